package dev.aludel.cli.report;

import dev.aludel.copy.ExportReport;
import dev.aludel.copy.ExportReport.ExportedTable;
import java.io.PrintWriter;

/**
 * What was exported:
 *
 * <pre>{@code
 * {
 *   "path": "/home/ann/export", "rows": 10, "ms": 31,
 *   "tables": [ { "table": "clients", "file": "clients.jsonl", "rows": 10, "bytes": 420, "ms": 12 } ]
 * }
 * }</pre>
 *
 * <p>{@code file} is null where all tables are in one; {@code bytes} are those before compression.
 */
public final class ExportJson {

  private ExportJson() {}

  public static void print(PrintWriter out, ExportReport report) {
    Json.object(
        out,
        json -> {
          json.writeStringField("path", report.path().toString());
          json.writeNumberField("rows", report.rows());
          json.writeNumberField("ms", report.time().toMillis());
          json.writeArrayFieldStart("tables");
          for (ExportedTable table : report.tables()) {
            json.writeStartObject();
            json.writeStringField("table", table.table());
            if (table.file().isEmpty()) {
              json.writeNullField("file");
            } else {
              json.writeStringField("file", table.file());
            }
            json.writeNumberField("rows", table.rows());
            json.writeNumberField("bytes", table.bytes());
            json.writeNumberField("ms", table.time().toMillis());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
