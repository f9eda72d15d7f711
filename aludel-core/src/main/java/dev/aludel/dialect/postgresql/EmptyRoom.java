package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Access;
import dev.aludel.error.AludelException;
import dev.aludel.operation.ConnectionWork;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A schema of its own in a transaction that is rolled back, where work finds nothing there yet. */
final class EmptyRoom {

  private static final String PREFIX = "aludel_scratch_";

  private EmptyRoom() {}

  /** Whether the schema of that name is such a room. */
  static boolean isOne(String schema) {
    return schema.startsWith(PREFIX);
  }

  /** What the work makes there; types and functions of the connection's search path can be used. */
  static Schema rehearse(Connection connection, ConnectionWork work, Access access)
      throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    Session outside = Session.of(connection);
    connection.setAutoCommit(false);
    try {
      enter(connection, outside.searchPath());
      work.run(connection);
      return Inspector.readInRoom(connection, outside.currentSchema(), access);
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private static void enter(Connection connection, String searchPath) throws SQLException {
    String room = Quoting.name(PREFIX + UUID.randomUUID().toString().replace("-", ""));
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
