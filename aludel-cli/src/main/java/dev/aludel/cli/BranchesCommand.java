package dev.aludel.cli;

import dev.aludel.cli.report.RevisionText;
import dev.aludel.cli.report.RevisionsJson;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code aludel branches}. */
@Command(
    name = "branches",
    description = "Show where branches begin.",
    footer = {"", "Example: aludel branches --verbose"})
final class BranchesCommand extends ReportingCommand {

  @Override
  public Integer call() {
    RevisionGraph graph = workplace().onScripts().graph();
    List<Revision> points = graph.branchPoints();
    if (json) {
      RevisionsJson.print(out(), graph, points);
      return DONE;
    }
    RevisionText text = RevisionText.of(graph);
    for (Revision point : points) {
      print(verbose() ? text.inFull(point) : text.line(point));
      graph.children(point).forEach(child -> print("    -> " + text.line(child)));
    }
    if (points.isEmpty()) {
      say(
          graph.bases().size() > 1
              ? "No branch begins above a base; there are %d bases.".formatted(graph.bases().size())
              : "There is one line and no branch.");
    }
    return DONE;
  }
}
