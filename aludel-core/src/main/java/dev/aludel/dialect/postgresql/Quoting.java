package dev.aludel.dialect.postgresql;

import dev.aludel.error.AludelException;
import dev.aludel.schema.QualifiedName;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names and values as SQL writes them (PostgreSQL's manual, section 4.1). */
final class Quoting {

  /** The length of a name, in bytes of UTF-8 (section 4.1.1). */
  private static final int MAX_NAME_BYTES = 63;

  private Quoting() {}

  /**
   * The name in quotes.
   *
   * @throws AludelException if it is longer than PostgreSQL keeps: it would cut the name, so that
   *     what is there is not what was asked for
   */
  static String name(String identifier) {
    requireName(identifier);
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /**
   * Refuses what cannot be a name.
   *
   * @throws AludelException as {@link #name(String)} does
   */
  static void requireName(String identifier) {
    refuseNul(identifier, "A name");
    if (!clipped(identifier).equals(identifier)) {
      throw new AludelException(
          "The name '%s' is longer than the %d bytes that PostgreSQL keeps of a name. Give it a shorter one."
              .formatted(identifier, MAX_NAME_BYTES));
    }
  }

  static String name(QualifiedName name) {
    return name.schema().map(schema -> name(schema) + ".").orElse("") + name(name.name());
  }

  static String names(Collection<String> identifiers) {
    return identifiers.stream().map(Quoting::name).collect(Collectors.joining(", "));
  }

  /** The name as the server keeps it: cut after 63 bytes, at the end of a character. */
  static String clipped(String identifier) {
    if (identifier.length() * 3 <= MAX_NAME_BYTES
        || identifier.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES) {
      return identifier;
    }
    int end = 0;
    int bytes = 0;
    while (end < identifier.length()) {
      int next = identifier.offsetByCodePoints(end, 1);
      bytes += identifier.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_NAME_BYTES) {
        break;
      }
      end = next;
    }
    return identifier.substring(0, end);
  }

  /** A string literal that reads the same whatever {@code standard_conforming_strings} says. */
  static String string(String value) {
    refuseNul(value, "A text");
    String doubled = value.replace("'", "''");
    return value.indexOf('\\') < 0
        ? "'" + doubled + "'"
        : "E'" + doubled.replace("\\", "\\\\") + "'";
  }

  private static void refuseNul(String text, String what) {
    if (text.indexOf('\0') >= 0) {
      throw new AludelException(
          what
              + " holds a NUL character, which PostgreSQL cannot store: '%s'."
                  .formatted(text.replace('\0', '␀')));
    }
  }

  static String literal(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof Boolean flag) {
      return flag ? "TRUE" : "FALSE";
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof byte[] bytes) {
      return string("\\x" + HexFormat.of().formatHex(bytes)) + "::bytea";
    }
    if (value instanceof List<?> list) {
      return string(arrayText(list));
    }
    return string(text(value)) + castOf(value);
  }

  private static String number(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      return Double.isFinite(value)
          ? new BigDecimal(number.toString()).toPlainString()
          : string(number.toString()) + "::double precision";
    }
    return number.toString();
  }

  private static String castOf(Object value) {
    if (value instanceof UUID) {
      return "::uuid";
    }
    if (value instanceof LocalDate) {
      return "::date";
    }
    if (value instanceof LocalTime) {
      return "::time";
    }
    if (value instanceof OffsetTime) {
      return "::timetz";
    }
    if (value instanceof LocalDateTime) {
      return "::timestamp";
    }
    if (isInstant(value)) {
      return "::timestamptz";
    }
    return value instanceof Duration ? "::interval" : "";
  }

  private static boolean isInstant(Object value) {
    return value instanceof Instant
        || value instanceof OffsetDateTime
        || value instanceof ZonedDateTime;
  }

  /** The value as PostgreSQL reads it from text. */
  static String text(Object value) {
    if (value instanceof ZonedDateTime zoned) {
      return zoned.toOffsetDateTime().toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value.toString();
  }

  /** An array's text form (section 8.15.2), with every element in quotes. */
  static String arrayText(List<?> elements) {
    return elements.stream()
        .map(
            element -> {
              if (element == null) {
                return "NULL";
              }
              if (element instanceof List<?> inner) {
                return arrayText(inner);
              }
              return '"' + text(element).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            })
        .collect(Collectors.joining(",", "{", "}"));
  }
}
