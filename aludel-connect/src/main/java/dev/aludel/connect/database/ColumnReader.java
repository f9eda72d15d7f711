package dev.aludel.connect.database;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one column as the type that a record component has. */
final class ColumnReader {

  /** ISO 8601, with the space that SQLite's functions write in place of the T. */
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalEnd()
          .appendPattern("[XXX][X]")
          .toFormatter();

  private ColumnReader() {}

  @SuppressWarnings("unchecked") // each branch reads its own type
  static <T> @Nullable T read(ResultSet row, int column, Class<T> type) throws SQLException {
    Object value = value(row, column, type);
    return row.wasNull() ? null : (T) value;
  }

  private static @Nullable Object value(ResultSet row, int column, Class<?> type)
      throws SQLException {
    if (type == String.class) {
      return row.getString(column);
    } else if (type == long.class || type == Long.class) {
      return row.getLong(column);
    } else if (type == int.class || type == Integer.class) {
      return row.getInt(column);
    } else if (type == short.class || type == Short.class) {
      return row.getShort(column);
    } else if (type == boolean.class || type == Boolean.class) {
      return row.getBoolean(column);
    } else if (type == double.class || type == Double.class) {
      return row.getDouble(column);
    } else if (type == float.class || type == Float.class) {
      return row.getFloat(column);
    } else if (type == BigDecimal.class) {
      return decimal(row, column);
    } else if (type == byte[].class) {
      return row.getBytes(column);
    } else if (type == UUID.class) {
      String text = row.getString(column);
      return text == null ? null : UUID.fromString(text);
    } else if (type.isEnum()) {
      return constant(type, row.getString(column));
    } else if (TemporalAccessor.class.isAssignableFrom(type)) {
      return temporal(row, column, type);
    } else if (type == List.class) {
      Array array = row.getArray(column);
      return array == null ? null : Arrays.asList((Object[]) array.getArray());
    }
    return type == Object.class ? row.getObject(column) : row.getObject(column, type);
  }

  /** SQLite's driver goes through a double, unless the value is read as text. */
  private static @Nullable BigDecimal decimal(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : new BigDecimal(text);
  }

  private static @Nullable Object constant(Class<?> type, @Nullable String name)
      throws SQLException {
    if (name == null) {
      return null;
    }
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new SQLException("\"" + name + "\" is no constant of " + type.getSimpleName());
  }

  private static @Nullable Object temporal(ResultSet row, int column, Class<?> type)
      throws SQLException {
    boolean text = row.getObject(column) instanceof String;
    if (!text) {
      return type == Instant.class ? instant(row, column) : row.getObject(column, type);
    }
    String written = row.getString(column).strip();
    if (type == LocalDate.class) {
      return LocalDate.parse(written.substring(0, Math.min(10, written.length())));
    } else if (type == LocalTime.class) {
      return LocalTime.parse(written);
    } else if (type == LocalDateTime.class) {
      return LocalDateTime.parse(written, TIMESTAMP);
    }
    TemporalAccessor parsed =
        TIMESTAMP.parseBest(written, OffsetDateTime::from, LocalDateTime::from);
    OffsetDateTime time =
        parsed instanceof OffsetDateTime zoned
            ? zoned
            : LocalDateTime.from(parsed).atOffset(ZoneOffset.UTC);
    return type == Instant.class ? time.toInstant() : time;
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
