package dev.aludel.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/**
 * The OpenAPI document, version 3.1.0 (<a
 * href="https://spec.openapis.org/oas/v3.1.0">spec.openapis.org</a>).
 */
record ApiDescription(JsonNode document) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static ApiDescription of(Optional<String> version, boolean withMetrics) {
    try (InputStream resource = ApiDescription.class.getResourceAsStream("openapi.json")) {
      ObjectNode document = (ObjectNode) MAPPER.readTree(Objects.requireNonNull(resource));
      ((ObjectNode) document.get("info")).put("version", version.orElse("unknown"));
      if (!withMetrics) {
        ((ObjectNode) document.get("paths")).remove("/metrics");
      }
      return new ApiDescription(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String json() {
    return written(document);
  }

  static String written(JsonNode node) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
