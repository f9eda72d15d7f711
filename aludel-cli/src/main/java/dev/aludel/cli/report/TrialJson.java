package dev.aludel.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.migrate.trial.RevisionTrial;
import dev.aludel.migrate.trial.TrialReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A test of revisions as JSON: what {@code test} prints.
 *
 * <pre>{@code
 * {
 *   "passed": false,
 *   "revisions": [ {
 *     "revision": "3f2a9c41d0b7",
 *     "message": "Add is_archived to clients",
 *     "script": "migrations/versions/3f2a9c41d0b7_add_is_archived.sql",
 *     "outcome": "failed",               // or "passed", "irreversible", "not_tried"
 *     "upMs": 12,                        // null if it was not run
 *     "downMs": 7,
 *     "againMs": 11,
 *     "problems": [ "After the downgrade: + column clients.is_archived boolean" ]
 *   } ],
 *   "repeatables": 2,                    // how many ran, twice each
 *   "repeatableProblems": [ ],
 *   "model": [ "+ table notes (2 columns)" ]   // what no revision has; null without a model
 * }
 * }</pre>
 */
public final class TrialJson {

  private TrialJson() {}

  public static void print(PrintWriter out, TrialReport report, boolean passed) {
    Json.object(
        out,
        json -> {
          json.writeBooleanField("passed", passed);
          json.writeArrayFieldStart("revisions");
          for (RevisionTrial trial : report.revisions()) {
            json.writeStartObject();
            json.writeStringField("revision", trial.revision().id());
            json.writeStringField("message", trial.revision().message());
            json.writeStringField("script", trial.revision().source());
            json.writeStringField("outcome", trial.outcome().name().toLowerCase(Locale.ROOT));
            time(json, "upMs", trial.up());
            time(json, "downMs", trial.down());
            time(json, "againMs", trial.again());
            Json.strings(json, "problems", trial.problems());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeNumberField("repeatables", report.repeatables());
          Json.strings(json, "repeatableProblems", report.problems());
          Optional<SchemaDiff> model = report.model();
          if (model.isPresent()) {
            Json.strings(json, "model", model.get().describe());
          } else {
            json.writeNullField("model");
          }
        });
  }

  private static void time(JsonGenerator json, String name, Optional<Duration> time)
      throws IOException {
    if (time.isPresent()) {
      json.writeNumberField(name, time.get().toMillis());
    } else {
      json.writeNullField(name);
    }
  }
}
