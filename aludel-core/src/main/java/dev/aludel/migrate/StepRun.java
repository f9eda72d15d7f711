package dev.aludel.migrate;

import dev.aludel.dialect.Compilation;
import dev.aludel.dialect.ForeseenSchema;
import dev.aludel.dialect.Refusal;
import dev.aludel.dialect.SessionLimits;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RunJava;
import dev.aludel.revision.Step;
import dev.aludel.schema.SchemaException;
import dev.aludel.script.CallbackEvent;
import dev.aludel.script.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Runs one step: its script, part by part, and with the last part its version rows and its history
 * entry.
 *
 * <p>Each part begins by keeping other runs out and looking where the database is. So a step goes
 * on where another run left it, be that run dead or in between two parts, by the same way that it
 * goes on after a part of its own.
 */
final class StepRun {

  private final RunContext run;
  private final Step step;
  private final Set<String> rowsBefore;
  private final Script script;
  private final List<Located> located;
  private final StepClock clock;
  private final StatementRunner statements;
  private Optional<HalfDone> known = Optional.empty();
  private boolean told;

  /** Whether the statements must go one by one, for the driver did not say which was refused. */
  private boolean oneByOne;

  /**
   * Prepares a step.
   *
   * @param rowsBefore the version rows with which it begins
   */
  StepRun(RunContext run, Step step, Set<String> rowsBefore, int number, int total) {
    this.run = run;
    this.step = step;
    this.rowsBefore = rowsBefore;
    this.script = run.scripts().apply(step);
    this.located = run.operations(step);
    this.clock = new StepClock(step, script, number, total);
    this.statements = new StatementRunner(step.revision().id(), run.listener(), run.watch());
  }

  /**
   * Runs it.
   *
   * @return empty when the database is no longer where the step begins
   * @throws MigrationException if it fails; the part that failed is rolled back
   */
  Optional<StepEnd> run() throws SQLException {
    try {
      while (true) {
        Part part = next();
        Outcome outcome = part.outside() ? new OutsidePart(this, part).run() : inTransaction(part);
        if (outcome == Outcome.MOVED_AWAY) {
          return Optional.empty();
        }
        if (outcome == Outcome.DONE && part.to() == located.size()) {
          StepEnd end = clock.end(statements.count());
          run.listener().on(clock.finished(end));
          return Optional.of(end);
        }
      }
    } catch (StatementFailure failure) {
      throw failed(Failure.of(failure, this));
    } catch (SQLException refused) {
      throw failed(Failure.ofTransaction(refused, this));
    }
  }

  /** Runs the whole script, and records it, in a transaction that is open and goes on. */
  void runWithin(Transaction transaction) throws StatementFailure, SQLException {
    Connection connection = run.link().connection();
    run.listener().on(clock.started());
    List<Statement> limits = limits();
    for (Statement limit : limits) {
      limit.send(connection);
    }
    run.callbacks().inStep(CallbackEvent.BEFORE_EACH_STEP, step, connection);
    runAll(located, transaction);
    run.callbacks().inStep(CallbackEvent.AFTER_EACH_STEP, step, connection);
    run.books().record(connection, step.rows(), clock.done(statements.count(), run.author()));
    if (!limits.isEmpty() && transaction.session().isPresent()) {
      SessionLimits session = transaction.session().get();
      for (Statement limit : run.dialect().limits(session.limits())) {
        limit.send(connection);
      }
    }
  }

  /** How a part ended that did not fail. */
  enum Outcome {
    DONE,
    /** Somebody else has gone on with this step: look again where it is. */
    LOOK_AGAIN,
    /** Somebody else has done this step, or another one. */
    MOVED_AWAY
  }

  private Part next() {
    int done = known.map(HalfDone::done).orElse(0);
    Part part =
        Parts.of(
                located.subList(done, located.size()),
                script.settings().transactional(),
                run.dialect())
            .get(0);
    return new Part(part.from() + done, part.to() + done, part.outside());
  }

  /** Whether the database is where a part begins, as seen while other runs are kept out. */
  Outcome look(Connection connection, Part part) throws SQLException {
    return look(connection, part, run.books().rowsNow(connection));
  }

  private Outcome look(Connection connection, Part part, Set<String> rows) throws SQLException {
    if (!rows.equals(rowsBefore)) {
      return Outcome.MOVED_AWAY;
    }
    boolean whole = part.from() == 0 && part.to() == located.size() && !part.outside();
    Optional<HalfDone> found = run.books().halfDone(connection, !whole);
    boolean same =
        found.map(HalfDone::done).equals(known.map(HalfDone::done))
            && found.map(HalfDone::run).equals(known.map(HalfDone::run));
    if (same) {
      if (!told) {
        told = true;
        run.listener().on(clock.started());
      }
      return Outcome.DONE;
    }
    found.ifPresent(half -> HalfDoneSteps.requireToFit(half, this));
    known = found;
    return Outcome.LOOK_AGAIN;
  }

  private Outcome inTransaction(Part part) throws StatementFailure, SQLException {
    boolean whole = part.from() == 0 && part.to() == located.size();
    Optional<PipelinedStep> pipelined =
        whole && !oneByOne ? PipelinedStep.of(this) : Optional.empty();
    for (int retry = 1; ; retry++) {
      int before = statements.count();
      try {
        return tryInTransaction(part, pipelined);
      } catch (StatementFailure failure) {
        pauseOrThrow(failure, failure.serverError(), retry);
      } catch (SQLException refused) {
        pauseOrThrow(refused, refused, retry);
      }
      statements.backTo(before);
    }
  }

