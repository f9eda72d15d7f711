package dev.aludel.cli.fleet;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gives out a connection that is there already, and then those of another data source. */
final class LentFirst implements DataSource {

  private final Connection first;
  private final DataSource others;
  private final AtomicBoolean lent = new AtomicBoolean();

  LentFirst(Connection first, DataSource others) {
    this.first = first;
    this.others = others;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return lent.compareAndSet(false, true) ? first : others.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return others.getConnection(user, password);
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return others.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    others.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    others.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return others.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return others.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : others.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || others.isWrapperFor(type);
  }
}
