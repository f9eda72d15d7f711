package dev.aludel.connect.database;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.Connector;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where HikariCP gets its connections. It tells of each failure, which HikariCP would keep.
 *
 * @param testable whether they are what they are when HikariCP tests them; it cannot be told not to
 */
record PooledConnections(
    Connector connector, boolean testable, Consumer<ConnectionFailure> failures)
    implements DataSource {

  @Override
  public Connection getConnection() throws SQLException {
    try {
      Connection connection = connector.open();
      return testable ? connection : alwaysValid(connection);
    } catch (ConnectionFailure failure) {
      failures.accept(failure);
      throw new SQLException(failure.getMessage(), failure.sqlState().orElse("08001"), failure);
    }
  }

  private static Connection alwaysValid(Connection connection) {
    InvocationHandler handler =
        (proxy, method, args) -> {
          // The type of a handler's answer is Object.
          Object valid = true;
          return method.getName().equals("isValid")
              ? valid
              : PooledConnection.call(connection, method, args);
        };
    return (Connection)
        Proxy.newProxyInstance(
            PooledConnections.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  /** The connector has its own, from the settings. */
  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("dev.aludel.connect");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("This is no " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
