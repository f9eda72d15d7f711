package dev.aludel.cli;

import dev.aludel.cli.overlap.Overlaps;
import dev.aludel.revision.Placement;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.Target;
import dev.aludel.script.ScriptDraft;
import dev.aludel.script.Scripts;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aludel merge}. */
@Command(
    name = "merge",
    description = "Write a revision that joins branches, and say where they touch the same.",
    footer = {"", "Example: aludel merge heads -m \"merge billing\""})
final class MergeCommand extends WritingCommand {

  @Parameters(
      paramLabel = "TARGET",
      arity = "0..*",
      description = "The revisions to join. Default: heads.")
  @Nullable List<String> targets;

  @Option(names = "--splice", description = "Also join revisions that are no heads.")
  boolean splice;

  @Override
  public Integer call() {
    String newId = newId();
    Workplace place = workplace();
    Scripts scripts = place.onScripts().scripts();
    RevisionGraph graph = scripts.graph();
    List<Target> wanted = Target.parseAll(targets == null ? List.of("heads") : targets);
    Placement placement =
        Placement.merging(place.resolver(graph, wanted.toArray(Target[]::new)), wanted, splice);
    Revision header =
        header(newId, placement.down(), List.of(), "Merge " + names(placement.parents()));
    checkThatItFits(graph, header);
    String overlap =
        Overlaps.of(graph.divergence(placement.parents()), scripts, place.dialect()).text();
    new NewScript(this, place, scripts).write(ScriptDraft.empty(header));
    say(overlap);
    return DONE;
  }

  private static String names(List<Revision> revisions) {
    return revisions.stream().map(Revision::id).collect(Collectors.joining(" and "));
  }
}
