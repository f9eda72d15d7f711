package dev.aludel.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a run did.
 *
 * @param steps what it ran, in order, the repeatable scripts behind the revisions; not what another
 *     runner did meanwhile
 * @param rowsBefore the version rows that it found
 * @param rowsAfter the version rows that it left
 */
public record RunReport(List<StepEnd> steps, Set<String> rowsBefore, Set<String> rowsAfter) {

  public RunReport {
    steps = List.copyOf(steps);
    rowsBefore = Set.copyOf(rowsBefore);
    rowsAfter = Set.copyOf(rowsAfter);
  }

  /** This report with more steps behind. */
  RunReport with(List<StepEnd> more) {
    List<StepEnd> all = new ArrayList<>(steps);
    all.addAll(more);
    return new RunReport(all, rowsBefore, rowsAfter);
  }
}
