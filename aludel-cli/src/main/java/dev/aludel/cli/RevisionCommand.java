package dev.aludel.cli;

import dev.aludel.connect.settings.RevisionFormat;
import dev.aludel.revision.Placement;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.Target;
import dev.aludel.revision.TargetResolver;
import dev.aludel.script.ScriptDraft;
import dev.aludel.script.Scripts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aludel revision}. */
@Command(
    name = "revision",
    description = "Write a new revision.",
    footer = {
      "",
      "Examples:",
      "  aludel revision -m \"add notes\"                          an empty one, to be filled in",
      "  aludel revision -m invoices --head base --branch-label billing    a branch of its own"
    })
final class RevisionCommand extends WritingCommand {

  @Option(names = "--sql", description = "Write it in SQL: the same as --format sql.")
  boolean sql;

  @Option(
      names = "--head",
      paramLabel = "TARGET",
      description = "What it stands on; base for nothing. Default: head.")
  @Nullable List<String> heads;

  @Option(names = "--splice", description = "Stand on a revision that is no head: a new branch.")
  boolean splice;

  @Option(
      names = "--depends-on",
      paramLabel = "TARGET",
      description = "A revision or label that must be there before; may be given several times.")
  @Nullable List<String> dependsOn;

  @Override
  public Integer call() {
    if (sql) {
      format = RevisionFormat.SQL;
    }
    String newId = newId();
    Workplace place = workplace();
    Scripts scripts = place.onScripts().scripts();
    RevisionGraph graph = scripts.graph();
    List<Target> on = Target.parseAll(heads == null ? List.of("head") : heads);
    TargetResolver resolver = place.resolver(graph, on.toArray(Target[]::new));
    Placement placement = Placement.on(resolver, on, splice);
    Revision header = header(newId, placement.down(), dependencies(place, graph), "");
    checkThatItFits(graph, header);
    new NewScript(this, place, scripts).write(ScriptDraft.empty(header));
    return DONE;
  }

  /** Labels stay labels, so that the dependency moves with them; all else becomes a whole id. */
  private List<String> dependencies(Workplace place, RevisionGraph graph) {
    List<String> needed = new ArrayList<>();
    for (String name : dependsOn == null ? List.<String>of() : dependsOn) {
      if (graph.labelled(name).isPresent()) {
        needed.add(name);
      } else {
        Target target = Target.parse(name);
        needed.add(place.resolver(graph, target).resolveOne(target).id());
      }
    }
    return needed;
  }
}
