package dev.aludel.script;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values as Java source. */
record ValueCode(JavaVocabulary words) {

  /** What {@code parse} reads back from {@code toString}. */
  private static final Set<Class<?>> PARSED =
      Set.of(
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          OffsetTime.class,
          ZonedDateTime.class,
          Instant.class,
          Duration.class,
          Period.class);

  /** What {@code valueOf} reads back from {@code toString}. */
  private static final Set<Class<?>> VALUED = Set.of(Timestamp.class, Date.class, Time.class);

  static Code string(String value) {
    return JavaStrings.literal(value);
  }

  static Code[] strings(List<String> values) {
    return values.stream().map(ValueCode::string).toArray(Code[]::new);
  }

  /** An int where it fits, else a long. */
  static Code number(long value) {
    return Code.text((int) value == value ? Long.toString(value) : value + "L");
  }

  Code number(BigDecimal value) {
    return Code.call("new " + words.type(BigDecimal.class), string(value.toString()));
  }

  Code listOf(List<Code> elements) {
    return Code.call(words.type(List.class) + ".of", elements);
  }

  Code mapOf(SortedMap<String, String> map) {
    String type = words.type(Map.class);
    List<Code> entries =
        map.entrySet().stream()
            .map(e -> Code.call("Map.entry", string(e.getKey()), JavaStrings.block(e.getValue())))
            .toList();
    return entries.size() > 10
        ? Code.call(type + ".ofEntries", entries)
        : Code.call(
            type + ".of",
            entries.stream().flatMap(entry -> ((Code.Call) entry).arguments().stream()).toList());
  }

  /** A row of values, any of which may be NULL. */
  Code row(List<@Nullable Object> values) {
    List<Code> codes = values.stream().map(this::value).toList();
    if (values.stream().noneMatch(value -> value == null)) {
      return listOf(codes);
    }
    String asList = words.type(Arrays.class) + ".asList";
    return codes.size() == 1
        ? Code.call(asList, Code.text("(Object) null"))
        : Code.call(asList, codes);
  }

  Code value(@Nullable Object value) {
    if (value == null) {
      return Code.text("null");
    }
    if (value instanceof String text) {
      return string(text);
    }
    if (value instanceof BigDecimal number) {
      return number(number);
    }
    if (value instanceof BigInteger number) {
      return Code.call("new " + words.type(BigInteger.class), string(number.toString()));
    }
    if (value instanceof UUID uuid) {
      return Code.call(words.type(UUID.class) + ".fromString", string(uuid.toString()));
    }
    if (value instanceof byte[] bytes) {
      String hex = HexFormat.of().formatHex(bytes);
      return Code.call(words.type(HexFormat.class) + ".of").dot("parseHex", string(hex));
    }
    if (PARSED.contains(value.getClass())) {
      return Code.call(words.type(value.getClass()) + ".parse", string(value.toString()));
    }
    if (VALUED.contains(value.getClass())) {
      return Code.call(words.type(value.getClass()) + ".valueOf", string(value.toString()));
    }
    return Code.text(primitive(value));
  }

  private static String primitive(Object value) {
    if (value instanceof Integer || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Long) {
      return value + "L";
    }
    if (value instanceof Short || value instanceof Byte) {
      String type = value instanceof Short ? "short" : "byte";
      return "(%s) %s".formatted(type, value);
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number.toString() : "Double." + notFinite(number);
    }
    if (value instanceof Float number) {
      return Float.isFinite(number) ? number + "f" : "Float." + notFinite(number);
    }
    if (value instanceof Character c) {
      return "(char) " + (int) c;
    }
    throw new UnwritableException(
        "A value of %s (%s) cannot be written as Java source."
            .formatted(value.getClass().getName(), value));
  }

  private static String notFinite(double number) {
    return Double.isNaN(number) ? "NaN" : number > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
  }
}
