package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Observation;
import dev.aludel.dialect.OtherSession;
import dev.aludel.dialect.Watching;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at sessions through pg_stat_activity, pg_locks and pg_blocking_pids (sections 27.2, 53.13
 * and 9.27 of the manual). A role without pg_read_all_stats sees other roles' sessions without
 * their statements.
 *
 * <p>Each one observes for one thread, since how far a rewrite is shows in two looks.
 */
final class Onlooker implements Watching {

  private static final String SESSION_COLUMNS =
      """
      coalesce(a.usename::text, ''), coalesce(a.application_name, ''),
      CASE WHEN a.pid IS NULL THEN '' ELSE coalesce(pg_catalog.host(a.client_addr), 'local') END,
      CASE WHEN a.backend_type <> 'client backend' THEN a.backend_type ELSE coalesce(a.state, '') END,
      coalesce(a.query, ''),
      extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start) * 1000
      """;

  private static final String HOLDERS =
      "SELECT l.pid, "
          + SESSION_COLUMNS
          + """
          FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
          WHERE l.locktype = 'advisory' AND l.objsubid = 1
            AND l.classid = ?::bigint::oid AND l.objid = ?::bigint::oid AND l.granted
            AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
          """;

  private static final String BLOCKERS =
      "SELECT b.pid, "
          + SESSION_COLUMNS
          + """
          FROM (SELECT DISTINCT unnest(pg_catalog.pg_blocking_pids(?)) AS pid) b
            LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid
          ORDER BY a.xact_start NULLS LAST
          """;

  private static final String ACTIVITY =
      """
      SELECT coalesce(wait_event_type, ''), coalesce(wait_event, '')
      FROM pg_catalog.pg_stat_activity WHERE pid = ? AND state = 'active'
      """;

  private final Rewriting rewriting = new Rewriting();

  @Override
  public long session(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public List<OtherSession> holders(Connection connection, String lock) throws SQLException {
    long key = RevisionTransaction.key(lock);
    return sessions(connection, HOLDERS, key >>> 32, key & 0xffff_ffffL);
  }

  @Override
  public Optional<Observation> observe(Connection watcher, long session) throws SQLException {
    Optional<String> waits = Optional.empty();
    try (PreparedStatement statement = watcher.prepareStatement(ACTIVITY)) {
      statement.setLong(1, session);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        String type = row.getString(1);
        // The other kinds of waits (input, output, the buffer) are work.
        if (type.equals("Lock") || type.equals("LWLock")) {
          waits = Optional.of(type + ": " + row.getString(2));
        }
      }
    }
    List<OtherSession> blockers =
        waits.isEmpty() ? List.of() : sessions(watcher, BLOCKERS, (int) session);
    StatementProgress.Reading progress = StatementProgress.read(watcher, session);
    if (progress.phase().isEmpty() && waits.isEmpty()) {
      progress = rewriting.read(watcher, session).orElse(progress);
    }
    return Optional.of(new Observation(waits, blockers, progress.phase(), progress.percent()));
  }

  private static List<OtherSession> sessions(Connection connection, String sql, Object... values)
      throws SQLException {
    List<OtherSession> sessions = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          double millis = row.getDouble(7);
          boolean seen = !row.wasNull();
          sessions.add(
              new OtherSession(
                  row.getLong(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  MaskedQuery.of(row.getString(6)),
                  seen
                      ? Optional.of(Duration.ofMillis(Math.max(0, Math.round(millis))))
                      : Optional.empty()));
        }
      }
    }
    return sessions;
  }
}
