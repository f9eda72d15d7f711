package dev.aludel.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is ready to run.
 *
 * @param sql its text, with a question mark for each parameter; without parameters, the text as it
 *     is
 * @param parameters the values to bind
 * @param transactional whether it may run in a transaction; {@code CREATE INDEX CONCURRENTLY} may
 *     not
 */
public record Statement(String sql, List<@Nullable Object> parameters, boolean transactional) {

  public Statement {
    parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
  }

  /**
   * Sends it and answers with the number of rows that it changed. Text without parameters goes as
   * it is: a question mark in it may be an operator, and a brace part of a literal.
   */
  public int send(Connection connection) throws SQLException {
    if (parameters.isEmpty()) {
      try (java.sql.Statement plain = connection.createStatement()) {
        plain.setEscapeProcessing(false);
        plain.execute(sql);
        return plain.getUpdateCount();
      }
    }
    try (PreparedStatement prepared = connection.prepareStatement(sql)) {
      int position = 1;
      for (Object value : parameters) {
        bind(prepared, position++, value);
      }
      prepared.execute();
      return prepared.getUpdateCount();
    }
  }

  /** SQLite's driver has no message of its own for a value too many. */
  private void bind(PreparedStatement prepared, int position, @Nullable Object value)
      throws SQLException {
    try {
      prepared.setObject(position, value);
    } catch (IndexOutOfBoundsException e) {
      throw new SQLException(
          "%d values are given, and the statement has fewer placeholders (?) for them."
              .formatted(parameters.size()),
          "07001",
          e);
    }
  }

  /** A statement without parameters that may run in a transaction. */
  public static Statement of(String sql) {
    return new Statement(sql, List.of(), true);
  }
}
