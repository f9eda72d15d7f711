package dev.aludel.copy;

import dev.aludel.copy.store.ColumnPlan;
import dev.aludel.copy.store.RowReader;
import dev.aludel.copy.store.TablePlan;
import dev.aludel.copy.wire.Problem;
import dev.aludel.schema.Column;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks in SQLite for rows that would break the target's keys: duplicates, as the target compares,
 * and foreign keys that lead nowhere. SQLite does not check the latter unless told to.
 */
final class KeyChecks {

  // With a blank, since a column of the table may have any other name.
  static final String COUNTER = "\"its counter\"";
  static final String KEY = "\"its key\"";

  private final CopyRun run;
  private final List<TableCopy> tables;
  private final RowReader reader;

  KeyChecks(CopyRun run, List<TableCopy> tables, RowReader reader) {
    this.run = run;
    this.tables = tables;
    this.reader = reader;
  }

  void check(TableCopy table) throws SQLException {
    Set<List<String>> kept = run.from.isFiles() ? Set.of() : uniqueKeys(table.source());
    for (List<String> key : uniqueKeys(table.target())) {
      List<String> columns = sourceNames(table, key);
      boolean folds = key.stream().anyMatch(name -> foldsCase(table.target(), name));
      if (columns.size() == key.size() && (!kept.contains(columns) || folds)) {
        duplicates(table, key, columns);
      }
    }
    for (ForeignKey key : table.target().constraints(ForeignKey.class)) {
      orphans(table, key);
    }
  }

  private static Set<List<String>> uniqueKeys(Table table) {
    Set<List<String>> keys = new LinkedHashSet<>();
    table.primaryKey().map(PrimaryKey::columns).ifPresent(keys::add);
    table.constraints(UniqueConstraint.class).forEach(unique -> keys.add(unique.columns()));
    for (Index index : table.indexes()) {
      boolean plain = index.keys().stream().allMatch(key -> key.column().isPresent());
      if (index.unique() && plain && index.where().isEmpty()) {
        keys.add(index.keys().stream().map(key -> key.column().orElseThrow()).toList());
      }
    }
    return keys;
  }

  private static boolean foldsCase(Table target, String column) {
    return target
        .column(column)
        .flatMap(Column::collation)
        .filter(SchemaTranslation.CASE_INSENSITIVE::equals)
        .isPresent();
  }

  static List<String> sourceNames(TableCopy table, List<String> targetNames) {
    List<String> names = new ArrayList<>();
    for (String name : targetNames) {
      table.plan().columns().stream()
          .filter(column -> column.target().equals(name))
          .forEach(column -> names.add(column.source()));
    }
    return names;
  }

  private void duplicates(TableCopy table, List<String> key, List<String> columns)
      throws SQLException {
    List<String> compared = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String collation = foldsCase(table.target(), key.get(i)) ? " COLLATE NOCASE" : "";
      compared.add(quote(columns.get(i)) + collation);
    }
    String counter = table.plan().counter().map(KeyChecks::quote).orElse("0");
    String partition = String.join(", ", compared);
    String sql =
        "SELECT c, k FROM (SELECT %s AS c, %s AS k, row_number() OVER (PARTITION BY %s ORDER BY %s) AS n FROM %s NOT INDEXED WHERE %s) WHERE n > 1"
            .formatted(
                counter,
                shown(columns),
                partition,
                counter,
                quote(table.plan().source()),
                allPresent(columns, table.plan()));
    find(table, columns, Problem.DUPLICATE, " is there before it", sql);
  }

  private void orphans(TableCopy table, ForeignKey key) throws SQLException {
    List<String> columns = sourceNames(table, key.columns());
    Optional<TableCopy> parent =
        tables.stream().filter(other -> other.plan().target().equals(key.table())).findFirst();
    if (parent.isEmpty() || columns.size() != key.columns().size()) {
      return;
    }
    List<String> referenced = sourceNames(parent.get(), key.referencedColumns());
    if (referenced.size() != columns.size()) {
      return;
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      pairs.add("p." + quote(referenced.get(i)) + " = c." + quote(columns.get(i)));
    }
    String parents =
        parent
            .get()
            .plan()
            .where()
            .map(
                where ->
                    "(SELECT * FROM %s WHERE %s)"
                        .formatted(quote(parent.get().plan().source()), where))
            .orElseGet(() -> quote(parent.get().plan().source()));
    String sql =
        "SELECT c.%s, c.%s FROM (SELECT %s AS %s, %s AS %s, %s FROM %s WHERE %s) c WHERE NOT EXISTS (SELECT 1 FROM %s p WHERE %s)"
            .formatted(
                COUNTER,
                KEY,
                table.plan().counter().map(KeyChecks::quote).orElse("0"),
                COUNTER,
                shown(columns),
                KEY,
                columns.stream().map(KeyChecks::quote).collect(Collectors.joining(", ")),
                quote(table.plan().source()),
                allPresent(columns, table.plan()),
                parents,
                String.join(" AND ", pairs));
    find(table, columns, Problem.ORPHAN, " leads to no row of " + parent.get().name(), sql);
  }

  private void find(TableCopy table, List<String> columns, Problem problem, String what, String sql)
      throws SQLException {
    boolean nullable = mayBeNull(table, columns);
    reader.query(
        sql,
        row -> {
          String key = row.getString(2);
          Policy policy = run.findings.add(table, columns, problem, key, nullable);
          if (table.plan().counter().isPresent()) {
            run.findings.mark(
                table, row.getLong(1), new Findings.Mark(problem, policy, columns, key + what));
          }
        });
  }

  /** Whether the target takes NULL in all of these columns of the source. */
  static boolean mayBeNull(TableCopy table, List<String> columns) {
    return table.plan().columns().stream()
        .filter(column -> columns.contains(column.source()))
        .noneMatch(ColumnPlan::notNull);
  }

  /** The key for people: {@code a=1, b='x'}. */
  static String shown(List<String> columns) {
    return columns.stream()
        .map(name -> literal(name + "=") + " || quote(" + quote(name) + ")")
        .collect(Collectors.joining(" || ', ' || "));
  }

  static String allPresent(List<String> columns, TablePlan plan) {
    String present =
        columns.stream().map(name -> quote(name) + " NOTNULL").collect(Collectors.joining(" AND "));
    return plan.where().map(where -> present + " AND (" + where + ")").orElse(present);
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static String quote(QualifiedName name) {
    return name.schema().map(schema -> quote(schema) + ".").orElse("") + quote(name.name());
  }
}
