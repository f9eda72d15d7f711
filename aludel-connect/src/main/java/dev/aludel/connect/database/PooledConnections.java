package dev.aludel.connect.database;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.Connector;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where HikariCP gets its connections. It tells of each failure, which HikariCP would keep. */
record PooledConnections(Connector connector, Consumer<ConnectionFailure> failures)
    implements DataSource {

  @Override
  public Connection getConnection() throws SQLException {
    try {
      return connector.open();
    } catch (ConnectionFailure failure) {
      failures.accept(failure);
      throw new SQLException(failure.getMessage(), failure.sqlState().orElse("08001"), failure);
    }
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
