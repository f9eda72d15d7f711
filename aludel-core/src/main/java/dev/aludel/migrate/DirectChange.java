package dev.aludel.migrate;

import dev.aludel.dialect.Compilation;
import dev.aludel.dialect.ForeseenSchema;
import dev.aludel.dialect.Refusal;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Brings a database to a schema without a revision: all changes and the history entry in one
 * transaction, with other runners kept out.
 *
 * <p>Inside the transaction it looks again at what the changes were worked out from, so that nobody
 * else's change meanwhile is undone or built upon.
 */
final class DirectChange {

  private final RunContext run;

  DirectChange(RunContext run) {
    this.run = run;
  }

  /**
   * Makes the changes.
   *
   * @param schemas that were looked at besides the connection's own
   * @param what the history says of it
   * @throws MigrationException if the database is no longer as it was compared, or refuses a
   *     statement; nothing is changed then
   */
  RunReport run(Comparison comparison, List<String> schemas, String what) throws SQLException {
    Connection connection = run.link().connection();
    Set<String> rows = run.books().rows(connection);
    if (comparison.diff().isEmpty()) {
      return new RunReport(List.of(), rows, rows);
    }
    run.books().ensure(connection, run.turn());
    Clock clock = new Clock(rows, what);
    StatementRunner statements = new StatementRunner(clock.revision(), run.listener(), run.watch());
    run.listener().on(new MigrationEvent.StepStarted(1, 1, clock.revision(), Action.APPLY, what));
    try {
      inTransaction(comparison, schemas, clock, statements);
    } catch (StatementFailure failure) {
      throw failed(clock, statements, Failure.ofDirectChange(failure, run.dialect()));
    } catch (SQLException refused) {
      throw failed(
          clock,
          statements,
          new MigrationException(
              "The changes could not be committed: %s%nSee what is there with 'aludel diff', and run the command again."
                  .formatted(ServerWords.of(refused)),
              null,
              refused));
    }
    StepEnd end = new StepEnd(clock.revision(), Action.APPLY, clock.elapsed(), statements.count());
    run.listener()
        .on(
            new MigrationEvent.StepFinished(
                1, 1, end.revision(), end.action(), end.duration(), end.statements()));
    return new RunReport(List.of(end), rows, rows);
  }

  /** Lets others pass and tries again where a lock could not be had. */
  private void inTransaction(
      Comparison comparison, List<String> schemas, Clock clock, StatementRunner statements)
      throws StatementFailure, SQLException {
    RetryPolicy policy = run.options().retries();
    for (int retry = 1; ; retry++) {
      try {
        tryInTransaction(comparison, schemas, clock, statements);
        return;
      } catch (StatementFailure failure) {
        if (run.dialect().refusal(failure.serverError()) != Refusal.LOCK
            || retry > policy.retries()) {
          throw failure;
        }
        Duration pause = policy.pause(retry, ThreadLocalRandom.current());
        run.listener()
            .on(
                new MigrationEvent.StepRetried(
                    clock.revision(),
                    retry,
                    policy.retries(),
                    pause,
                    ServerWords.of(failure.serverError()),
                    statements.blockers()));
        Pause.of(pause);
        statements.backTo(0);
      }
    }
  }

  private void tryInTransaction(
      Comparison comparison, List<String> schemas, Clock clock, StatementRunner statements)
      throws StatementFailure, SQLException {
    Connection connection = run.link().connection();
    List<Operation> operations = comparison.diff().operations();
    try (Transaction transaction = run.turn().begin(connection, operations)) {
      requireUnchanged(
          comparison.live(),
          run.dialect().scopeFor(new Scope(schemas, run.books().tables()), comparison.live()));
      RowsInTheWay.refuse(connection, run.dialect(), comparison.live(), operations);
      Compilation compilation = run.dialect().compilation(operations);
      ForeseenSchema schema = ForeseenSchema.from(comparison.live(), operations);
      for (Operation operation : operations) {
        for (Statement statement : compilation.next(operation, schema.before(operation))) {
          statements.run(
              connection,
              statement,
              transaction.withoutLimit(statement),
              OptionalInt.empty(),
              transaction.session());
        }
        schema.done(operation);
      }
      run.books()
          .record(connection, List.of(), clock.entry(statements.count(), false, run.author()));
      transaction.commit();
    }
  }

  private void requireUnchanged(Schema compared, Scope scope) throws SQLException {
    Schema now = run.dialect().inspect(run.link().connection(), scope);
    for (SchemaObject object : compared.objects()) {
      if (!now.find(object.key()).equals(Optional.of(object))) {
        throw new MigrationException(
            "The database changed after it was compared: %s is not what it was. Nothing was done. Run the command again, to see the changes that are due now."
                .formatted(object.key()),
            null,
            null);
      }
    }
  }

  private MigrationException failed(
      Clock clock, StatementRunner statements, MigrationException failure) {
    String message = String.valueOf(failure.getMessage());
    run.listener()
        .on(
            new MigrationEvent.StepFailed(
                1, 1, clock.revision(), Action.APPLY, clock.elapsed(), message));
    try {
      run.books()
          .note(
              run.link().connection(),
              clock.saying(message).entry(statements.count(), true, run.author()));
    } catch (SQLException | RuntimeException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /** When it began, and what is written of it. */
  private record Clock(String revision, String what, Instant startedAt, long startedNanos) {

    Clock(Set<String> rows, String what) {
      this(
          rows.isEmpty() ? "base" : String.join(", ", rows.stream().sorted().toList()),
          what,
          Instant.now(),
          System.nanoTime());
    }

    Clock saying(String message) {
      return new Clock(revision, message, startedAt, startedNanos);
    }

    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    HistoryEntry entry(int statements, boolean failed, Author author) {
      return new HistoryEntry(
          revision,
          Action.APPLY,
          failed,
          startedAt,
          elapsed(),
          statements,
          Optional.empty(),
          author.databaseUser(),
          author.host(),
          author.aludelVersion(),
          author.tagged(what));
    }
  }
}
