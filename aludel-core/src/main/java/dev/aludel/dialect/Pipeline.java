package dev.aludel.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Sends statements one behind the other, without waiting for the answer to each: one round trip for
 * all. The server runs them in order, none before the one before it is done, and none after one
 * that failed.
 */
public interface Pipeline {

  /**
   * Whether these can go so: none has values to bind or returns rows, none may commit in the
   * middle, and they are short enough that the server never waits for a client that itself waits
   * for the server.
   */
  boolean takes(List<Statement> statements);

  /**
   * Sends them, in the transaction that is open.
   *
   * @return how many rows each has changed
   * @throws RefusedInPipeline if one is refused; the transaction can only be rolled back then
   * @throws SQLException if the connection is lost, or the driver does not do as it should
   */
  int[] send(Connection connection, List<Statement> statements) throws SQLException;
}
