package dev.aludel.cli.report;

import dev.aludel.diff.Change;
import dev.aludel.diff.Rename;
import dev.aludel.diff.SchemaDiff;
import java.io.PrintWriter;

/**
 * The differences of two schemas as JSON: what {@code check} prints.
 *
 * <pre>{@code
 * {
 *   "different": true,
 *   "changes": [ {
 *     "change": "+ column clients.is_archived boolean",
 *     "operation": "add column clients.is_archived",
 *     "notes": [ ]                       // what a person should look at
 *   } ],
 *   "likelyRenames": [ "column clients.name to full_name" ]
 * }
 * }</pre>
 */
public final class ChangesJson {

  private ChangesJson() {}

  public static void print(PrintWriter out, SchemaDiff diff) {
    Json.object(
        out,
        json -> {
          json.writeBooleanField("different", !diff.isEmpty());
          json.writeArrayFieldStart("changes");
          for (Change change : diff.changes()) {
            json.writeStartObject();
            json.writeStringField("change", change.describe());
            json.writeStringField("operation", change.operation().describe());
            Json.strings(json, "notes", change.notes());
            json.writeEndObject();
          }
          json.writeEndArray();
          Json.strings(
              json, "likelyRenames", diff.likelyRenames().stream().map(Rename::describe).toList());
        });
  }
}
