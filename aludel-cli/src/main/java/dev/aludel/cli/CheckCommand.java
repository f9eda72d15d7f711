package dev.aludel.cli;

import dev.aludel.cli.report.ChangesJson;
import dev.aludel.diff.Renames;
import dev.aludel.diff.SchemaDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aludel check}. */
@Command(
    name = "check",
    description = "Exit with 3 if the model has changes that are in no revision.",
    footer = {"", "Example, for a build server: aludel check --scratch"})
final class CheckCommand extends ReportingCommand {

  @Option(names = "--scratch", description = "Compare with the revisions, and ask no database.")
  boolean scratch;

  @Override
  public Integer call() {
    SchemaDiff diff = workplace().compare(Renames.NONE, scratch).diff();
    if (json) {
      ChangesJson.print(out(), diff);
    } else {
      diff.describe().forEach(this::print);
    }
    if (diff.isEmpty()) {
      say("No changes: the revisions have all that the model has.");
      return DONE;
    }
    say("The model has changes that are in no revision: aludel revision --autogenerate -m \"…\"");
    return DIFFERENT;
  }
}
