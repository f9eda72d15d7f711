package dev.aludel.dialect.postgresql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A row of the catalog, column by column. */
final class Row {

  /** Takes one row after the other. */
  interface Reader {
    void read(Row row) throws SQLException;
  }

  private final ResultSet rows;

  private Row(ResultSet rows) {
    this.rows = rows;
  }

  /** Reads all rows of a query, whose only parameter is an array if there is one. */
  static void each(
      Connection connection, String query, String elementType, Object[] elements, Reader reader)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      if (query.indexOf('?') >= 0) {
        statement.setArray(1, connection.createArrayOf(elementType, elements));
      }
      try (ResultSet rows = statement.executeQuery()) {
        Row row = new Row(rows);
        while (rows.next()) {
          reader.read(row);
        }
      }
    }
  }

  String text(String column) throws SQLException {
    return optional(column).orElseThrow(() -> new IllegalStateException(column + " is NULL"));
  }

  Optional<String> optional(String column) throws SQLException {
    return Optional.ofNullable(rows.getString(column));
  }

  boolean flag(String column) throws SQLException {
    return rows.getBoolean(column);
  }

  /** The number; 0 where it is NULL. */
  long number(String column) throws SQLException {
    return rows.getLong(column);
  }

  /** The array's elements; none where it is NULL. */
  List<String> texts(String column) throws SQLException {
    Array array = rows.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  /** The array's elements; none where it is NULL. */
  List<Short> shorts(String column) throws SQLException {
    Array array = rows.getArray(column);
    return array == null ? List.of() : List.of((Short[]) array.getArray());
  }
}
