package dev.aludel.cli.report;

import dev.aludel.connect.doctor.Check;
import dev.aludel.connect.doctor.Report;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Checks as JSON: what {@code doctor} prints.
 *
 * <pre>{@code
 * {
 *   "target": "postgresql://ada:***@db:5432/app",
 *   "healthy": false,                       // whether nothing failed; a warning is no failure
 *   "checks": [ {
 *     "name": "port",
 *     "status": "failed",                   // "ok", "warning", "failed", "skipped"
 *     "milliseconds": 2,
 *     "finding": "nothing listens on db:5432",
 *     "evidence": "Connection refused",     // may be empty
 *     "remedy": "Start the server, …"       // empty where nothing needs mending
 *   } ]
 * }
 * }</pre>
 */
public final class ChecksJson {

  private ChecksJson() {}

  public static void print(PrintWriter out, Report report) {
    Json.object(
        out,
        json -> {
          json.writeStringField("target", report.target());
          json.writeBooleanField("healthy", report.isHealthy());
          json.writeArrayFieldStart("checks");
          for (Check check : report.checks()) {
            json.writeStartObject();
            json.writeStringField("name", check.name());
            json.writeStringField("status", check.status().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("milliseconds", check.time().toMillis());
            json.writeStringField("finding", check.finding());
            json.writeStringField("evidence", check.evidence());
            json.writeStringField("remedy", check.remedy());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
