package dev.aludel.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;

/**
 * Graphs of every shape: several bases, branches, merges of up to three, dependencies across
 * branches, labels. Each revision chooses among those before it, so that no choice can make a
 * cycle, and shrinking a failure gives a smaller graph.
 */
final class GeneratedGraphs {

  private GeneratedGraphs() {}

  static Arbitrary<RevisionGraph> graphs() {
    Arbitrary<Integer> anyEarlier = Arbitraries.integers().between(0, 999);
    ListArbitrary<Integer> parents = anyEarlier.list().ofMinSize(0).ofMaxSize(3);
    ListArbitrary<Integer> dependencies = anyEarlier.list().ofMinSize(0).ofMaxSize(2);
    Arbitrary<Choice> choices =
        Combinators.combine(
                Arbitraries.frequencyOf(
                    Tuple.of(6, anyEarlier.list().ofSize(1)), Tuple.of(3, parents)),
                Arbitraries.frequencyOf(
                    Tuple.of(5, anyEarlier.list().ofSize(0)), Tuple.of(1, dependencies)),
                Arbitraries.of(true, false, false, false),
                Arbitraries.integers().between(100, 999))
            .as(Choice::new);
    return choices.list().ofMinSize(1).ofMaxSize(25).map(GeneratedGraphs::graph);
  }

  /** Mostly long lines with a branch now and then, as teams make them. */
  static List<Revision> large(int size, long seed) {
    Random random = new Random(seed);
    List<Revision> revisions = new ArrayList<>(size);
    List<String> heads = new ArrayList<>();
    for (int at = 0; at < size; at++) {
      String id = "r%05d".formatted(at);
      int dice = random.nextInt(20);
      Revision revision;
      if (heads.isEmpty()) {
        revision = Revision.of(id);
      } else if (dice == 0) {
        revision = Revision.of(id, revisions.get(random.nextInt(at)).id());
      } else if (dice == 1 && heads.size() > 1) {
        revision = Revision.of(id, heads.remove(0), heads.remove(0));
      } else {
        revision = Revision.of(id, heads.remove(random.nextInt(heads.size())));
      }
      if (dice == 2) {
        revision = revision.withDependsOn(revisions.get(random.nextInt(at)).id());
      }
      heads.removeAll(revision.down());
      heads.add(id);
      revisions.add(revision);
    }
    return revisions;
  }

  private static RevisionGraph graph(List<Choice> choices) {
    List<Revision> revisions = new ArrayList<>();
    for (int at = 0; at < choices.size(); at++) {
      Choice choice = choices.get(at);
      int earlier = at;
      // The name that orders branches has nothing to do with the order of creation.
      Revision revision =
          Revision.of("r" + at, named(choice.parents(), earlier))
              .withDependsOn(named(choice.dependencies(), earlier))
              .withSource("%d_r%d.sql".formatted(choice.sourceNumber(), at));
      revisions.add(choice.labelled() ? revision.withLabels("label" + at) : revision);
    }
    return RevisionGraph.of(revisions);
  }

  private static String[] named(List<Integer> picks, int earlier) {
    return earlier == 0
        ? new String[0]
        : picks.stream().map(pick -> "r" + pick % earlier).distinct().toArray(String[]::new);
  }

  private record Choice(
      List<Integer> parents, List<Integer> dependencies, boolean labelled, int sourceNumber) {}
}
