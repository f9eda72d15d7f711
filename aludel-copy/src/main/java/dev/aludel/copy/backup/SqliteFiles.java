package dev.aludel.copy.backup;

import dev.aludel.connect.Connector;
import dev.aludel.connect.SqliteUrl;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/** Files of SQLite, copied page by page with its backup API (backup.html) while others use them. */
final class SqliteFiles {

  private static final int PAGES = 4096;
  private static final int PAUSE = 50;
  private static final int ATTEMPTS = 600;

  private SqliteFiles() {}

  /** Hears how many pages there are, and how many are still to come. */
  interface Pages {
    void remaining(int remaining, int all);
  }

  /** A connector to another file, with the same options. */
  static Connector connector(Path file, Connector like) {
    return Connector.of(
        new SqliteUrl(Optional.of(file.toAbsolutePath()), false, Map.of()), like.options());
  }

  /**
   * Copies a database, as it is now, into a file that is empty. The copy is one file, without a
   * write-ahead log.
   */
  static void backup(Connector from, Path to, Pages pages) throws SQLException {
    try (Connection connection = from.withoutCreating().open()) {
      execute(connection, "BEGIN");
      // From here on it is one state, and with a write-ahead log others go on writing.
      scalar(connection, "SELECT count(*) FROM sqlite_schema");
      DB database = connection.unwrap(SQLiteConnection.class).getDatabase();
      int code = database.backup("main", to.toString(), pages::remaining, PAUSE, ATTEMPTS, PAGES);
      execute(connection, "ROLLBACK");
      require(database, code);
    }
    try (Connection made = connector(to, from).open()) {
      scalar(made, "PRAGMA journal_mode = DELETE");
    }
  }

  /**
   * Makes a database what a file has, in one transaction of its own: others see the one or the
   * other, and what ends early leaves it as it was. A write-ahead log it keeps.
   */
  static void restore(Path from, Connector to, Pages pages) throws SQLException {
    try (Connection connection = to.open()) {
      boolean log = scalar(connection, "PRAGMA journal_mode").equals("wal");
      // With a write-ahead log the size of pages could not change.
      scalar(connection, "PRAGMA journal_mode = DELETE");
      DB database = connection.unwrap(SQLiteConnection.class).getDatabase();
      int code =
          database.restore("main", from.toString(), pages::remaining, PAUSE, ATTEMPTS, PAGES);
      require(database, code);
      if (log) {
        scalar(connection, "PRAGMA journal_mode = WAL");
      }
    }
  }

  private static void require(DB database, int code) throws SQLException {
    if (code != 0) {
      database.throwex(code);
    }
  }

  /** What SQLite finds wrong with a file; empty if it is whole. */
  static Optional<String> damage(Connector connector) {
    try (Connection connection = connector.readOnly().open()) {
      String said = scalar(connection, "PRAGMA integrity_check(1)");
      return Optional.of(said).filter(text -> !text.equals("ok"));
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Whether there is nothing in it. */
  static boolean isEmpty(Connector connector) throws SQLException {
    try (Connection connection = connector.readOnly().open()) {
      return scalar(
              connection,
              "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
          .equals("0");
    }
  }

  /** Removes the logs of a database that is no more: they would be taken for the next one's. */
  static void removeLogs(Path file) throws IOException {
    for (String ending : List.of("-wal", "-shm", "-journal")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String scalar(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  /** A new file that only its owner may read, whatever the umask says. */
  static void createPrivate(Path file) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }
}
