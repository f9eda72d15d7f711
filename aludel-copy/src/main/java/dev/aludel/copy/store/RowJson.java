package dev.aludel.copy.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.aludel.copy.wire.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * A row as a JSON object. What JSON has no form for stands as an object with one member: {@code
 * {"blob": "00ff"}}, {@code {"text": "…"}} for a text that is no UTF-8 (both in hexadecimal),
 * {@code {"real": "Infinity"}}.
 */
final class RowJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private RowJson() {}

  static String of(List<String> columns, List<Value> values) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i < columns.size(); i++) {
        json.writeFieldName(columns.get(i));
        write(values.get(i), json);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Value value, JsonGenerator json) throws IOException {
    switch (value.storage()) {
      case Value.INTEGER -> json.writeNumber(value.integer());
      case Value.REAL -> {
        if (Double.isFinite(value.real())) {
          json.writeNumber(value.real());
        } else {
          wrapped("real", Double.toString(value.real()), json);
        }
      }
      case Value.TEXT -> {
        try {
          json.writeString(
              StandardCharsets.UTF_8
                  .newDecoder()
                  .decode(ByteBuffer.wrap(value.bytes()))
                  .toString());
        } catch (CharacterCodingException e) {
          wrapped("text", HexFormat.of().formatHex(value.bytes()), json);
        }
      }
      case Value.BLOB -> wrapped("blob", HexFormat.of().formatHex(value.bytes()), json);
      default -> json.writeNull();
    }
  }

  private static void wrapped(String name, String text, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField(name, text);
    json.writeEndObject();
  }
}
