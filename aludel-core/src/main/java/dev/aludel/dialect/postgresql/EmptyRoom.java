package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Scope;
import dev.aludel.error.AludelException;
import dev.aludel.operation.ConnectionWork;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A schema of its own in a transaction that is rolled back, where work finds nothing there yet. */
final class EmptyRoom {

  private EmptyRoom() {}

  /** What the work makes there; types and functions of the connection's search path can be used. */
  static Schema rehearse(Connection connection, ConnectionWork work) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    String searchPath = Session.of(connection).searchPath();
    connection.setAutoCommit(false);
    try {
      enter(connection, searchPath);
      work.run(connection);
      return Inspector.read(connection, Scope.CURRENT_SCHEMA);
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private static void enter(Connection connection, String searchPath) throws SQLException {
    String room = Quoting.name("aludel_scratch_" + UUID.randomUUID().toString().replace("-", ""));
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + room);
      statement.execute(
          "SET LOCAL search_path TO " + room + (searchPath.isBlank() ? "" : ", " + searchPath));
    } catch (SQLException e) {
      throw new AludelException(
          "To learn what a file of SQL makes, Aludel runs it in a schema of its own, in a transaction that is rolled back, and this role may not create one: %s (SQLSTATE %s). Grant it (GRANT CREATE ON DATABASE … TO …), or set dev_url to a database where the role may."
              .formatted(e.getMessage(), e.getSQLState()),
          e);
    }
  }
}
