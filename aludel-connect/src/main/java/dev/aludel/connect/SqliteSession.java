package dev.aludel.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** How an SQLite connection is opened, and what is checked first. */
final class SqliteSession {

  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

  // SQLITE_OPEN_READONLY, SQLITE_OPEN_READWRITE, SQLITE_OPEN_CREATE and SQLITE_OPEN_URI
  private static final int READ_ONLY = 0x1;
  private static final int READ_WRITE_CREATE = 0x2 | 0x4;
  private static final int URI = 0x40;

  private SqliteSession() {}

  static Properties properties(SqliteUrl url, SessionOptions options, boolean writes) {
    Duration busy = options.lockTimeout().isZero() ? BUSY_TIMEOUT : options.lockTimeout();
    Properties properties = new Properties();
    properties.setProperty("busy_timeout", Long.toString(busy.toMillis()));
    // SQLite's own default is off, for the sake of databases of 2009.
    properties.setProperty("foreign_keys", "true");
    properties.setProperty(
        "open_mode", Integer.toString((writes ? READ_WRITE_CREATE : READ_ONLY) | URI));
    properties.putAll(url.properties());
    return properties;
  }

  /** Opening reads nothing: only the first read tells a database from any other file. */
  static void check(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM sqlite_schema LIMIT 1").close();
    }
  }
}
