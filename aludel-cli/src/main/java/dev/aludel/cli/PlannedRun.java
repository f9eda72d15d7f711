package dev.aludel.cli;

import dev.aludel.cli.report.PlanJson;
import dev.aludel.cli.report.PlannedStep;
import dev.aludel.dialect.Dialect;
import dev.aludel.operation.Located;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Step;
import dev.aludel.script.Script;
import dev.aludel.script.Scripts;
import java.util.List;

/** What a plan would do, told without doing it: {@code --dry-run}. */
final class PlannedRun {

  private PlannedRun() {}

  /**
   * Reads what each step would do from its script, and tells it.
   *
   * @param repeatables the repeatable scripts that would run behind it
   */
  static void tell(
      ChangingCommand command,
      Scripts scripts,
      Plan plan,
      List<String> repeatables,
      Dialect dialect) {
    scripts.prepare(plan.revisions());
    List<PlannedStep> steps =
        plan.steps().stream().map(step -> planned(step, scripts, dialect)).toList();
    if (command.json) {
      PlanJson.print(command.out(), plan, steps, repeatables);
      return;
    }
    for (PlannedStep planned : steps) {
      command.print(
          "%s %s  %s%s"
              .formatted(
                  planned.action(),
                  planned.step().revision().id(),
                  planned.step().revision().message(),
                  planned.transactional() ? "" : " (without a transaction)"));
      planned.operations().forEach(operation -> command.print("  " + operation));
    }
    repeatables.forEach(name -> command.print("repeat " + name));
    command.say(
        steps.isEmpty() && repeatables.isEmpty()
            ? "Nothing to do: the database is at %s.".formatted(VersionRows.names(plan.rowsAfter()))
            : "A dry run: nothing was done. It would take the database from %s to %s."
                .formatted(
                    VersionRows.names(plan.rowsBefore()), VersionRows.names(plan.rowsAfter())));
  }

  /** Reads what the first step would do, so that a wrong script shows before anything runs. */
  static void read(Scripts scripts, Plan plan, Dialect dialect) {
    scripts.prepare(plan.revisions());
    plan.steps().stream().limit(1).forEach(step -> planned(step, scripts, dialect));
  }

  private static PlannedStep planned(Step step, Scripts scripts, Dialect dialect) {
    Script script = scripts.script(step.revision());
    List<Located> operations =
        step.isUpgrade() ? script.upgrade(dialect) : script.downgrade(dialect);
    return new PlannedStep(
        step,
        script.settings().transactional(),
        operations.stream().map(located -> located.operation().describe()).toList());
  }
}
