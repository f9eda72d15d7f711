package dev.aludel.connect.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The pool as a data source. */
record PooledDataSource(Pool pool, StatementLog log) implements DataSource {

  @Override
  public Connection getConnection() throws SQLException {
    return pool.take(log);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The user and password come from the settings");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return (int) (pool.hikari().getConnectionTimeout() / 1000);
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("dev.aludel.connect");
  }

  /** HikariCP's data source beneath is to be had, for its metrics. */
  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    if (type.isInstance(pool.hikari())) {
      return type.cast(pool.hikari());
    }
    throw new SQLException("This is no " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this) || type.isInstance(pool.hikari());
  }
}
