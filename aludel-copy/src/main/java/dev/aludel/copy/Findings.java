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

  /** Rows that a check of the whole table found, by their counter. */
  record Mark(Problem problem, Policy policy, List<String> columns) {}

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

  /** Counts a row that breaks a rule of the table, and says what its policy is. */
  synchronized Policy add(
      TableCopy table, List<String> columns, Problem problem, String sample, boolean nullable) {
    String key = String.join(", ", columns);
    String rule = problem == Problem.ORPHAN ? "foreign key" : "unique";
    Tally tally = add(table, key, problem, rule, sample);
    boolean helped = tally.policy == Policy.QUARANTINE || (tally.policy == Policy.NULL && nullable);
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
    marks.computeIfAbsent(table.name(), name -> new HashMap<>()).putIfAbsent(counter, mark);
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
