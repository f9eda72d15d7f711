package dev.aludel.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of the catalog, column by column, as text: it is read from the driver once and whole. */
final class Row {

  /** Takes one row after the other. */
  interface Reader {
    void read(Row row);
  }

  private final Map<String, Integer> positions;
  private final @Nullable String[] cells;

  private Row(Map<String, Integer> positions, @Nullable String[] cells) {
    this.positions = positions;
    this.cells = cells;
  }

  /** Reads all rows of a query, whose only parameter is an array if there is one. */
  static void each(
      Connection connection, String query, String elementType, Object[] elements, Reader reader)
      throws SQLException {
    all(connection, query, elementType, elements).forEach(reader::read);
  }

  /** All rows of a query, whose only parameter is an array if there is one. */
  static List<Row> all(Connection connection, String query, String elementType, Object[] elements)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      if (query.indexOf('?') >= 0) {
        statement.setArray(1, connection.createArrayOf(elementType, elements));
      }
      return all(statement);
    }
  }

  /** All rows of a query whose parameter is an array of numbers, in the server's form. */
  static List<Row> all(Connection connection, String query, String numbers) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, numbers, Types.OTHER);
      return all(statement);
    }
  }

  private static List<Row> all(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      Map<String, Integer> positions = positions(rows.getMetaData());
      List<Row> all = new ArrayList<>();
      while (rows.next()) {
        @Nullable String[] cells = new @Nullable String[positions.size()];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = rows.getString(i + 1);
        }
        all.add(new Row(positions, cells));
      }
      return all;
    }
  }

  private static Map<String, Integer> positions(ResultSetMetaData columns) throws SQLException {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < columns.getColumnCount(); i++) {
      positions.put(columns.getColumnLabel(i + 1), i);
    }
    return positions;
  }

  private @Nullable String cell(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalStateException("The query has no column " + column);
    }
    return cells[position];
  }

  String text(String column) {
    String text = cell(column);
    if (text == null) {
      throw new IllegalStateException(column + " is NULL");
    }
    return text;
  }

  Optional<String> optional(String column) {
    return Optional.ofNullable(cell(column));
  }

  /** Whether it is true; NULL is not. */
  boolean flag(String column) {
    String text = cell(column);
    return text != null && (text.equals("t") || text.equals("true"));
  }

  /** The number; 0 where it is NULL. */
  long number(String column) {
    String text = cell(column);
    return text == null ? 0 : Long.parseLong(text);
  }

  /** The array's elements; none where it is NULL. */
  List<String> texts(String column) {
    String text = cell(column);
    if (text == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (String element : ArrayText.elements(text)) {
      if (element == null) {
        throw new IllegalStateException("An element of " + column + " is NULL");
      }
      texts.add(element);
    }
    return texts;
  }

  /** The numbers of an array, or of a vector such as {@code pg_index.indkey}; none for NULL. */
  int[] numbers(String column) {
    String text = cell(column);
    return text == null ? new int[0] : ArrayText.numbers(text);
  }

  /** The rows that stand in an array of texts, each with these columns; none where it is NULL. */
  List<Row> rows(String column, Map<String, Integer> columns) {
    String text = cell(column);
    if (text == null) {
      return List.of();
    }
    List<@Nullable String> elements = ArrayText.elements(text);
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < elements.size(); at += columns.size()) {
      rows.add(
          new Row(
              columns, elements.subList(at, at + columns.size()).toArray(new @Nullable String[0])));
    }
    return rows;
  }
}
