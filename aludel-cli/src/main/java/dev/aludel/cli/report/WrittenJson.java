package dev.aludel.cli.report;

import dev.aludel.revision.Revision;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * A new script as JSON: what {@code revision}, {@code merge} and {@code squash} print.
 *
 * <pre>{@code
 * {
 *   "dryRun": false,
 *   "file": "migrations/versions/R3f2a9c41d0b7_add_is_archived_to_clients.java",
 *   "id": "3f2a9c41d0b7",
 *   "message": "Add is_archived to clients",
 *   "down": [ "a9d0008eea5f" ],
 *   "dependsOn": [ ],
 *   "labels": [ ],
 *   "replaces": [ ],
 *   "created": "2026-11-21T04:08:00Z",
 *   "unmanaged": [ ]                     // what --autogenerate saw and left alone
 * }
 * }</pre>
 */
public final class WrittenJson {

  private WrittenJson() {}

  public static void print(
      PrintWriter out, Revision revision, Path file, boolean dryRun, List<String> unmanaged) {
    Json.object(
        out,
        json -> {
          json.writeBooleanField("dryRun", dryRun);
          json.writeStringField("file", file.toString());
          RevisionsJson.header(json, revision);
          Json.strings(json, "unmanaged", unmanaged);
        });
  }
}
