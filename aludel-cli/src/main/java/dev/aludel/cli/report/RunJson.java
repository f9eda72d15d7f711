package dev.aludel.cli.report;

import dev.aludel.migrate.RunReport;
import dev.aludel.migrate.StepEnd;
import java.io.PrintWriter;
import java.util.TreeSet;

/**
 * What a run did, as JSON on a single line: the last one that {@code upgrade --json} and {@code
 * downgrade --json} print, after those of {@link EventJson}. Here it is on several lines, to be
 * read.
 *
 * <pre>{@code
 * {
 *   "event": "runFinished",
 *   "dryRun": false,
 *   "steps": [ {
 *     "revision": "3f2a9c41d0b7",
 *     "action": "upgrade",               // or "downgrade"
 *     "durationMs": 12,
 *     "statements": 3
 *   } ],
 *   "rowsBefore": [ "a9d0008eea5f" ],    // the version table
 *   "rowsAfter": [ "3f2a9c41d0b7" ]
 * }
 * }</pre>
 *
 * <p>For a run that is only planned see {@link PlanJson}.
 */
public final class RunJson {

  private RunJson() {}

  public static void print(PrintWriter out, RunReport report) {
    Json.line(
        out,
        json -> {
          json.writeStringField("event", "runFinished");
          json.writeBooleanField("dryRun", false);
          json.writeArrayFieldStart("steps");
          for (StepEnd step : report.steps()) {
            json.writeStartObject();
            json.writeStringField("revision", step.revision());
            json.writeStringField("action", step.action().word());
            json.writeNumberField("durationMs", step.duration().toMillis());
            json.writeNumberField("statements", step.statements());
            json.writeEndObject();
          }
          json.writeEndArray();
          Json.strings(json, "rowsBefore", new TreeSet<>(report.rowsBefore()));
          Json.strings(json, "rowsAfter", new TreeSet<>(report.rowsAfter()));
        });
  }
}
