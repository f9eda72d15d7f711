package dev.aludel.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Two schemas in SQLite's own words, of {@code sqlite-pairs.sql}.
 *
 * @param name what is special about them
 * @param before the statements that make the one
 * @param after the statements that make the other
 * @param rows that the one holds
 * @param renames that lead from the one to the other, as {@code --rename} takes them
 */
public record SqlitePair(
    String name, String before, String after, String rows, List<String> renames) {

  public static List<SqlitePair> all() {
    try (InputStream file = SqlitePair.class.getResourceAsStream("sqlite-pairs.sql")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^### ")).skip(1).map(SqlitePair::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SqlitePair read(String text) {
    String[] parts = text.split("(?m)^--- ");
    String first = parts[0];
    Map<String, String> others = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] headAndBody = parts[i].split("\n", 2);
      others.put(headAndBody[0], headAndBody[1].strip());
    }
    int line = first.indexOf('\n');
    return new SqlitePair(
        first.substring(0, line),
        first.substring(line).strip(),
        others.getOrDefault("becomes", ""),
        others.getOrDefault("rows", ""),
        others.getOrDefault("renames", "").lines().toList());
  }

  /** The renames that lead back. */
  public List<String> renamesBack() {
    return renames.stream()
        .map(
            rename -> {
              int dot = rename.lastIndexOf('.') + 1;
              int equals = rename.indexOf('=');
              return rename.substring(0, dot)
                  + rename.substring(equals + 1)
                  + "="
                  + rename.substring(dot, equals);
            })
        .toList();
  }

  /** The rows of each table and the counters, each value as a literal, columns by their names. */
  public static Map<String, List<String>> rows(Connection connection) throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table :
        query(
            connection,
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                + " AND name NOT LIKE 'aludel%' AND name NOT LIKE 'sqlite\\_s%' ESCAPE '\\'")) {
      List<String> columns =
          query(
              connection,
              "SELECT 'quote(\"' || replace(name, '\"', '\"\"') || '\")'"
                  + " FROM pragma_table_xinfo('%s') ORDER BY lower(name)"
                      .formatted(table.replace("'", "''")));
      List<String> read =
          query(
              connection,
              "SELECT %s FROM \"%s\""
                  .formatted(String.join(" || '|' || ", columns), table.replace("\"", "\"\"")));
      rows.put(table, read.stream().sorted().toList());
    }
    if (!query(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'")
        .isEmpty()) {
      List<String> counters =
          query(
              connection,
              "SELECT name || ' ' || seq FROM sqlite_sequence WHERE name NOT LIKE 'aludel%'"
                  + " ORDER BY 1");
      counters.forEach(counter -> rows.put("counter of " + counter, List.of()));
    }
    return rows;
  }

  /**
   * What SQLite's pragmas tell of the tables, keys, indexes, views and triggers; the order of
   * columns, names of constraints and spellings of types aside.
   */
  public static List<String> catalog(Connection connection) throws SQLException {
    return query(connection, CATALOG).stream().sorted().toList();
  }

  private static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static final String CATALOG =
      """
      WITH own AS (
        SELECT name, type, wr, strict FROM pragma_table_list
        WHERE schema = 'main' AND name NOT LIKE 'sqlite\\_s%' ESCAPE '\\' AND name NOT LIKE 'aludel%'
      )
      SELECT type || ' ' || name || ' ' || wr || ' ' || strict FROM own
      UNION ALL
      SELECT 'column ' || own.name || '.' || c.name || ' '
        || CASE
          WHEN upper(c.type) LIKE '%INT%' THEN 'INTEGER'
          WHEN upper(c.type) GLOB '*CHAR*' OR upper(c.type) GLOB '*CLOB*' OR upper(c.type) GLOB '*TEXT*'
            THEN 'TEXT'
          WHEN c.type = '' OR upper(c.type) LIKE '%BLOB%' THEN 'BLOB'
          WHEN upper(c.type) GLOB '*REAL*' OR upper(c.type) GLOB '*FLOA*' OR upper(c.type) GLOB '*DOUB*'
            THEN 'REAL'
          ELSE 'NUMERIC' END
        || ' ' || c."notnull" || ' ' || c.pk || ' ' || c.hidden || ' ' || (coalesce(c.dflt_value, 'NULL') <> 'NULL')
      FROM own, pragma_table_xinfo(own.name) AS c WHERE own.type <> 'shadow'
      UNION ALL
      SELECT 'reference ' || own.name || ' (' || group_concat(f."from") || ') ' || lower(f."table")
        || ' ' || f.on_update || ' ' || f.on_delete
      FROM own, pragma_foreign_key_list(own.name) AS f GROUP BY own.name, f.id
      UNION ALL
      SELECT 'index ' || own.name || ' ' || iif(i.origin = 'c', i.name, i.origin) || ' '
        || i."unique" || ' ' || i.partial || ' ' || group_concat(
          coalesce(x.name, 'an expression') || ' ' || x."desc" || ' ' || upper(x.coll))
      FROM own, pragma_index_list(own.name) AS i, pragma_index_xinfo(i.name) AS x
      WHERE x."key" AND own.type = 'table' GROUP BY own.name, i.name
      UNION ALL
      SELECT 'trigger ' || name || ' on ' || tbl_name FROM sqlite_schema WHERE type = 'trigger'
      """;
}
