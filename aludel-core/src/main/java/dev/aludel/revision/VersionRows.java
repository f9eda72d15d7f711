package dev.aludel.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The version table while a plan is made: one row per effective head, that is per applied revision
 * on which no applied revision stands, by parent or by dependency.
 *
 * <p>Counts for each revision how many applied ones stand on it. A step looks only at the edges of
 * its own revision, so a plan costs no more than the edges it passes.
 */
final class VersionRows {

  private final RevisionGraph graph;
  private final Map<Integer, List<String>> rows;
  private final int[] standingOn;

  VersionRows(AppliedRevisions applied) {
    this.graph = applied.graph();
    this.rows = new TreeMap<>(applied.rowsByPosition());
    this.standingOn = new int[graph.size()];
    BitSet bits = applied.bits();
    for (int at = bits.nextSetBit(0); at >= 0; at = bits.nextSetBit(at + 1)) {
      for (int below : graph.belowAt(at)) {
        standingOn[below]++;
      }
    }
  }

  Step upgrade(int position) {
    List<String> gone = new ArrayList<>();
    for (int below : graph.belowAt(position)) {
      standingOn[below]++;
      gone.addAll(remove(below));
    }
    return new Step(Direction.UPGRADE, graph.at(position), moved(gone, List.of(add(position))));
  }

  Step downgrade(int position) {
    List<String> gone = remove(position);
    List<String> come = new ArrayList<>();
    for (int below : graph.belowAt(position)) {
      standingOn[below]--;
      if (standingOn[below] == 0 && !rows.containsKey(below)) {
        come.add(add(below));
      }
    }
    return new Step(Direction.DOWNGRADE, graph.at(position), moved(gone, come));
  }

  Set<String> now() {
    Set<String> now = new TreeSet<>();
    for (List<String> each : rows.values()) {
      now.addAll(each);
    }
    return now;
  }

  /** The changes from some rows to others: as many as possible move, the rest goes or comes. */
  static List<RowChange> moved(List<String> gone, List<String> come) {
    List<RowChange> changes = new ArrayList<>();
    int moving = Math.min(gone.size(), come.size());
    gone.subList(moving, gone.size()).forEach(row -> changes.add(new RowChange.Delete(row)));
    for (int at = 0; at < moving; at++) {
      changes.add(new RowChange.Update(gone.get(at), come.get(at)));
    }
    come.subList(moving, come.size()).forEach(row -> changes.add(new RowChange.Insert(row)));
    return changes;
  }

  private List<String> remove(int position) {
    List<String> removed = rows.remove(position);
    return removed == null ? List.of() : removed;
  }

  private String add(int position) {
    String version = graph.at(position).id();
    rows.put(position, List.of(version));
    return version;
  }
}
