package dev.aludel.dialect;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A transaction that is open. Closing it without a commit rolls it back. */
public interface Transaction extends AutoCloseable {

  /**
   * Checks what was put off, commits, and puts back what was set for the transaction.
   *
   * @throws SQLException if a check fails, in which case nothing is committed, or if the commit
   *     itself does
   */
  void commit() throws SQLException;

  /** The rows of the question that it began with, asked while other runners were kept out. */
  default List<String> answers() {
    return List.of();
  }

  /** Its session and the time limits that it began with, where the database has such. */
  default Optional<SessionLimits> session() {
    return Optional.empty();
  }

  /**
   * What is sent for a statement where the session's time limit is not meant for such: an index
   * takes as long as it takes. The limit holds again after it.
   */
  default List<Statement> withoutLimit(Statement statement) {
    return List.of(statement);
  }

  /**
   * Whether it is still open on the server, as far as the server says. Asks without a snapshot.
   *
   * @return false when the connection is gone
   */
  default boolean isAlive() throws SQLException {
    return true;
  }

  /** Rolls back what was not committed, and puts back what was set. */
  @Override
  void close() throws SQLException;
}
