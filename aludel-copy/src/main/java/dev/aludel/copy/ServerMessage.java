package dev.aludel.copy;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a database said, on one line, with its code where it has one. */
final class ServerMessage {

  private ServerMessage() {}

  static String of(SQLException e) {
    String text = e.getMessage() == null ? e.toString() : e.getMessage();
    String line =
        text.strip()
            .replaceFirst("^ERROR: ", "")
            .replaceAll("\\s*\\n\\s*", ". ")
            .replaceAll("\\.\\. ", ". ");
    return state(e) == null ? line : line + " (SQLSTATE " + state(e) + ")";
  }

  static @Nullable String state(SQLException e) {
    return e.getSQLState();
  }

  /** Whether the connection is gone, and another one may do. */
  static boolean isConnectionLost(SQLException e) {
    String state = e.getSQLState();
    return state != null
        && (state.startsWith("08")
            || state.equals("57P01")
            || state.equals("57P02")
            || state.equals("57P03"));
  }
}
