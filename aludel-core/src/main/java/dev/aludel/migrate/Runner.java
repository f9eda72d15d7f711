package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RunJava;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;
import dev.aludel.schema.Schema;
import dev.aludel.script.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs the steps of a plan on one connection, each with its version rows and its history entry in
 * one transaction.
 *
 * <p>Inside the transaction, with other runners kept out, it looks again at where the database is:
 * a step that another runner did meanwhile is passed over, and never done twice.
 */
final class Runner {

  private final Connection connection;
  private final Dialect dialect;
  private final Bookkeeping books;
  private final Function<Step, Script> scripts;
  private final MigrationListener listener;
  private final Author author;

  Runner(
      Connection connection,
      Dialect dialect,
      Bookkeeping books,
      Function<Step, Script> scripts,
      MigrationListener listener,
      Author author) {
    this.connection = connection;
    this.dialect = dialect;
    this.books = books;
    this.scripts = scripts;
    this.listener = listener;
    this.author = author;
  }

  /**
   * Runs a plan.
   *
   * @throws MigrationException if a step fails, which is rolled back, or if the database is moved
   *     off the plan's way by somebody else
   */
  RunReport run(Plan plan) throws SQLException {
    if (plan.isEmpty()) {
      return new RunReport(List.of(), plan.rowsBefore(), plan.rowsAfter());
    }
    books.ensure(connection);
    Itinerary itinerary = new Itinerary(plan);
    List<StepEnd> done = new ArrayList<>();
    int next = 0;
    while (next < plan.steps().size()) {
      Optional<StepEnd> end = runStep(plan, next, itinerary);
      if (end.isPresent()) {
        done.add(end.get());
        next++;
      } else {
        next = whereAnotherRunnerLeft(itinerary, next);
      }
    }
    return new RunReport(done, plan.rowsBefore(), plan.rowsAfter());
  }

  private int whereAnotherRunnerLeft(Itinerary itinerary, int step) throws SQLException {
    Set<String> found = books.rowsNow(connection);
    int next = itinerary.stepAt(found, step);
    if (next < 0) {
      throw new MigrationException(
          "Somebody else is changing this database: it should be at %s and is at %s. Nothing more was run. See where it is with 'aludel current', and run the command again."
              .formatted(names(itinerary.rowsBefore(step)), names(found)),
          null,
          null);
    }
    return next;
  }

  private static String names(Set<String> rows) {
    return rows.isEmpty() ? "base" : String.join(", ", rows.stream().sorted().toList());
  }

  /** One step; empty when the database is no longer where the step begins. */
  private Optional<StepEnd> runStep(Plan plan, int number, Itinerary itinerary)
      throws SQLException {
    Step step = plan.steps().get(number);
    Script script = scripts.apply(step);
    List<Located> located = operations(step, script);
    StepClock clock = new StepClock(step, script, number + 1, plan.steps().size());
    StatementRunner statements = new StatementRunner(connection, step.revision().id(), listener);

    try {
      boolean alone = !script.settings().transactional();
      if (alone) {
        requireNoLimits(script);
        if (!books.rowsNow(connection).equals(itinerary.rowsBefore(number))) {
          return Optional.empty();
        }
        listener.on(clock.started());
        runAll(located, statements, true);
      }
      List<Operation> inside =
          alone ? List.of() : located.stream().map(Located::operation).toList();
      try (Transaction transaction = dialect.begin(connection, books.lock(), inside)) {
        if (!books.rowsNow(connection).equals(itinerary.rowsBefore(number))) {
          return Optional.empty();
        }
        if (!alone) {
          listener.on(clock.started());
          for (Statement limit : limits(script)) {
            limit.send(connection);
          }
          runAll(located, statements, false);
        }
        books.record(connection, step.rows(), clock.done(statements.count(), author));
        transaction.commit();
      }
    } catch (StatementFailure failure) {
      throw failed(clock, statements, Failure.of(failure, script, step, dialect));
    } catch (SQLException refused) {
      throw failed(clock, statements, Failure.ofTransaction(refused, script, step));
    }
    StepEnd end = clock.end(statements.count());
    listener.on(clock.finished(end));
    return Optional.of(end);
  }

