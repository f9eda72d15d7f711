package dev.aludel.benchmarks.contestant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * The floor of applying scripts: each file goes to the database as it is, in a transaction of its
 * own, and nothing is recorded.
 */
final class JdbcLoop {

  private JdbcLoop() {}

  public static void main(String[] args) throws SQLException, IOException {
    long start = System.nanoTime();
    List<Path> files;
    try (var list = Files.list(Path.of(args[1]))) {
      files = list.sorted().toList();
    }
    try (var connection = DriverManager.getConnection(args[0])) {
      connection.setAutoCommit(false);
      for (Path file : files) {
        try (var statement = connection.createStatement()) {
          statement.execute(Files.readString(file));
        }
        connection.commit();
      }
    }
    Figure.since(start);
  }
}
