package dev.aludel.dialect.sqlite;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as SQLite stores them, and as literals. */
final class Literals {

  /** Milliseconds: what SQLite's date functions and its JDBC driver both read. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private Literals() {}

  /** A string literal. SQLite cuts text at a NUL, so that one is put in by its code. */
  static String text(String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    return value.indexOf('\0') < 0 ? quoted : "(" + quoted.replace("\0", "' || char(0) || '") + ")";
  }

  /**
   * The value in the form in which it is stored: numbers and bytes as they are, booleans as 0 and
   * 1, an instant as ISO text in UTC, all else as its text.
   */
  static @Nullable Object stored(@Nullable Object value) {
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    if (value instanceof Instant instant) {
      return TIMESTAMP.format(instant.atOffset(ZoneOffset.UTC)) + "+00:00";
    }
    if (value instanceof OffsetDateTime time) {
      return stored(time.toInstant());
    }
    if (value instanceof ZonedDateTime time) {
      return stored(time.toInstant());
    }
    if (value instanceof java.sql.Timestamp time) {
      return stored(time.toLocalDateTime());
    }
    if (value instanceof java.sql.Date date) {
      return stored(date.toLocalDate());
    }
    if (value instanceof java.sql.Time time) {
      return stored(time.toLocalTime());
    }
    if (value instanceof LocalDateTime time) {
      return TIMESTAMP.format(time);
    }
    if (value instanceof LocalTime time) {
      return TIME.format(time);
    }
    if (value instanceof Byte number) {
      return number.intValue();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value == null || value instanceof Number || value instanceof byte[]) {
      return value;
    }
    return value.toString();
  }

  static String literal(@Nullable Object value) {
    Object stored = stored(value);
    if (stored == null) {
      return "NULL";
    }
    if (stored instanceof byte[] bytes) {
      return "X'" + HexFormat.of().withUpperCase().formatHex(bytes) + "'";
    }
    if (stored instanceof BigDecimal number) {
      // Bound, it is text that the column's affinity may turn into a number.
      return text(number.toPlainString());
    }
    if (stored instanceof BigInteger number) {
      return text(number.toString());
    }
    if (stored instanceof Double number && (number.isInfinite() || number.isNaN())) {
      return number.isNaN() ? "NULL" : number > 0 ? "9e999" : "-9e999";
    }
    return stored instanceof Number ? stored.toString() : text(stored.toString());
  }
}
