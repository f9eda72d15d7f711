package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.cli.report.HistoryText;
import dev.aludel.cli.report.RepeatableText;
import dev.aludel.cli.report.RevisionText;
import dev.aludel.cli.report.RevisionsJson;
import dev.aludel.migrate.HistoryEntry;
import dev.aludel.migrate.RepeatableState;
import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.Revision;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aludel current}. */
@Command(
    name = "current",
    description = "Show where the database is.",
    footer = {"", "Example: aludel current --check-heads"})
final class CurrentCommand extends ReportingCommand {

  @Option(
      names = {"-c", "--check-heads"},
      description = "Exit with 3 unless the database has every revision.")
  boolean checkHeads;

  @Override
  public Integer call() {
    Aludel aludel = workplace().reading();
    AppliedRevisions applied = aludel.current();
    List<RepeatableState> repeatables =
        json || verbose() || checkHeads ? aludel.repeatables() : List.of();
    if (json) {
      RevisionsJson.print(out(), applied, applied.current(), repeatables);
    } else if (verbose()) {
      printInFull(applied, aludel.history());
      repeatables.forEach(state -> print("\n" + RepeatableText.line(state)));
    } else {
      RevisionText text = RevisionText.of(applied.graph());
      applied.current().forEach(revision -> print(text.line(revision)));
    }
    if (applied.current().isEmpty()) {
      say("The database is at base: no revision has been applied.");
    }
    if (checkHeads && !applied.isUpToDate()) {
      say(pending(applied));
      return DIFFERENT;
    }
    if (checkHeads && !pendingNames(repeatables).isEmpty()) {
      say(pending(pendingNames(repeatables)));
      return DIFFERENT;
    }
    return DONE;
  }

  private void printInFull(AppliedRevisions applied, List<HistoryEntry> history) {
    RevisionText text = RevisionText.of(applied);
    String separator = "";
    for (Revision revision : applied.current()) {
      out().print(separator);
      print(text.inFull(revision));
      HistoryText.lastUpgrade(revision, history)
          .ifPresent(entry -> print("\n" + HistoryText.line(entry)));
      separator = System.lineSeparator();
    }
  }

  static List<String> pendingNames(List<RepeatableState> repeatables) {
    return repeatables.stream()
        .filter(RepeatableState::pending)
        .map(state -> state.script().name())
        .toList();
  }

  /** {@code Repeatable scripts are pending: active_clients. Run: aludel upgrade heads}. */
  static String pending(List<String> repeatables) {
    return "Repeatable scripts are pending: %s. Run: aludel upgrade heads"
        .formatted(String.join(", ", repeatables));
  }

  private static String pending(AppliedRevisions applied) {
    int pending = applied.pending().size();
    return "%s pending: aludel upgrade heads"
        .formatted(pending == 1 ? "1 revision is" : pending + " revisions are");
  }
}
