package dev.aludel.connect.doctor;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.Connector;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What several connections need: room. */
final class PostgresqlPoolChecks {

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

  Finding budget() throws SQLException {
    List<String> row =
        Rows.first(
            connection.get(),
            """
            SELECT current_setting('max_connections')::int,
                   current_setting('superuser_reserved_connections')::int
                     + coalesce(current_setting('reserved_connections', true), '0')::int,
                   (SELECT count(*) FROM pg_stat_activity
                    WHERE coalesce(backend_type, 'client backend') = 'client backend'
                      AND datid IS NOT NULL),
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

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It has served its purpose.
    }
  }
}
