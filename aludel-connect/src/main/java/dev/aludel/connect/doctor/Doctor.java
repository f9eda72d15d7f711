package dev.aludel.connect.doctor;

import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tries a database step by step. It changes nothing, and it ends: each step has a time limit, and
 * so have all together.
 *
 * @param settings which database, and how it is to be used
 * @param instances how many processes with a pool of these settings there are, for the budget
 * @param extensions the extensions that the application needs
 * @param limit how long all checks together may take
 */
public record Doctor(Settings settings, int instances, List<String> extensions, Duration limit) {

  private static final Duration USUAL_LIMIT = Duration.ofSeconds(60);

  public Doctor {
    extensions = List.copyOf(extensions);
  }

  /** With what the settings say under {@code [doctor]}. */
  public static Doctor of(Settings settings) {
    return new Doctor(
        settings,
        settings.get(AludelSettings.DOCTOR_INSTANCES),
        settings.get(AludelSettings.DOCTOR_EXTENSIONS),
        USUAL_LIMIT);
  }

  public Doctor withInstances(int count) {
    return new Doctor(settings, count, extensions, limit);
  }

  public Doctor withExtensions(List<String> names) {
    return new Doctor(settings, instances, names, limit);
  }

  public Doctor withLimit(Duration total) {
    return new Doctor(settings, instances, extensions, total);
  }

  /** Makes all checks. */
  public Report examine() {
    return examine(check -> {});
  }

  /**
   * Makes all checks.
   *
   * @param listener hears of each as soon as it is made
   * @throws dev.aludel.connect.settings.SettingsException if no database is configured
   */
  public Report examine(Consumer<Check> listener) {
    DatabaseUrl url = settings.databaseUrl();
    Examination examination = new Examination(url, limit, listener);
    if (url instanceof PostgresqlUrl postgresql) {
      new PostgresqlExamination(this, postgresql, examination).run();
    } else if (url instanceof SqliteUrl sqlite) {
      new SqliteExamination(settings, sqlite, examination).run();
    }
    return new Report(url.display(), examination.checks());
  }
}
