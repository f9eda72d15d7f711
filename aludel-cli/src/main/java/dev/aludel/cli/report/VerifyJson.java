package dev.aludel.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.aludel.copy.VerifyReport;
import dev.aludel.copy.VerifyReport.Difference;
import dev.aludel.copy.VerifyReport.TableComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * How two databases compare:
 *
 * <pre>{@code
 * {
 *   "equal": false,
 *   "tables": [ {
 *     "table": "clients",
 *     "equal": false,
 *     "sourceRows": 10, "targetRows": 10,
 *     "sourceChecksum": "00ff…", "targetChecksum": "01ab…",
 *     "differences": [ { "kind": "changed", "key": "id=5", "columns": ["name"] } ],
 *     "more": false
 *   } ]
 * }
 * }</pre>
 */
public final class VerifyJson {

  private VerifyJson() {}

  public static void print(PrintWriter out, VerifyReport report) {
    Json.object(out, json -> write(json, report));
  }

  static void write(JsonGenerator json, VerifyReport report) throws IOException {
    json.writeBooleanField("equal", report.isEqual());
    json.writeArrayFieldStart("tables");
    for (TableComparison table : report.tables()) {
      json.writeStartObject();
      json.writeStringField("table", table.table());
      json.writeBooleanField("equal", table.isEqual());
      json.writeNumberField("sourceRows", table.sourceRows());
      json.writeNumberField("targetRows", table.targetRows());
      json.writeStringField("sourceChecksum", "%016x".formatted(table.sourceChecksum()));
      json.writeStringField("targetChecksum", "%016x".formatted(table.targetChecksum()));
      json.writeArrayFieldStart("differences");
      for (Difference difference : table.differences()) {
        json.writeStartObject();
        json.writeStringField(
            "kind", difference.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeStringField("key", difference.key());
        Json.strings(json, "columns", difference.columns());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeBooleanField("more", table.more());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
