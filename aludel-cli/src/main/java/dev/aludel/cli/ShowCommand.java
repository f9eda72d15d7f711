package dev.aludel.cli;

import dev.aludel.cli.report.RevisionText;
import dev.aludel.cli.report.RevisionsJson;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.operation.Located;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.Target;
import dev.aludel.script.Scripts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code aludel show}. */
@Command(
    name = "show",
    description = "Show one revision, or several; with --verbose also what it does.",
    footer = {"", "Example: aludel show head -v"})
final class ShowCommand extends ReportingCommand {

  @Parameters(paramLabel = "TARGET", description = "A revision, head, heads, current, label@head.")
  @Nullable String target;

  @Override
  public Integer call() {
    Target wanted = Target.parse(Objects.requireNonNull(target));
    Workplace place = workplace();
    Scripts scripts = place.onScripts().scripts();
    RevisionGraph graph = scripts.graph();
    if (graph.isEmpty()) {
      throw new UsageException(
          "There is no revision to show yet. Write the first: aludel revision -m \"first tables\"");
    }
    List<Revision> revisions = place.resolver(graph, wanted).resolve(wanted);
    if (json) {
      RevisionsJson.print(out(), graph, revisions);
      return DONE;
    }
    RevisionText text = RevisionText.of(graph);
    String separator = "";
    for (Revision revision : revisions) {
      out().print(separator);
      print(text.inFull(revision));
      if (verbose()) {
        printOperations(scripts, revision, place.url().dialect());
      }
      separator = System.lineSeparator();
    }
    if (revisions.isEmpty()) {
      say("%s is the state before the first revision.".formatted(wanted));
    }
    return DONE;
  }

  private void printOperations(Scripts scripts, Revision revision, String dialectName) {
    Dialect dialect = Dialects.named(dialectName);
    List<Located> operations = scripts.script(revision).upgrade(dialect);
    print("\n  Upgrade on " + dialect.name() + (operations.isEmpty() ? ": nothing" : ":"));
    operations.forEach(located -> print("    " + located.operation().describe()));
  }
}
