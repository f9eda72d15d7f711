package dev.aludel.migrate;

import dev.aludel.dialect.Transaction;
import dev.aludel.script.CallbackEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The end of a part: the same transaction says how far the step is now, or, with the last part,
 * moves the version rows and fills the history.
 *
 * @param statements how many statements of the step have run
 * @param guarded whether other runs are kept out by another connection
 */
record PartEnd(StepRun step, Part part, int statements, boolean guarded) {

  boolean isLast() {
    return part.to() == step.located().size();
  }

  /**
   * Commits. Where the connection breaks meanwhile, nobody knows whether the server did; then it is
   * asked on a new connection.
   */
  StepRun.Outcome commit(Connection connection, Transaction transaction)
      throws StatementFailure, SQLException {
    RunContext run = step.context();
    if (isLast()) {
      run.callbacks().inStep(CallbackEvent.AFTER_EACH_STEP, step.step(), connection);
    }
    HistoryEntry entry = step.clock().done(statements, run.author());
    Optional<HalfDone> now =
        isLast() ? Optional.empty() : Optional.of(progress(step, part.to(), Optional.empty()));
    run.books().move(connection, step.known(), now);
    if (isLast()) {
      run.books().record(connection, step.step().rows(), entry);
    }
    try {
      transaction.commit();
    } catch (SQLException e) {
      if (!run.dialect().refusal(e).isWithoutConnection()) {
        throw e;
      }
      return new Settlement(this, entry, now).outcome(e);
    }
    step.known(now);
    return StepRun.Outcome.DONE;
  }

  /**
   * How far a step is.
   *
   * @param done how many of its operations are done
   * @param running the statement that is about to run outside a transaction
   */
  static HalfDone progress(StepRun step, int done, Optional<String> running) {
    RunContext run = step.context();
    return new HalfDone(
        step.clock().id(),
        step.clock().action(),
        done,
        HalfDoneSteps.checksum(step.located().subList(0, done)),
        running,
        run.id(),
        Instant.now().truncatedTo(ChronoUnit.MICROS),
        run.author().databaseUser(),
        run.author().host());
  }
}
