package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.OutsideSession;
import dev.aludel.dialect.SessionLimits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The limits of a session while it runs one statement outside a transaction.
 *
 * <p>A statement that works CONCURRENTLY waits for older transactions and takes its time; both keep
 * nobody waiting, and to give it up halfway would leave an INVALID index. So its limits are off,
 * unless its script sets some.
 */
final class OutsideLimits implements OutsideSession {

  private static final String READ =
      """
      SELECT pg_catalog.pg_backend_pid(),
        extract(epoch FROM current_setting('lock_timeout')::interval) * 1000,
        extract(epoch FROM current_setting('statement_timeout')::interval) * 1000,
        CASE WHEN version() LIKE '%linux%' THEN current_setting('client_connection_check_interval') END
      """;

  private static final String SET =
      "SELECT set_config('lock_timeout', ?, false), set_config('statement_timeout', ?, false),"
          + " CASE WHEN ?::text IS NOT NULL THEN set_config('client_connection_check_interval', ?, false) END";

  private final Connection connection;
  private final SessionLimits before;
  private final SessionLimits now;
  private final Optional<String> checkInterval;

  private OutsideLimits(
      Connection connection,
      SessionLimits before,
      SessionLimits now,
      Optional<String> checkInterval) {
    this.connection = connection;
    this.before = before;
    this.now = now;
    this.checkInterval = checkInterval;
  }

  static OutsideLimits set(
      Connection connection, String sql, Optional<Duration> lock, Optional<Duration> statement)
      throws SQLException {
    SessionLimits before;
    Optional<String> checkInterval;
    try (var read = connection.createStatement();
        ResultSet row = read.executeQuery(READ)) {
      row.next();
      before =
          new SessionLimits(
              row.getLong(1),
              Duration.ofMillis(row.getLong(2)),
              Duration.ofMillis(row.getLong(3)),
              Duration.ZERO);
      checkInterval = Optional.ofNullable(row.getString(4));
    }
    boolean patient = OutsideTransaction.takesItsTime(sql);
    SessionLimits now =
        new SessionLimits(
            before.session(),
            lock.orElse(patient ? Duration.ZERO : before.lock()),
            statement.orElse(patient ? Duration.ZERO : before.statement()),
            before.idle());
    send(connection, now, checkInterval.map(any -> "2s"));
    return new OutsideLimits(connection, before, now, checkInterval);
  }

  private static void send(Connection connection, SessionLimits limits, Optional<String> interval)
      throws SQLException {
    try (PreparedStatement set = connection.prepareStatement(SET)) {
      set.setString(1, limits.lock().toMillis() + "ms");
      set.setString(2, limits.statement().toMillis() + "ms");
      set.setString(3, interval.orElse(null));
      set.setString(4, interval.orElse(null));
      set.execute();
    }
  }

  @Override
  public Optional<SessionLimits> session() {
    return Optional.of(now);
  }

  @Override
  public void close() throws SQLException {
    if (!connection.isClosed()) {
      send(connection, before, checkInterval);
    }
  }
}
