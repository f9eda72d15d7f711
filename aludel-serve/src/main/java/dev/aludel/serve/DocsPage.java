package dev.aludel.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The OpenAPI document as a page for people, which loads nothing and runs nothing. */
final class DocsPage {

  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
             color: #222; background: #fff; }
      h2 { margin-top: 2.5rem; border-top: 1px solid #ccc; padding-top: 1rem; }
      h2, code, pre { font-family: ui-monospace, monospace; }
      h2 { font-size: 1.1rem; }
      h2 b { color: #06c; }
      pre { background: #f4f4f4; padding: .75rem; overflow-x: auto; font-size: .85rem; }
      a { color: #06c; }
      @media (prefers-color-scheme: dark) {
        body { color: #ddd; background: #181818; }
        pre { background: #242424; }
        h2 b, a { color: #6af; }
      }
      """;

  private final StringBuilder html = new StringBuilder();
  private final JsonNode document;

  private DocsPage(ApiDescription api) {
    this.document = api.document();
  }

  static Answer answer(ApiDescription api) {
    return Answer.of(200, "text/html; charset=utf-8", new DocsPage(api).page())
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  }

  private String page() {
    JsonNode info = document.path("info");
    String title = escaped(info.path("title"));
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>%s</title>\n<style>\n%s</style>\n</head>\n".formatted(title, STYLE))
        .append("<body>\n<h1>%s</h1>\n".formatted(title))
        .append("<p>Version %s. ".formatted(escaped(info.path("version"))))
        .append("For programs: <a href=\"openapi.json\">openapi.json</a>.</p>\n")
        .append("<p>%s</p>\n".formatted(escaped(info.path("description"))));
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      operation(path.getKey(), path.getValue().path("get"));
    }
    return html.append("</body>\n</html>\n").toString();
  }

  private void operation(String path, JsonNode operation) {
    html.append("<h2><b>GET</b> <a href=\"%s\">%s</a></h2>\n".formatted(path.substring(1), path))
        .append("<p>%s</p>\n".formatted(escaped(operation.path("summary"))));
    if (operation.has("description")) {
      html.append("<p>%s</p>\n".formatted(escaped(operation.path("description"))));
    }
    for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
      response(response.getKey(), resolved(response.getValue()));
    }
  }

  private void response(String status, JsonNode response) {
    html.append(
        "<p><code>%s</code> %s</p>\n".formatted(status, escaped(response.path("description"))));
    for (Map.Entry<String, JsonNode> content : response.path("content").properties()) {
      JsonNode example = content.getValue().path("example");
      if (!example.isMissingNode()) {
        String text = example.isTextual() ? example.textValue() : ApiDescription.written(example);
        html.append("<pre>%s</pre>\n".formatted(escaped(text)));
      }
    }
  }

  /** What a reference within the document stands for. */
  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
  }

  private static String escaped(JsonNode text) {
    return escaped(text.asText());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
