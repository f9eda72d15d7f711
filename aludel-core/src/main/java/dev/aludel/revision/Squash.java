package dev.aludel.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folds a range of revisions into one that replaces them.
 *
 * <p>A database past the range, or at its top, has the squashed revision; a fresh one runs it; one
 * in the middle of the range needs the originals, which may stay beside it until no database is
 * there any more (see {@link AppliedRevisions}).
 *
 * @param squashed the header of the new revision; the caller adds its message, date and source
 * @param range the revisions that it replaces, parents first
 * @param changes headers that name the top of the range as a parent or a dependency, rewritten to
 *     name the squashed revision
 */
public record Squash(Revision squashed, List<Revision> range, List<HeaderChange> changes) {

  public Squash {
    range = List.copyOf(range);
    changes = List.copyOf(changes);
  }

  /**
   * Folds everything from {@code from} up to {@code to}, both included.
   *
   * @param from the lowest revision of the range, or empty to begin at the base
   * @param to the highest one
   * @param id the id of the new revision
   * @throws RevisionException when the range is no whole: it has a single revision, a branch leaves
   *     or enters it in the middle, or something outside depends on its middle
   */
  public static Squash of(RevisionGraph graph, Optional<Revision> from, Revision to, String id) {
    BitSet range = graph.closure(graph.bits(List.of(to)), Edges.PARENTS);
    if (from.isPresent()) {
      if (!range.get(graph.position(from.get()))) {
        throw new RevisionException(
            "Revision %s is not an ancestor of revision %s. A range goes from the older revision to the newer one."
                .formatted(from.get().id(), to.id()));
      }
      range.and(graph.closureUp(graph.bits(List.of(from.get())), Edges.PARENTS));
    }
    checkWhole(graph, range, from, to);

    List<Revision> originals = graph.at(range);
    Set<String> replaced = new LinkedHashSet<>();
    Set<String> labels = new LinkedHashSet<>();
    Set<String> needed = new LinkedHashSet<>();
    for (Revision original : originals) {
      replaced.addAll(original.replaces());
      replaced.add(original.id());
      labels.addAll(original.labels());
      for (Revision dependency : graph.dependencies(original)) {
        if (!range.get(graph.position(dependency))) {
          needed.add(dependency.id());
        }
      }
    }
    List<String> down =
        from.map(lowest -> graph.parents(lowest).stream().map(Revision::id).toList())
            .orElse(List.of());
    Revision squashed =
        Revision.of(id, down.toArray(String[]::new))
            .withDependsOn(needed.toArray(String[]::new))
            .withLabels(labels.toArray(String[]::new))
            .withReplaces(replaced.toArray(String[]::new));
    return new Squash(squashed, originals, changes(graph, range, id));
  }

  /**
   * The graph after the squash.
   *
   * @param graph the graph that the squash was made of
   * @param keepOriginals whether the scripts of the range stay beside the squashed one
   * @throws RevisionGraphException when the new id is taken
   */
  public RevisionGraph appliedTo(RevisionGraph graph, boolean keepOriginals) {
    Map<String, Revision> changed = new HashMap<>();
    changes.forEach(change -> changed.put(change.before().id(), change.after()));
    Set<String> originals = Set.copyOf(squashed.replaces());
    List<Revision> scripts = new ArrayList<>();
    for (Revision script : graph.scripts()) {
      if (keepOriginals || !originals.contains(script.id())) {
        scripts.add(changed.getOrDefault(script.id(), script));
      }
    }
    scripts.add(squashed);
    return RevisionGraph.of(scripts);
  }

  /** Whether a database stands in the middle of the range, and so needs the originals. */
  public boolean isPartlyApplied(AppliedRevisions applied) {
    long there = range.stream().filter(applied::contains).count();
    return there > 0 && there < range.size();
  }

  private static void checkWhole(
      RevisionGraph graph, BitSet range, Optional<Revision> from, Revision to) {
    if (range.cardinality() < 2) {
      throw new RevisionException(
          "Nothing to squash: the range holds only %s.".formatted(to.named()));
    }
    if (!to.replaces().isEmpty()) {
      // Its own originals end the same state as it does, and one list has one end.
      throw new RevisionException(
          "The range cannot end with %s, which is squashed itself. End it with a later revision."
              .formatted(to.named()));
    }
    int top = graph.position(to);
    int foot = from.map(graph::position).orElse(-1);
    range.stream()
        .forEach(
            at -> {
              if (at != top) {
                // A dependency counts as a child: a database that has what depends on the middle
                // would
                // count as having the whole.
                checkInside(graph, range, at, graph.aboveAt(at), "stands on it");
              }
              if (at != foot) {
                checkInside(graph, range, at, graph.parentsAt(at), "is below it");
              }
            });
  }

  private static void checkInside(
      RevisionGraph graph, BitSet range, int at, int[] neighbours, String relation) {
    for (int neighbour : neighbours) {
      if (!range.get(neighbour)) {
        throw new RevisionException(
            "The range is no whole: %s is in it, and %s, which %s, is not. Choose a range without branches to the outside, or rebase the branch first."
                .formatted(graph.at(at).named(), graph.at(neighbour).named(), relation));
      }
    }
  }

  private static List<HeaderChange> changes(RevisionGraph graph, BitSet range, String id) {
    List<HeaderChange> changes = new ArrayList<>();
    for (Revision revision : graph.revisions()) {
      if (!range.get(graph.position(revision))) {
        List<String> down = renamed(graph, range, revision.down(), id);
        List<String> dependsOn = renamed(graph, range, revision.dependsOn(), id);
        if (!down.equals(revision.down()) || !dependsOn.equals(revision.dependsOn())) {
          changes.add(
              new HeaderChange(
                  revision,
                  revision.withDown(down).withDependsOn(dependsOn.toArray(String[]::new))));
        }
      }
    }
    return changes;
  }

  /** Labels stay: the squashed revision declares them now. */
  private static List<String> renamed(
      RevisionGraph graph, BitSet range, List<String> names, String id) {
    return names.stream()
        .map(name -> graph.find(name) >= 0 && range.get(graph.find(name)) ? id : name)
        .distinct()
        .toList();
  }
}
