package dev.aludel.copy;

import dev.aludel.copy.VerifyReport.Difference;
import dev.aludel.copy.VerifyReport.Difference.Kind;
import dev.aludel.copy.store.TablePlan;
import dev.aludel.copy.wire.RowBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hashes of some rows, column by column, by the key as people write it. */
final class RowDigests {

  /** How many differences are told. */
  static final int MOST_TOLD = 100;

  private final TablePlan plan;
  private final int most;
  private final Map<String, long[]> rows = new LinkedHashMap<>();
  private final Map<String, String> unfit = new TreeMap<>();
  private final Map<Long, Integer> keyless = new HashMap<>();
  private boolean cut;

  RowDigests(TablePlan plan, int most) {
    this.plan = plan;
    this.most = most;
  }

  synchronized void add(RowBuffer row, String key) {
    if (rows.size() + keyless.size() >= most) {
      cut = true;
      return;
    }
    if (plan.key().isEmpty()) {
      keyless.merge(row.rowHash(), 1, Integer::sum);
      return;
    }
    long[] hashes = new long[row.fields()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = row.hash(i);
    }
    rows.put(key, hashes);
  }

  /** A row of which no form for the other side can be made. */
  synchronized void addUnfit(String key, String column) {
    unfit.put(key, column);
  }

  /** Whether there were more rows than are kept. */
  boolean isCut() {
    return cut;
  }

  /** What differs from the other side's, this one being the source. */
  List<Difference> differences(RowDigests target) {
    List<Difference> found = new ArrayList<>();
    unfit.forEach((key, column) -> found.add(new Difference(Kind.CHANGED, key, List.of(column))));
    keyless(target, found);
    rows.forEach(
        (key, ours) -> {
          long[] theirs = target.rows.get(key);
          if (theirs == null) {
            if (!target.cut) {
              found.add(new Difference(Kind.ONLY_IN_SOURCE, key, List.of()));
            }
          } else {
            List<String> columns = columns(ours, theirs);
            if (!columns.isEmpty()) {
              found.add(new Difference(Kind.CHANGED, key, columns));
            }
          }
        });
    target.rows.forEach(
        (key, theirs) -> {
          if (!rows.containsKey(key) && !unfit.containsKey(key) && !cut) {
            found.add(new Difference(Kind.ONLY_IN_TARGET, key, List.of()));
          }
        });
    return found.size() > MOST_TOLD ? found.subList(0, MOST_TOLD) : found;
  }

  private List<String> columns(long[] ours, long[] theirs) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < ours.length; i++) {
      if (ours[i] != theirs[i]) {
        columns.add(plan.columns().get(i).target());
      }
    }
    return columns;
  }

  private void keyless(RowDigests target, List<Difference> found) {
    int onlyHere = 0;
    int onlyThere = 0;
    for (Map.Entry<Long, Integer> row : keyless.entrySet()) {
      onlyHere += Math.max(0, row.getValue() - target.keyless.getOrDefault(row.getKey(), 0));
    }
    for (Map.Entry<Long, Integer> row : target.keyless.entrySet()) {
      onlyThere += Math.max(0, row.getValue() - keyless.getOrDefault(row.getKey(), 0));
    }
    if (onlyHere > 0) {
      found.add(new Difference(Kind.ONLY_IN_SOURCE, rows(onlyHere), List.of()));
    }
    if (onlyThere > 0) {
      found.add(new Difference(Kind.ONLY_IN_TARGET, rows(onlyThere), List.of()));
    }
  }

  private static String rows(int count) {
    return count == 1 ? "1 row without a key" : count + " rows without a key";
  }
}
