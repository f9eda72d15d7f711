package dev.aludel.dialect.sqlite;

/** SQL in a catalog that is not as SQLite's grammar has it. The message says what was expected. */
final class UnreadableSql extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableSql(String message) {
    super(message);
  }
}
