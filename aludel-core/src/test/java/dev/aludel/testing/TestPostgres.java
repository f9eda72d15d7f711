package dev.aludel.testing;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A fresh database on the PostgreSQL server of this JVM, which the first call starts.
 *
 * <p>The user is the superuser {@code postgres}; any password is accepted.
 */
public final class TestPostgres implements TestDatabase {

  private final PostgresServer server;
  private final String name;

  private TestPostgres(PostgresServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** A copy of the server's {@code template1}, in UTF-8. */
  public static TestPostgres create() {
    var server = PostgresServer.running();
    return new TestPostgres(server, server.createDatabase());
  }

  /** Another database with all that is in this one, to which nobody may be connected meanwhile. */
  public TestPostgres copy() {
    return new TestPostgres(server, server.createDatabase(name));
  }

  /** The major version of the server: 18, unless a run was told to take another one. */
  public static int majorVersion() {
    return PostgresServer.majorVersion();
  }

  @Override
  public String url() {
    return "jdbc:" + databaseUrl().replace("postgres@", "") + "?user=postgres";
  }

  @Override
  public String databaseUrl() {
    return "postgresql://postgres@localhost:" + port() + "/" + name;
  }

  /** The name of this database. */
  public String name() {
    return name;
  }

  /** The TCP port of the server, on {@code localhost}. */
  public int port() {
    return server.port();
  }

  @Override
  public DataSource dataSource() {
    var dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url());
    return dataSource;
  }

  @Override
  public void execute(String script) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      // Unlike executeUpdate() this takes a script with a SELECT, such as those of pg_dump.
      statement.execute(script);
    }
  }

  @Override
  public void close() {
    try {
      server.dropDatabase(name);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot drop the test database " + name, e);
    }
  }

  @Override
  public String toString() {
    return "PostgreSQL";
  }
}
