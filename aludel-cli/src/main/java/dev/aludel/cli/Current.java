package dev.aludel.cli;

import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.Revision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aludel current}. */
@Command(
    name = "current",
    description = "Show where the database is.",
    footer = {"", "Example: aludel current --check-heads"})
final class Current extends AludelCommand {

  @Option(
      names = {"-c", "--check-heads"},
      description = "Exit with 3 unless the database has every revision.")
  boolean checkHeads;

  @Override
  public Integer call() {
    AppliedRevisions applied = workplace().reading().current();
    for (Revision revision : applied.current()) {
      boolean head = applied.graph().isHead(revision);
      out().println(revision.id() + (head ? " (head)" : "") + "  " + revision.message());
    }
    out().flush();
    if (applied.current().isEmpty()) {
      say("The database is at base: no revision has been applied.");
    }
    return checkHeads && !applied.isUpToDate() ? DIFFERENT : DONE;
  }
}
