package dev.aludel.connect.database;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes records of rows. */
final class RecordReader<R extends Record> {

  private final Constructor<R> constructor;
  private final RecordComponent[] components;
  private final int[] columns;

  private RecordReader(Constructor<R> constructor, RecordComponent[] components, int[] columns) {
    this.constructor = constructor;
    this.components = components;
    this.columns = columns;
  }

  static <R extends Record> RecordReader<R> of(Class<R> type, ResultSet rows) throws SQLException {
    RecordComponent[] components = type.getRecordComponents();
    Map<String, Integer> positions = positions(rows.getMetaData());
    int[] columns = new int[components.length];
    for (int i = 0; i < components.length; i++) {
      Integer position = positions.get(fold(components[i].getName()));
      if (position == null) {
        throw new IllegalArgumentException(
            "The query gives no column for the component "
                + components[i].getName()
                + " of "
                + type.getSimpleName()
                + ". Its columns are: "
                + String.join(", ", positions.keySet()));
      }
      columns[i] = position;
    }
    return new RecordReader<>(constructor(type, components), components, columns);
  }

  private static <R extends Record> Constructor<R> constructor(
      Class<R> type, RecordComponent[] components) {
    try {
      Constructor<R> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new AssertionError("A record has a canonical constructor", e);
    }
  }

  private static Map<String, Integer> positions(ResultSetMetaData columns) throws SQLException {
    Map<String, Integer> positions = new LinkedHashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      positions.putIfAbsent(fold(columns.getColumnLabel(i)), i);
    }
    return positions;
  }

  private static String fold(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  R read(ResultSet row) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = ColumnReader.read(row, columns[i], components[i].getType());
      if (values[i] == null && components[i].getType().isPrimitive()) {
        throw new SQLException(
            "The column "
                + row.getMetaData().getColumnLabel(columns[i])
                + " is null, and the component "
                + components[i].getName()
                + " is "
                + components[i].getType()
                + ", which cannot be");
      }
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new SQLException("The record refuses the row", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new SQLException("The record cannot be made", e);
    }
  }
}
