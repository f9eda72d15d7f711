package dev.aludel.copy.store;

import dev.aludel.connect.Connector;
import dev.aludel.schema.QualifiedName;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One state of an SQLite file: read transactions that were all begun while nobody could write. With
 * a write-ahead log others may write again from then on (SQLite's isolation.html); otherwise they
 * wait until the copy is done.
 */
final class SqliteSnapshot implements Snapshot {

  private static final int READ_ONLY = 8;
  private static final int PRIMARY_CODE = 0xFF;

  private final List<Connection> all = new ArrayList<>();
  private final Deque<SqliteReader> free = new ArrayDeque<>();
  private final Map<QualifiedName, Long> widest = new ConcurrentHashMap<>();
  private final boolean letsOthersWrite;

  private SqliteSnapshot(boolean letsOthersWrite) {
    this.letsOthersWrite = letsOthersWrite;
  }

  static SqliteSnapshot take(Connector connector, int readers, ZoneId zone) throws SQLException {
    Connection holder = connector.withoutCreating().open();
    boolean log = scalar(holder, "PRAGMA journal_mode").equalsIgnoreCase("wal");
    SqliteSnapshot snapshot = new SqliteSnapshot(log);
    snapshot.all.add(holder);
    try {
      hold(holder);
      for (int i = 0; i < readers; i++) {
        Connection connection = connector.readOnly().open();
        snapshot.all.add(connection);
        execute(connection, "BEGIN");
        scalar(connection, "SELECT count(*) FROM sqlite_schema");
        snapshot.free.add(snapshot.reader(connection, zone));
      }
      if (log) {
        execute(holder, "ROLLBACK");
      }
      return snapshot;
    } catch (SQLException | RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  /** A file that may only be read has no writer to hold off. */
  private static void hold(Connection holder) throws SQLException {
    try {
      execute(holder, "BEGIN IMMEDIATE");
    } catch (SQLException e) {
      if ((e.getErrorCode() & PRIMARY_CODE) != READ_ONLY) {
        throw e;
      }
      execute(holder, "BEGIN");
    }
  }

  private SqliteReader reader(Connection connection, ZoneId zone) throws SQLException {
    Charset charset =
        switch (scalar(connection, "PRAGMA encoding")) {
          case "UTF-16le" -> StandardCharsets.UTF_16LE;
          case "UTF-16be" -> StandardCharsets.UTF_16BE;
          default -> StandardCharsets.UTF_8;
        };
    return new SqliteReader(connection, charset, zone, widest, this::giveBack);
  }

  private synchronized void giveBack(SqliteReader reader) {
    free.add(reader);
  }

  @Override
  public synchronized RowReader reader() {
    if (free.isEmpty()) {
      throw new NoSuchElementException("All readers of the snapshot are in use");
    }
    return free.remove();
  }

  @Override
  public boolean letsOthersWrite() {
    return letsOthersWrite;
  }

  @Override
  public void close() {
    for (Connection connection : all) {
      try {
        connection.close();
      } catch (SQLException e) {
        // Nothing was written: what a connection that fails here held is given up with it.
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String scalar(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
