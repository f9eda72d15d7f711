package dev.aludel.migrate;

import java.sql.SQLException;
import java.util.OptionalInt;

/** A statement that the server refused, on its way to a message that says where it stood. */
@SuppressWarnings("serial") // caught where it is thrown, never written
final class StatementFailure extends Exception {

  private final String sql;
  private final OptionalInt line;
  private final SQLException serverError;

  StatementFailure(String sql, OptionalInt line, SQLException cause) {
    super(cause);
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

  SQLException serverError() {
    return serverError;
  }
}
