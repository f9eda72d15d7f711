package dev.aludel.migrate;

import java.util.List;
import java.util.Set;

/**
 * What a run did.
 *
 * @param steps what it ran, in order; not what another runner did meanwhile
 * @param rowsBefore the version rows that it found
 * @param rowsAfter the version rows that it left
 */
public record RunReport(List<StepEnd> steps, Set<String> rowsBefore, Set<String> rowsAfter) {

  public RunReport {
    steps = List.copyOf(steps);
    rowsBefore = Set.copyOf(rowsBefore);
    rowsAfter = Set.copyOf(rowsAfter);
  }
}
