package dev.aludel.migrate;

import dev.aludel.dialect.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
      send(connection, statement);
    } catch (SQLException e) {
      throw new StatementFailure(statement.sql(), line, e);
    }
    count++;
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    listener.on(new MigrationEvent.StatementFinished(revision, statement.sql(), took));
  }

  /**
   * Sends a statement and answers with the number of rows that it changed. Text without parameters
   * goes as it is: a question mark in it may be an operator, and a brace part of a literal.
   */
  static int send(Connection connection, Statement statement) throws SQLException {
    if (statement.parameters().isEmpty()) {
      try (java.sql.Statement plain = connection.createStatement()) {
        plain.setEscapeProcessing(false);
        plain.execute(statement.sql());
        return plain.getUpdateCount();
      }
    }
    try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
      int position = 1;
      for (Object value : statement.parameters()) {
        prepared.setObject(position++, value);
      }
      prepared.execute();
      return prepared.getUpdateCount();
    }
  }
}
