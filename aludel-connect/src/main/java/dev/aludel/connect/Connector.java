package dev.aludel.connect;

import dev.aludel.connect.settings.Settings;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * Opens single connections, without a pool: what a migration run uses. Each is set up as the {@link
 * SessionOptions} say, and each failure is told as a {@link ConnectionFailure}. Safe for use by
 * several threads.
 */
public final class Connector {

  private final DatabaseUrl url;
  private final SessionOptions options;
  private final boolean createFile;
  private final boolean readOnly;

  private Connector(DatabaseUrl url, SessionOptions options, boolean createFile, boolean readOnly) {
    this.url = url;
    this.options = options;
    this.createFile = createFile;
    this.readOnly = readOnly;
  }

  /** For a migration run on the configured database; creates an SQLite file that is missing. */
  public static Connector forMigrations(Settings settings) {
    return of(settings.databaseUrl(), SessionOptions.forMigrations(settings));
  }

  /** For one database; creates an SQLite file that is missing. */
  public static Connector of(DatabaseUrl url, SessionOptions options) {
    return new Connector(url, options, true, false);
  }

  /** The same, but a missing SQLite file is a failure: for commands that only read. */
  public Connector withoutCreating() {
    return new Connector(url, options, false, readOnly);
  }

  /** The same, with read-only connections; a missing SQLite file is a failure. */
  public Connector readOnly() {
    return new Connector(url, options, false, true);
  }

  public DatabaseUrl url() {
    return url;
  }

  public SessionOptions options() {
    return options;
  }

  /**
   * Opens a connection, which the caller closes. It is in auto-commit mode.
   *
   * @throws ConnectionFailure if that does not work
   */
  public Connection open() {
    if (url instanceof SqliteUrl sqlite) {
      return openSqlite(sqlite);
    }
    PostgresqlUrl postgresql = (PostgresqlUrl) url;
    return open(PostgresqlSession.properties(postgresql, options, readOnly));
  }

  private Connection openSqlite(SqliteUrl sqlite) {
    boolean writes = !readOnly && !sqlite.readOnly();
    Optional<Diagnosis> wrong =
        sqlite.file().flatMap(file -> SqliteDiagnosis.ofFile(file, createFile && writes, writes));
    if (wrong.isPresent()) {
      throw new ConnectionFailure(url, wrong.get(), Optional.empty());
    }
    return open(SqliteSession.properties(sqlite, options, writes));
  }

  private Connection open(Properties properties) {
    Driver driver = driver();
    Optional<Connection> opened = Optional.empty();
    try {
      Connection connection = driver.connect(bareJdbcUrl(), properties);
      opened = Optional.ofNullable(connection);
      if (connection == null) {
        throw new SQLException("The driver does not accept " + url);
      }
      initialize(connection);
      return connection;
    } catch (SQLException e) {
      opened.ifPresent(Connector::closeQuietly);
      throw failure(e);
    }
  }

  /** All parameters go as properties, so that the URL's do not outweigh what was made of them. */
  private String bareJdbcUrl() {
    int query = url.jdbcUrl().indexOf('?');
    return url instanceof PostgresqlUrl && query >= 0
        ? url.jdbcUrl().substring(0, query)
        : url.jdbcUrl();
  }

  private void initialize(Connection connection) throws SQLException {
    if (url instanceof PostgresqlUrl) {
      PostgresqlSession.initialize(connection, options);
    } else {
      SqliteSession.check(connection);
    }
  }

  /**
   * Makes a connection to the same PostgreSQL server, role and database like one that this
   * connector opens: what its session has set, prepared and locked is gone (DISCARD ALL), and the
   * options are set anew. It must be in auto-commit mode.
   *
   * @throws ConnectionFailure if that does not work; it is of no use any more then
   */
  public void renew(Connection connection) {
    try {
      try (Statement statement = connection.createStatement()) {
        statement.execute("DISCARD ALL");
      }
      initialize(connection);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** What an exception of this database's driver means. */
  public ConnectionFailure failure(SQLException exception) {
    Diagnosis diagnosis =
        url instanceof PostgresqlUrl postgresql
            ? PostgresqlDiagnosis.of(postgresql, exception)
            : SqliteDiagnosis.of(exception);
    return new ConnectionFailure(url, diagnosis, Optional.of(exception));
  }

  /**
   * The same connections as a data source. {@code getConnection} throws {@link ConnectionFailure}
   * and no SQLException; it takes no other user or password.
   */
  public DataSource dataSource() {
    return new UnpooledDataSource(this);
  }

  /** Without DriverManager, which would load every driver on the class path. */
  private Driver driver() {
    ClassLoader loader =
        Optional.ofNullable(Thread.currentThread().getContextClassLoader())
            .orElseGet(Connector.class::getClassLoader);
    try {
      return Class.forName(url.driverClass(), true, loader)
          .asSubclass(Driver.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      boolean postgresql = url instanceof PostgresqlUrl;
      throw new ConnectionFailure(
          url,
          new Diagnosis(
              ConnectionFailure.Kind.DRIVER_MISSING,
              "its JDBC driver is not on the class path",
              e.toString(),
              "Add the dependency "
                  + (postgresql ? "org.postgresql:postgresql." : "org.xerial:sqlite-jdbc.")),
          Optional.empty());
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The failure that led here is the one to tell.
    }
  }
}
