package dev.aludel.connect.activity;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.Connector;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.settings.Settings;
import dev.aludel.error.AludelException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks at what a database is doing, on one connection of its own that it keeps. It waits for no
 * lock, so it works when everything else hangs.
 */
public final class ActivityReader implements AutoCloseable {

  private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(5);

  private final Connector connector;
  private final Connection connection;

  private ActivityReader(Connector connector, Connection connection) {
    this.connector = connector;
    this.connection = connection;
  }

  /**
   * Connects.
   *
   * @throws ConnectionFailure if that does not work
   */
  public static ActivityReader open(Settings settings) {
    SessionOptions options =
        SessionOptions.forApplication(settings)
            .withApplicationName("aludel activity")
            .withStatementTimeout(STATEMENT_LIMIT);
    Connector connector = Connector.of(settings.databaseUrl(), options).readOnly();
    return new ActivityReader(connector, connector.open());
  }

  public DatabaseUrl url() {
    return connector.url();
  }

  /**
   * Looks.
   *
   * @throws ConnectionFailure if the connection is broken, or the database does not let one look
   */
  public Activity read() {
    try {
      return connector.url() instanceof SqliteUrl sqlite
          ? new SqliteActivity(connection, sqlite).read()
          : new PostgresqlActivity(connection, connector.url()).read();
    } catch (SQLException e) {
      throw connector.failure(e);
    }
  }

  /**
   * The session of that process, if there is one.
   *
   * @throws AludelException on SQLite, which has no sessions
   */
  public Optional<ServerSession> session(int pid) {
    requireServer();
    return read().sessions().stream().filter(session -> session.pid() == pid).findAny();
  }

  /**
   * Ends a session; what it has not committed is undone.
   *
   * @return whether it is gone: false if it was gone before, or does not end within four seconds
   * @throws ConnectionFailure if the role may not, for which it needs pg_signal_backend
   */
  public boolean terminate(ServerSession session) {
    requireServer();
    try {
      return new PostgresqlActivity(connection, connector.url()).terminate(session);
    } catch (SQLException e) {
      if ("42501".equals(e.getSQLState())) {
        throw new AludelException(
            "The role of %s may not end session %d of %s (%s). Grant it with: GRANT pg_signal_backend TO …; sessions of superusers only a superuser ends."
                .formatted(connector.url(), session.pid(), session.user(), e.getMessage()),
            e);
      }
      throw connector.failure(e);
    }
  }

  private void requireServer() {
    if (connector.url() instanceof SqliteUrl) {
      throw new AludelException(
          "%s is an SQLite database, which has no sessions to end. aludel activity shows which process holds its lock."
              .formatted(connector.url()));
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // It has served its purpose.
    }
  }
}
