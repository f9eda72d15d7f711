package dev.aludel.cli;

import dev.aludel.cli.report.ChangedText;
import dev.aludel.cli.report.ChangesJson;
import dev.aludel.cli.report.DriftJson;
import dev.aludel.diff.SchemaDiff;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aludel check}. */
@Command(
    name = "check",
    description = "Exit with 3 if the model has changes that are in no revision.",
    footer = {
      "",
      "Examples:",
      "  aludel check --scratch    for a build server",
      "  aludel check --applied    what was done to the database besides its revisions"
    })
final class CheckCommand extends ReportingCommand {

  @Option(names = "--scratch", description = "Compare with the revisions, and ask no database.")
  boolean scratch;

  @Option(
      names = "--applied",
      description = "Compare the database with what its own revisions make, object by object.")
  boolean applied;

  @Override
  public Integer call() {
    if (applied && scratch) {
      throw new UsageException(
          "--applied looks at the database and --scratch asks none: leave one of them out.");
    }
    Workplace place = workplace();
    return applied ? tellDrift(place.drift()) : tellChanges(place);
  }

  private int tellChanges(Workplace place) {
    SchemaDiff diff = place.check(scratch);
    List<String> repeatables =
        scratch ? List.of() : CurrentCommand.pendingNames(place.reading().repeatables());
    if (json) {
      ChangesJson.print(out(), diff, repeatables);
    } else {
      diff.describe().forEach(this::print);
    }
    if (diff.isEmpty() && !repeatables.isEmpty()) {
      say(CurrentCommand.pending(repeatables));
      return DIFFERENT;
    }
    if (diff.isEmpty()) {
      say("No changes: the revisions have all that the model has.");
      return DONE;
    }
    say("The model has changes that are in no revision: aludel revision --autogenerate -m \"…\"");
    return DIFFERENT;
  }

  private int tellDrift(Drift drift) {
    if (json) {
      DriftJson.print(out(), drift.rows(), drift.diff(), drift.changed());
    } else {
      drift.diff().describe().forEach(this::print);
    }
    String where = VersionRows.names(drift.rows());
    drift
        .changed()
        .forEach(
            changed ->
                say("A script was changed after it was applied: " + ChangedText.line(changed)));
    if (!drift.diff().isEmpty()) {
      say(
          "The database is at %s and is not what its revisions make: + is in the database and in no revision, - is in a revision and not in the database, ~ leads from the revision to the database."
              .formatted(where));
    } else {
      say("No drift: the database is what its revisions make, at %s.".formatted(where));
    }
    return drift.isNone() ? DONE : DIFFERENT;
  }
}
