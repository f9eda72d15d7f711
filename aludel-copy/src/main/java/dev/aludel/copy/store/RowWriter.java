package dev.aludel.copy.store;

import dev.aludel.copy.wire.RowBuffer;
import dev.aludel.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;

/** Writes the rows of one part after the other, on a connection of its own. For one thread. */
public interface RowWriter extends AutoCloseable {

  /**
   * Puts the foreign keys of these tables off until {@link #checkKeys}, within a transaction; those
   * that cannot be deferred are made so for as long.
   */
  void deferKeys(List<QualifiedName> tables) throws SQLException;

  /** Checks what was put off, and makes the foreign keys what they were. */
  void checkKeys() throws SQLException;

  /** Begins the rows of a table, within the transaction that is open, or a new one. */
  void begin(TablePlan plan) throws SQLException;

  /** Writes the rows that a buffer holds; the buffer stays as it is. */
  void write(RowBuffer buffer) throws SQLException;

  /**
   * Writes rows that are in the binary format of COPY already, or a piece of them.
   *
   * @throws UnsupportedOperationException if the target has no such format
   */
  default void write(byte[] rows, int length) throws SQLException {
    throw new UnsupportedOperationException("Only PostgreSQL has the format of COPY");
  }

  /** Ends the rows of a table, without a commit. */
  void end(TablePlan plan) throws SQLException;

  /** Commits what was written together with what tells of it. */
  void commit(List<LedgerEntry> entries, List<Reject> rejects) throws SQLException;

  /** Gives up what was not committed. The connection may be broken already. */
  void rollback();

  @Override
  void close() throws SQLException;
}
