package dev.aludel.connect.doctor;

import dev.aludel.connect.Connector;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import dev.aludel.dialect.Dialects;
import dev.aludel.migrate.Migrations;
import dev.aludel.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * What to look at before going live: the database's objects and settings, with the SQL that mends
 * each. It changes nothing. What needs the model or the revisions is added by those who have them.
 *
 * @param settings which database, and how it is to be used
 * @param instances how many processes with a pool of these settings there are
 * @param backupCommand a command that succeeds if there is a recent backup; empty for what the
 *     server knows itself
 * @param limit how long all checks together may take
 * @param more further items, which are checked last
 */
public record Checklist(
    Settings settings, int instances, List<String> backupCommand, Duration limit, List<Item> more) {

  private static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

  /**
   * A further item.
   *
   * @param name what is looked at
   * @param step looks at it; an {@link dev.aludel.error.AludelException} is a failure of the item
   */
  public record Item(String name, Callable<Finding> step) {}

  public Checklist {
    backupCommand = List.copyOf(backupCommand);
    more = List.copyOf(more);
  }

  /** With what the settings say under {@code [doctor]}. */
  public static Checklist of(Settings settings) {
    return new Checklist(
        settings,
        settings.get(AludelSettings.DOCTOR_INSTANCES),
        settings.get(AludelSettings.DOCTOR_BACKUP_COMMAND),
        USUAL_LIMIT,
        List.of());
  }

  public Checklist withInstances(int count) {
    return new Checklist(settings, count, backupCommand, limit, more);
  }

  public Checklist withBackupCommand(List<String> command) {
    return new Checklist(settings, instances, command, limit, more);
  }

  public Checklist withLimit(Duration total) {
    return new Checklist(settings, instances, backupCommand, total, more);
  }

  /** With one more item, at the end. */
  public Checklist with(Item item) {
    List<Item> items = new ArrayList<>(more);
    items.add(item);
    return new Checklist(settings, instances, backupCommand, limit, items);
  }

  /** Makes all checks. */
  public Report examine() {
    return examine(check -> {});
  }

  /**
   * Makes all checks. Where there is no connection to be had, that is the one finding.
   *
   * @param listener hears of each as soon as it is made
   * @throws dev.aludel.connect.settings.SettingsException if no database is configured
   */
  public Report examine(Consumer<Check> listener) {
    DatabaseUrl url = settings.databaseUrl();
    Examination examination = new Examination(url, limit, listener);
    Connector connector =
        Connector.of(
                url, SessionOptions.forApplication(settings).withApplicationName("aludel doctor"))
            .withoutCreating();
    List<Connection> opened = new ArrayList<>();
    examination.need(
        "connection",
        () -> {
          opened.add(connector.open());
          return Finding.ok("open");
        });
    try {
      if (url instanceof PostgresqlUrl postgresql) {
        postgresql(examination, connector, opened, postgresql);
      } else if (url instanceof SqliteUrl) {
        sqlite(examination, opened);
      }
      more.forEach(item -> examination.check(item.name(), limit, item.step()));
    } finally {
      opened.forEach(Checklist::close);
    }
    return new Report(url.display(), examination.checks());
  }

  private void postgresql(
      Examination examination, Connector connector, List<Connection> opened, PostgresqlUrl url) {
    PostgresqlObjects objects = new PostgresqlObjects(() -> opened.get(0), tablesOfAludel());
    PostgresqlOperation operation = new PostgresqlOperation(() -> opened.get(0), settings);
    PostgresqlPoolChecks pool =
        new PostgresqlPoolChecks(() -> opened.get(0), connector, settings, instances);
    PostgresqlRowSecurity rows =
        new PostgresqlRowSecurity(
            () -> opened.get(0), settings.get(AludelSettings.DOCTOR_ROW_LEVEL_SECURITY));
    examination.check("TLS", () -> operation.tls(url));
    examination.check("role", operation::role);
    examination.check("timeouts", operation::timeouts);
    examination.check("connection budget", pool::budget);
    examination.check(
        "backups",
        () -> backupCommand.isEmpty() ? operation.archiver() : BackupCommand.run(backupCommand));
    examination.check("primary keys", objects::withoutPrimaryKey);
    examination.check("foreign key indexes", objects::foreignKeysWithoutIndex);
    examination.check("invalid indexes", objects::invalidIndexes);
    examination.check("unchecked constraints", objects::constraintsNotValid);
    examination.check("sequences", objects::sequencesBehind);
    examination.check("row-level security", rows::check);
  }

  private List<String> tablesOfAludel() {
    return Migrations.ownTables(
            Dialects.named("postgresql"),
            QualifiedName.of(settings.get(AludelSettings.VERSION_TABLE)),
            QualifiedName.of(settings.get(AludelSettings.HISTORY_TABLE)))
        .stream()
        .map(QualifiedName::name)
        .toList();
  }

  private void sqlite(Examination examination, List<Connection> opened) {
    SqliteObjects objects = new SqliteObjects(() -> opened.get(0));
    examination.check("journal mode", objects::journalMode);
    examination.check(
        "backups",
        () ->
            backupCommand.isEmpty()
                ? Finding.warning(
                    "SQLite knows of none",
                    "Give the command that checks yours: backup_command under [doctor].")
                : BackupCommand.run(backupCommand));
    examination.check("primary keys", objects::withoutPrimaryKey);
    examination.check("foreign key indexes", objects::foreignKeysWithoutIndex);
    examination.check("foreign keys", objects::foreignKeysBroken);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // All checks are made.
    }
  }
}
