package dev.aludel.cli.report;

import dev.aludel.connect.settings.Resolved;
import dev.aludel.connect.settings.Settings;
import java.io.PrintWriter;

/**
 * The settings as JSON: what {@code config} prints. Values are as people read them; secrets are
 * masked.
 *
 * <pre>{@code
 * {
 *   "file": "/srv/app/aludel.toml",           // or null
 *   "settings": [ {
 *     "key": "pool.size",
 *     "value": "5",                           // null where there is none
 *     "origin": "default"                     // or "aludel.toml:12", "variable DATABASE_URL", "-x"
 *   } ]
 * }
 * }</pre>
 */
public final class SettingsJson {

  private SettingsJson() {}

  public static void print(PrintWriter out, Settings settings) {
    Json.object(
        out,
        json -> {
          Json.optional(json, "file", settings.file());
          json.writeArrayFieldStart("settings");
          for (Resolved<?> setting : settings.all()) {
            json.writeStartObject();
            json.writeStringField("key", setting.setting().key());
            Json.optional(json, "value", setting.value().map(value -> setting.display()));
            json.writeStringField("origin", setting.origin().toString());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
