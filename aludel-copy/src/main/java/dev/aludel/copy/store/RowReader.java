package dev.aludel.copy.store;

import dev.aludel.copy.wire.RowBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads rows, on a connection of its own. For one thread. */
public interface RowReader extends AutoCloseable {

  Survey survey(TablePlan plan) throws SQLException;

  /** Cuts a table into parts of about that many rows; one part if it has no counter. */
  List<KeyRange> parts(TablePlan plan, Survey survey, int rows) throws SQLException;

  /** Puts the rows of a part into the buffer, one after the other, and hands each over. */
  void read(TablePlan plan, KeyRange range, RowBuffer buffer, RowHandler handler)
      throws SQLException;

  /** Takes one row of a query. */
  @FunctionalInterface
  interface Rows {
    void take(ResultSet row) throws SQLException;
  }

  /** Runs a query of the reader's own dialect within the snapshot. */
  void query(String sql, Rows rows) throws SQLException;

  @Override
  void close() throws SQLException;
}
