package dev.aludel.cli;

import dev.aludel.migrate.RunReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code aludel upgrade}. */
@Command(
    name = "upgrade",
    description = "Run the revisions that the database lacks.",
    footer = {"", "Example: aludel upgrade head"})
final class Upgrade extends AludelCommand {

  @Parameters(
      paramLabel = "TARGET",
      arity = "0..*",
      description = "head, heads, a revision, +1, label@head. Default: head.")
  @Nullable List<String> targets;

  @Override
  public Integer call() {
    String[] wanted = targets == null ? new String[] {"head"} : targets.toArray(String[]::new);
    RunReport report = workplace().aludel(new ProgressLines(this)).upgrade(wanted);
    if (report.steps().isEmpty()) {
      say("Nothing to do: the database is at " + VersionRows.names(report.rowsAfter()) + ".");
    }
    return DONE;
  }
}
