package dev.aludel.cli.report;

import java.io.PrintWriter;

/**
 * Whether something had to be created, as JSON: what {@code ensure-version} prints.
 *
 * <pre>{@code
 * { "dryRun": false, "created": true }
 * }</pre>
 */
public final class CreatedJson {

  private CreatedJson() {}

  public static void print(PrintWriter out, boolean created, boolean dryRun) {
    Json.object(
        out,
        json -> {
          json.writeBooleanField("dryRun", dryRun);
          json.writeBooleanField("created", created);
        });
  }
}
