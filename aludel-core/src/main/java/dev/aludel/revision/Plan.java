package dev.aludel.revision;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to run, in order. The same plan runs, prints as SQL, or is explained.
 *
 * @param steps the steps; none when there is nothing to do
 * @param rowsBefore the version table that it starts from, sorted
 * @param rowsAfter the version table that it ends with, sorted
 */
public record Plan(List<Step> steps, Set<String> rowsBefore, Set<String> rowsAfter) {

  public Plan {
    steps = List.copyOf(steps);
    rowsBefore = Collections.unmodifiableSet(new TreeSet<>(rowsBefore));
    rowsAfter = Collections.unmodifiableSet(new TreeSet<>(rowsAfter));
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /** The revisions that run, in the order in which they run. */
  public List<Revision> revisions() {
    return steps.stream().map(Step::revision).toList();
  }
}
