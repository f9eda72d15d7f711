package dev.aludel.copy.backup;

import dev.aludel.connect.Connector;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.copy.file.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings a backup back, whole or not at all: what fails leaves the target as it was.
 *
 * @param tools the folder of {@code pg_restore}, if it is not where it usually is
 * @param clean whether what is in the target goes first
 * @param owners whether objects get the owners and rights that they had
 */
public record Restore(
    Path file,
    Connector to,
    Optional<Path> tools,
    boolean clean,
    boolean owners,
    Consumer<String> progress) {

  /** Of a file into a database that is empty. */
  public static Restore of(Path file, Connector to) {
    return new Restore(file, to, Optional.empty(), false, true, line -> {});
  }

  public Restore withTools(Optional<Path> folder) {
    return new Restore(file, to, folder, clean, owners, progress);
  }

  public Restore cleaning(boolean yes) {
    return new Restore(file, to, tools, yes, owners, progress);
  }

  public Restore withOwners(boolean yes) {
    return new Restore(file, to, tools, clean, yes, progress);
  }

  /** Tells what is being done. */
  public Restore telling(Consumer<String> listener) {
    return new Restore(file, to, tools, clean, owners, listener);
  }

  /**
   * Restores.
   *
   * @throws BackupException if that cannot be done; the target is as it was
   * @throws dev.aludel.connect.ConnectionFailure if the database cannot be used
   */
  public BackupReport run() {
    long start = System.nanoTime();
    BackupKind kind = BackupKind.of(file);
    boolean sqlite = to.url() instanceof SqliteUrl;
    if (sqlite != (kind == BackupKind.SQLITE)) {
      throw new BackupException(
          "%s is a backup of %s, and %s is another database. Restore it into one of its kind; rows go from one to the other with aludel copy."
              .formatted(file, kind.database(), to.url()));
    }
    try {
      Contents contents = sqlite ? sqlite((SqliteUrl) to.url()) : postgresql();
      return new BackupReport(
          file,
          Files.size(file),
          sqlite,
          contents.tables().size(),
          contents.rows(),
          List.of(),
          Duration.ofNanos(System.nanoTime() - start));
    } catch (SQLException e) {
      throw to.failure(e);
    } catch (IOException e) {
      throw new BackupException(
          "%s cannot be restored: %s. The target is as it was.".formatted(file, e.getMessage()), e);
    }
  }

  private Contents sqlite(SqliteUrl url) throws SQLException, IOException {
    Connector backup = SqliteFiles.connector(file, to);
    Optional<String> damage = SqliteFiles.damage(backup);
    if (damage.isPresent()) {
      throw new BackupException(
          "%s is damaged: %s. Take another backup. The target is as it was."
              .formatted(file, damage.get()));
    }
    Path target =
        url.file()
            .orElseThrow(
                () -> new BackupException("A database in memory ends with its connection."));
    Contents wanted = Contents.ofSqlite(backup);
    boolean fresh = !Files.exists(target) || Files.size(target) == 0;
    if (fresh) {
      // What bears the name is whole.
      try (Unfinished unfinished = Unfinished.file(target, true)) {
        SqliteFiles.createPrivate(unfinished.path());
        Connector made = SqliteFiles.connector(unfinished.path(), to);
        SqliteFiles.restore(file, made, this::pages);
        requireEqual(wanted, Contents.ofSqlite(made));
        SqliteFiles.removeLogs(target);
        unfinished.finish();
      }
      return wanted;
    }
    if (!SqliteFiles.isEmpty(to) && !clean) {
      throw notEmpty();
    }
    SqliteFiles.restore(file, to, this::pages);
    requireEqual(wanted, Contents.ofSqlite(to));
    return wanted;
  }

  private void pages(int remaining, int all) {
    progress.accept("%,d of %,d pages".formatted(all - remaining, all));
  }

  private void requireEqual(Contents wanted, Contents restored) {
    List<String> different = wanted.differences(restored);
    if (!different.isEmpty()) {
      throw new BackupException(
          "%s is not what the backup is: %s. Does somebody write to it?"
              .formatted(to.url(), String.join(", ", different)));
    }
  }

  private BackupException notEmpty() {
    return new BackupException(
        "%s is not empty. To have what is there replaced by the backup, use --clean; or name an empty database. Nothing was changed."
            .formatted(to.url()));
  }

  private Contents postgresql() throws SQLException {
    try (Connection connection = to.withoutCreating().open()) {
      int server = Integer.parseInt(SqliteFiles.scalar(connection, "SHOW server_version_num"));
      PostgresqlTool tool = PostgresqlTool.find("pg_restore", tools, server / 10_000);
      if (!isEmpty(connection) && !clean) {
        throw notEmpty();
      }
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "--single-transaction",
                  "--exit-on-error",
                  "--verbose",
                  "--no-password",
                  "--dbname=" + database()));
      if (clean) {
        arguments.addAll(List.of("--clean", "--if-exists"));
      }
      if (!owners) {
        arguments.addAll(List.of("--no-owner", "--no-privileges"));
      }
      arguments.add(file.toString());
      restore(tool, arguments);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET statement_timeout = 0");
      }
      return Contents.ofPostgresql(connection);
    }
  }

  private void restore(PostgresqlTool tool, List<String> arguments) {
    try {
      tool.run(
          to,
          arguments,
          line -> {
            if (line.contains("data for table")) {
              progress.accept(line);
            }
          });
    } catch (BackupException e) {
      String text = String.valueOf(e.getMessage());
      String advice =
          text.contains("unsupported version")
              ? "The backup is of a newer pg_dump: install the pg_restore of that version."
              : text.contains("role \"") && text.contains("does not exist")
                  ? "Create the role, or let all belong to the role that restores (--no-owner)."
                  : "Mend that, and restore again.";
      throw new BackupException(
          "%s\nAll of it was rolled back: the target is as it was. %s".formatted(text, advice), e);
    }
  }

  private String database() {
    PostgresqlUrl url = (PostgresqlUrl) to.url();
    return url.database().or(url::user).orElse("postgres");
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    return SqliteFiles.scalar(
            connection,
            """
            SELECT count(*)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (
                SELECT 1 FROM pg_catalog.pg_depend d
                WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
                  AND d.deptype = 'e')
            """)
        .equals("0");
  }
}
