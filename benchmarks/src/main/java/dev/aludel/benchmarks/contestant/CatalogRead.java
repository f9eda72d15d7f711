package dev.aludel.benchmarks.contestant;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The floor of everything that reads a schema: connect, and fetch every column, constraint and
 * index as the catalog has it.
 */
final class CatalogRead {

  private static final List<String> POSTGRESQL =
      List.of(
          """
          SELECT a.attrelid::regclass::text, a.attname, format_type(a.atttypid, a.atttypmod),
                 a.attnotnull, pg_get_expr(d.adbin, d.adrelid)
            FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
             AND c.relnamespace = current_schema()::regnamespace
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
           WHERE a.attnum > 0 AND NOT a.attisdropped""",
          """
          SELECT conrelid::regclass::text, conname, contype, pg_get_constraintdef(oid)
            FROM pg_constraint WHERE connamespace = current_schema()::regnamespace""",
          """
          SELECT i.indrelid::regclass::text, pg_get_indexdef(i.indexrelid)
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
             AND c.relnamespace = current_schema()::regnamespace""");

  private static final List<String> SQLITE =
      List.of(
          "SELECT type, name, tbl_name, sql FROM sqlite_schema",
          "SELECT m.name, x.* FROM sqlite_schema m, pragma_table_xinfo(m.name) x WHERE m.type = 'table'");

  private CatalogRead() {}

  public static void main(String[] args) throws SQLException {
    long start = System.nanoTime();
    try (var connection = DriverManager.getConnection(args[0]);
        var statement = connection.createStatement()) {
      long cells = 0;
      for (String query : args[0].startsWith("jdbc:sqlite:") ? SQLITE : POSTGRESQL) {
        try (ResultSet rows = statement.executeQuery(query)) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
              cells += rows.getString(column) == null ? 0 : 1;
            }
          }
        }
      }
      Figure.since(start);
      if (cells == 0) {
        throw new IllegalStateException("There is nothing to read.");
      }
    }
  }
}
