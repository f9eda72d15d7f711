package dev.aludel.connect.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Binds one value in the form that the database takes.
 *
 * @param sqlite whether that is SQLite, which has no types for times and UUIDs
 */
record ColumnWriter(boolean sqlite) {

  void bind(PreparedStatement statement, int position, @Nullable Object value) throws SQLException {
    Object plain = plain(value);
    if (plain == null) {
      statement.setNull(position, sqlite ? Types.NULL : Types.OTHER);
    } else if (sqlite && (plain instanceof TemporalAccessor || plain instanceof UUID)) {
      statement.setString(position, plain.toString());
    } else {
      statement.setObject(position, plain);
    }
  }

  /** Without the types that no driver knows. */
  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value instanceof Instant instant
        ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)
        : value;
  }
}
