package dev.aludel.cli;

import dev.aludel.cli.report.RevisionText;
import dev.aludel.cli.report.RevisionsJson;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aludel heads}. */
@Command(
    name = "heads",
    description = "Show the newest revision of each branch.",
    footer = {"", "Example: aludel heads --resolve-dependencies"})
final class HeadsCommand extends ReportingCommand {

  @Option(
      names = "--resolve-dependencies",
      description = "Leave out heads that another revision depends on.")
  boolean resolveDependencies;

  @Override
  public Integer call() {
    RevisionGraph graph = workplace().onScripts().graph();
    List<Revision> heads = resolveDependencies ? graph.effectiveHeads() : graph.heads();
    if (json) {
      RevisionsJson.print(out(), graph, heads);
    } else {
      RevisionText text = RevisionText.of(graph);
      heads.forEach(head -> print(verbose() ? text.inFull(head) + "\n" : text.line(head)));
    }
    if (heads.isEmpty()) {
      say("There is no revision yet: aludel revision -m \"first\" makes one.");
    } else if (heads.size() > 1) {
      say("To join them: aludel merge -m \"merge heads\"");
    }
    return DONE;
  }
}
