package dev.aludel.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a database has, as told by the rows of its version table: the revisions that the rows name,
 * and everything below them by parents and dependencies.
 *
 * <p>A row that names the newest revision of a squashed range counts as the squashed revision. A
 * row in the middle of such a range is understood as long as the original scripts are still there:
 * then {@link #graph()} is a graph in which the originals stand in place of the squashed revision,
 * and all plans for this database are made on it.
 */
public final class AppliedRevisions {

  private final RevisionGraph graph;
  private final Set<String> rows;
  private final Map<Integer, List<String>> rowsByPosition;
  private final BitSet applied;

  private AppliedRevisions(
      RevisionGraph graph, Set<String> rows, Map<Integer, List<String>> rowsByPosition) {
    this.graph = graph;
    this.rows = rows;
    this.rowsByPosition = rowsByPosition;
    BitSet current = new BitSet(graph.size());
    for (int position : rowsByPosition.keySet()) {
      current.set(position);
    }
    this.applied = graph.closure(current, Edges.PARENTS_AND_DEPENDENCIES);
  }

  static AppliedRevisions of(RevisionGraph graph, Collection<String> rows) {
    Set<String> sorted = new TreeSet<>(rows);
    RevisionGraph suited = graph;
    Optional<Revision> inTheWay = squashInTheWay(suited, sorted);
    while (inTheWay.isPresent()) {
      suited = suited.expanding(inTheWay.get());
      inTheWay = squashInTheWay(suited, sorted);
    }
    Map<Integer, List<String>> rowsByPosition = new TreeMap<>();
    List<String> unknown = new ArrayList<>();
    for (String row : sorted) {
      int position = suited.find(row);
      if (position < 0) {
        unknown.add(row);
      } else {
        rowsByPosition.computeIfAbsent(position, key -> new ArrayList<>()).add(row);
      }
    }
    if (!unknown.isEmpty()) {
      throw UnknownCurrentRevisionException.noScript(unknown);
    }
    return new AppliedRevisions(suited, Collections.unmodifiableSet(sorted), rowsByPosition);
  }

  private static Optional<Revision> squashInTheWay(RevisionGraph graph, Set<String> rows) {
    for (String row : rows) {
      if (graph.find(row) < 0) {
        Optional<Revision> squash = graph.replacements().squashOf(row);
        if (squash.isPresent()) {
          if (!graph.replacements().canExpand(squash.get())) {
            throw UnknownCurrentRevisionException.insideSquash(row, squash.get());
          }
          return squash;
        }
      }
    }
    return Optional.empty();
  }

  /** The graph that fits this database; the given one but for a database inside a squash. */
  public RevisionGraph graph() {
    return graph;
  }

  /** The rows as they stand in the version table, sorted. */
  public Set<String> rows() {
    return rows;
  }

  /** The revisions that the rows name, in the graph's order. */
  public List<Revision> current() {
    return rowsByPosition.keySet().stream().map(graph::at).toList();
  }

  /** Everything that the database has, in the graph's order. */
  public Set<Revision> revisions() {
    return new RevisionSet(graph, applied);
  }

  /** Everything that it lacks, in the graph's order. */
  public Set<Revision> pending() {
    BitSet pending = new BitSet(graph.size());
    pending.set(0, graph.size());
    pending.andNot(applied);
    return new RevisionSet(graph, pending);
  }

  public boolean contains(Revision revision) {
    return applied.get(graph.position(revision));
  }

  /** Whether a row of the version table names it. */
  public boolean isCurrent(Revision revision) {
    return rowsByPosition.containsKey(graph.position(revision));
  }

  /**
   * Whether the database has every head, be it by a row or because a row depends on it. This is
   * what {@code current --check-heads} asks.
   */
  public boolean isUpToDate() {
    return applied.cardinality() == graph.size();
  }

  boolean has(int position) {
    return applied.get(position);
  }

  /** A copy that the caller may change. */
  BitSet bits() {
    return (BitSet) applied.clone();
  }

  Map<Integer, List<String>> rowsByPosition() {
    return rowsByPosition;
  }

  /** {@code a1, b2}, or {@code base} when there is no row. */
  String whereItIs() {
    return rows.isEmpty() ? "base (nothing applied)" : String.join(", ", rows);
  }
}
