package dev.aludel.cli.report;

import java.io.PrintWriter;
import java.util.Map;

/**
 * The templates of {@code init} as JSON: what {@code list-templates} prints.
 *
 * <pre>{@code
 * { "templates": [ { "name": "sql", "description": "One database; revisions in SQL." } ] }
 * }</pre>
 */
public final class TemplatesJson {

  private TemplatesJson() {}

  /** Prints descriptions by their names. */
  public static void print(PrintWriter out, Map<String, String> templates) {
    Json.object(
        out,
        json -> {
          json.writeArrayFieldStart("templates");
          for (Map.Entry<String, String> template : templates.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", template.getKey());
            json.writeStringField("description", template.getValue());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
