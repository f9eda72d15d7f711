package dev.aludel.benchmarks.contestant;

import dev.aludel.revision.Revision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The floor of planning: parents first, by Kahn's algorithm, with nothing checked. */
final class GraphSort {

  private GraphSort() {}

  public static void main(String[] args) {
    List<Revision> revisions = GeneratedGraph.of(Integer.parseInt(args[0]));
    Repeated.measure(
        () -> {
          if (sorted(revisions).size() != revisions.size()) {
            throw new IllegalStateException("The order leaves revisions out.");
          }
        });
  }

  private static List<String> sorted(List<Revision> revisions) {
    Map<String, Integer> waitsFor = new HashMap<>();
    Map<String, List<String>> above = new HashMap<>();
    Deque<String> ready = new ArrayDeque<>();
    for (Revision revision : revisions) {
      waitsFor.put(revision.id(), revision.down().size());
      if (revision.down().isEmpty()) {
        ready.add(revision.id());
      }
      for (String parent : revision.down()) {
        above.computeIfAbsent(parent, id -> new ArrayList<>()).add(revision.id());
      }
    }
    List<String> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      String id = ready.poll();
      order.add(id);
      for (String child : above.getOrDefault(id, List.of())) {
        if (waitsFor.merge(child, -1, Integer::sum) == 0) {
          ready.add(child);
        }
      }
    }
    return order;
  }
}
