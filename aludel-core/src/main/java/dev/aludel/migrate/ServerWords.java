package dev.aludel.migrate;

import java.sql.SQLException;

/** What a server said, in a form that a person can read and search for. */
final class ServerWords {

  private ServerWords() {}

  /**
   * The server's message and its SQLSTATE, where it gave one, and what adds a role or an extension
   * that is missing.
   */
  static String of(SQLException error) {
    String said = error.getMessage() == null ? error.toString() : error.getMessage().strip();
    // The name that a table of SQLite has while it is rebuilt is nothing that a person knows.
    String message = said.replace("_aludel_new_", "");
    String state = error.getSQLState();
    String words =
        state == null || state.isEmpty() ? message : message + " (SQLSTATE " + state + ")";
    return MissingThing.advice(message).map(advice -> words + "\n" + advice).orElse(words);
  }
}
