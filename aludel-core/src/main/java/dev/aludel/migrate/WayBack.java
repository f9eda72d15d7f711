package dev.aludel.migrate;

import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RowChange;
import dev.aludel.revision.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Takes the steps of a run back that failed later on, by their downgrades, the last one first. */
final class WayBack {

  private final RunContext run;

  WayBack(RunContext run) {
    this.run = run;
  }

  /**
   * Makes sure that there is one before the run begins.
   *
   * @throws dev.aludel.script.IrreversibleScriptException if a step has no way back
   */
  void require(Plan plan) {
    plan.steps().forEach(step -> run.operations(reversed(step)));
  }

  /**
   * Goes back.
   *
   * @param ran the steps that this run has done, in order
   * @param from the version rows after them
   * @param to the version rows before them
   * @return the failure, and what was done about it
   */
  MigrationException after(
      MigrationException failure, List<Step> ran, Set<String> from, Set<String> to) {
    List<Step> back = new ArrayList<>();
    ran.forEach(step -> back.add(reversed(step)));
    Collections.reverse(back);
    List<String> ids = back.stream().map(step -> step.revision().id()).toList();
    String outcome;
    try {
      if (!run.books().rowsNow(run.link().connection()).equals(from)) {
        throw new MigrationException(
            "Another run has gone on meanwhile: see where the database is with 'aludel current'.",
            null,
            null);
      }
      new Runner(run.withOptions(run.options().withOnFailure(RunOptions.OnFailure.STAY)))
          .run(new Plan(back, from, to));
      outcome =
          "Then the run went back (--on-failure=downgrade): %s %s taken back by %s. The database is at %s, where the run began."
              .formatted(
                  String.join(", ", ids),
                  ids.size() == 1 ? "was" : "were",
                  ids.size() == 1 ? "its downgrade" : "their downgrades",
                  Runner.names(to));
    } catch (SQLException | MigrationException e) {
      failure.addSuppressed(e);
      outcome =
          "The way back (--on-failure=downgrade) failed too. See where the database is with 'aludel current'.\n"
              + e.getMessage();
    }
    return new MigrationException(
        failure.getMessage() + "\n" + outcome, failure.revision().orElse(null), failure.getCause());
  }

  private static Step reversed(Step step) {
    List<RowChange> rows = new ArrayList<>();
    for (RowChange change : step.rows()) {
      rows.add(reversed(change));
    }
    Collections.reverse(rows);
    return new Step(
        step.isUpgrade() ? Direction.DOWNGRADE : Direction.UPGRADE, step.revision(), rows);
  }

  private static RowChange reversed(RowChange change) {
    if (change instanceof RowChange.Insert insert) {
      return new RowChange.Delete(insert.version());
    }
    if (change instanceof RowChange.Delete delete) {
      return new RowChange.Insert(delete.version());
    }
    RowChange.Update update = (RowChange.Update) change;
    return new RowChange.Update(update.to(), update.from());
  }
}