  private static List<Located> operations(Step step, Script script, Dialect dialect) {
    return step.isUpgrade() ? script.upgrade(dialect) : script.downgrade(dialect);
  }

  private List<Located> operations(Step step, Script script) {
    return operations(step, script, dialect);
  }

  /** The revision's own time limits, which end with its transaction. */
  private List<Statement> limits(Script script) {
    return dialect.limits(script.settings().lockTimeout(), script.settings().statementTimeout());
  }

  private void requireNoLimits(Script script) {
    if (!limits(script).isEmpty()) {
      throw new MigrationException(
          "Revision %s (%s) sets a lock or statement timeout and 'transaction: none', but the limits of a revision hold for its transaction. Leave the limits out, and set timeouts.lock and timeouts.statement for the run: -x timeouts.lock=10s."
              .formatted(script.revision().id(), script.revision().source()),
          script.revision().id(),
          null);
    }
  }

  private void runAll(List<Located> located, StatementRunner statements, boolean outside)
      throws StatementFailure, SQLException {
    for (Located each : located) {
      if (each.operation() instanceof RunJava work) {
        try {
          work.work().run(connection);
        } catch (SQLException e) {
          throw new StatementFailure(work.describe(), each.line(), e);
        }
        continue;
      }
      for (Statement statement : dialect.compile(each.operation(), before())) {
        if (!statement.transactional() && !outside) {
          throw new StatementFailure(statement.sql(), each.line(), Failure.needsNoTransaction());
        }
        statements.run(statement, each.line());
      }
    }
  }

  /** The schema as it is now, read once at most, and only when it is asked for. */
  private Supplier<Schema> before() {
    return new SchemaNow(connection, dialect, new Scope(List.of(), books.tables()));
  }

  private MigrationException failed(
      StepClock clock, StatementRunner statements, MigrationException failure) {
    listener.on(clock.failedEvent(failure.getMessage()));
    try {
      books.note(connection, clock.failed(statements.count(), author, failure.getMessage()));
    } catch (SQLException | MigrationException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /** The times of one step, and what is said and written of it. */
  private record StepClock(
      Step step, Script script, int number, int total, Instant startedAt, long startedNanos) {

    StepClock(Step step, Script script, int number, int total) {
      this(step, script, number, total, Instant.now(), System.nanoTime());
    }

    Action action() {
      return step.isUpgrade() ? Action.UPGRADE : Action.DOWNGRADE;
    }

    String id() {
      return step.revision().id();
    }

    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    MigrationEvent started() {
      return new MigrationEvent.StepStarted(
          number, total, id(), action(), step.revision().message());
    }

    StepEnd end(int statements) {
      return new StepEnd(id(), action(), elapsed(), statements);
    }

    MigrationEvent finished(StepEnd end) {
      return new MigrationEvent.StepFinished(
          number, total, id(), action(), end.duration(), end.statements());
    }

    MigrationEvent failedEvent(String error) {
      return new MigrationEvent.StepFailed(number, total, id(), action(), elapsed(), error);
    }

    HistoryEntry done(int statements, Author author) {
      return entry(statements, author, false, step.revision().message());
    }

    HistoryEntry failed(int statements, Author author, String error) {
      return entry(statements, author, true, error);
    }

    private HistoryEntry entry(int statements, Author author, boolean failed, String message) {
      return new HistoryEntry(
          id(),
          action(),
          failed,
          startedAt,
          elapsed(),
          statements,
          Optional.of(script.checksum()),
          author.databaseUser(),
          author.host(),
          author.aludelVersion(),
          author.tagged(message));
    }
  }
}
