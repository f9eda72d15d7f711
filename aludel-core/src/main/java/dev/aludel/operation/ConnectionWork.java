package dev.aludel.operation;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Work on a connection that is in a transaction already. It must neither commit nor roll back nor
 * close it.
 */
@FunctionalInterface
public interface ConnectionWork {

  void run(Connection connection) throws SQLException;
}
