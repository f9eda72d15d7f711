package dev.aludel.testing;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.ScriptStatement;
import java.sql.Connection;
import java.sql.SQLException;

/** SQL of several statements, sent one by one as the dialect splits them. */
public final class Scripts {

  private Scripts() {}

  /** Runs them in the connection's own transaction, or each in one of its own. */
  public static void run(Connection connection, String script) throws SQLException {
    Dialect dialect = Dialects.of(connection);
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (ScriptStatement each : dialect.split(script)) {
        statement.execute(each.sql());
      }
    }
  }
}
