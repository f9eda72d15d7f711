package dev.aludel.migrate.fleet;

import dev.aludel.dialect.Dialect;
import dev.aludel.schema.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The schemas of one database that are members of a fleet, and where each is: read for all of them
 * together, so that those with nothing to do cost nothing more.
 */
public final class TenantSchemas {

  /** Keeps a statement of one SELECT for each schema at a length that is planned quickly. */
  private static final int IN_ONE_QUERY = 250;

  private static final String SCHEMAS =
      """
      SELECT schema_name FROM information_schema.schemata
      WHERE schema_name LIKE ? AND schema_name NOT LIKE 'pg\\_%' AND schema_name <> 'information_schema'
      """;

  private static final String TABLES =
      """
      SELECT table_schema FROM information_schema.tables
      WHERE table_name = ? AND table_schema LIKE ? AND table_type = 'BASE TABLE'
      """;

  private TenantSchemas() {}

  /**
   * The version rows of each schema, by its name; none where it has no version table yet. It is one
   * query for the schemas, one for the tables, and one for every 250 tables.
   *
   * @param pattern a pattern as LIKE has it: % is any text, and _ any character
   * @param versionTable the name of the version table, the same in all
   */
  public static Map<String, Set<String>> read(
      Connection connection, Dialect dialect, String pattern, String versionTable)
      throws SQLException {
    Map<String, Set<String>> rows = new TreeMap<>();
    for (String schema : strings(connection, SCHEMAS, pattern)) {
      rows.put(schema, new TreeSet<>());
    }
    List<String> withTable = new ArrayList<>(strings(connection, TABLES, versionTable, pattern));
    withTable.retainAll(rows.keySet());
    for (int from = 0; from < withTable.size(); from += IN_ONE_QUERY) {
      List<String> some = withTable.subList(from, Math.min(from + IN_ONE_QUERY, withTable.size()));
      read(connection, dialect, some, versionTable, rows);
    }
    return rows;
  }

  private static List<String> strings(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      List<String> strings = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          strings.add(result.getString(1));
        }
      }
      return strings;
    }
  }

  private static void read(
      Connection connection,
      Dialect dialect,
      List<String> schemas,
      String versionTable,
      Map<String, Set<String>> rows)
      throws SQLException {
    List<String> selects = new ArrayList<>();
    for (String schema : schemas) {
      selects.add(
          "SELECT CAST(? AS varchar), version_num FROM "
              + dialect.quote(QualifiedName.of(schema, versionTable)));
    }
    try (PreparedStatement statement =
        connection.prepareStatement(String.join(" UNION ALL ", selects))) {
      for (int i = 0; i < schemas.size(); i++) {
        statement.setString(i + 1, schemas.get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.computeIfAbsent(result.getString(1), schema -> new TreeSet<>())
              .add(result.getString(2));
        }
      }
    }
  }
}
