package dev.aludel.migrate;

import dev.aludel.dialect.Transaction;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs all steps of a plan in one transaction: all of them are there afterwards, or none. */
final class AtomicRun {

  private final RunContext run;
  private final Plan plan;
  private final List<StepRun> steps = new ArrayList<>();

  AtomicRun(RunContext run, Plan plan) {
    this.run = run;
    this.plan = plan;
    Itinerary itinerary = new Itinerary(plan);
    for (int i = 0; i < plan.steps().size(); i++) {
      Step step = plan.steps().get(i);
      steps.add(new StepRun(run, step, itinerary.rowsBefore(i), i + 1, plan.steps().size()));
    }
  }

  /**
   * Runs them.
   *
   * @return what was run; nothing where another run did it meanwhile
   * @throws MigrationException if a step cannot be in one transaction with the others, in which
   *     case nothing is begun, or if one fails, in which case all are rolled back
   */
  List<StepEnd> run() throws SQLException {
    requireOneTransaction();
    for (int retry = 1; ; retry++) {
      StepRun at = steps.get(0);
      try (Transaction transaction = run.turn().begin(run.link().connection(), operations())) {
        Set<String> rows = run.books().rowsNow(run.link().connection());
        if (!rows.equals(plan.rowsBefore())) {
          return whereAnotherRunnerLeft(rows);
        }
        for (StepRun step : steps) {
          at = step;
          step.runWithin(transaction);
        }
        commit(transaction);
        return ends();
      } catch (StatementFailure failure) {
        retryOrThrow(at, failure.serverError(), retry, Failure.of(failure, at));
      } catch (SQLException refused) {
        retryOrThrow(at, refused, retry, Failure.ofTransaction(refused, at));
      }
      steps.forEach(step -> step.statements().backTo(0));
    }
  }

  private void retryOrThrow(
      StepRun at, SQLException reason, int retry, MigrationException failure) {
    try {
      at.pauseOrThrow(failure, reason, retry);
    } catch (MigrationException last) {
      throw at.failed(together(last));
    }
  }

  private MigrationException together(MigrationException failure) {
    String others =
        steps.size() == 1
            ? "It was the only one of the run."
            : "All %d revisions of the run were one transaction (--atomic), and were rolled back together."
                .formatted(steps.size());
    return new MigrationException(
        "%s%n%s The database is at %s, as before the run."
            .formatted(failure.getMessage(), others, Runner.names(plan.rowsBefore())),
        failure.revision().orElse(null),
        failure.getCause());
  }

  private void commit(Transaction transaction) throws SQLException {
    try {
      transaction.commit();
    } catch (SQLException e) {
      if (!run.dialect().refusal(e).isWithoutConnection()) {
        throw e;
      }
      StepRun last = steps.get(steps.size() - 1);
      PartEnd end =
          new PartEnd(
              last, new Part(0, last.located().size(), false), last.statements().count(), false);
      HistoryEntry entry = last.clock().done(last.statements().count(), run.author());
      if (new Settlement(end, entry, Optional.empty()).outcome(e) != StepRun.Outcome.DONE) {
        throw e;
      }
    }
  }

  private List<StepEnd> ends() {
    List<StepEnd> ends = new ArrayList<>();
    for (StepRun step : steps) {
      StepEnd end = step.clock().end(step.statements().count());
      run.listener().on(step.clock().finished(end));
      ends.add(end);
    }
    return ends;
  }

  private List<StepEnd> whereAnotherRunnerLeft(Set<String> rows) {
    if (rows.equals(plan.rowsAfter())) {
      return List.of();
    }
    throw new MigrationException(
        "Somebody else is changing this database: it should be at %s and is at %s. Nothing was run. See where it is with 'aludel current', and run the command again."
            .formatted(Runner.names(plan.rowsBefore()), Runner.names(rows)),
        null,
        null);
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (StepRun step : steps) {
      operations.addAll(run.callbacks().operations(step.step()));
      step.located().forEach(located -> operations.add(located.operation()));
    }
    return operations;
  }

  /**
   * Each by itself, and all of them after each other: a value may be new in one, used in a later.
   */
  private void requireOneTransaction() {
    List<Located> together = new ArrayList<>();
    for (StepRun step : steps) {
      together.addAll(step.located());
      boolean one =
          step.script().settings().transactional()
              && Parts.of(together, true, run.dialect())
                  .equals(List.of(new Part(0, together.size(), false)));
      if (!one) {
        throw new MigrationException(
            "Revision %s (%s) cannot be in one transaction with the others, so nothing was begun: %s. Run up to the revision before it, then it by itself without --atomic, then the rest."
                .formatted(
                    step.clock().id(), step.step().revision().source(), obstacle(step, together)),
            step.clock().id(),
            null);
      }
    }
  }

  private String obstacle(StepRun step, List<Located> together) {
    if (!step.script().settings().transactional()) {
      return "its header says 'transaction: none'";
    }
    return Parts.of(together, true, run.dialect()).stream()
        .filter(Part::outside)
        .findFirst()
        .map(part -> together.get(part.from()))
        .map(
            located ->
                "'%s'%s runs outside any transaction"
                    .formatted(
                        located.operation().describe(),
                        located.line().isPresent() ? " in line " + located.line().getAsInt() : ""))
        .orElse("it uses a value of an enum that is new in the same run");
  }
}
