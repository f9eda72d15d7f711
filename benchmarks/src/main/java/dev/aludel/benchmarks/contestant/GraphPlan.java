package dev.aludel.benchmarks.contestant;

import dev.aludel.revision.Plan;
import dev.aludel.revision.Planner;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.Target;
import java.util.List;
import java.util.Set;

/** Builds a graph of many revisions and plans all of it. */
final class GraphPlan {

  private GraphPlan() {}

  public static void main(String[] args) {
    List<Revision> revisions = GeneratedGraph.of(Integer.parseInt(args[0]));
    Repeated.measure(
        () -> {
          Plan plan =
              new Planner(RevisionGraph.of(revisions)).upgrade(Set.of(), Target.parse("head"));
          if (plan.steps().size() != revisions.size()) {
            throw new IllegalStateException("The plan leaves revisions out.");
          }
        });
  }
}
