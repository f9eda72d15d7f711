package dev.aludel.migrate;

import dev.aludel.dialect.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;

/** Sends the statements of one revision and counts them. */
final class StatementRunner {

  private final Connection connection;
  private final String revision;
  private final MigrationListener listener;
  private int count;

  StatementRunner(Connection connection, String revision, MigrationListener listener) {
    this.connection = connection;
    this.revision = revision;
    this.listener = listener;
  }

  int count() {
    return count;
  }

  void run(Statement statement, OptionalInt line) throws StatementFailure {
    listener.on(new MigrationEvent.StatementStarted(revision, statement.sql(), line));
    long start = System.nanoTime();
    try {
      statement.send(connection);
    } catch (SQLException e) {
      throw new StatementFailure(statement.sql(), line, e);
    }
    count++;
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    listener.on(new MigrationEvent.StatementFinished(revision, statement.sql(), took));
  }
}
