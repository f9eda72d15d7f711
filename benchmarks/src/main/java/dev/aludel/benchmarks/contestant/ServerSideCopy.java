package dev.aludel.benchmarks.contestant;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The floor of a copy: the server reads the same rows from a file of its own, in its binary format,
 * and then builds the same key and indexes, with the same memory for each. No client can be faster
 * on one connection.
 *
 * <p>With a third argument it writes that file from a database that was copied before, and prints
 * nothing.
 */
final class ServerSideCopy {

  private ServerSideCopy() {}

  public static void main(String[] args) throws SQLException {
    if (args.length == 3) {
      measured(args[0], args[1], args[2]);
    } else {
      write(args[0], args[1]);
    }
  }

  private static void write(String model, String file) throws SQLException {
    try (Connection connection = DriverManager.getConnection(model)) {
      execute(connection, "COPY transactions TO '%s' (FORMAT binary)".formatted(file));
    }
  }

  private static void measured(String url, String model, String file) throws SQLException {
    List<String> create;
    List<String> finish;
    try (Connection connection = DriverManager.getConnection(model)) {
      create =
          strings(
              connection,
              "SELECT format('CREATE TABLE transactions (%s)', string_agg(format('%I %s%s', attname, format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN ' NOT NULL' END), ', ' ORDER BY attnum)) FROM pg_attribute WHERE attrelid = 'transactions'::regclass AND attnum > 0");
      finish =
          strings(
              connection,
              "SELECT format('ALTER TABLE transactions ADD %s', pg_get_constraintdef(oid)) FROM pg_constraint WHERE conrelid = 'transactions'::regclass AND contype = 'p'"
                  + " UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'transactions'::regclass AND NOT indisprimary");
    }
    long start = System.nanoTime();
    try (Connection connection = DriverManager.getConnection(url)) {
      execute(connection, "SET maintenance_work_mem = '128MB'");
      create.forEach(sql -> run(connection, sql));
      long before = System.nanoTime();
      execute(connection, "COPY transactions FROM '%s' (FORMAT binary)".formatted(file));
      long loaded = System.nanoTime();
      Figure.tell("rows", loaded - before);
      finish.forEach(sql -> run(connection, sql));
      run(connection, "ANALYZE transactions");
      Figure.tell("keys", System.nanoTime() - loaded);
    }
    Figure.tell("whole", System.nanoTime() - start);
    Figure.since(start);
  }

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        strings.add(row.getString(1));
      }
    }
    return strings;
  }

  private static void run(Connection connection, String sql) {
    try {
      execute(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
