package dev.aludel.dialect;

import java.sql.SQLException;

/** A transaction that is open. Closing it without a commit rolls it back. */
public interface Transaction extends AutoCloseable {

  /**
   * Checks what was put off, commits, and puts back what was set for the transaction.
   *
   * @throws SQLException if a check fails, in which case nothing is committed, or if the commit
   *     itself does
   */
  void commit() throws SQLException;

  /** Rolls back what was not committed, and puts back what was set. */
  @Override
  void close() throws SQLException;
}
