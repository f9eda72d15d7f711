package dev.aludel.connect.doctor;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.Connector;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/** What several connections need: room, and no pooler that mixes them up. */
final class PostgresqlPoolChecks {

  /** Any number that nothing else takes for a lock. */
  private static final long LOCK = 0x616c7564656cL;

  private final Supplier<Connection> connection;
  private final Connector connector;
  private final int poolSize;
  private final int instances;

  PostgresqlPoolChecks(
      Supplier<Connection> connection, Connector connector, Settings settings, int instances) {
    this.connection = connection;
    this.connector = connector;
    this.poolSize =
        settings.get(AludelSettings.POOL_SIZE) + settings.get(AludelSettings.POOL_MAX_OVERFLOW);
    this.instances = instances;
  }

  /** A pooler gives the client a process number of its own making. */
  Finding pooler() throws SQLException {
    int told = connection.get().unwrap(PGConnection.class).getBackendPID();
    String real = Rows.value(connection.get(), "SELECT pg_backend_pid()");
    return real.equals(Integer.toString(told))
        ? Finding.ok("none in between")
        : new Finding(
            Check.Status.WARNING,
            "a pooler such as PgBouncer is in between",
            "the connection was told process " + told + " and runs in process " + real,
            "Run migrations on a direct connection. In transaction mode set prepareThreshold=0, and"
                + " expect neither SET nor session advisory locks to hold.");
  }

  Finding budget() throws SQLException {
    List<String> row =
        Rows.first(
            connection.get(),
            """
            SELECT current_setting('max_connections')::int,
                   current_setting('superuser_reserved_connections')::int
                     + coalesce(current_setting('reserved_connections', true), '0')::int,
                   (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
                   (SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user),
                   (SELECT datconnlimit FROM pg_database WHERE datname = current_database())
            """);
    int room = Integer.parseInt(row.get(0)) - Integer.parseInt(row.get(1));
    for (String limit : List.of(row.get(3), row.get(4))) {
      room = Integer.parseInt(limit) < 0 ? room : Math.min(room, Integer.parseInt(limit));
    }
    int wanted = instances * poolSize;
    String found =
        instances + " × " + poolSize + " = " + wanted + " of " + room + ", in use " + row.get(2);
    return wanted > room
        ? Finding.failed(
            found + ": the pools are larger than the server",
            "max_connections " + row.get(0) + ", reserved " + row.get(1),
            "Make [pool] size and max_overflow smaller, or: ALTER SYSTEM SET max_connections = "
                + (wanted + Integer.parseInt(row.get(1)) + 10)
                + "; and restart the server.")
        : Finding.ok(found);
  }

  /** As many connections at once as one pool may have. */
  Finding concurrentConnections() throws InterruptedException {
    ConcurrentLinkedQueue<Connection> open = new ConcurrentLinkedQueue<>();
    AtomicReference<@Nullable ConnectionFailure> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    try {
      for (int i = 0; i < poolSize; i++) {
        Thread thread =
            new Thread(
                () -> {
                  try {
                    open.add(connector.open());
                  } catch (ConnectionFailure e) {
                    failure.set(e);
                  }
                });
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
    } finally {
      open.forEach(PostgresqlPoolChecks::close);
    }
    ConnectionFailure failed = failure.get();
    return failed == null
        ? Finding.ok(poolSize + " connections at once")
        : Finding.failed(
            "only " + open.size() + " of " + poolSize + " connections at once: " + failed.reason(),
            failed.evidence(),
            failed.remedy());
  }

  /** Named statements, made at once and used again in new transactions. */
  Finding preparedStatements() throws SQLException {
    try (Connection first = connector.open();
        Connection second = connector.open()) {
      for (int round = 0; round < 3; round++) {
        prepared(first);
        prepared(second);
      }
      return Finding.ok("kept between transactions");
    } catch (SQLException e) {
      return Finding.failed(
          "a statement that was prepared is not there any more, or there already",
          "SQLSTATE " + e.getSQLState() + ": " + e.getMessage(),
          "A pooler in transaction mode does so. Add prepareThreshold=0 to the URL.");
    }
  }

  private static void prepared(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT 1 + ?")) {
      statement.unwrap(PGStatement.class).setPrepareThreshold(1);
      statement.setInt(1, 1);
      statement.executeQuery().close();
    }
  }

  /** Two sessions must not get the same lock. */
  Finding advisoryLocks() throws SQLException {
    try (Connection first = connector.open();
        Connection second = connector.open()) {
      boolean taken = isTrue(first, "SELECT pg_try_advisory_lock(?)");
      boolean takenTwice = taken && isTrue(second, "SELECT pg_try_advisory_lock(?)");
      boolean released = taken && isTrue(first, "SELECT pg_advisory_unlock(?)");
      releaseWhatIsLeft(first, second);
      if (!taken) {
        return Finding.ok("held by another doctor at this moment");
      }
      return takenTwice || !released
          ? Finding.failed(
              "session locks do not hold: two clients may migrate at once",
              takenTwice ? "two connections got the same lock" : "the lock was not ours to release",
              "A pooler in transaction mode does so. Connect migrations to the server directly.")
          : Finding.ok("held by one session");
    }
  }

  /** A pooler keeps its sessions, and would keep the lock for whoever comes next. */
  private static void releaseWhatIsLeft(Connection... connections) throws SQLException {
    for (Connection each : connections) {
      while (isTrue(
          each,
          """
          SELECT coalesce(bool_or(pg_advisory_unlock(?)), false) FROM pg_locks
          WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
            AND (classid::bigint << 32 | objid::bigint) = %d
          """
              .formatted(LOCK))) {
        // A lock that was taken twice is released twice.
      }
    }
  }

  private static boolean isTrue(Connection connection, String sql) throws SQLException {
    return Rows.value(connection, sql, LOCK).equals("t");
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It has served its purpose.
    }
  }
}
