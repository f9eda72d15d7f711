package dev.aludel.cli.report;

import dev.aludel.revision.Stamp;
import java.io.PrintWriter;

/**
 * Changes of the version table as JSON: what {@code stamp} prints.
 *
 * <pre>{@code
 * {
 *   "dryRun": false,
 *   "changed": true,
 *   "rowsBefore": [ ],
 *   "rowsAfter": [ "3f2a9c41d0b7" ]
 * }
 * }</pre>
 */
public final class StampJson {

  private StampJson() {}

  public static void print(PrintWriter out, Stamp stamp, boolean dryRun) {
    Json.object(
        out,
        json -> {
          json.writeBooleanField("dryRun", dryRun);
          json.writeBooleanField("changed", !stamp.isEmpty());
          Json.strings(json, "rowsBefore", stamp.rowsBefore());
          Json.strings(json, "rowsAfter", stamp.rowsAfter());
        });
  }
}
