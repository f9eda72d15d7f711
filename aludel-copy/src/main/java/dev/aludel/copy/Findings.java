package dev.aludel.copy;

import dev.aludel.copy.store.ColumnPlan;
import dev.aludel.copy.store.KeyRange;
import dev.aludel.copy.wire.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a profile finds. Safe for use by several threads. */
final class Findings {

  private static final int SAMPLES = 3;

  /**
   * What a check of keys found of a row.
   *
   * @param columns the columns that become NULL, or for whose sake the row is left out
   * @param detail which row is missing or there twice, for people
   */
  record Mark(Problem problem, Policy policy, List<String> columns, String detail) {

    /** Of two the one that leaves the row out; all columns that either of them makes NULL. */
    private Mark and(Mark other) {
      if (policy != Policy.NULL || other.policy != Policy.NULL) {
        return policy != Policy.NULL ? this : other;
      }
      List<String> both = new ArrayList<>(columns);
      both.addAll(other.columns);
      return new Mark(problem, policy, both, detail);
    }
  }

  private record Name(String table, String column, Problem problem) {}

  private static final class Tally {
    final Policy policy;
    final String type;
    final List<String> samples = new ArrayList<>();
    long count;
    long helpless;

    Tally(Policy policy, String type) {
      this.policy = policy;
      this.type = type;
    }
  }

  private final Policies policies;
  private final Map<Name, Tally> tallies = new LinkedHashMap<>();
  private final Map<String, Map<Long, Mark>> marks = new HashMap<>();
  private final Map<String, Map<Long, Problem>> leftOut = new HashMap<>();
  private final List<CopyReport.Unreadable> unreadable = new ArrayList<>();

  Findings(Policies policies) {
    this.policies = policies;
  }

  /** Counts a value, and says what its policy is. */
  synchronized void add(
      TableCopy table, ColumnPlan column, Problem problem, String sample, boolean helped) {
    Tally tally = add(table, column.source(), problem, column.wire().sqlName(), sample);
    tally.helpless += helped ? 0 : 1;
  }

  /**
   * Counts a row that breaks a rule of the table, and says what its policy is.
   *
   * @param nullable whether these columns may become NULL
   */
  synchronized Policy add(
      TableCopy table, List<String> columns, Problem problem, String sample, boolean nullable) {
    String key = String.join(", ", columns);
    String rule = problem == Problem.ORPHAN ? "foreign key" : "unique";
    Tally tally = add(table, key, problem, rule, sample);
    // Without a counter there is nothing to know the row by when it is read again.
    boolean helped =
        table.plan().counter().isPresent()
            && (tally.policy == Policy.QUARANTINE || (tally.policy == Policy.NULL && nullable));
    tally.helpless += helped ? 0 : 1;
    return tally.policy;
  }

  private Tally add(TableCopy table, String column, Problem problem, String type, String sample) {
    Tally tally =
        tallies.computeIfAbsent(
            new Name(table.name(), column, problem),
            name -> new Tally(policies.of(table.name(), column, problem), type));
    tally.count++;
    if (tally.samples.size() < SAMPLES) {
      tally.samples.add(sample);
    }
    return tally;
  }

  synchronized void mark(TableCopy table, long counter, Mark mark) {
    marks.computeIfAbsent(table.name(), name -> new HashMap<>()).merge(counter, mark, Mark::and);
    if (mark.policy() == Policy.QUARANTINE) {
      leaveOut(table, counter, mark.problem());
    }
  }

  /** Remembers a row that will not be copied; false if that was known. */
  synchronized boolean leaveOut(TableCopy table, long counter, Problem problem) {
    return leftOut
            .computeIfAbsent(table.name(), name -> new HashMap<>())
            .putIfAbsent(counter, problem)
        == null;
  }

  /** The rows that will not be copied, by table and counter, and why. */
  synchronized Map<String, Map<Long, Problem>> leftOut() {
    Map<String, Map<Long, Problem>> copy = new HashMap<>();
    leftOut.forEach((table, rows) -> copy.put(table, Map.copyOf(rows)));
    return copy;
  }

  synchronized boolean isLeftOut(String table, long counter) {
    return leftOut.getOrDefault(table, Map.of()).containsKey(counter);
  }

  synchronized void addUnreadable(TableCopy table, KeyRange range, String reason) {
    CopyReport.Unreadable lost =
        new CopyReport.Unreadable(
            table.name(), table.plan().counter().orElse("key"), range, reason);
    if (!unreadable.contains(lost)) {
      unreadable.add(lost);
    }
  }

  /** The rows of a table that are marked; once the profile is done, they no longer change. */
  synchronized Map<Long, Mark> marks(String table) {
    return marks.getOrDefault(table, Map.of());
  }

  Policies policies() {
    return policies;
  }

  synchronized List<CopyReport.Unreadable> unreadable() {
    return List.copyOf(unreadable);
  }

  synchronized List<Finding> all() {
    List<Finding> all = new ArrayList<>();
    tallies.forEach(
        (name, tally) ->
            all.add(
                new Finding(
                    name.table(),
                    name.column(),
                    name.problem(),
                    tally.policy,
                    tally.count,
                    tally.helpless,
                    tally.samples,
                    tally.type)));
    return all;
  }
}
