package dev.aludel.connect.doctor;

import dev.aludel.connect.Connector;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checks of an SQLite database. */
final class SqliteExamination {

  private final SqliteUrl url;
  private final Examination examination;
  private final Connector connector;
  private @Nullable Connection connection;

  SqliteExamination(Settings settings, SqliteUrl url, Examination examination) {
    this.url = url;
    this.examination = examination;
    this.connector = Connector.of(url, SessionOptions.forApplication(settings)).withoutCreating();
  }

  void run() {
    examination.need("file", this::file);
    examination.need("opening", this::opening);
    SqliteObjects objects = new SqliteObjects(this::connection);
    examination.check("version", this::version);
    examination.check("permissions", this::permissions);
    examination.check("lock", this::lock);
    examination.check("journal mode", objects::journalMode);
    examination.check("integrity", this::integrity);
    examination.check("foreign keys", objects::foreignKeysBroken);
    close();
  }

  private Finding file() throws IOException {
    Optional<Path> file = url.file();
    if (file.isEmpty()) {
      return Finding.ok("in memory: gone when the process ends");
    }
    return Files.exists(file.get())
        ? Finding.ok(file.get() + ", " + Files.size(file.get()) / 1024 + " KiB")
        : Finding.failed(
            "there is no file " + file.get(),
            "",
            "Correct the URL, or create the database: aludel upgrade head");
  }

  private Finding opening() {
    connection = connector.open();
    return Finding.ok("it is an SQLite database");
  }

  private Finding version() throws SQLException {
    return Finding.ok("SQLite " + Rows.value(connection(), "SELECT sqlite_version()"));
  }

  private Finding permissions() {
    boolean writable =
        url.file()
            .map(
                file ->
                    Files.isWritable(file) && Files.isWritable(file.toAbsolutePath().getParent()))
            .orElse(true);
    return writable || url.readOnly()
        ? Finding.ok(url.readOnly() ? "opened for reading" : "file and folder can be written")
        : Finding.failed(
            "the file or its folder is read-only",
            "SQLite writes its journal beside the file",
            "chmod u+w " + url.file().map(Path::toString).orElse("") + " and its folder");
  }

  private Finding lock() throws SQLException {
    if (url.readOnly()) {
      return Finding.skipped("opened for reading");
    }
    try (Statement statement = connection().createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("ROLLBACK");
      return Finding.ok("the write lock is free");
    } catch (SQLException e) {
      return Finding.failed(
          "another process holds the write lock",
          String.valueOf(e.getMessage()),
          "See which one: aludel activity");
    }
  }

  private Finding integrity() throws SQLException {
    List<List<String>> found = Rows.of(connection(), "PRAGMA quick_check(5)");
    return found.size() == 1 && found.get(0).get(0).equals("ok")
        ? Finding.ok("quick_check finds nothing")
        : Finding.failed(
            "the file is damaged",
            found.get(0).get(0),
            "Copy the file, then: sqlite3 copy.db .recover | sqlite3 new.db");
  }

  private Connection connection() {
    if (connection == null) {
      throw new IllegalStateException("Opening comes first");
    }
    return connection;
  }

  private void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // All checks are made.
    }
  }
}
