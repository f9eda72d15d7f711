package dev.aludel.cli.report;

import dev.aludel.copy.backup.BackupReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was backed up or restored, for people. */
public final class BackupText {

  private BackupText() {}

  public static List<String> ofBackup(BackupReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.file().toString());
    String checked =
        report.checked()
            ? "restored into a scratch database and equal: %s".formatted(contents(report))
            : "not checked";
    lines.add("%,d bytes in %s, %s".formatted(report.bytes(), seconds(report), checked));
    report.removed().forEach(name -> lines.add("removed " + name));
    return lines;
  }

  public static String ofRestore(BackupReport report) {
    return "%s restored in %s: %s".formatted(report.file(), seconds(report), contents(report));
  }

  private static String contents(BackupReport report) {
    return "%s in %s"
        .formatted(
            report.rows() == 1 ? "1 row" : "%,d rows".formatted(report.rows()),
            report.tables() == 1 ? "1 table" : report.tables() + " tables");
  }

  private static String seconds(BackupReport report) {
    return String.format(Locale.ROOT, "%.1f s", report.time().toMillis() / 1000.0);
  }
}
