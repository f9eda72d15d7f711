package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.cli.overlap.Overlaps;
import dev.aludel.migrate.NewScript;
import dev.aludel.revision.Placement;
import dev.aludel.revision.Revision;
import dev.aludel.revision.Target;
import dev.aludel.revision.TargetResolver;
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
    Workplace place = workplace();
    Aludel aludel = place.onScripts();
    Scripts scripts = aludel.scripts();
    List<String> wanted = targets == null ? List.of("heads") : targets;
    List<Revision> parents =
        Placement.merging(TargetResolver.of(scripts.graph()), Target.parseAll(wanted), splice)
            .parents();
    NewScript script =
        aludel
            .revisionFiles()
            .plan(
                wanted(place, "Merge " + names(parents))
                    .merging(parents.stream().map(Revision::id).toList())
                    .splicing(splice));
    Overlaps overlaps = Overlaps.of(scripts.graph().divergence(parents), scripts, place.dialect());
    new WrittenScript(this, place).of(script);
    say(overlaps.text());
    return DONE;
  }

  private static String names(List<Revision> revisions) {
    return revisions.stream().map(Revision::id).collect(Collectors.joining(" and "));
  }
}
