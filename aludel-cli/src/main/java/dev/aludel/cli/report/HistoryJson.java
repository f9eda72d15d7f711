package dev.aludel.cli.report;

import dev.aludel.migrate.HistoryEntry;
import java.io.PrintWriter;
import java.util.List;

/**
 * What was run on a database, as JSON: what {@code history --applied} prints, oldest first.
 *
 * <pre>{@code
 * {
 *   "history": [ {
 *     "revision": "3f2a9c41d0b7",
 *     "action": "upgrade",                // or "downgrade", "stamp"
 *     "outcome": "done",                  // or "failed"
 *     "startedAt": "2026-11-21T04:08:00Z",
 *     "durationMs": 12,
 *     "statements": 3,
 *     "checksum": "9f86d081…",            // of the script; null for a stamp
 *     "user": "app",                      // who was connected
 *     "host": "build-7",
 *     "aludelVersion": "0.1.0",
 *     "message": "Add is_archived to clients"   // or what went wrong
 *   } ]
 * }
 * }</pre>
 */
public final class HistoryJson {

  private HistoryJson() {}

  public static void print(PrintWriter out, List<HistoryEntry> history) {
    Json.object(
        out,
        json -> {
          json.writeArrayFieldStart("history");
          for (HistoryEntry entry : history) {
            json.writeStartObject();
            json.writeStringField("revision", entry.revision());
            json.writeStringField("action", entry.action().word());
            json.writeStringField("outcome", entry.failed() ? "failed" : "done");
            json.writeStringField("startedAt", entry.startedAt().toString());
            json.writeNumberField("durationMs", entry.duration().toMillis());
            json.writeNumberField("statements", entry.statements());
            Json.optional(json, "checksum", entry.checksum());
            json.writeStringField("user", entry.databaseUser());
            json.writeStringField("host", entry.host());
            json.writeStringField("aludelVersion", entry.aludelVersion());
            json.writeStringField("message", entry.message());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
