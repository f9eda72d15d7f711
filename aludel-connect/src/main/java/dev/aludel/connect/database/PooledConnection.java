package dev.aludel.connect.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection in use: closing it gives it back by the pool's rule, and its statements are watched.
 */
final class PooledConnection implements InvocationHandler {

  /** What closing does. */
  interface Return {
    void giveBack() throws SQLException;
  }

  private final Connection connection;
  private final StatementLog log;
  private final Return giveBack;

  private PooledConnection(Connection connection, StatementLog log, Return giveBack) {
    this.connection = connection;
    this.log = log;
    this.giveBack = giveBack;
  }

  static Connection of(Connection connection, StatementLog log, Return giveBack) {
    return (Connection)
        Proxy.newProxyInstance(
            PooledConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new PooledConnection(connection, log, giveBack));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    switch (method.getName()) {
      case "close" -> {
        giveBack.giveBack();
        return null;
      }
      case "equals" -> {
        return args != null && proxy == args[0];
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      case "toString" -> {
        return "pooled " + connection;
      }
      default -> {
        Object result = call(connection, method, args);
        return result instanceof Statement statement && log.isOn()
            ? watched(statement, (Connection) proxy, args)
            : result;
      }
    }
  }

  private Object watched(
      Statement statement, Connection proxy, @Nullable Object @Nullable [] args) {
    Class<?> type =
        statement instanceof CallableStatement
            ? CallableStatement.class
            : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    String sql = args != null && args.length > 0 && args[0] instanceof String text ? text : "";
    return Proxy.newProxyInstance(
        PooledConnection.class.getClassLoader(),
        new Class<?>[] {type},
        new WatchedStatement(statement, proxy, sql, log));
  }

  /** Calls the driver, whose exceptions come through as they are. */
  static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
