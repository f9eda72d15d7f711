package dev.aludel.cli.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that were written, as JSON: what {@code init} and {@code rebase} print.
 *
 * <pre>{@code
 * { "dryRun": false, "files": [ "aludel.toml", "migrations/README", ".env.example" ] }
 * }</pre>
 */
public final class FilesJson {

  private FilesJson() {}

  public static void print(PrintWriter out, List<Path> files, boolean dryRun) {
    Json.object(
        out,
        json -> {
          json.writeBooleanField("dryRun", dryRun);
          Json.strings(json, "files", files.stream().map(Path::toString).toList());
        });
  }
}
