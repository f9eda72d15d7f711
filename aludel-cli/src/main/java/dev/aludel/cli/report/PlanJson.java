package dev.aludel.cli.report;

import dev.aludel.revision.Plan;
import java.io.PrintWriter;
import java.util.List;

/**
 * What a run would do, as JSON: what {@code upgrade --dry-run} and {@code downgrade --dry-run}
 * print. The members of {@link RunJson} that are known beforehand, and the operations.
 *
 * <pre>{@code
 * {
 *   "dryRun": true,
 *   "steps": [ {
 *     "revision": "3f2a9c41d0b7",
 *     "action": "upgrade",               // or "downgrade"
 *     "message": "Add is_archived to clients",
 *     "transactional": true,
 *     "operations": [ "add column clients.is_archived" ]
 *   } ],
 *   "repeatables": [ "active_clients" ],  // that run behind the steps
 *   "rowsBefore": [ "a9d0008eea5f" ],
 *   "rowsAfter": [ "3f2a9c41d0b7" ]
 * }
 * }</pre>
 */
public final class PlanJson {

  private PlanJson() {}

  public static void print(
      PrintWriter out, Plan plan, List<PlannedStep> steps, List<String> repeatables) {
    Json.object(
        out,
        json -> {
          json.writeBooleanField("dryRun", true);
          json.writeArrayFieldStart("steps");
          for (PlannedStep step : steps) {
            json.writeStartObject();
            json.writeStringField("revision", step.step().revision().id());
            json.writeStringField("action", step.action());
            json.writeStringField("message", step.step().revision().message());
            json.writeBooleanField("transactional", step.transactional());
            Json.strings(json, "operations", step.operations());
            json.writeEndObject();
          }
          json.writeEndArray();
          Json.strings(json, "repeatables", repeatables);
          Json.strings(json, "rowsBefore", plan.rowsBefore());
          Json.strings(json, "rowsAfter", plan.rowsAfter());
        });
  }
}
