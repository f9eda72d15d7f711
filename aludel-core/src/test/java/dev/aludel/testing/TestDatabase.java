package dev.aludel.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** An empty database of a test's own. Closing it removes it, with whatever is still connected. */
public sealed interface TestDatabase extends AutoCloseable permits TestPostgres, TestSqlite {

  /** One fresh database of each kind, made when it is reached. */
  static Stream<TestDatabase> both() {
    return Stream.<Supplier<TestDatabase>>of(TestSqlite::create, TestPostgres::create)
        .map(Supplier::get);
  }

  /** Another fresh database of the same kind. */
  static TestDatabase like(TestDatabase other) {
    return other instanceof TestPostgres ? TestPostgres.create() : TestSqlite.create();
  }

  /** The address for JDBC: {@code jdbc:postgresql://…} or {@code jdbc:sqlite:…}. */
  String url();

  /** The address as {@code DATABASE_URL} has it: {@code postgresql://…} or {@code sqlite:///…}. */
  String databaseUrl();

  /** Connections without a pool: each call of {@code getConnection} opens a new one. */
  DataSource dataSource();

  /** Opens a new connection, which the caller closes. */
  default Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  /** Runs a whole script, statements separated by semicolons, on a connection of its own. */
  default void execute(String script) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      // Not execute(): in SQLite's driver that runs the first statement only.
      // The sqlite3 shell takes the line for itself; here the first error ends it anyway.
      statement.executeUpdate(script.replaceAll("(?m)^\\.bail on$", ""));
    }
  }

  /**
   * The rows of a query as {@code psql -At} prints them: columns separated by {@code |}. A null
   * reads {@code NULL}.
   */
  default List<String> query(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var lines = new ArrayList<String>();
      while (rows.next()) {
        lines.add(line(rows));
      }
      return lines;
    }
  }

  @Override
  void close();

  private static String line(ResultSet row) throws SQLException {
    var cells = new ArrayList<String>();
    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
      var cell = row.getString(column);
      cells.add(cell == null ? "NULL" : cell);
    }
    return String.join("|", cells);
  }
}
