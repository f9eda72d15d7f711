package dev.aludel.copy;

import dev.aludel.copy.store.Store;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;

/** A connection to the target, and what is there. */
record TargetCatalog(Connection connection, Schema schema) implements AutoCloseable {

  /**
   * @param creates whether a file that is not there may be made
   */
  static TargetCatalog read(Store to, boolean creates) throws SQLException {
    Connection connection =
        creates ? to.connector().open() : to.connector().withoutCreating().open();
    try {
      return new TargetCatalog(connection, to.schema(connection));
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
