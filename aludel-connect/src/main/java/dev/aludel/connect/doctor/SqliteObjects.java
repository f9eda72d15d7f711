package dev.aludel.connect.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** Objects of an SQLite database that will hurt. */
final class SqliteObjects {

  private final Supplier<Connection> connection;

  SqliteObjects(Supplier<Connection> connection) {
    this.connection = connection;
  }

  Finding journalMode() throws SQLException {
    String mode = Rows.value(connection.get(), "PRAGMA journal_mode");
    return mode.equals("wal") || mode.equals("memory")
        ? Finding.ok(mode)
        : Finding.warning(
            mode + ": a writer keeps readers waiting", "PRAGMA journal_mode = WAL; once is enough");
  }

  Finding foreignKeysBroken() throws SQLException {
    List<List<String>> broken = Rows.of(connection.get(), "PRAGMA foreign_key_check");
    if (!broken.isEmpty()) {
      List<String> first = broken.get(0);
      return Finding.failed(
          broken.size() + " rows refer to rows that are not there",
          "the first: " + first.get(0) + " rowid " + first.get(1) + " to " + first.get(2),
          "PRAGMA foreign_key_check; then delete or mend these rows.");
    }
    return Finding.ok("enforced, and none is broken");
  }

  Finding withoutPrimaryKey() throws SQLException {
    return PostgresqlObjects.report(
        "every table has one",
        "without one",
        Rows.of(
            connection.get(),
            """
            SELECT name, 'Make it anew with a primary key: aludel revision -m "key of ' || name || '"'
            FROM sqlite_schema t
            WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
              AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE pk > 0)
            ORDER BY 1
            """));
  }

  /** An index helps if it starts with the foreign key's columns; so does the primary key. */
  Finding foreignKeysWithoutIndex() throws SQLException {
    return PostgresqlObjects.report(
        "every foreign key has an index",
        "without an index",
        Rows.of(
            connection.get(),
            """
            WITH keys AS (
              SELECT t.name AS tbl, f.id, count(*) AS width,
                     group_concat('"' || replace(f."from", '"', '""') || '"', ', ') AS columns
              FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
              WHERE t.type = 'table' GROUP BY t.name, f.id)
            SELECT tbl || ' (' || columns || ')',
                   'CREATE INDEX "' || replace('ix_' || tbl || '_' || replace(columns, ', ', '_'),
                   '"', '') || '" ON "' || replace(tbl, '"', '""') || '" (' || columns || ');'
            FROM keys
            WHERE NOT EXISTS (
                SELECT 1 FROM pragma_index_list(keys.tbl) i
                WHERE i.partial = 0 AND keys.width = (
                  SELECT count(*) FROM pragma_index_info(i.name) c
                  JOIN pragma_foreign_key_list(keys.tbl) f
                    ON f.id = keys.id AND f."from" = c.name COLLATE NOCASE
                  WHERE c.seqno < keys.width))
              AND NOT (width = 1 AND EXISTS (
                SELECT 1 FROM pragma_table_info(keys.tbl) p
                JOIN pragma_foreign_key_list(keys.tbl) f
                  ON f.id = keys.id AND f."from" = p.name COLLATE NOCASE
                WHERE p.pk = 1))
            ORDER BY 1
            """));
  }
}
