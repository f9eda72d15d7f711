package dev.aludel.cli.report;

import dev.aludel.copy.backup.BackupReport;
import java.io.PrintWriter;

/**
 * What was backed up or restored:
 *
 * <pre>{@code
 * {
 *   "file": "/srv/app/backups/app-20261121T131500Z-3f2a9c41d0b7.db", "bytes": 40960,
 *   "checked": true, "tables": 13, "rows": 420, "removed": [], "ms": 31
 * }
 * }</pre>
 *
 * <p>{@code tables} and {@code rows} are 0 where they were not looked at: in a backup without a
 * check.
 */
public final class BackupJson {

  private BackupJson() {}

  public static void print(PrintWriter out, BackupReport report) {
    Json.object(
        out,
        json -> {
          json.writeStringField("file", report.file().toString());
          json.writeNumberField("bytes", report.bytes());
          json.writeBooleanField("checked", report.checked());
          json.writeNumberField("tables", report.tables());
          json.writeNumberField("rows", report.rows());
          Json.strings(json, "removed", report.removed());
          json.writeNumberField("ms", report.time().toMillis());
        });
  }
}
