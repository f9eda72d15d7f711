package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Transaction;
import dev.aludel.error.AludelException;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;
import dev.aludel.script.CallbackContext;
import dev.aludel.script.CallbackEvent;
import dev.aludel.script.CallbackScript;
import dev.aludel.script.Companions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The callbacks of one run.
 *
 * <p>Those of a step run in its transaction, and are rolled back with it. The others run in a
 * transaction of their own, one each, or without one where their head says so.
 */
final class RunCallbacks {

  private final Link link;
  private final Turn turn;
  private final Dialect dialect;
  private final Companions companions;
  private final MigrationListener listener;

  RunCallbacks(
      Link link, Turn turn, Dialect dialect, Companions companions, MigrationListener listener) {
    this.link = link;
    this.turn = turn;
    this.dialect = dialect;
    this.companions = companions;
    this.listener = listener;
  }

  /**
   * A run with the callbacks around it.
   *
   * @throws MigrationException if the run fails, or a callback
   */
  RunReport around(Plan plan, Work run) throws SQLException {
    Direction direction =
        plan.steps().isEmpty() ? Direction.UPGRADE : plan.steps().get(0).direction();
    beside(CallbackEvent.BEFORE_RUN, direction, Optional.empty(), null);
    RunReport report;
    try {
      report = run.run();
    } catch (MigrationException failure) {
      afterFailure(plan, direction, failure);
      throw failure;
    }
    if (!report.steps().isEmpty()) {
      beside(CallbackEvent.AFTER_RUN, direction, Optional.empty(), null);
    }
    return report;
  }

  /** What fails here must not hide what failed before. */
  private void afterFailure(Plan plan, Direction direction, MigrationException failure) {
    Optional<Step> failed =
        plan.steps().stream()
            .filter(step -> failure.revision().equals(Optional.of(step.revision().id())))
            .findFirst();
    try {
      beside(CallbackEvent.AFTER_FAILURE, direction, failed, failure.getMessage());
    } catch (AludelException e) {
      failure.addSuppressed(e);
      listener.on(
          new MigrationEvent.CallbackFailed(CallbackEvent.AFTER_FAILURE.word(), e.getMessage()));
    }
  }

  @FunctionalInterface
  interface Work {
    RunReport run() throws SQLException;
  }

  /** What the callbacks of a step will do in its transaction. */
  List<Operation> operations(Step step) {
    List<Operation> operations = new ArrayList<>();
    for (CallbackEvent event : CallbackEvent.values()) {
      if (event.isInStep()) {
        for (CallbackScript callback : of(event, step.direction())) {
          operations.addAll(PlainRun.operations(located(callback, Optional.of(step), null)));
        }
      }
    }
    return operations;
  }

  /** Runs those of a moment in a step, in the transaction that is open. */
  void inStep(CallbackEvent event, Step step, Connection connection) throws StatementFailure {
    for (CallbackScript callback : of(event, step.direction())) {
      plain(step.revision().id(), connection)
          .send(located(callback, Optional.of(step), null), Optional.of(callback.source()), false);
    }
  }

  /**
   * Runs those before a step that begins outside a transaction, in one of their own, while other
   * runs are kept out.
   */
  void beforeAlone(Step step, Connection connection, Turn guarded)
      throws StatementFailure, SQLException {
    List<CallbackScript> callbacks = of(CallbackEvent.BEFORE_EACH_STEP, step.direction());
    if (callbacks.isEmpty()) {
      return;
    }
    try (Transaction transaction = guarded.beginGuarded(connection)) {
      inStep(CallbackEvent.BEFORE_EACH_STEP, step, connection);
      transaction.commit();
    }
  }

  /**
   * Runs those of a moment outside the steps.
   *
   * @throws MigrationException if one fails
   */
  private void beside(
      CallbackEvent event, Direction direction, Optional<Step> step, @Nullable String failure) {
    for (CallbackScript callback : of(event, direction)) {
      List<Located> located = located(callback, step, failure);
      try {
        Connection connection = link.connection();
        if (!callback.transactional()) {
          plain(event.word(), connection).send(located, Optional.empty(), true);
          continue;
        }
        try (Transaction transaction = turn.begin(connection, PlainRun.operations(located))) {
          plain(event.word(), connection).send(located, Optional.empty(), false);
          transaction.commit();
        }
      } catch (StatementFailure refused) {
        throw Failure.of(
            refused,
            "The callback " + event.word() + " failed",
            callback.source(),
            dialect,
            advice(event));
      } catch (SQLException refused) {
        throw new MigrationException(
            "The callback %s (%s) could not be committed: %s%n%s"
                .formatted(event.word(), callback.source(), ServerWords.of(refused), advice(event)),
            null,
            refused);
      }
    }
  }

  private static String advice(CallbackEvent event) {
    return event == CallbackEvent.BEFORE_RUN
        ? "No revision was run. Mend the callback, then run the command again."
        : "All that the run did before it stays. Mend the callback; it runs again with the next run that has something to do.";
  }

  private List<CallbackScript> of(CallbackEvent event, Direction direction) {
    return companions.callbacks().isEmpty()
        ? List.of()
        : companions.callbacks(event).stream().filter(each -> each.isFor(direction)).toList();
  }

  private List<Located> located(
      CallbackScript callback, Optional<Step> step, @Nullable String failure) {
    return callback.operations(
        dialect,
        on ->
            new CallbackContext(
                callback.event(), on, dialect.name(), step, Optional.ofNullable(failure)));
  }

  private PlainRun plain(String what, Connection connection) {
    return new PlainRun(connection, dialect, new StatementRunner(what, listener, Optional.empty()));
  }
}
