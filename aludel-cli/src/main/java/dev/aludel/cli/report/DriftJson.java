package dev.aludel.cli.report;

import dev.aludel.diff.Change;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.migrate.ChangedScript;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;

/**
 * How a database differs from what its revisions say, as JSON: what {@code check --applied} prints.
 *
 * <pre>{@code
 * {
 *   "different": true,
 *   "rows": [ "3f2a9c41d0b7" ],           // the version table
 *   "drift": [ {
 *     "change": "+ column clients.shoe_size integer",   // what was done besides the revisions
 *     "operation": "add column clients.shoe_size"
 *   } ],
 *   "changedScripts": [ {
 *     "revision": "a9d0008eea5f",
 *     "script": "migrations/versions/a9d0008eea5f_first_tables.sql",
 *     "checksum": "9f86d081…",            // as it is now
 *     "ranChecksum": "60303ae2…",         // as it was then
 *     "ranAt": "2026-11-21T04:08:00Z",
 *     "user": "app"
 *   } ]
 * }
 * }</pre>
 */
public final class DriftJson {

  private DriftJson() {}

  public static void print(
      PrintWriter out, Collection<String> rows, SchemaDiff drift, List<ChangedScript> changed) {
    Json.object(
        out,
        json -> {
          json.writeBooleanField("different", !drift.isEmpty() || !changed.isEmpty());
          Json.strings(json, "rows", rows);
          json.writeArrayFieldStart("drift");
          for (Change change : drift.changes()) {
            json.writeStartObject();
            json.writeStringField("change", change.describe());
            json.writeStringField("operation", change.operation().describe());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayFieldStart("changedScripts");
          for (ChangedScript each : changed) {
            json.writeStartObject();
            json.writeStringField("revision", each.script().revision().id());
            json.writeStringField("script", each.script().revision().source());
            json.writeStringField("checksum", each.checksum());
            Json.optional(json, "ranChecksum", each.ran().checksum());
            json.writeStringField("ranAt", each.ran().startedAt().toString());
            json.writeStringField("user", each.ran().databaseUser());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
