package dev.aludel.benchmarks.contestant;

import java.sql.DriverManager;
import java.sql.SQLException;

/** The floor of everything that looks at a database: connect and read one value. */
final class JdbcConnect {

  private JdbcConnect() {}

  public static void main(String[] args) throws SQLException {
    long start = System.nanoTime();
    try (var connection = DriverManager.getConnection(args[0]);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT 1")) {
      rows.next();
    }
    Figure.since(start);
  }
}
