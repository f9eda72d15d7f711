package dev.aludel.migrate;

import dev.aludel.dialect.OtherSession;
import dev.aludel.dialect.Pipeline;
import dev.aludel.dialect.SessionLimits;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.RunJava;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Sends the statements of one revision, watches the slow ones, and counts them. */
final class StatementRunner {

  private final String revision;
  private final MigrationListener listener;
  private final Optional<StatementWatch> watch;
  private int count;

  StatementRunner(String revision, MigrationListener listener, Optional<StatementWatch> watch) {
    this.revision = revision;
    this.listener = listener;
    this.watch = watch;
  }

  int count() {
    return count;
  }

  /** Counts statements that ran before one that did not, of those that were sent together. */
  void ran(int statements) {
    count += statements;
  }

  /** Goes back to an earlier count, when the statements since then were rolled back. */
  void backTo(int earlier) {
    count = earlier;
  }

  /** The sessions that the last statement was seen to wait for. */
  List<OtherSession> blockers() {
    return watch.map(StatementWatch::blockers).orElse(List.of());
  }

  /**
   * Runs a statement.
   *
   * @param told the statement as its script has it
   * @param sent what is sent for it, in order
   */
  void run(
      Connection connection,
      Statement told,
      List<Statement> sent,
      OptionalInt line,
      Optional<SessionLimits> session)
      throws StatementFailure {
    listener.on(new MigrationEvent.StatementStarted(revision, told.sql(), line));
    long start = System.nanoTime();
    begin(told.sql(), session);
    try {
      for (Statement each : sent) {
        each.send(connection);
      }
    } catch (SQLException e) {
      throw new StatementFailure(told.sql(), line, e);
    } finally {
      watch.ifPresent(StatementWatch::end);
    }
    count++;
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    listener.on(new MigrationEvent.StatementFinished(revision, told.sql(), took));
  }

  /**
   * Runs several at once, of which no listener hears one by one.
   *
   * @param sent all that is sent
   * @param ofScript how many statements of the script are among them
   * @return how many rows each has changed
   */
  int[] runTogether(
      Connection connection,
      Pipeline pipeline,
      List<Statement> sent,
      int ofScript,
      Optional<SessionLimits> session)
      throws SQLException {
    begin(String.join(";\n", sent.stream().map(Statement::sql).toList()), session);
    try {
      int[] changed = pipeline.send(connection, sent);
      count += ofScript;
      return changed;
    } finally {
      watch.ifPresent(StatementWatch::end);
    }
  }

  /** Runs code of the script. */
  void run(Connection connection, RunJava work, OptionalInt line, Optional<SessionLimits> session)
      throws StatementFailure {
    begin(work.describe(), session);
    try {
      work.work().run(connection);
    } catch (SQLException e) {
      throw new StatementFailure(work.describe(), line, e);
    } finally {
      watch.ifPresent(StatementWatch::end);
    }
  }

  private void begin(String sql, Optional<SessionLimits> session) {
    if (session.isPresent()) {
      watch.ifPresent(looking -> looking.begin(revision, sql, session.get()));
    }
  }
}
