package dev.aludel.copy.store;

import dev.aludel.connect.Connector;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

/** One state of a PostgreSQL database: a snapshot that all readers share (section 9.28.5). */
final class PostgresqlSnapshot implements Snapshot {

  private final List<Connection> all = new ArrayList<>();
  private final Deque<PostgresqlReader> free = new ArrayDeque<>();

  private PostgresqlSnapshot() {}

  static PostgresqlSnapshot take(Connector connector, int readers) throws SQLException {
    PostgresqlSnapshot snapshot = new PostgresqlSnapshot();
    try {
      String name = "";
      for (int i = 0; i < readers; i++) {
        Connection connection = connector.open();
        snapshot.all.add(connection);
        name = begin(connection, name);
        snapshot.free.add(new PostgresqlReader(connection, snapshot::giveBack));
      }
      return snapshot;
    } catch (SQLException | RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  private static String begin(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      PostgresqlSql.withoutLimits(statement);
      statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      if (!name.isEmpty()) {
        statement.execute("SET TRANSACTION SNAPSHOT '" + name.replace("'", "''") + "'");
        return name;
      }
      try (ResultSet row = statement.executeQuery("SELECT pg_export_snapshot()")) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private synchronized void giveBack(PostgresqlReader reader) {
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
    return true;
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
}
