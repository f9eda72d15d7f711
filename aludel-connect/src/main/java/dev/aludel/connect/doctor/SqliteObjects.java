package dev.aludel.connect.doctor;

import java.sql.Connection;
import java.sql.SQLException;

/** Objects of an SQLite database that will hurt. */
final class SqliteObjects {

  private final Connection connection;

  SqliteObjects(Connection connection) {
    this.connection = connection;
  }

  Finding withoutPrimaryKey() throws SQLException {
    return PostgresqlObjects.report(
        "every table has one",
        "tables have none",
        Rows.of(
            connection,
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
        "foreign keys have no index on their columns",
        Rows.of(
            connection,
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
