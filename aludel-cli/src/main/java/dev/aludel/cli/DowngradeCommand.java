package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.dialect.Dialects;
import dev.aludel.migrate.RunReport;
import dev.aludel.revision.TargetRange;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aludel downgrade}. */
@Command(
    name = "downgrade",
    description = "Undo revisions, the last one first.",
    footer = {
      "",
      "Examples:",
      "  aludel downgrade -1               the last one",
      "  aludel downgrade billing@base     one branch, all of it",
      "  aludel downgrade --sql head:-1    its SQL, for somebody else to run"
    })
final class DowngradeCommand extends RunningCommand {

  @Parameters(
      paramLabel = "TARGET",
      description =
          "-1, a revision to go back to, label@base, or base for all; with --sql a range from:to.")
  @Nullable String target;

  @Option(
      names = "--atomic",
      description = "Run all revisions in one transaction; refuse those that allow none.")
  boolean atomic;

  @Override
  public Integer call() {
    checkOptions();
    String wanted = Objects.requireNonNull(target);
    Workplace place = workplace();
    if (sql) {
      if (!wanted.contains(":")) {
        throw new UsageException(
            "downgrade --sql needs a range, since no database says where it is: aludel downgrade --sql head:%s"
                .formatted(wanted.replace("current", "")));
      }
      place.offline(tag()).downgrade(TargetRange.parse(wanted), out());
      return DONE;
    }
    checkNoRange(wanted, "downgrade");
    if (dryRun) {
      Aludel aludel = place.reading();
      PlannedRun.tell(
          this,
          aludel.scripts(),
          aludel.planDowngrade(wanted),
          List.of(),
          Dialects.named(place.url().dialect()));
    } else {
      place.beforeCreating(nothing -> nothing.planDowngrade(wanted));
      RunReport report;
      try (Progress progress = Progress.of(this, json)) {
        report =
            place.aludel(progress, tag(), place.runOptions().withAtomic(atomic)).downgrade(wanted);
      }
      tell(report);
    }
    return DONE;
  }
}
