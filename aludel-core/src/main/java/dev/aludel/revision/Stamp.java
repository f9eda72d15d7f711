package dev.aludel.revision;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Changes to the version table alone: no script runs.
 *
 * @param changes what goes, what moves, what comes, in this order
 * @param rowsBefore the version table that it starts from, sorted
 * @param rowsAfter the version table that it ends with, sorted
 */
public record Stamp(List<RowChange> changes, Set<String> rowsBefore, Set<String> rowsAfter) {

  public Stamp {
    changes = List.copyOf(changes);
    rowsBefore = Collections.unmodifiableSet(new TreeSet<>(rowsBefore));
    rowsAfter = Collections.unmodifiableSet(new TreeSet<>(rowsAfter));
  }

  /** Whether the version table is as wanted already. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }
}
