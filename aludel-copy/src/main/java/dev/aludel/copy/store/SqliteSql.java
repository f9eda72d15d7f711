package dev.aludel.copy.store;

import dev.aludel.schema.QualifiedName;
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
   * Reads in the order of the counter, by the table itself and no index: the table is what the rows
   * are in, and an index may be damaged, or lie.
   */
  static String select(TablePlan plan, KeyRange range) {
    String counter = plan.counter().map(SqliteSql::quote).orElse("");
    String columns =
        plan.columns().stream().map(c -> quote(c.source())).collect(Collectors.joining(", "));
    StringBuilder sql = new StringBuilder("SELECT ");
    sql.append(counter.isEmpty() ? "" : counter + ", ").append(columns);
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
