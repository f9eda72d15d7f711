package dev.aludel.cli;

import dev.aludel.cli.report.BackupJson;
import dev.aludel.cli.report.BackupText;
import dev.aludel.connect.Connector;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.LocatedText;
import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.backup.Backup;
import dev.aludel.copy.backup.BackupReport;
import dev.aludel.embedded.EmbeddedPostgresql;
import dev.aludel.embedded.EmbeddedUrl;
import dev.aludel.schema.QualifiedName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aludel backup}. */
@Command(
    name = "backup",
    description = {
      "Back a database up into a file, while it is in use, and check that it can be restored.",
      "",
      "SQLite is copied by its backup API, PostgreSQL by pg_dump in its own format. The file's name",
      "has the time in UTC and the revision; only its owner may read it."
    },
    footer = {
      "",
      "Examples:",
      "  aludel backup                                 the configured database into backups/",
      "  aludel backup --keep 7",
      "  aludel backup sqlite:///app.db /var/backups"
    })
final class BackupCommand extends ReportingCommand {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SOURCE",
      description = "The database: a URL, or 'database', the configured one. Default: that one.")
  String from = "database";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder of the backups. Default: backup.directory, which is backups.")
  @Nullable String folder;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "Remove all but the newest N backups of this database. Default: backup.keep.")
  @Nullable Integer keep;

  @Option(
      names = "--check",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Restore it into a scratch database and compare. Default: yes.")
  boolean check;

  @Option(
      names = "--pg-bin",
      paramLabel = "DIR",
      description = "The folder of pg_dump and pg_restore. Default: where packages put them.")
  @Nullable String pgBin;

  @Override
  public Integer call() {
    if (keep != null && keep < 1) {
      throw new UsageException("--keep %d would keep no backup. Write 1 or more.".formatted(keep));
    }
    Settings settings = workplace().settings();
    Path here = around().directory();
    String table = settings.get(AludelSettings.VERSION_TABLE);
    Backup backup =
        Backup.of(connector(from, settings, here))
            .withTools(tools(pgBin, settings, here))
            .versionTable(
                settings
                    .find(AludelSettings.VERSION_TABLE_SCHEMA)
                    .map(schema -> QualifiedName.of(schema, table))
                    .orElseGet(() -> QualifiedName.of(table)))
            .checking(check)
            .keeping(keeping(settings))
            .telling(new StepProgress(this));
    Path to = folder == null ? settings.get(AludelSettings.BACKUP_DIRECTORY) : here.resolve(folder);
    tell(run(backup, Workplace.shown(to), settings));
    return DONE;
  }

  /** With the scratch database where {@code dev_url} says. */
  private BackupReport run(Backup backup, Path to, Settings settings) {
    Optional<LocatedText> server = settings.find(AludelSettings.DEV_URL);
    boolean elsewhere = check && server.isPresent() && backup.from().url() instanceof PostgresqlUrl;
    if (!elsewhere) {
      return backup.run(to);
    }
    SessionOptions options = backup.from().options();
    LocatedText text = server.get();
    Optional<EmbeddedUrl> embedded = EmbeddedUrl.parse(text.text());
    if (embedded.isEmpty()) {
      DatabaseUrl url = DatabaseUrl.parse(text.text(), text.base());
      return backup.checkingOn(Optional.of(Connector.of(url, options))).run(to);
    }
    try (EmbeddedPostgresql started = embedded.get().start()) {
      DatabaseUrl url = DatabaseUrl.parse(started.url(), to);
      return backup.checkingOn(Optional.of(Connector.of(url, options))).run(to);
    }
  }

  private OptionalInt keeping(Settings settings) {
    int count = keep == null ? settings.get(AludelSettings.BACKUP_KEEP) : keep;
    return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
  }

  static Connector connector(String text, Settings settings, Path here) {
    DatabaseUrl url =
        text.equals("database") ? settings.databaseUrl() : DatabaseUrl.parse(text, here);
    return Connector.of(url, SessionOptions.forMigrations(settings));
  }

  static Optional<Path> tools(@Nullable String given, Settings settings, Path here) {
    return given == null
        ? settings.find(AludelSettings.BACKUP_PG_BIN)
        : Optional.of(here.resolve(given));
  }

  private void tell(BackupReport report) {
    if (json) {
      BackupJson.print(out(), report);
    } else {
      BackupText.ofBackup(report).forEach(this::print);
    }
  }
}
