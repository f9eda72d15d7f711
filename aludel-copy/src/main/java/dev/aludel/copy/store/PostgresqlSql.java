package dev.aludel.copy.store;

import dev.aludel.copy.wire.Wire;
import dev.aludel.schema.QualifiedName;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** The statements that read and write rows of PostgreSQL. */
final class PostgresqlSql {

  private PostgresqlSql() {}

  static String quote(String identifier) {
    return SqliteSql.quote(identifier);
  }

  static String quote(QualifiedName name) {
    return SqliteSql.quote(name);
  }

  /** A copy runs as long as it takes; a server's limits on statements are for applications. */
  static void withoutLimits(Statement statement) throws SQLException {
    statement.execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
  }

  /** What is read of a column: its own form, or the text of what only the server can read. */
  static String read(ColumnPlan column, String name) {
    String quoted = quote(name);
    if (column.wire().kind() == Wire.Kind.AS_TEXT) {
      // As the type itself writes it: the cast of an inet would add its mask.
      return "CASE WHEN " + quoted + " IS NOT NULL THEN concat(" + quoted + ") END";
    }
    return column.cast() ? quoted + "::" + column.wire().sqlName() : quoted;
  }

  /** What stands behind FROM. */
  static String source(TablePlan plan) {
    return (plan.sourceAlone() ? "ONLY " : "") + quote(plan.source());
  }

  static String select(TablePlan plan, KeyRange range) {
    StringBuilder sql = new StringBuilder("SELECT ");
    sql.append(
        plan.columns().stream().map(c -> read(c, c.source())).collect(Collectors.joining(", ")));
    plan.counter()
        .filter(counter -> plan.columns().stream().noneMatch(c -> c.source().equals(counter)))
        .ifPresent(
            counter -> {
              throw new IllegalStateException(counter + " is not among the columns");
            });
    sql.append(" FROM ").append(source(plan));
    String condition = plan.counter().map(c -> range.condition(quote(c))).orElse("");
    String where = plan.where().map(text -> "(" + text + ")").orElse("");
    if (!condition.isEmpty() || !where.isEmpty()) {
      boolean both = !condition.isEmpty() && !where.isEmpty();
      sql.append(" WHERE ").append(condition).append(both ? " AND " : "").append(where);
    }
    return sql.toString();
  }

  static String targets(TablePlan plan) {
    return plan.columns().stream().map(c -> quote(c.target())).collect(Collectors.joining(", "));
  }

  /** Whether the rows must first go where the server can cast them. */
  static boolean isStaged(TablePlan plan) {
    return plan.columns().stream().anyMatch(c -> c.wire().kind() == Wire.Kind.AS_TEXT);
  }
}
