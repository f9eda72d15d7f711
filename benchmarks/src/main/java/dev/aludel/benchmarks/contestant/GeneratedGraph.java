package dev.aludel.benchmarks.contestant;

import dev.aludel.revision.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A history as teams make one: a trunk, from which branches leave and into which they merge. */
final class GeneratedGraph {

  private static final long SEED = 20261121;

  private GeneratedGraph() {}

  /** That many revisions with one head, in no order; the same every time. */
  static List<Revision> of(int count) {
    Random random = new Random(SEED);
    List<Revision> revisions = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String id = id(number);
      boolean last = number == count - 1;
      List<String> down = new ArrayList<>();
      if (last) {
        down.addAll(open);
      } else if (!open.isEmpty()) {
        String parent = open.get(random.nextInt(open.size()));
        down.add(parent);
        if (open.size() > 1 && random.nextInt(4) == 0) {
          String other = open.get(random.nextInt(open.size()));
          if (!other.equals(parent)) {
            down.add(other);
          }
        }
      }
      boolean branches = open.size() < 6 && random.nextInt(4) == 0;
      if (!branches || down.size() > 1) {
        open.removeAll(down);
      }
      open.add(id);
      revisions.add(
          new Revision(
              id,
              down,
              List.of(),
              List.of(),
              "Change number " + number,
              java.util.Optional.empty(),
              "migrations/versions/" + id + "_change.sql",
              List.of()));
    }
    Collections.shuffle(revisions, random);
    return revisions;
  }

  private static String id(int number) {
    return "%012x".formatted((number + 1) * 2_654_435_761L);
  }
}
