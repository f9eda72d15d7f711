package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

/** A statement that the server refused, on its way to a message that says where it stood. */
@SuppressWarnings("serial") // caught where it is thrown, never written
final class StatementFailure extends Exception {

  private final String sql;
  private final OptionalInt line;
  private final SQLException serverError;
  private final Optional<String> callback;

  StatementFailure(String sql, OptionalInt line, SQLException cause) {
    this(sql, line, cause, Optional.empty());
  }

  /**
   * A failure in a callback of the revision.
   *
   * @param callback its file
   */
  StatementFailure(String sql, OptionalInt line, SQLException cause, Optional<String> callback) {
    super(cause);
    this.callback = callback;
    this.sql = sql;
    this.line = line;
    this.serverError = cause;
  }

  String sql() {
    return sql;
  }

  OptionalInt line() {
    return line;
  }

  /** The callback that it stands in, if it is not the revision's own. */
  Optional<String> callback() {
    return callback;
  }

  SQLException serverError() {
    return serverError;
  }
}
