package dev.aludel.migrate;

import dev.aludel.revision.Plan;
import dev.aludel.revision.RowChange;
import dev.aludel.revision.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The version rows before each step of a plan and after the last one.
 *
 * <p>A runner that finds the rows of a later step learns that another runner went the same way, and
 * goes on from there.
 */
final class Itinerary {

  private final List<Set<String>> rows = new ArrayList<>();

  Itinerary(Plan plan) {
    Set<String> now = new TreeSet<>(plan.rowsBefore());
    rows.add(Set.copyOf(now));
    for (Step step : plan.steps()) {
      step.rows().forEach(change -> move(now, change));
      rows.add(Set.copyOf(now));
    }
  }

  private static void move(Set<String> rows, RowChange change) {
    if (change instanceof RowChange.Insert insert) {
      rows.add(insert.version());
    } else if (change instanceof RowChange.Delete delete) {
      rows.remove(delete.version());
    } else if (change instanceof RowChange.Update update) {
      rows.remove(update.from());
      rows.add(update.to());
    }
  }

  /** The step to run next when the table holds {@code found}; −1 when it is not on the way. */
  int stepAt(Set<String> found, int from) {
    for (int step = from; step < rows.size(); step++) {
      if (rows.get(step).equals(found)) {
        return step;
      }
    }
    return -1;
  }

  Set<String> rowsBefore(int step) {
    return rows.get(step);
  }
}
