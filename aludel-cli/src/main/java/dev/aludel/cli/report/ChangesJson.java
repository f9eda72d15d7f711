package dev.aludel.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.aludel.diff.Change;
import dev.aludel.diff.Rename;
import dev.aludel.diff.SchemaDiff;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/**
 * The differences of two schemas as JSON: what {@code check}, {@code diff} and {@code apply} print.
 *
 * <pre>{@code
 * {
 *   "different": true,
 *   "changes": [ {
 *     "change": "+ column clients.is_archived boolean",
 *     "operation": "add column clients.is_archived",
 *     "notes": [ ]                       // what a person should look at
 *   } ],
 *   "likelyRenames": [ "column clients.name to full_name" ],
 *   "pendingRepeatables": [ "active_clients" ],  // of check with a database
 *   "unmanaged": [ "foreign table far" ]         // of diff and apply: seen and left alone
 * }
 * }</pre>
 */
public final class ChangesJson {

  private ChangesJson() {}

  /**
   * Prints what live databases have besides, too.
   *
   * @param unmanaged what was seen and is in no schema
   */
  public static void printWithRest(PrintWriter out, SchemaDiff diff, List<String> unmanaged) {
    Json.object(
        out,
        json -> {
          json.writeBooleanField("different", !diff.isEmpty());
          changes(json, diff);
          Json.strings(json, "unmanaged", unmanaged);
        });
  }

  /** Prints the repeatable scripts that are pending, too. */
  public static void print(PrintWriter out, SchemaDiff diff, List<String> repeatables) {
    Json.object(
        out,
        json -> {
          json.writeBooleanField("different", !diff.isEmpty() || !repeatables.isEmpty());
          changes(json, diff);
          Json.strings(json, "pendingRepeatables", repeatables);
        });
  }

  private static void changes(JsonGenerator json, SchemaDiff diff) throws IOException {
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
  }
}
