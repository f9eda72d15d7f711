package dev.aludel.copy.store;

import dev.aludel.copy.wire.Problem;
import dev.aludel.dialect.Dialect;
import dev.aludel.schema.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has been copied, in the target itself: {@code aludel_copy_ledger} has a row for each part,
 * committed together with it, so that a copy that was killed goes on where it was, and no row comes
 * twice. {@code aludel_copy_rejects} has the rows that were left out.
 */
public final class Ledger {

  /** The table of the parts. */
  public static final String TABLE = "aludel_copy_ledger";

  /** The table of the rows that were left out. */
  public static final String REJECTS = "aludel_copy_rejects";

  private Ledger() {}

  /** Creates both tables where they are missing. */
  public static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE IF NOT EXISTS "
              + TABLE
              + " (source text NOT NULL, table_name text NOT NULL, state text NOT NULL, after_key bigint NOT NULL,"
              + " up_to_key bigint NOT NULL, row_count bigint NOT NULL, rejected bigint NOT NULL,"
              + " checksum bigint NOT NULL, copied_at timestamp DEFAULT CURRENT_TIMESTAMP,"
              + " PRIMARY KEY (source, table_name, state, after_key))");
      statement.executeUpdate(
          "CREATE TABLE IF NOT EXISTS "
              + REJECTS
              + " (source text NOT NULL, table_name text NOT NULL, row_key text NOT NULL,"
              + " column_name text NOT NULL, reason text NOT NULL, detail text NOT NULL,"
              + " row_json text NOT NULL)");
    }
  }

  /** What was copied from that source, by table; nothing where there is no ledger. */
  public static Map<String, List<LedgerEntry>> read(Connection connection, String source)
      throws SQLException {
    Map<String, List<LedgerEntry>> entries = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT table_name, after_key, up_to_key, row_count, rejected, checksum FROM "
                + TABLE
                + " WHERE source = ? AND state = 'copied' ORDER BY table_name, after_key")) {
      statement.setString(1, source);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          LedgerEntry entry =
              new LedgerEntry(
                  row.getString(1),
                  new KeyRange(row.getLong(2), row.getLong(3)),
                  row.getLong(4),
                  row.getLong(5),
                  row.getLong(6));
          entries.computeIfAbsent(entry.table(), table -> new ArrayList<>()).add(entry);
        }
      }
    }
    return entries;
  }

  static void write(
      Connection connection, String source, List<LedgerEntry> entries, List<Reject> rejects)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO "
                + TABLE
                + " (source, table_name, state, after_key, up_to_key, row_count, rejected, checksum)"
                + " VALUES (?, ?, 'copied', ?, ?, ?, ?, ?)")) {
      for (LedgerEntry entry : entries) {
        statement.setString(1, source);
        statement.setString(2, entry.table());
        statement.setLong(3, entry.range().after());
        statement.setLong(4, entry.range().upTo());
        statement.setLong(5, entry.rows());
        statement.setLong(6, entry.rejected());
        statement.setLong(7, entry.checksum());
        statement.executeUpdate();
      }
    }
    if (rejects.isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO " + REJECTS + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      for (Reject reject : rejects) {
        statement.setString(1, source);
        statement.setString(2, reject.table());
        statement.setString(3, reject.key().replace("\0", "\\0"));
        statement.setString(4, reject.column());
        statement.setString(5, reject.problem().word());
        statement.setString(6, reject.detail().replace("\0", "\\0"));
        statement.setString(7, reject.row());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** The tables that a copy from that source has created; none where there is no ledger. */
  public static Set<String> created(Connection connection, Dialect dialect, String source)
      throws SQLException {
    return dialect.hasTable(connection, QualifiedName.of(TABLE))
        ? inState(connection, source, "created")
        : Set.of();
  }

  public static void markCreated(Connection connection, String source, Collection<String> tables)
      throws SQLException {
    mark(connection, source, "created", tables);
  }

  /** The tables of which all that was there has been copied from that source. */
  public static Set<String> finished(Connection connection, String source) throws SQLException {
    return inState(connection, source, "finished");
  }

  /** Notes that all of these tables has been copied. */
  public static void finish(Connection connection, String source, Collection<String> tables)
      throws SQLException {
    Set<String> known = finished(connection, source);
    mark(
        connection,
        source,
        "finished",
        tables.stream().filter(table -> !known.contains(table)).toList());
  }

  private static Set<String> inState(Connection connection, String source, String state)
      throws SQLException {
    Set<String> tables = new HashSet<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT table_name FROM " + TABLE + " WHERE source = ? AND state = ?")) {
      statement.setString(1, source);
      statement.setString(2, state);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
    }
    return tables;
  }

  private static void mark(
      Connection connection, String source, String state, Collection<String> tables)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO "
                + TABLE
                + " (source, table_name, state, after_key, up_to_key, row_count, rejected, checksum)"
                + " VALUES (?, ?, ?, 0, 0, 0, 0, 0)")) {
      for (String table : tables) {
        statement.setString(1, source);
        statement.setString(2, table);
        statement.setString(3, state);
        statement.executeUpdate();
      }
    }
  }

  /** The rows of that source that were left out. */
  public static List<Reject> rejects(Connection connection, String source) throws SQLException {
    List<Reject> rejects = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT table_name, row_key, column_name, reason, detail, row_json FROM "
                + REJECTS
                + " WHERE source = ? ORDER BY table_name")) {
      statement.setString(1, source);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rejects.add(
              new Reject(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  Problem.of(row.getString(4)).orElseThrow(),
                  row.getString(5),
                  row.getString(6)));
        }
      }
    }
    return rejects;
  }

  /** Forgets what was copied into these tables; that they were created is remembered. */
  public static void forget(Connection connection, List<String> tables) throws SQLException {
    for (String sql :
        List.of(
            "DELETE FROM " + TABLE + " WHERE state <> 'created' AND table_name = ?",
            "DELETE FROM " + REJECTS + " WHERE table_name = ?")) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (String table : tables) {
          statement.setString(1, table);
          statement.executeUpdate();
        }
      }
    }
  }
}
