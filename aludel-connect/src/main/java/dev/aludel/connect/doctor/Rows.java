package dev.aludel.connect.doctor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Queries of the checks: small, and all of text. */
final class Rows {

  private Rows() {}

  /** The rows, a null as an empty text. */
  static List<List<String>> of(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        List<List<String>> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int column = 1; column <= columns; column++) {
            String text = result.getString(column);
            row.add(text == null ? "" : text);
          }
          rows.add(row);
        }
        return rows;
      }
    }
  }

  /** The one row of a query that always has one. */
  static List<String> first(Connection connection, String sql, Object... values)
      throws SQLException {
    return of(connection, sql, values).get(0);
  }

  /** The first column of the first row. */
  static String value(Connection connection, String sql, Object... values) throws SQLException {
    return first(connection, sql, values).get(0);
  }
}
