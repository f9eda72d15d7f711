package dev.aludel.connect.doctor;

import dev.aludel.connect.Connector;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
 */
public record Checklist(
    Settings settings, int instances, List<String> backupCommand, Duration limit) {

  private static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

  public Checklist {
    backupCommand = List.copyOf(backupCommand);
  }

  public static Checklist of(Settings settings) {
    return new Checklist(settings, 1, List.of(), USUAL_LIMIT);
  }

  public Checklist withInstances(int count) {
    return new Checklist(settings, count, backupCommand, limit);
  }

  public Checklist withBackupCommand(List<String> command) {
    return new Checklist(settings, instances, command, limit);
  }

  /** Makes all checks. */
  public Report examine() {
    return examine(check -> {});
  }

  /**
   * Makes all checks.
   *
   * @param listener hears of each as soon as it is made
   * @throws dev.aludel.connect.ConnectionFailure if there is no connection to be had
   */
  public Report examine(Consumer<Check> listener) {
    DatabaseUrl url = settings.databaseUrl();
    Examination examination = new Examination(limit, listener);
    Connector connector =
        Connector.of(url, SessionOptions.forApplication(settings)).withoutCreating();
    try (Connection connection = connector.open()) {
      if (url instanceof PostgresqlUrl postgresql) {
        postgresql(examination, connector, connection, postgresql);
      } else {
        sqlite(examination, connection);
      }
    } catch (SQLException e) {
      throw connector.failure(e);
    }
    return new Report(url.display(), examination.checks());
  }

  private void postgresql(
      Examination examination, Connector connector, Connection connection, PostgresqlUrl url) {
    PostgresqlObjects objects = new PostgresqlObjects(connection);
    PostgresqlOperation operation = new PostgresqlOperation(connection, settings);
    PostgresqlPoolChecks pool =
        new PostgresqlPoolChecks(() -> connection, connector, settings, instances);
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
    examination.check("row-level security", objects::policiesSwitchedOff);
  }

  private static void sqlite(Examination examination, Connection connection) {
    SqliteObjects objects = new SqliteObjects(connection);
    examination.check("primary keys", objects::withoutPrimaryKey);
    examination.check("foreign key indexes", objects::foreignKeysWithoutIndex);
  }
}
