package dev.aludel.copy.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) in one spelling: keys in order and each once, the last one standing, numbers
 * without an exponent. Two texts have the same one exactly if they are the same {@code jsonb}
 * (section 8.14).
 */
public final class JsonText {

  private static final int DEEPEST = 5_000;
  private static final int MOST_DIGITS = 130_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(MOST_DIGITS)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .configure(JsonWriteFeature.ESCAPE_NON_ASCII, false)
          .build();

  private JsonText() {}

  /**
   * The text of a jsonb field in its one spelling, after the byte that tells its version.
   *
   * @param offset where the text begins
   * @param binary whether it must fit {@code jsonb}, which knows no NUL and no endless number
   * @return nothing if it is no JSON
   */
  public static Optional<byte[]> canonical(byte[] text, int offset, boolean binary) {
    try {
      Object value = parse(text, offset, text.length - offset, binary);
      if (!binary) {
        return Optional.of(text);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length + 1);
      bytes.write(1);
      try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
        write(value, json);
      }
      return Optional.of(bytes.toByteArray());
    } catch (IOException | ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A JSON array as a list, its strings as {@code String}, its numbers as {@code BigDecimal}. */
  static Optional<List<?>> array(byte[] text) {
    try {
      return parse(text, 0, text.length, false) instanceof List<?> list
          ? Optional.of(list)
          : Optional.empty();
    } catch (IOException | ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A value as {@link #array} gives it, as JSON. */
  static byte[] text(@Nullable Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      write(value, json);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] quoted(String text) {
    return text(text);
  }

  private static @Nullable Object parse(byte[] text, int offset, int length, boolean binary)
      throws IOException {
    try (JsonParser parser = FACTORY.createParser(text, offset, length)) {
      if (parser.nextToken() == null) {
        throw new IOException("nothing");
      }
      Object value = value(parser, binary);
      if (parser.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return value;
    }
  }

  private static @Nullable Object value(JsonParser parser, boolean binary) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> members = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = string(parser.currentName(), binary);
          parser.nextToken();
          members.put(name, value(parser, binary));
        }
        return members;
      }
      case START_ARRAY -> {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser, binary));
        }
        return elements;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        BigDecimal number = new BigDecimal(parser.getText());
        long digits = Math.max(number.scale(), number.precision() - (long) number.scale());
        if (binary && (digits > MOST_DIGITS || number.scale() > 16_383)) {
          throw new IOException("a number beyond numeric");
        }
        return number;
      }
      case VALUE_TRUE -> {
        return true;
      }
      case VALUE_FALSE -> {
        return false;
      }
      case VALUE_NULL -> {
        return null;
      }
      default -> {
        return string(parser.getText(), binary);
      }
    }
  }

  /** Neither NUL nor half a surrogate pair has a place in PostgreSQL's text. */
  private static String string(String text, boolean binary) throws IOException {
    if (binary
        && (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text))) {
      throw new IOException("a character beyond text");
    }
    return text;
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> members) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        json.writeFieldName((String) member.getKey());
        write(member.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof List<?> elements) {
      json.writeStartArray();
      for (Object element : elements) {
        write(element, json);
      }
      json.writeEndArray();
    } else if (value instanceof BigDecimal number) {
      json.writeRawValue((number.scale() < 0 ? number.setScale(0) : number).toPlainString());
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString((String) value);
    }
  }
}
