package dev.aludel.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which labels each revision carries. Revisions in a row share one set, so that labels cost memory
 * only where they change.
 */
final class BranchLabels {

  private final Map<String, Integer> declaring;
  private final List<Set<String>> byPosition;

  private BranchLabels(Map<String, Integer> declaring, List<Set<String>> byPosition) {
    this.declaring = declaring;
    this.byPosition = byPosition;
  }

  static BranchLabels in(RevisionGraph graph) {
    Map<String, Integer> declaring = new TreeMap<>();
    for (int at = 0; at < graph.size(); at++) {
      for (String label : graph.at(at).labels()) {
        declaring.put(label, at);
      }
    }
    if (declaring.isEmpty()) {
      return new BranchLabels(declaring, Collections.nCopies(graph.size(), Set.of()));
    }
    List<Set<String>> labels = new ArrayList<>(graph.size());
    for (int at = 0; at < graph.size(); at++) {
      labels.add(inherited(graph, at, labels));
    }
    declaring.forEach((label, at) -> spreadDown(graph, label, at, labels));
    return new BranchLabels(declaring, labels);
  }

  Optional<Integer> declaring(String label) {
    return Optional.ofNullable(declaring.get(label));
  }

  Set<String> declared() {
    return Collections.unmodifiableSet(declaring.keySet());
  }

  Set<String> of(int position) {
    return byPosition.get(position);
  }

  private static Set<String> inherited(RevisionGraph graph, int at, List<Set<String>> done) {
    int[] parents = graph.parentsAt(at);
    Set<String> result = parents.length == 0 ? Set.of() : done.get(parents[0]);
    for (int parent : parents) {
      result = union(result, done.get(parent));
    }
    return union(result, graph.at(at).labels());
  }

  private static void spreadDown(
      RevisionGraph graph, String label, int from, List<Set<String>> labels) {
    int at = from;
    while (graph.parentsAt(at).length == 1) {
      at = graph.parentsAt(at)[0];
      if (graph.aboveAt(at).length > 1 || graph.parentsAt(at).length > 1) {
        return;
      }
      labels.set(at, union(labels.get(at), Set.of(label)));
    }
  }

  private static Set<String> union(Set<String> labels, Collection<String> more) {
    if (labels.containsAll(more)) {
      return labels;
    }
    Set<String> both = new TreeSet<>(labels);
    both.addAll(more);
    return Collections.unmodifiableSet(both);
  }
}
