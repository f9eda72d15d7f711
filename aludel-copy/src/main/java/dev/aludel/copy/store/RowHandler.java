package dev.aludel.copy.store;

import dev.aludel.copy.wire.Problem;
import dev.aludel.copy.wire.Value;
import java.sql.SQLException;

/** Takes the rows of a table as they are read. */
public interface RowHandler {

  /** What becomes of a value that does not fit. */
  enum Remedy {
    /** The row is left out. */
    REJECT,
    /** The value becomes NULL. */
    NULL,
    /** The parts of the text that do not fit go. */
    STRIP,
    /** The value is read in the customary way. */
    CONVERT
  }

  /** The row that is being read. */
  interface Row {
    /** Its key, for people: {@code id=5}. */
    String key();

    /** All of it, as a JSON object. */
    String json();

    /** Puts the value of one of its columns into {@code into}. */
    void value(int column, Value into);

    /** Its counter; 0 without one. */
    long counter();
  }

  /** Says what becomes of a value that does not fit. */
  Remedy problem(ColumnPlan column, Problem problem, Value value, Row row) throws SQLException;

  /** Takes the row that was just put into the buffer, and empties the buffer when it is full. */
  void row(Row row) throws SQLException;

  /** Whether the rows must fit SQLite. */
  default boolean targetIsSqlite() {
    return false;
  }

  /** A stretch of rows cannot be read: the file is damaged there. */
  default void unreadable(KeyRange range, SQLException why) throws SQLException {
    throw why;
  }
}
