package dev.aludel.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns headers into a graph, or into the list of everything that is wrong with them. */
final class GraphBuilder {

  private static final int[] NONE = {};

  private final List<Revision> all;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Revision> present = new LinkedHashMap<>();
  private final Map<String, Revision> labelled = new LinkedHashMap<>();

  private GraphBuilder(Collection<Revision> revisions) {
    Revision[] sorted = revisions.toArray(Revision[]::new);
    Arrays.sort(sorted, GraphBuilder::bySource);
    this.all = List.of(sorted);
  }

  private static int bySource(Revision one, Revision other) {
    int bySource = one.source().compareTo(other.source());
    return bySource != 0 ? bySource : one.id().compareTo(other.id());
  }

  static RevisionGraph build(Collection<Revision> revisions, Set<String> expanded) {
    return new GraphBuilder(revisions).build(expanded);
  }

  private RevisionGraph build(Set<String> expanded) {
    collectIds();
    Replacements replacements = new Replacements(present, expanded);
    problems.addAll(replacements.problems());

    List<Revision> nodes = new ArrayList<>(present.size());
    for (Revision revision : present.values()) {
      if (replacements.isActive(revision.id())) {
        nodes.add(revision);
      }
    }
    Map<String, Integer> positions = new HashMap<>();
    for (Revision node : nodes) {
      positions.put(node.id(), positions.size());
    }
    collectLabels(nodes);

    int[][] parents = new int[nodes.size()][];
    int[][] dependencies = new int[nodes.size()][];
    for (int at = 0; at < parents.length; at++) {
      parents[at] = parentsOf(nodes.get(at), replacements, positions);
      dependencies[at] = dependenciesOf(nodes.get(at), replacements, positions);
    }
    findCycles(nodes, parents, dependencies);
    if (!problems.isEmpty()) {
      throw new RevisionGraphException(problems);
    }

    int[] order = parentsFirst(parents, dependencies);
    int[] rank = new int[order.length];
    for (int at = 0; at < order.length; at++) {
      rank[order[at]] = at;
    }
    Revision[] sorted = new Revision[order.length];
    for (int at = 0; at < order.length; at++) {
      sorted[at] = nodes.get(order[at]);
    }
    return new RevisionGraph(
        all,
        replacements,
        List.of(sorted),
        renumbered(parents, order, rank),
        renumbered(dependencies, order, rank));
  }

  private void collectIds() {
    for (Revision revision : all) {
      Revision first = present.putIfAbsent(revision.id(), revision);
      if (first != null) {
        problems.add(
            "Revision id %s is used by both %s and %s. Give one of the two another id, and correct 'down' where it is meant."
                .formatted(revision.id(), first.source(), revision.source()));
      }
    }
  }

  private void collectLabels(List<Revision> nodes) {
    for (Revision node : nodes) {
      for (String label : node.labels()) {
        Revision sameName = present.get(label);
        Revision other = labelled.putIfAbsent(label, node);
        if (sameName != null) {
          problems.add(
              "Branch label '%s' of %s is also the id of %s. Choose another label."
                  .formatted(label, node.named(), sameName.named()));
        } else if (other != null) {
          problems.add(
              "Branch label '%s' is declared by both %s and %s. A label belongs to one revision, and its branch follows from there: remove one of the two."
                  .formatted(label, other.named(), node.named()));
        }
      }
    }
  }

  private int[] parentsOf(
      Revision node, Replacements replacements, Map<String, Integer> positions) {
    if (node.down().isEmpty()) {
      return NONE;
    }
    if (node.down().size() == 1) {
      Integer only = positions.get(node.down().get(0));
      if (only != null && !node.down().get(0).equals(node.id())) {
        return new int[] {only};
      }
    }
    Set<Integer> found = new LinkedHashSet<>();
    for (String id : node.down()) {
      Optional<String> target = replacements.sameState(id);
      Optional<Revision> squash = replacements.squashOf(id);
      if (target.isPresent() && target.get().equals(node.id())) {
        problems.add(
            "Self-loop is detected in revision %s: it names %s as its parent. Correct 'down' there."
                .formatted(
                    node.named(), id.equals(node.id()) ? "itself" : id + ", part of itself,"));
      } else if (target.isPresent()) {
        found.add(positions.get(target.get()));
      } else if (squash.isPresent()) {
        problems.add(
            "Revision %s has parent %s, which lies in the middle of the range squashed into %s. Set its 'down' to %s, and check that the script still fits there."
                .formatted(node.named(), id, squash.get().named(), squash.get().id()));
      } else {
        problems.add(
            "Revision %s has parent %s, which no script has. Bring back the script of %s (is it on another branch, or not committed?), or correct 'down'."
                .formatted(node.named(), id, id));
      }
    }
    return array(found);
  }

