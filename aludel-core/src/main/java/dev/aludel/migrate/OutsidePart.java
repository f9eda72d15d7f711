package dev.aludel.migrate;

import dev.aludel.dialect.Leftovers;
import dev.aludel.dialect.Leftovers.State;
import dev.aludel.dialect.OutsideSession;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.operation.Located;
import dev.aludel.operation.RunJava;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a single statement outside a transaction.
 *
 * <p>Other runs are kept out by a transaction on a second connection. Before the statement, a row
 * in the progress table says that it is about to run; so a later run that finds the row asks the
 * catalog how far the statement came, takes away what it left, and finishes it.
 */
final class OutsidePart {

  private static final Logger LOG = LoggerFactory.getLogger(OutsidePart.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final StepRun step;
  private final RunContext run;
  private final Part part;
  private final Located located;

  OutsidePart(StepRun step, Part part) {
    this.step = step;
    this.run = step.context();
    this.part = part;
    this.located = step.located().get(part.from());
  }

  StepRun.Outcome run() throws StatementFailure, SQLException {
    Transaction guard = run.turn().guard(run.link().spare(run.dialect()));
    try {
      StepRun.Outcome where = step.look(run.link().connection(), part);
      if (where != StepRun.Outcome.DONE) {
        return where;
      }
      if (part.from() == 0 && !isIntended()) {
        run.callbacks().beforeAlone(step.step(), run.link().connection(), run.turn());
      }
      if (located.operation() instanceof RunJava work) {
        intend(work.describe());
        step.statements().run(run.link().connection(), work, located.line(), Optional.empty());
      } else {
        finish(statement());
      }
      requireAlive(guard);
      Connection connection = run.link().connection();
      try (Transaction transaction = run.turn().beginGuarded(connection)) {
        return new PartEnd(step, part, step.statements().count(), true)
            .commit(connection, transaction);
      }
    } finally {
      end(guard);
    }
  }

  private Statement statement() {
    Supplier<Schema> before = run.before(List.of(located)).before(located.operation());
    return run.dialect().compile(located.operation(), before).get(0);
  }

  private void finish(Statement statement) throws StatementFailure, SQLException {
    for (int retry = 1; ; retry++) {
      try {
        attempt(statement);
        return;
      } catch (StatementFailure failure) {
        tidy(statement, failure.serverError());
        step.pauseOrThrow(failure, failure.serverError(), retry);
      }
    }
  }

  private void attempt(Statement statement) throws StatementFailure, SQLException {
    Connection connection = run.link().connection();
    boolean resumed = isIntended();
    Leftovers found = resumed ? quiet(statement.sql()) : leftovers(statement.sql());
    if (resumed && found.state() == State.DONE) {
      tell("it is done already");
      return;
    }
    boolean ours = resumed || found.state() == State.OPEN;
    if (ours && !resumed) {
      intend(statement.sql());
    }
    try (OutsideSession session = outside(statement.sql())) {
      if (resumed) {
        clear(connection, found, session);
      }
      Statement sent = found.instead().filter(any -> resumed).map(Statement::of).orElse(statement);
      send(connection, sent, session);
      if (!ours) {
        clearWhatWasPassedOver(statement, session);
      }
    }
  }

  /** IF NOT EXISTS passes over an INVALID index as if it were one. */
  private void clearWhatWasPassedOver(Statement statement, OutsideSession session)
      throws StatementFailure, SQLException {
    Leftovers found = leftovers(statement.sql());
    if (found.state() == State.BROKEN) {
      intend(statement.sql());
      clear(run.link().connection(), found, session);
      send(run.link().connection(), statement, session);
    }
  }

  private void clear(Connection connection, Leftovers found, OutsideSession session)
      throws StatementFailure {
    if (!found.clearing().isEmpty()) {
      tell("what it left is INVALID, and goes before it runs again");
    } else {
      tell(found.instead().isPresent() ? "it is finished" : "it runs again");
    }
    for (String sql : found.clearing()) {
      send(connection, Statement.of(sql), session);
    }
  }

  private void send(Connection connection, Statement statement, OutsideSession session)
      throws StatementFailure {
    step.statements()
        .run(connection, statement, List.of(statement), located.line(), session.session());
  }

  /** Takes away what a failed attempt has left, so that a failure leaves nothing half done. */
  private void tidy(Statement statement, SQLException failure) {
    if (!isIntended() || run.dialect().refusal(failure).isWithoutConnection()) {
      return;
    }
    try {
      Leftovers found = leftovers(statement.sql());
      if (found.state() == State.BROKEN && found.instead().isEmpty()) {
        try (OutsideSession session = outside(statement.sql())) {
          for (String sql : found.clearing()) {
            send(run.link().connection(), Statement.of(sql), session);
          }
        }
      } else if (found.state() != State.OPEN) {
        return;
      }
      note(
          part.from() == 0
              ? Optional.empty()
              : Optional.of(PartEnd.progress(step, part.from(), Optional.empty())));
    } catch (SQLException | StatementFailure e) {
      // The next run does it: the row that says so is still there.
      failure.addSuppressed(e);
    }
  }

  private OutsideSession outside(String sql) throws SQLException {
    return run.dialect()
        .outside(
            run.link().connection(),
            sql,
            step.script().settings().limits().lock(),
            step.script().settings().limits().statement());
  }

  private Leftovers leftovers(String sql) throws SQLException {
    return run.dialect().leftovers(run.link().connection(), sql);
  }

  /** How far an earlier attempt came, once no session is at it any more. */
  private Leftovers quiet(String sql) throws SQLException {
    long start = System.nanoTime();
    Leftovers found = leftovers(sql);
    if (found.state() == State.RUNNING) {
      tell("the server is still at it, and is waited for");
    }
    while (found.state() == State.RUNNING) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      Duration limit = run.options().runnerWait();
      if (!limit.isZero() && waited.compareTo(limit) > 0) {
        throw new MigrationException(
            "The statement of a run that was cut short is still running on the server, after %s: %s%nWait until it is done (pg_stat_progress_create_index shows it), and run again."
                .formatted(Pause.text(waited), sql),
            step.clock().id(),
            null);
      }
      Pause.of(BETWEEN_LOOKS);
      found = leftovers(sql);
    }
    return found;
  }

  private boolean isIntended() {
    return step.known().flatMap(HalfDone::running).isPresent();
  }

  private void intend(String running) throws SQLException {
    if (!isIntended()) {
      note(Optional.of(PartEnd.progress(step, part.from(), Optional.of(SafeSql.of(running)))));
    }
  }

  private void note(Optional<HalfDone> progress) throws SQLException {
    Connection connection = run.link().connection();
    try (Transaction transaction = run.turn().beginGuarded(connection)) {
      run.books().move(connection, step.known(), progress);
      transaction.commit();
    }
    step.known(progress);
  }

  private void tell(String found) {
    run.listener()
        .on(
            new MigrationEvent.StepResumed(
                step.clock().id(), step.clock().action(), part.from(), found));
  }

  private void requireAlive(Transaction guard) throws SQLException {
    if (!guard.isAlive()) {
      throw new MigrationException(
          "The connection was lost that kept other runs out while revision %s ran outside a transaction. Its statement has run, and is not recorded yet: run the command again, which finds that out and goes on."
              .formatted(step.clock().id()),
          step.clock().id(),
          null);
    }
  }

  private static void end(Transaction guard) {
    try {
      guard.close();
    } catch (SQLException e) {
      // Its connection is gone, and the lock with it.
      LOG.debug("Cannot end the transaction that kept other runs out", e);
    }
  }
}
