package dev.aludel.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.aludel.copy.CopyReport;
import dev.aludel.copy.CopyReport.PhaseTime;
import dev.aludel.copy.CopyReport.Unreadable;
import dev.aludel.copy.Finding;
import dev.aludel.copy.TableReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * What came of a copy:
 *
 * <pre>{@code
 * {
 *   "good": true,
 *   "written": true,
 *   "rows": 10, "rejected": 1,
 *   "tables": [ { "table": "clients", "rows": 10, "rejected": 1, "bytes": 420, "ms": 12, "verified": true } ],
 *   "findings": [ {
 *     "table": "clients", "column": "age", "problem": "wrong-type", "type": "bigint",
 *     "policy": "quarantine", "count": 1, "blocks": false, "samples": ["id=2: 'thirty'"]
 *   } ],
 *   "unreadable": [ { "table": "logs", "counter": "id", "after": 10, "upTo": 42, "reason": "…" } ],
 *   "notes": [],
 *   "phases": { "profile": 3, "rows": 12, "keys": 5, "verify": 4 },   // milliseconds
 *   "verification": { … }                                             // as of aludel verify, or null
 * }
 * }</pre>
 */
public final class CopyJson {

  private CopyJson() {}

  public static void print(PrintWriter out, CopyReport report) {
    Json.object(out, json -> write(json, report));
  }

  private static void write(JsonGenerator json, CopyReport report) throws IOException {
    json.writeBooleanField("good", report.isGood());
    json.writeBooleanField("written", report.written());
    json.writeNumberField("rows", report.rows());
    json.writeNumberField("rejected", report.rejected());
    json.writeArrayFieldStart("tables");
    for (TableReport table : report.tables()) {
      json.writeStartObject();
      json.writeStringField("table", table.table());
      json.writeNumberField("rows", table.rows());
      json.writeNumberField("rejected", table.rejected());
      json.writeNumberField("bytes", table.bytes());
      json.writeNumberField("ms", table.time().toMillis());
      json.writeBooleanField("verified", table.verified());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (Finding finding : report.findings()) {
      finding(json, finding);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("unreadable");
    for (Unreadable lost : report.unreadable()) {
      json.writeStartObject();
      json.writeStringField("table", lost.table());
      json.writeStringField("counter", lost.counter());
      json.writeNumberField("after", lost.range().after());
      json.writeNumberField("upTo", lost.range().upTo());
      json.writeStringField("reason", lost.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    Json.strings(json, "notes", report.notes());
    json.writeObjectFieldStart("phases");
    for (PhaseTime phase : report.phases()) {
      json.writeNumberField(phase.phase().name().toLowerCase(Locale.ROOT), phase.time().toMillis());
    }
    json.writeEndObject();
    if (report.verification().isPresent()) {
      json.writeObjectFieldStart("verification");
      VerifyJson.write(json, report.verification().get());
      json.writeEndObject();
    } else {
      json.writeNullField("verification");
    }
  }

  private static void finding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("table", finding.table());
    json.writeStringField("column", finding.column());
    json.writeStringField("problem", finding.problem().word());
    json.writeStringField("type", finding.type());
    json.writeStringField("policy", finding.policy().word());
    json.writeNumberField("count", finding.count());
    json.writeBooleanField("blocks", finding.blocks());
    Json.strings(json, "samples", finding.samples());
    json.writeEndObject();
  }
}
