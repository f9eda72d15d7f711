package dev.aludel.serve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes one JSON object (RFC 8259) on one line. */
final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** What the object holds. */
  @FunctionalInterface
  interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  static String object(Members members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  /** An error as RFC 9457 has it. */
  static Answer problem(int status, String title, String detail) {
    return Answer.of(
        status,
        Answer.PROBLEM,
        object(
            json -> {
              json.writeStringField("type", "about:blank");
              json.writeStringField("title", title);
              json.writeNumberField("status", status);
              json.writeStringField("detail", detail);
            }));
  }
}
