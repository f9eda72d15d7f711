package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.cli.report.ChangedText;
import dev.aludel.dialect.Dialects;
import dev.aludel.migrate.ChangedScript;
import dev.aludel.migrate.RunOptions;
import dev.aludel.migrate.RunOptions.OnFailure;
import dev.aludel.migrate.RunReport;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Target;
import dev.aludel.revision.TargetRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aludel upgrade}. */
@Command(
    name = "upgrade",
    description = "Run the revisions that the database lacks.",
    footer = {
      "",
      "Examples:",
      "  aludel upgrade head                        all that is there",
      "  aludel upgrade +1                          the next one",
      "  aludel upgrade head --dry-run              what that would do",
      "  aludel upgrade head --atomic               all of it, or nothing",
      "  aludel upgrade --sql base:head > all.sql   for somebody else to run",
      "  aludel upgrade --schemas 'tenant_%%'        every tenant's schema"
    })
final class UpgradeCommand extends RunningCommand {

  @Parameters(
      paramLabel = "TARGET",
      arity = "0..*",
      description =
          "head, heads, a revision, +1, label@head; with --sql also from:to. Default: head.")
  @Nullable List<String> targets;

  @Mixin FleetOptions fleet = new FleetOptions();

  @Option(
      names = "--accept-changed",
      description = "Take applied scripts that were changed since as they are now, and note it.")
  boolean acceptChanged;

  @Option(
      names = "--atomic",
      description = "Run all revisions in one transaction; refuse those that allow none.")
  boolean atomic;

  @Option(
      names = "--on-failure",
      paramLabel = "WHAT",
      description =
          "stay, or downgrade: take back the revisions of this run before the one that fails."
              + " Default: stay.")
  OnFailure onFailure = OnFailure.STAY;

  @Override
  public Integer call() {
    checkOptions();
    fleet.check(this);
    String[] wanted = targets == null ? new String[] {"head"} : targets.toArray(String[]::new);
    if (fleet.areUsed()) {
      for (String target : wanted) {
        checkNoRange(target, "upgrade");
      }
      return new FleetUpgrade(this, fleet, wanted, aludel -> upgrade(aludel, wanted)).run();
    }
    Workplace place = workplace();
    if (sql && acceptChanged) {
      throw new UsageException(
          "--accept-changed notes something in the database, which --sql does not ask.");
    }
    if (sql) {
      place.offline(tag()).upgrade(range(wanted), out());
      return DONE;
    }
    for (String target : wanted) {
      checkNoRange(target, "upgrade");
    }
    if (dryRun) {
      Aludel aludel = place.reading();
      tellChanged(aludel.changedScripts());
      Plan plan = aludel.planUpgrade(wanted);
      boolean complete = aludel.graph().applied(plan.rowsAfter()).isUpToDate();
      PlannedRun.tell(
          this,
          aludel.scripts(),
          plan,
          complete ? CurrentCommand.pendingNames(aludel.repeatables()) : List.of(),
          Dialects.named(place.url().dialect()));
    } else {
      place.beforeCreating(
          nothing ->
              PlannedRun.read(
                  nothing.scripts(),
                  nothing.planUpgrade(wanted),
                  Dialects.named(place.url().dialect())));
      tell(run(place, wanted));
    }
    return DONE;
  }

  private RunReport run(Workplace place, String... wanted) {
    RunOptions options = options(place);
    try (Progress progress = Progress.of(this, json)) {
      Aludel aludel = place.aludel(progress, tag(), options);
      if (acceptChanged) {
        aludel
            .acceptChanged()
            .forEach(changed -> say("accepted %s".formatted(ChangedText.line(changed))));
      }
      return aludel.upgrade(wanted);
    }
  }

  RunOptions options(Workplace place) {
    if (atomic && onFailure == OnFailure.DOWNGRADE) {
      throw new UsageException(
          "--atomic rolls back all of the run, so there is nothing for --on-failure=downgrade to take back.");
    }
    return place.runOptions().withAtomic(atomic).withOnFailure(onFailure);
  }

  private RunReport upgrade(Aludel aludel, String... wanted) {
    if (acceptChanged) {
      aludel.acceptChanged();
    }
    return aludel.upgrade(wanted);
  }

  private void tellChanged(List<ChangedScript> scripts) {
    scripts.forEach(
        changed ->
            warn(
                "%s %s"
                    .formatted(
                        acceptChanged ? "would accept" : "changed after it was applied:",
                        ChangedText.line(changed))));
  }

  private static TargetRange range(String... wanted) {
    if (wanted.length > 1) {
      throw new UsageException(
          "upgrade --sql prints one way: name one target or one range, such as base:heads.");
    }
    return wanted[0].contains(":")
        ? TargetRange.parse(wanted[0])
        : new TargetRange(Optional.empty(), Optional.of(Target.parse(wanted[0])));
  }
}
