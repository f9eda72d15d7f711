package dev.aludel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.Map;

/** The OpenAPI document that is served, and what it says of answers. */
record Described(JsonNode document) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Described by(Endpoints endpoints) throws IOException {
    return new Described(JSON.readTree(endpoints.answer("GET", "/openapi.json").body()));
  }

  /** Holds an answer to its description: a status that is told, of that type and shape. */
  void holds(String path, Answer answer) throws IOException {
    JsonNode responses = document.path("paths").path(path).path("get").path("responses");
    JsonNode response = resolved(responses.path(Integer.toString(answer.status())));
    assertThat(response.isMissingNode())
        .as("%s says nothing of %d", path, answer.status())
        .isFalse();
    Map.Entry<String, JsonNode> content = response.path("content").properties().iterator().next();
    assertThat(answer.headers().get("Content-Type")).startsWith(content.getKey());
    if (content.getKey().endsWith("json")) {
      conforms(content.getValue().path("schema"), JSON.readTree(answer.body()));
    } else {
      assertThat(answer.body()).isNotBlank();
    }
  }

  void conforms(JsonNode schema, JsonNode value) {
    // References lead into the document, so the schema stands in it.
    var whole = JSON.createObjectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("allOf", JSON.createArrayNode().add(schema));
    whole.set("components", document.path("components"));
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(whole);
    assertThat(compiled.validate(value)).as("%s", value).isEmpty();
  }

  /** What a reference leads to, or the node itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
  }
}
