package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.cli.report.ChangedText;
import dev.aludel.dialect.Dialects;
import dev.aludel.migrate.ChangedScript;
import dev.aludel.revision.Target;
import dev.aludel.revision.TargetRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
      "  aludel upgrade --sql base:head > all.sql   for somebody else to run"
    })
final class UpgradeCommand extends RunningCommand {

  @Parameters(
      paramLabel = "TARGET",
      arity = "0..*",
      description =
          "head, heads, a revision, +1, label@head; with --sql also from:to. Default: head.")
  @Nullable List<String> targets;

  @Option(
      names = "--accept-changed",
      description = "Take applied scripts that were changed since as they are now, and note it.")
  boolean acceptChanged;

  @Override
  public Integer call() {
    checkOptions();
    String[] wanted = targets == null ? new String[] {"head"} : targets.toArray(String[]::new);
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
      PlannedRun.tell(
          this,
          aludel.scripts(),
          aludel.planUpgrade(wanted),
          Dialects.named(place.url().dialect()));
    } else {
      place.beforeCreating(
          nothing ->
              PlannedRun.read(
                  nothing.scripts(),
                  nothing.planUpgrade(wanted),
                  Dialects.named(place.url().dialect())));
      Aludel aludel = place.aludel(new ProgressLines(this), tag());
      if (acceptChanged) {
        aludel
            .acceptChanged()
            .forEach(changed -> say("accepted %s".formatted(ChangedText.line(changed))));
      }
      tell(aludel.upgrade(wanted));
    }
    return DONE;
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
