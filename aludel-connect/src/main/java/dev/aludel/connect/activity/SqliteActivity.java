package dev.aludel.connect.activity;

import dev.aludel.connect.SqliteUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to see of an SQLite database: its files, its tables' sizes, and its locks. */
final class SqliteActivity {

  /** By the manual's page on the dbstat virtual table, aggregated: one row for each b-tree. */
  private static final String SIZES =
      """
      SELECT s.name, d.pgsize, CASE WHEN s.type = 'index' THEN s.tbl_name END,
             (SELECT sum(i.pgsize) FROM sqlite_schema x
              JOIN dbstat i ON i.name = x.name AND i.aggregate = 1
              WHERE x.type = 'index' AND x.tbl_name = s.name AND s.type = 'table')
      FROM sqlite_schema s JOIN dbstat d ON d.name = s.name AND d.aggregate = 1
      WHERE s.type IN ('table', 'index')
      ORDER BY d.pgsize DESC, s.name LIMIT 100
      """;

  private final Connection connection;
  private final SqliteUrl url;

  SqliteActivity(Connection connection, SqliteUrl url) {
    this.connection = connection;
    this.url = url;
  }

  Activity read() throws SQLException {
    List<String> notes = new ArrayList<>();
    notes.add("SQLite has no server: there are no sessions, and no statistics of statements.");
    Optional<Path> file = url.file();
    List<FileLock> locks =
        file.flatMap(SqliteLocks::of)
            .orElseGet(
                () -> {
                  notes.add(
                      "Who holds locks is told on Linux only."
                          + file.map(path -> " Elsewhere: lsof " + path).orElse(""));
                  return List.of();
                });
    return new Activity(
        url.display(),
        server(),
        List.of(),
        List.of(),
        sizes(notes),
        file.map(SqliteActivity::files).orElse(List.of()),
        locks,
        notes);
  }

  private String server() throws SQLException {
    long page = number("PRAGMA page_size");
    long free = number("PRAGMA freelist_count") * page;
    return "SQLite "
        + text("SELECT sqlite_version()")
        + ", journal mode "
        + text("PRAGMA journal_mode")
        + (free == 0 ? "" : ", " + free / 1024 + " KiB free for VACUUM");
  }

  private static List<DatabaseFile> files(Path path) {
    List<DatabaseFile> files = new ArrayList<>();
    add(files, path, "", "database");
    add(files, path, "-wal", "write-ahead log");
    add(files, path, "-journal", "journal of a transaction");
    return files;
  }

  private static void add(List<DatabaseFile> files, Path path, String suffix, String what) {
    Path file = path.resolveSibling(path.getFileName() + suffix);
    try {
      files.add(new DatabaseFile(file, what, Files.size(file)));
    } catch (IOException e) {
      // It comes and goes.
    }
  }

  private List<RelationSize> sizes(List<String> notes) throws SQLException {
    if (number("SELECT count(*) FROM pragma_module_list WHERE name = 'dbstat'") == 0) {
      notes.add("The sizes of tables are told by an SQLite that is built with dbstat only.");
      return List.of();
    }
    List<RelationSize> sizes = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SIZES)) {
      while (rows.next()) {
        sizes.add(
            new RelationSize(
                rows.getString(1),
                Optional.ofNullable(rows.getString(3)),
                rows.getLong(2),
                rows.getLong(4),
                Optional.empty(),
                Optional.empty()));
      }
    }
    return sizes;
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.getString(1);
    }
  }
}
