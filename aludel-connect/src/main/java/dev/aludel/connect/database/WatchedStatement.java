package dev.aludel.connect.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A statement whose executions are timed, and logged when somebody wants that. */
final class WatchedStatement implements InvocationHandler {

  private final Object statement;
  private final Connection connection;
  private final String prepared;
  private final StatementLog log;
  private final TreeMap<Integer, String> values = new TreeMap<>();
  private int batched;

  /** The last of a batch of statements that differ, which stands for all of them. */
  private String inBatch = "";

  WatchedStatement(Object statement, Connection connection, String prepared, StatementLog log) {
    this.statement = statement;
    this.connection = connection;
    this.prepared = prepared;
    this.log = log;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    String name = method.getName();
    if (name.startsWith("execute")) {
      return execute(method, args);
    }
    if (name.startsWith("set") && args != null && args.length >= 2 && log.echoes()) {
      remember(name, args);
    }
    switch (name) {
      case "getConnection" -> {
        return connection;
      }
      case "addBatch" -> {
        batched++;
        if (args != null && args.length > 0 && args[0] instanceof String text) {
          inBatch = text;
        }
      }
      case "clearBatch" -> batched = 0;
      case "clearParameters" -> values.clear();
      case "equals" -> {
        return args != null && proxy == args[0];
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      default -> {}
    }
    return PooledConnection.call(statement, method, args);
  }

  private void remember(String setter, @Nullable Object[] args) {
    if (args[0] instanceof Integer position) {
      Object value = setter.equals("setNull") ? null : args[1];
      values.put(position, log.shown(prepared, value));
    }
  }

  private @Nullable Object execute(Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    String sql =
        args != null && args.length > 0 && args[0] instanceof String text
            ? text
            : prepared.isEmpty() ? inBatch : prepared;
    long start = System.nanoTime();
    boolean done = false;
    try {
      Object result = PooledConnection.call(statement, method, args);
      done = true;
      return result;
    } catch (SQLException e) {
      log.failed(e);
      throw e;
    } finally {
      boolean batch = method.getName().contains("Batch");
      log.executed(sql, values.values(), batch ? batched : 0, System.nanoTime() - start, done);
      if (batch) {
        batched = 0;
      }
    }
  }
}
