package dev.aludel.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Graphs of every shape: several bases, branches, merges of up to three, dependencies across
 * branches, labels. Each revision chooses among those before it, so that no choice can make a
 * cycle.
 */
final class GeneratedGraphs {

  private GeneratedGraphs() {}

  static RevisionGraph graph(Random random) {
    List<Choice> choices = new ArrayList<>();
    for (int n = 1 + random.nextInt(25); n > 0; n--) {
      choices.add(
          new Choice(
              picks(random, random.nextInt(9) < 6 ? 1 : random.nextInt(4)),
              picks(random, random.nextInt(6) < 5 ? 0 : random.nextInt(3)),
              random.nextInt(4) == 0,
              100 + random.nextInt(900)));
    }
    return graph(choices);
  }

  private static List<Integer> picks(Random random, int number) {
    List<Integer> picks = new ArrayList<>();
    for (int n = 0; n < number; n++) {
      picks.add(random.nextInt(1000));
    }
    return picks;
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
