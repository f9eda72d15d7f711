package dev.aludel.cli.report;

import dev.aludel.error.AludelException;
import dev.aludel.migrate.StepEnd;
import dev.aludel.migrate.fleet.FleetReport;
import dev.aludel.migrate.fleet.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * A fleet's run as JSON: what {@code upgrade --schemas} and {@code --databases} print.
 *
 * <pre>{@code
 * {
 *   "durationMs": 3200,
 *   "members": [ {
 *     "name": "tenant_1",
 *     "state": "upgraded",               // or "up_to_date", "failed", "not_begun"
 *     "durationMs": 45,
 *     "revisions": [ "3f2a9c41d0b7" ],   // that were run
 *     "error": null                      // why it failed
 *   } ]
 * }
 * }</pre>
 */
public final class FleetJson {

  private FleetJson() {}

  public static void print(PrintWriter out, FleetReport report) {
    Json.object(
        out,
        json -> {
          json.writeNumberField("durationMs", report.duration().toMillis());
          json.writeArrayFieldStart("members");
          for (Outcome outcome : report.outcomes()) {
            json.writeStartObject();
            json.writeStringField("name", outcome.member());
            json.writeStringField("state", outcome.state().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("durationMs", outcome.duration().toMillis());
            Json.strings(json, "revisions", revisions(outcome));
            Json.optional(json, "error", outcome.failure().map(AludelException::getMessage));
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static List<String> revisions(Outcome outcome) {
    return outcome.report().stream()
        .flatMap(report -> report.steps().stream())
        .map(StepEnd::revision)
        .toList();
  }
}
