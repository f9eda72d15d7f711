package dev.aludel.connect.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/** What SQLite's driver is told before a transaction. Loaded only with that driver. */
final class SqliteTransaction {

  private SqliteTransaction() {}

  /**
   * A writer takes its lock at BEGIN: one that reads first and writes later would fail at once,
   * without waiting, if another wrote in between. A reader takes none.
   */
  static void prepare(Connection connection, boolean readOnly) throws SQLException {
    connection
        .unwrap(SQLiteConnection.class)
        .getConnectionConfig()
        .setTransactionMode(readOnly ? TransactionMode.DEFERRED : TransactionMode.IMMEDIATE);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = " + (readOnly ? "on" : "off"));
    }
  }
}
