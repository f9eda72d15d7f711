package dev.aludel.cli;

import dev.aludel.migrate.RunReport;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code aludel downgrade}. */
@Command(
    name = "downgrade",
    description = "Undo revisions, the last one first.",
    footer = {"", "Example: aludel downgrade -1"})
final class Downgrade extends AludelCommand {

  @Parameters(
      paramLabel = "TARGET",
      description = "-1, a revision to go back to, label@base, or base for all.")
  @Nullable String target;

  @Override
  public Integer call() {
    RunReport report =
        workplace().aludel(new ProgressLines(this)).downgrade(Objects.requireNonNull(target));
    if (report.steps().isEmpty()) {
      say("Nothing to do: the database is at " + VersionRows.names(report.rowsAfter()) + ".");
    }
    return DONE;
  }
}
