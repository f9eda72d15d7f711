package dev.aludel.cli;

import dev.aludel.cli.report.CreatedJson;
import dev.aludel.migrate.MigrationListener;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aludel ensure-version}. */
@Command(
    name = "ensure-version",
    description = "Create the version and history tables where they are missing.",
    footer = {"", "Example: aludel ensure-version --sql"})
final class EnsureVersionCommand extends ChangingCommand {

  @Option(
      names = "--sql",
      description = "Print the SQL in place of running it, and ask no database.")
  boolean sql;

  @Override
  public Integer call() {
    Workplace place = workplace();
    if (sql) {
      place.offline(Optional.empty()).ensureTables(out());
      return DONE;
    }
    boolean created =
        dryRun
            ? !place.reading().hasVersion()
            : place.aludel(MigrationListener.NONE, Optional.empty()).ensureVersion();
    if (json) {
      CreatedJson.print(out(), created, dryRun);
    } else if (!created) {
      say("Nothing to do: the version and history tables are there.");
    } else {
      say(
          dryRun
              ? "A dry run: nothing was done. The version and history tables would be created."
              : "Created the version and history tables.");
    }
    return DONE;
  }
}