  private static int[] array(Set<Integer> positions) {
    int[] array = new int[positions.size()];
    int next = 0;
    for (int position : positions) {
      array[next++] = position;
    }
    return array;
  }

  private int[] dependenciesOf(
      Revision node, Replacements replacements, Map<String, Integer> positions) {
    if (node.dependsOn().isEmpty()) {
      return NONE;
    }
    Set<Integer> found = new LinkedHashSet<>();
    for (String name : node.dependsOn()) {
      String id = labelled.containsKey(name) ? labelled.get(name).id() : name;
      Optional<String> target = replacements.sameState(id);
      Optional<Revision> squash = replacements.squashOf(id);
      if (target.isEmpty() && squash.isPresent()) {
        // A database that has the node need not have the whole range: nothing may be assumed.
        problems.add(
            "Revision %s depends on %s, which lies in the middle of the range squashed into %s. Once every database that has %s has the whole range, set its 'depends-on' to %s."
                .formatted(node.named(), name, squash.get().named(), node.id(), squash.get().id()));
      } else if (target.isEmpty()) {
        problems.add(
            "Revision %s depends on %s, which no script has. Bring back the script of %s, or correct 'depends-on'."
                .formatted(node.named(), name, name));
      } else if (target.get().equals(node.id())) {
        problems.add(
            "Dependency self-loop is detected in revision %s: it depends on itself. Remove %s from its 'depends-on'."
                .formatted(node.named(), name));
      } else {
        found.add(positions.get(target.get()));
      }
    }
    return array(found);
  }

  private void findCycles(List<Revision> nodes, int[][] parents, int[][] dependencies) {
    if (Cycles.noneIn(parents, dependencies)) {
      return;
    }
    BitSet reported = new BitSet();
    for (List<Integer> cycle : Cycles.in(parents)) {
      cycle.forEach(reported::set);
      problems.add(cycleText("Cycle", "has parent", "down", nodes, cycle));
    }
    int[][] both = new int[parents.length][];
    for (int at = 0; at < both.length; at++) {
      both[at] = RevisionGraph.join(parents[at], dependencies[at]);
    }
    for (List<Integer> cycle : Cycles.in(both)) {
      if (cycle.stream().noneMatch(reported::get)) {
        problems.add(cycleText("Dependency cycle", "needs", "depends-on", nodes, cycle));
      }
    }
  }

  private static String cycleText(
      String what, String verb, String key, List<Revision> nodes, List<Integer> cycle) {
    List<String> ids = cycle.stream().map(at -> nodes.get(at).id()).toList();
    StringBuilder text = new StringBuilder();
    text.append(what).append(" is detected in revisions (").append(String.join(", ", ids));
    text.append("). Correct '").append(key).append("' in one of them:");
    for (int at = 0; at < cycle.size(); at++) {
      Revision from = nodes.get(cycle.get(at));
      text.append("\n  ").append(from.named()).append(' ').append(verb).append(' ');
      text.append(ids.get((at + 1) % ids.size()));
    }
    return text.toString();
  }

  /**
   * Orders the nodes parents first, one branch after the other: depth first from the heads, heads
   * and parents in the order of their sources. That keeps the revisions of a branch together.
   */
  private static int[] parentsFirst(int[][] parents, int[][] dependencies) {
    int size = parents.length;
    int[][] below = new int[size][];
    BitSet hasAbove = new BitSet(size);
    for (int at = 0; at < size; at++) {
      below[at] = RevisionGraph.join(parents[at], dependencies[at]);
      if (below[at].length > 1) {
        Arrays.sort(below[at]);
      }
      for (int parent : below[at]) {
        hasAbove.set(parent);
      }
    }
    int[] order = new int[size];
    int done = 0;
    int[] nextEdge = new int[size];
    BitSet seen = new BitSet(size);
    int[] path = new int[size];
    for (int head = hasAbove.nextClearBit(0); head < size; head = hasAbove.nextClearBit(head + 1)) {
      seen.set(head);
      int depth = 0;
      path[depth++] = head;
      while (depth > 0) {
        int node = path[depth - 1];
        if (nextEdge[node] == below[node].length) {
          order[done++] = node;
          depth--;
          continue;
        }
        int parent = below[node][nextEdge[node]++];
        if (!seen.get(parent)) {
          seen.set(parent);
          path[depth++] = parent;
        }
      }
    }
    return order;
  }

  private static int[][] renumbered(int[][] edges, int[] order, int[] rank) {
    int[][] result = new int[edges.length][];
    for (int at = 0; at < edges.length; at++) {
      int[] targets = edges[order[at]].clone();
      for (int edge = 0; edge < targets.length; edge++) {
        targets[edge] = rank[targets[edge]];
      }
      result[at] = targets;
    }
    return result;
  }
}
