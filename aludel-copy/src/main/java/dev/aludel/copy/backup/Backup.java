package dev.aludel.copy.backup;

import dev.aludel.connect.Connector;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.copy.file.Unfinished;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.schema.QualifiedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Backs a database up while it is in use, and proves that the backup can be restored:
 *
 * <pre>{@code
 * BackupReport report = Backup.of(connector).keeping(7).run(Path.of("backups"));
 * }</pre>
 *
 * <p>SQLite's is a file of SQLite, PostgreSQL's an archive of {@code pg_dump}'s own format. Only
 * the owner may read it. It bears its name when it is whole and was checked: restored into a
 * scratch database, whose rows are then the same.
 *
 * @param tools the folder of {@code pg_dump} and {@code pg_restore}, if they are not where they
 *     usually are
 * @param versionTable whose rows say which revision the database is at
 * @param checkOn the PostgreSQL server that the scratch database is on; its own if empty
 * @param keep how many backups of this database stay; all if empty
 */
public record Backup(
    Connector from,
    Optional<Path> tools,
    QualifiedName versionTable,
    boolean check,
    Optional<Connector> checkOn,
    OptionalInt keep,
    Consumer<String> progress) {

  /** Of a database, checked, with all older ones kept. */
  public static Backup of(Connector from) {
    return new Backup(
        from,
        Optional.empty(),
        QualifiedName.of("aludel_version"),
        true,
        Optional.empty(),
        OptionalInt.empty(),
        line -> {});
  }

  public Backup withTools(Optional<Path> folder) {
    return new Backup(from, folder, versionTable, check, checkOn, keep, progress);
  }

  public Backup versionTable(QualifiedName table) {
    return new Backup(from, tools, table, check, checkOn, keep, progress);
  }

  public Backup checking(boolean yes) {
    return new Backup(from, tools, versionTable, yes, checkOn, keep, progress);
  }

  public Backup checkingOn(Optional<Connector> server) {
    return new Backup(from, tools, versionTable, check, server, keep, progress);
  }

  public Backup keeping(OptionalInt count) {
    return new Backup(from, tools, versionTable, check, checkOn, count, progress);
  }

  /** Tells what is being done. */
  public Backup telling(Consumer<String> listener) {
    return new Backup(from, tools, versionTable, check, checkOn, keep, listener);
  }

  /**
   * Makes a backup.
   *
   * @param folder where it goes; created if it is not there
   * @throws BackupException if that cannot be done, or what was made could not be restored
   * @throws dev.aludel.connect.ConnectionFailure if the database cannot be used
   */
  public BackupReport run(Path folder) {
    long start = System.nanoTime();
    try {
      Files.createDirectories(folder);
      return from.url() instanceof SqliteUrl url
          ? sqlite(url, folder, start)
          : postgresql(folder, start);
    } catch (SQLException e) {
      throw from.failure(e);
    } catch (IOException e) {
      throw new BackupException(
          "%s cannot be written to: %s. Make room, or mend its rights. Backups that were there are unchanged."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private BackupReport sqlite(SqliteUrl url, Path folder, long start)
      throws SQLException, IOException {
    Path source =
        url.file()
            .orElseThrow(
                () -> new BackupException("A database in memory ends with its connection."));
    String stem = source.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    BackupName name = new BackupName(stem, ".db");
    try (Unfinished unfinished = Unfinished.file(folder.resolve(stem + ".db.new"), true)) {
      Path file = unfinished.path();
      SqliteFiles.createPrivate(file);
      SqliteFiles.backup(from, file, this::pages);
      Connector made = SqliteFiles.connector(file, from);
      List<String> revisions;
      try (Connection connection = made.readOnly().open()) {
        revisions = revisions(connection);
      }
      Optional<Contents> contents = check ? Optional.of(checkSqlite(made, file)) : Optional.empty();
      return finish(unfinished, folder, name, revisions, contents, start);
    }
  }

  private void pages(int remaining, int all) {
    progress.accept("%,d of %,d pages".formatted(all - remaining, all));
  }

  /** Restores it as {@link Restore} would, and reads all of both. */
  private Contents checkSqlite(Connector made, Path file) throws SQLException, IOException {
    progress.accept("check");
    Optional<String> damage = SqliteFiles.damage(made);
    if (damage.isPresent()) {
      throw new BackupException(
          "%s is damaged, and so is a copy of it: %s. No backup was kept. Save what can be saved with aludel copy into a new file and --policy unreadable=quarantine."
              .formatted(from.url(), damage.get()));
    }
    Path scratch = file.resolveSibling(file.getFileName() + ".check");
    try {
      // A run that was killed may have left one.
      Files.deleteIfExists(scratch);
      SqliteFiles.createPrivate(scratch);
      Connector restored = SqliteFiles.connector(scratch, from);
      SqliteFiles.restore(file, restored, (remaining, all) -> {});
      Contents contents = Contents.ofSqlite(made);
      requireEqual(contents, Contents.ofSqlite(restored));
      return contents;
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  private BackupReport postgresql(Path folder, long start) throws SQLException, IOException {
    PostgresqlUrl url = (PostgresqlUrl) from.url();
    BackupName name = new BackupName(url.database().or(url::user).orElse("postgres"), ".dump");
    try (Connection connection = from.readOnly().open()) {
      int server = Integer.parseInt(SqliteFiles.scalar(connection, "SHOW server_version_num"));
      PostgresqlTool dump = PostgresqlTool.find("pg_dump", tools, server / 10_000);
      String snapshot = hold(connection);
      List<String> revisions = revisions(connection);
      try (Unfinished unfinished =
          Unfinished.file(folder.resolve(name.database() + ".dump.new"), true)) {
        SqliteFiles.createPrivate(unfinished.path());
        dump.run(
            from,
            List.of(
                "--format=custom",
                "--verbose",
                "--no-password",
                "--snapshot=" + snapshot,
                "--file=" + unfinished.path()),
            this::told);
        Optional<Contents> contents = Optional.empty();
        if (check) {
          progress.accept("check");
          contents = Optional.of(Contents.ofPostgresql(connection));
          requireEqual(contents.get(), restored(unfinished.path(), dump));
        }
        return finish(unfinished, folder, name, revisions, contents, start);
      }
    }
  }

  /** The state that the dump and the check are of (the manual, section 9.28.5). */
  private static String hold(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET row_security = off");
      statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }
    return SqliteFiles.scalar(connection, "SELECT pg_export_snapshot()");
  }

  private Contents restored(Path file, PostgresqlTool dump) throws SQLException {
    PostgresqlTool restore =
        PostgresqlTool.find(
            "pg_restore", Optional.ofNullable(dump.program().getParent()), dump.major());
    Connector server = checkOn.orElse(from);
    try (ScratchCopy scratch = ScratchCopy.on(server)) {
      restore.run(
          scratch.connector(),
          List.of(
              "--exit-on-error",
              "--no-owner",
              "--no-privileges",
              "--no-publications",
              "--no-subscriptions",
              "--verbose",
              "--no-password",
              "--dbname=" + ((PostgresqlUrl) scratch.connector().url()).database().orElseThrow(),
              file.toString()),
          this::told);
      try (Connection connection = scratch.connector().open()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SET statement_timeout = 0");
        }
        return Contents.ofPostgresql(connection);
      }
    }
  }

  /** Of what the programs say, what takes its time. */
  private void told(String line) {
    if (line.contains("contents of table") || line.contains("data for table")) {
      progress.accept(line);
    }
  }

  private static void requireEqual(Contents wanted, Contents restored) {
    List<String> different = wanted.differences(restored);
    if (!different.isEmpty()) {
      throw new BackupException(
          "The backup is not what the database was when it is restored: %s. It was not kept."
              .formatted(String.join(", ", different)));
    }
  }

  private List<String> revisions(Connection connection) throws SQLException {
    Dialect dialect = Dialects.named(from.url().dialect());
    List<String> revisions = new ArrayList<>();
    if (dialect.hasTable(connection, versionTable)) {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT version_num FROM " + dialect.quote(versionTable) + " ORDER BY 1")) {
        while (row.next()) {
          revisions.add(row.getString(1));
        }
      }
    }
    return revisions;
  }

  private BackupReport finish(
      Unfinished unfinished,
      Path folder,
      BackupName name,
      List<String> revisions,
      Optional<Contents> contents,
      long start)
      throws IOException {
    Path file = folder.resolve(name.at(Instant.now(), revisions));
    while (Files.exists(file)) {
      // Names tell seconds apart.
      pause();
      file = folder.resolve(name.at(Instant.now(), revisions));
    }
    unfinished.finishAs(file);
    List<String> removed =
        keep.isPresent() ? name.rotate(folder, Math.max(1, keep.getAsInt())) : List.of();
    return new BackupReport(
        file,
        Files.size(file),
        check,
        contents.map(c -> c.tables().size()).orElse(0),
        contents.map(Contents::rows).orElse(0L),
        removed,
        Duration.ofNanos(System.nanoTime() - start));
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackupException("The backup was interrupted.", e);
    }
  }
}
