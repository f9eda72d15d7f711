package dev.aludel.copy.store;

import dev.aludel.schema.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that read and write rows of SQLite. */
final class SqliteSql {

  private SqliteSql() {}

  static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static String quote(QualifiedName name) {
    return name.schema().map(schema -> quote(schema) + ".").orElse("") + quote(name.name());
  }

  /**
   * The texts of some columns in one, with a NUL between them and nothing for NULL: a value that is
   * fetched costs as much as its bytes do, so that one is cheaper than many.
   */
  static String gathered(List<ColumnPlan> columns) {
    return columns.stream()
        .map(column -> quote(column.source()))
        .collect(Collectors.joining(", ", "concat_ws(char(0), ", ")"));
  }

  /**
   * Reads in the order of the counter, by the table itself and no index: the table is what the rows
   * are in, and an index may be damaged, or lie.
   *
   * @param gathered the columns whose texts come once more, as {@link #gathered} has them, after
   *     all others; none if empty
   */
  static String select(TablePlan plan, KeyRange range, List<ColumnPlan> gathered) {
    String counter = plan.counter().map(SqliteSql::quote).orElse("");
    String columns =
        plan.columns().stream().map(c -> quote(c.source())).collect(Collectors.joining(", "));
    StringBuilder sql = new StringBuilder("SELECT ");
    sql.append(counter.isEmpty() ? "" : counter + ", ").append(columns);
    sql.append(gathered.isEmpty() ? "" : ", " + gathered(gathered));
    sql.append(" FROM ").append(quote(plan.source())).append(" NOT INDEXED");
    String condition = counter.isEmpty() ? "" : range.condition(counter);
    String where = plan.where().map(text -> "(" + text + ")").orElse("");
    if (!condition.isEmpty() || !where.isEmpty()) {
      boolean both = !condition.isEmpty() && !where.isEmpty();
      sql.append(" WHERE ").append(condition).append(both ? " AND " : "").append(where);
    }
    sql.append(counter.isEmpty() ? "" : " ORDER BY " + counter);
    return sql.toString();
  }
}
