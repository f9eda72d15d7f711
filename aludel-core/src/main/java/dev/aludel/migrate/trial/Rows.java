package dev.aludel.migrate.trial;

import dev.aludel.dialect.Dialect;
import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a database as text: of each table with rows, of the columns by name.
 *
 * @param tables by name, each row with its columns in order of their names
 */
record Rows(Map<QualifiedName, List<Map<String, @Nullable String>>> tables) {

  private static final int TABLES_AT_ONCE = 100;

  static Rows read(Connection connection, Dialect dialect, Schema schema) throws SQLException {
    Map<QualifiedName, List<Map<String, @Nullable String>>> tables = new TreeMap<>();
    for (Table table : withRows(connection, dialect, schema.tables())) {
      tables.put(table.name(), rows(connection, dialect, table));
    }
    return new Rows(tables);
  }

  /** In few queries: most tables of a test are empty. */
  private static List<Table> withRows(Connection connection, Dialect dialect, List<Table> tables)
      throws SQLException {
    List<Table> found = new ArrayList<>();
    for (int from = 0; from < tables.size(); from += TABLES_AT_ONCE) {
      List<Table> some = tables.subList(from, Math.min(from + TABLES_AT_ONCE, tables.size()));
      List<String> questions = new ArrayList<>();
      for (int at = 0; at < some.size(); at++) {
        questions.add(
            "SELECT %d WHERE EXISTS (SELECT 1 FROM %s)"
                .formatted(at, dialect.quote(some.get(at).name())));
      }
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(String.join(" UNION ALL ", questions))) {
        while (result.next()) {
          found.add(some.get(result.getInt(1)));
        }
      }
    }
    return found;
  }

  private static List<Map<String, @Nullable String>> rows(
      Connection connection, Dialect dialect, Table table) throws SQLException {
    List<String> columns = table.columns().stream().map(Column::name).sorted().toList();
    String select =
        "SELECT %s FROM %s"
            .formatted(
                columns.isEmpty()
                    ? "1"
                    : String.join(", ", columns.stream().map(dialect::quote).toList()),
                dialect.quote(table.name()));
    List<Map<String, @Nullable String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(select)) {
      while (result.next()) {
        Map<String, @Nullable String> row = new TreeMap<>();
        for (int at = 0; at < columns.size(); at++) {
          row.put(columns.get(at), result.getString(at + 1));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * What has changed in the tables and columns that there were on the other side, too: in the
   * others a way and back may lose what it will.
   *
   * @param later the rows at the same schema, after a way and back
   * @param otherSide the schema in between
   */
  List<String> changes(Rows later, Schema schema, Schema otherSide) {
    List<String> changes = new ArrayList<>();
    for (Table table : schema.tables()) {
      otherSide
          .table(table.name())
          .ifPresent(
              other -> {
                List<String> shared =
                    table.columns().stream()
                        .map(Column::name)
                        .filter(name -> other.column(name).isPresent())
                        .sorted()
                        .toList();
                compare(table.name(), lines(table, shared), later.lines(table, shared), changes);
              });
    }
    return changes;
  }

  private List<String> lines(Table table, List<String> columns) {
    return tables.getOrDefault(table.name(), List.of()).stream()
        .map(
            row -> {
              List<String> cells = new ArrayList<>();
              columns.forEach(column -> cells.add(column + "=" + row.get(column)));
              return String.join(", ", cells);
            })
        .sorted()
        .toList();
  }

  private static void compare(
      QualifiedName table, List<String> before, List<String> after, List<String> changes) {
    List<String> lost = new ArrayList<>(before);
    after.forEach(lost::remove);
    List<String> added = new ArrayList<>(after);
    before.forEach(added::remove);
    if (!lost.isEmpty() || !added.isEmpty()) {
      StringBuilder text = new StringBuilder("rows of " + table + ":");
      first(lost).forEach(row -> text.append("\n  - ").append(row));
      first(added).forEach(row -> text.append("\n  + ").append(row));
      int more = Math.max(0, lost.size() - SHOWN) + Math.max(0, added.size() - SHOWN);
      if (more > 0) {
        text.append("\n  … and %d more".formatted(more));
      }
      changes.add(text.toString());
    }
  }

  private static final int SHOWN = 5;

  private static List<String> first(List<String> rows) {
    return rows.subList(0, Math.min(SHOWN, rows.size()));
  }
}
