package dev.aludel.cli;

import dev.aludel.cli.report.BackupJson;
import dev.aludel.cli.report.BackupText;
import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.backup.BackupReport;
import dev.aludel.copy.backup.Restore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aludel restore}. */
@Command(
    name = "restore",
    description = {
      "Bring a backup of aludel backup back into a database, whole or not at all.",
      "",
      "The database must be empty, or --clean be given. What fails leaves it as it was."
    },
    footer = {
      "",
      "Examples:",
      "  aludel restore backups/app-20261121T131500Z-3f2a9c41d0b7.db sqlite:///app.db --clean",
      "  aludel restore backups/app-20261121T131500Z-3f2a9c41d0b7.dump postgresql://…/app_new"
    })
final class RestoreCommand extends ReportingCommand {

  @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
  String file = "";

  @Parameters(
      index = "1",
      paramLabel = "TARGET",
      description = "The database: a URL, or 'database', the configured one.")
  String to = "";

  @Option(names = "--clean", description = "Replace what is in the database.")
  boolean clean;

  @Option(
      names = "--no-owner",
      description = "Let all belong to the role that restores, and grant nothing.")
  boolean noOwner;

  @Option(
      names = "--pg-bin",
      paramLabel = "DIR",
      description = "The folder of pg_restore. Default: where packages put it.")
  @Nullable String pgBin;

  @Override
  public Integer call() {
    Settings settings = workplace().settings();
    Path here = around().directory();
    BackupReport report =
        Restore.of(here.resolve(file), BackupCommand.connector(to, settings, here))
            .withTools(BackupCommand.tools(pgBin, settings, here))
            .cleaning(clean)
            .withOwners(!noOwner)
            .telling(new StepProgress(this))
            .run();
    if (json) {
      BackupJson.print(out(), report);
    } else {
      print(BackupText.ofRestore(report));
    }
    return DONE;
  }
}
