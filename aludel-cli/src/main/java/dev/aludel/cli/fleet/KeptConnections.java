package dev.aludel.cli.fleet;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.Connector;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The connections of a fleet to one PostgreSQL database, each used for one schema after another: a
 * new one costs the server a process, and the client a handshake.
 */
final class KeptConnections implements AutoCloseable {

  private final Deque<Connection> free = new ConcurrentLinkedDeque<>();

  /**
   * Works with a data source of the connector's. Its first connection is a kept one; what is taken
   * beside it is opened and closed.
   */
  <T> T with(Connector connector, Function<DataSource, T> work) {
    Connection kept = taken(connector);
    boolean good = false;
    try {
      T result = work.apply(new LentFirst(lent(kept), connector.dataSource()));
      good = true;
      return result;
    } finally {
      // After a failure nobody knows what state it is in.
      if (good) {
        free.push(kept);
      } else {
        close(kept);
      }
    }
  }

  private Connection taken(Connector connector) {
    Connection kept = free.poll();
    if (kept != null) {
      try {
        connector.renew(kept);
        return kept;
      } catch (ConnectionFailure gone) {
        close(kept);
      }
    }
    return connector.open();
  }

  /** The same connection, which closing leaves open. */
  private static Connection lent(Connection kept) {
    return (Connection)
        Proxy.newProxyInstance(
            KeptConnections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, args) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(kept, args);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It was of no use any more.
    }
  }

  @Override
  public void close() {
    for (Connection kept = free.poll(); kept != null; kept = free.poll()) {
      close(kept);
    }
  }
}
