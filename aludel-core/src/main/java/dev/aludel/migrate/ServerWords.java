package dev.aludel.migrate;

import java.sql.SQLException;

/** What a server said, in a form that a person can read and search for. */
final class ServerWords {

  private ServerWords() {}

  /** The server's message and its SQLSTATE, where it gave one. */
  static String of(SQLException error) {
    String message = error.getMessage() == null ? error.toString() : error.getMessage().strip();
    String state = error.getSQLState();
    return state == null || state.isEmpty() ? message : message + " (SQLSTATE " + state + ")";
  }
}