  /** Lets others pass where it was a lock that could not be had; anything else is thrown again. */
  <E extends Exception> void pauseOrThrow(E failure, SQLException reason, int retry) throws E {
    RetryPolicy policy = retries();
    if (run.dialect().refusal(reason) != Refusal.LOCK || retry > policy.retries()) {
      throw failure;
    }
    Duration pause = policy.pause(retry, ThreadLocalRandom.current());
    run.listener()
        .on(
            new MigrationEvent.StepRetried(
                clock.id(),
                retry,
                policy.retries(),
                pause,
                ServerWords.of(reason),
                statements.blockers()));
    Pause.of(pause);
  }

  /** How often this step is tried again: as its header says, or else the configuration. */
  RetryPolicy retries() {
    RetryPolicy policy = run.options().retries();
    OptionalInt own = script.settings().lockRetries();
    return own.isPresent() ? policy.withRetries(own.getAsInt()) : policy;
  }

  private Outcome tryInTransaction(Part part, Optional<PipelinedStep> pipelined)
      throws StatementFailure, SQLException {
    Connection connection = run.link().connection();
    List<Located> stretch = located.subList(part.from(), part.to());
    List<Operation> operations = new ArrayList<>(run.callbacks().operations(step));
    stretch.forEach(each -> operations.add(each.operation()));
    Optional<String> question = Optional.of(run.books().rowsQuestion());
    try (Transaction transaction = run.turn().begin(connection, operations, question)) {
      Outcome where = look(connection, part, Set.copyOf(transaction.answers()));
      if (where != Outcome.DONE) {
        return where;
      }
      if (pipelined.isPresent()) {
        if (pipelined.get().send(connection, transaction)) {
          return new PartEnd(this, part, statements.count(), false).commit(connection, transaction);
        }
        // Rolled back, and looked at again: then the statements go one by one.
        oneByOne = true;
        return Outcome.LOOK_AGAIN;
      }
      for (Statement limit : limits()) {
        limit.send(connection);
      }
      if (part.from() == 0) {
        run.callbacks().inStep(CallbackEvent.BEFORE_EACH_STEP, step, connection);
      }
      runAll(stretch, transaction);
      return new PartEnd(this, part, statements.count(), false).commit(connection, transaction);
    }
  }

  /** Whether the whole script is one transaction. */
  boolean isOneTransaction() {
    List<Part> parts = Parts.of(located, script.settings().transactional(), run.dialect());
    return parts.size() == 1 && !parts.get(0).outside();
  }

  /** The revision's own time limits, which end with its transaction. */
  List<Statement> limits() {
    return run.dialect().limits(script.settings().limits());
  }

  private void runAll(List<Located> stretch, Transaction transaction)
      throws StatementFailure, SQLException {
    Connection connection = run.link().connection();
    Optional<SessionLimits> session = transaction.session().map(this::own);
    Compilation compilation =
        run.dialect().compilation(stretch.stream().map(Located::operation).toList());
    ForeseenSchema schema = run.before(stretch);
    for (Located each : stretch) {
      for (Statement statement : compiled(each, compilation, schema)) {
        statements.run(connection, statement, sent(statement, transaction), each.line(), session);
      }
      if (each.operation() instanceof RunJava work) {
        statements.run(connection, work, each.line(), session);
      }
      schema.done(each.operation());
    }
  }

  /** What the database cannot do, or not to what is there, is told with its place in the script. */
  private List<Statement> compiled(Located each, Compilation compilation, ForeseenSchema schema)
      throws StatementFailure {
    try {
      return compilation.next(each.operation(), schema.before(each.operation()));
    } catch (SchemaException | UnsupportedOperation e) {
      throw new StatementFailure(
          each.operation().describe(), each.line(), new SQLException(e.getMessage(), e));
    }
  }

  /** What is sent for a statement of the script. */
  List<Statement> sent(Statement statement, Transaction transaction) {
    return script.settings().limits().statement().isPresent()
        ? List.of(statement)
        : transaction.withoutLimit(statement);
  }

  /** The limits of the session with the revision's own in their place. */
  SessionLimits own(SessionLimits session) {
    return session.with(script.settings().limits());
  }

  /** Tells of a failure, and notes it in the history. */
  MigrationException failed(MigrationException failure) {
    run.listener().on(clock.failedEvent(failure.getMessage()));
    try {
      Connection connection = run.link().connection();
      boolean gone = connection.isClosed() || !connection.isValid(5);
      run.books()
          .note(
              gone ? run.link().renew() : connection,
              clock.failed(statements.count(), run.author(), failure.getMessage()));
    } catch (SQLException | RuntimeException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  RunContext context() {
    return run;
  }

  Step step() {
    return step;
  }

  Script script() {
    return script;
  }

  List<Located> located() {
    return new ArrayList<>(located);
  }

  StepClock clock() {
    return clock;
  }

  StatementRunner statements() {
    return statements;
  }

  /** How far the step is, as far as this run has seen. */
  Optional<HalfDone> known() {
    return known;
  }

  void known(Optional<HalfDone> now) {
    known = now;
  }
}
