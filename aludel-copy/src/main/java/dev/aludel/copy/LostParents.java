package dev.aludel.copy;

import dev.aludel.copy.store.RowReader;
import dev.aludel.copy.wire.Problem;
import dev.aludel.schema.ForeignKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks in SQLite for the children of rows that are left out: they lead nowhere in the target, and
 * are orphans there. Their own children are, in turn, if the policy leaves them out as well.
 */
final class LostParents {

  /** So many keys are asked for in one statement, whose length SQLite limits. */
  private static final int AT_ONCE = 20_000;

  private final CopyRun run;
  private final List<TableCopy> tables;
  private final RowReader reader;

  LostParents(CopyRun run, List<TableCopy> tables, RowReader reader) {
    this.run = run;
    this.tables = tables;
    this.reader = reader;
  }

  /** Whether a table that is copied refers to this one. */
  static boolean hasChildren(TableCopy table, List<TableCopy> tables) {
    return tables.stream()
        .flatMap(child -> child.target().constraints(ForeignKey.class).stream())
        .anyMatch(key -> key.table().equals(table.plan().target()));
  }

  /** Goes from the rows that are left out to their children, until there are no more. */
  void follow() throws SQLException {
    Map<String, Map<Long, Problem>> lost = run.findings.leftOut();
    while (!lost.isEmpty()) {
      Map<String, Map<Long, Problem>> next = new HashMap<>();
      for (TableCopy child : tables) {
        for (ForeignKey key : child.target().constraints(ForeignKey.class)) {
          Optional<TableCopy> parent =
              tables.stream().filter(t -> t.plan().target().equals(key.table())).findFirst();
          if (parent.isPresent() && lost.containsKey(parent.get().name())) {
            children(child, key, parent.get(), lost.get(parent.get().name()), next);
          }
        }
      }
      lost = next;
    }
  }

  private void children(
      TableCopy child,
      ForeignKey key,
      TableCopy parent,
      Map<Long, Problem> lost,
      Map<String, Map<Long, Problem>> next)
      throws SQLException {
    List<String> columns = KeyChecks.sourceNames(child, key.columns());
    List<String> referenced = KeyChecks.sourceNames(parent, key.referencedColumns());
    boolean whole = columns.size() == key.columns().size() && referenced.size() == columns.size();
    if (!whole || parent.plan().counter().isEmpty()) {
      return;
    }
    List<Long> counters = List.copyOf(lost.keySet());
    for (int from = 0; from < counters.size(); from += AT_ONCE) {
      List<Long> some = counters.subList(from, Math.min(from + AT_ONCE, counters.size()));
      List<Orphan> orphans = new ArrayList<>();
      reader.query(
          sql(child, columns, parent, referenced, some),
          row -> orphans.add(new Orphan(row.getLong(1), row.getString(2), row.getLong(3))));
      for (Orphan orphan : orphans) {
        leaveOut(child, columns, parent, orphan, lost, next);
      }
    }
  }

  /**
   * A row whose parent is left out.
   *
   * @param counter its own
   * @param key what it refers by, for people
   * @param parent its parent's counter
   */
  private record Orphan(long counter, String key, long parent) {}

  private void leaveOut(
      TableCopy child,
      List<String> columns,
      TableCopy parent,
      Orphan orphan,
      Map<Long, Problem> lost,
      Map<String, Map<Long, Problem>> next) {
    if (run.findings.isLeftOut(child.name(), orphan.counter())) {
      return;
    }
    String detail =
        "%s leads to a row of %s that is left out (%s)"
            .formatted(
                orphan.key(),
                parent.name(),
                lost.getOrDefault(orphan.parent(), Problem.ORPHAN).word());
    Policy policy =
        run.findings.add(
            child, columns, Problem.ORPHAN, detail, KeyChecks.mayBeNull(child, columns));
    if (child.plan().counter().isPresent()) {
      run.findings.mark(
          child, orphan.counter(), new Findings.Mark(Problem.ORPHAN, policy, columns, detail));
      if (policy == Policy.QUARANTINE) {
        next.computeIfAbsent(child.name(), name -> new HashMap<>())
            .put(orphan.counter(), Problem.ORPHAN);
      }
    }
  }

  private static String sql(
      TableCopy child,
      List<String> columns,
      TableCopy parent,
      List<String> referenced,
      List<Long> counters) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      pairs.add(
          "p." + KeyChecks.quote(referenced.get(i)) + " = c." + KeyChecks.quote(columns.get(i)));
    }
    return "SELECT c.%s, c.%s, p.%s FROM %s p JOIN (SELECT %s AS %s, %s AS %s, %s FROM %s WHERE %s) c ON %s WHERE p.%s IN (SELECT value FROM json_each('%s'))"
        .formatted(
            KeyChecks.COUNTER,
            KeyChecks.KEY,
            KeyChecks.quote(parent.plan().counter().orElseThrow()),
            KeyChecks.quote(parent.plan().source()),
            child.plan().counter().map(KeyChecks::quote).orElse("0"),
            KeyChecks.COUNTER,
            KeyChecks.shown(columns),
            KeyChecks.KEY,
            columns.stream().map(KeyChecks::quote).collect(Collectors.joining(", ")),
            KeyChecks.quote(child.plan().source()),
            KeyChecks.allPresent(columns, child.plan()),
            String.join(" AND ", pairs),
            KeyChecks.quote(parent.plan().counter().orElseThrow()),
            counters);
  }
}
