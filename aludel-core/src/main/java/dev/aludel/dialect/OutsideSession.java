package dev.aludel.dialect;

import java.sql.SQLException;
import java.util.Optional;

/**
 * A connection that is set up for a statement outside a transaction. Closing it puts back what was
 * set.
 */
public interface OutsideSession extends AutoCloseable {

  /** Its session and the time limits that hold for the statement, where the database has such. */
  Optional<SessionLimits> session();

  @Override
  void close() throws SQLException;
}
