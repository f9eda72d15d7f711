package dev.aludel.connect.doctor;

import dev.aludel.connect.Connector;
import dev.aludel.connect.PostgresqlUrl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/** Whether a session is one's own, or a pooler lends it to others in between. */
final class PostgresqlPoolerChecks {

  /** Any number that nothing else takes for a lock. */
  private static final long LOCK = 0x616c7564656cL;

  private final Supplier<Connection> connection;
  private final Connector connector;
  private final PostgresqlUrl url;

  PostgresqlPoolerChecks(Supplier<Connection> connection, Connector connector, PostgresqlUrl url) {
    this.connection = connection;
    this.connector = connector;
    this.url = url;
  }

  /** A pooler gives the client a process number of its own making. */
  static boolean isDirect(Connection connection) throws SQLException {
    int told = connection.unwrap(PGConnection.class).getBackendPID();
    return Rows.value(connection, "SELECT pg_backend_pid()").equals(Integer.toString(told));
  }

  Finding pooler() throws SQLException {
    int told = connection.get().unwrap(PGConnection.class).getBackendPID();
    String real = Rows.value(connection.get(), "SELECT pg_backend_pid()");
    return real.equals(Integer.toString(told))
        ? Finding.ok("none in between")
        : Finding.warning(
                "a pooler such as PgBouncer is in between",
                direct()
                    + " In transaction mode set prepareThreshold=0, and expect neither SET nor"
                    + " session advisory locks to hold.")
            .saying("the connection was told process " + told + " and runs in process " + real);
  }

  /** Where the providers keep the server itself, by their own documentation. */
  private String direct() {
    String host = url.hosts().get(0).host();
    if (host.endsWith(".neon.tech") && host.contains("-pooler")) {
      return "Run migrations on a direct connection: drop -pooler from the host.";
    }
    return host.endsWith(".pooler.supabase.com") && url.hosts().get(0).port() == 6543
        ? "Run migrations on port 5432, which keeps sessions."
        : "Run migrations on a direct connection.";
  }

  /** Statements that the driver prepares at once and uses again in new transactions. */
  Finding preparedStatements() throws SQLException {
    if ("0".equals(url.parameters().get("prepareThreshold"))) {
      return Finding.ok("none: prepareThreshold=0");
    }
    // By its text the statement is found again, in whichever session it was left.
    String sql = "SELECT 1 + ? /* aludel doctor " + UUID.randomUUID() + " */";
    try (Connection first = connector.open();
        Connection second = connector.open()) {
      try {
        for (int round = 0; round < 3; round++) {
          prepared(first, sql);
          prepared(second, sql);
        }
        return Finding.ok("kept between transactions");
      } catch (SQLException e) {
        return Finding.failed(
            "a statement that was prepared is not there any more, or there already",
            "SQLSTATE " + e.getSQLState() + ": " + e.getMessage(),
            "A pooler in transaction mode does so. Add prepareThreshold=0 to the URL.");
      } finally {
        forget(first, sql);
        forget(second, sql);
      }
    }
  }

  private static void prepared(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.unwrap(PGStatement.class).setPrepareThreshold(1);
      statement.setInt(1, 1);
      statement.executeQuery().close();
    }
  }

  /** A pooler keeps its sessions, and the next client would find the statement's name taken. */
  private static void forget(Connection connection, String sql) throws SQLException {
    String mark = sql.substring(sql.indexOf("/*"));
    try (Statement statement = connection.createStatement()) {
      // In one message, so that it stays in one session. PgBouncer 1.21 names statements itself.
      statement.execute(
          """
          DO $$ DECLARE left_over text; BEGIN
            FOR left_over IN SELECT name FROM pg_prepared_statements
                             WHERE statement LIKE '%%%s' AND name NOT LIKE 'PGBOUNCER%%' LOOP
              EXECUTE format('DEALLOCATE %%I', left_over);
            END LOOP;
          END $$
          """
              .formatted(mark));
    }
  }

  /** Two sessions must not get the same lock. */
  Finding advisoryLocks() throws SQLException {
    try (Connection first = connector.open();
        Connection second = connector.open()) {
      boolean taken = isTrue(first, "SELECT pg_try_advisory_lock(?)");
      boolean takenTwice = taken && isTrue(second, "SELECT pg_try_advisory_lock(?)");
      boolean released = taken && isTrue(first, "SELECT pg_advisory_unlock(?)");
      releaseWhatIsLeft(List.of(first, second));
      if (!taken) {
        return Finding.ok("held by another doctor at this moment");
      }
      return takenTwice || !released
          ? Finding.warning(
                  "locks of a session do not hold: two clients get the same one",
                  "Connect to the server directly, or use pg_advisory_xact_lock, as Aludel's own"
                      + " lock does: a pooler keeps a transaction together.")
              .saying(
                  takenTwice
                      ? "two connections got the same lock"
                      : "the lock was not ours to release")
          : Finding.ok("held by one session");
    }
  }

  /** A pooler keeps its sessions, and would keep the lock for whoever comes next. */
  private static void releaseWhatIsLeft(List<Connection> connections) throws SQLException {
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
}
