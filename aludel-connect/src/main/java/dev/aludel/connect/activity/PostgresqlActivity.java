package dev.aludel.connect.activity;

import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.database.SqlRedaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a PostgreSQL server is doing. A fixed number of queries, none of which waits for a lock. */
final class PostgresqlActivity {

  private static final String HIDDEN = "<insufficient privilege>";

  private static final String SERVER =
      """
      SELECT 'PostgreSQL ' || current_setting('server_version')
             || CASE WHEN pg_is_in_recovery() THEN ', standby' ELSE '' END
             || ', up since ' || to_char(pg_postmaster_start_time(), 'YYYY-MM-DD HH24:MI')
             || ', ' || (SELECT count(*) FROM pg_stat_activity
                         WHERE coalesce(backend_type, 'client backend') = 'client backend'
                           AND datid IS NOT NULL)
             || ' of ' || current_setting('max_connections') || ' connections'
      """;

  /**
   * Without this session, and of the server's own only those that can be in somebody's way. Of
   * other roles' sessions hardly more than the process is shown to a role without
   * pg_read_all_stats.
   */
  private static final String SESSIONS =
      """
      SELECT a.pid, a.backend_start::text, coalesce(a.backend_type, 'client backend'), coalesce(a.usename, ''),
             coalesce(a.datname, ''), coalesce(a.application_name, ''),
             coalesce(host(a.client_addr), ''), coalesce(a.state, ''),
             extract(epoch FROM clock_timestamp() - a.state_change) * 1000,
             extract(epoch FROM clock_timestamp() - a.xact_start) * 1000,
             CASE WHEN a.wait_event_type = 'Lock'
                  THEN coalesce((SELECT l.mode || ' on '
                                        || CASE WHEN l.relation IS NULL THEN l.locktype
                                                WHEN a.datname = current_database()
                                                THEN l.relation::regclass::text
                                                ELSE 'relation ' || l.relation || ' there' END
                                 FROM pg_locks l WHERE l.pid = a.pid AND NOT l.granted LIMIT 1),
                                a.wait_event)
                  ELSE '' END,
             CASE WHEN a.wait_event_type = 'Lock'
                  THEN array_to_string(pg_blocking_pids(a.pid), ',') ELSE '' END,
             left(coalesce(a.query, ''), 2000)
      FROM pg_stat_activity a
      WHERE a.pid <> pg_backend_pid()
        AND (coalesce(a.backend_type, 'client backend') = 'client backend' AND a.datid IS NOT NULL
             OR a.xact_start IS NOT NULL)
      ORDER BY a.state = 'idle', a.xact_start, a.pid
      """;

  private static final String STATEMENTS =
      """
      SELECT left(s.query, 2000), s.calls, s.total_exec_time, s.mean_exec_time
      FROM %s s
      WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
      ORDER BY s.total_exec_time DESC LIMIT 20
      """;

  /**
   * pg_relation_size waits for whoever has a relation exclusively, or stands in line for that. Of
   * those the size is the one of the last VACUUM or ANALYZE. Of many relations only the largest are
   * measured.
   */
  private static final String SIZES =
      """
      WITH taken AS MATERIALIZED (
        SELECT relation FROM pg_locks WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock'),
      candidates AS MATERIALIZED (
        SELECT c.oid, c.relkind, c.relpages, c.reltuples, x.indrelid,
               c.oid IN (SELECT relation FROM taken)
               OR c.reltoastrelid IN (SELECT relation FROM taken)
               OR EXISTS (SELECT FROM pg_index i JOIN taken t ON t.relation = i.indexrelid
                          WHERE i.indrelid = c.oid) AS taken
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_index x ON x.indexrelid = c.oid
        WHERE c.relkind IN ('r', 'm', 'i')
          AND n.nspname NOT IN ('pg_catalog', 'information_schema')
          AND n.nspname NOT LIKE 'pg\\_%'
        ORDER BY c.relpages DESC LIMIT 2000)
      SELECT c.oid::regclass::text, c.indrelid::regclass::text,
             CASE WHEN c.taken THEN c.relpages::bigint * current_setting('block_size')::int
                  WHEN c.relkind = 'i' THEN pg_relation_size(c.oid)
                  ELSE pg_table_size(c.oid) END AS bytes,
             CASE WHEN c.taken OR c.relkind = 'i' THEN 0 ELSE pg_indexes_size(c.oid) END,
             CASE WHEN c.relkind = 'i' OR c.reltuples < 0 THEN NULL ELSE c.reltuples::bigint END,
             (SELECT s.idx_scan FROM pg_stat_user_indexes s WHERE s.indexrelid = c.oid)
      FROM candidates c ORDER BY bytes DESC, 1 LIMIT 100
      """;

  private final Connection connection;
  private final DatabaseUrl url;

  PostgresqlActivity(Connection connection, DatabaseUrl url) {
    this.connection = connection;
    this.url = url;
  }

  Activity read() throws SQLException {
    List<String> notes = new ArrayList<>();
    String server = rows(SERVER, row -> row.getString(1)).get(0);
    List<ServerSession> sessions = rows(SESSIONS, PostgresqlActivity::session);
    List<StatementTime> statements = statements(notes);
    if (sessions.stream().anyMatch(session -> session.query().equals(HIDDEN))
        || statements.stream().anyMatch(statement -> statement.query().equals(HIDDEN))) {
      notes.add(
          "What other roles run is hidden from this one: GRANT pg_monitor TO "
              + rows("SELECT quote_ident(current_user)", row -> row.getString(1)).get(0)
              + ";");
    }
    return new Activity(
        url.display(),
        server,
        sessions,
        statements,
        rows(SIZES, PostgresqlActivity::size),
        List.of(),
        List.of(),
        notes);
  }

  private List<StatementTime> statements(List<String> notes) throws SQLException {
    List<String> view =
        rows(
            """
            SELECT quote_ident(n.nspname) || '.pg_stat_statements'
            FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
            WHERE e.extname = 'pg_stat_statements'
            """,
            row -> row.getString(1));
    // By their settings it shows that the library is loaded: the list itself is for superusers.
    boolean loaded =
        rows(
                "SELECT current_setting('pg_stat_statements.max', true) IS NOT NULL",
                row -> row.getBoolean(1))
            .get(0);
    if (!loaded || view.isEmpty()) {
      notes.add(
          "Slow statements go unseen without pg_stat_statements: "
              + (loaded
                  ? "CREATE EXTENSION pg_stat_statements;"
                  : "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'; restart the"
                      + " server; CREATE EXTENSION pg_stat_statements;"));
      return List.of();
    }
    return rows(STATEMENTS.formatted(view.get(0)), PostgresqlActivity::statement);
  }

  private static ServerSession session(ResultSet row) throws SQLException {
    return new ServerSession(
        row.getInt(1),
        row.getString(2) == null ? "" : row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        age(row, 9).orElse(Duration.ZERO),
        age(row, 10),
        row.getString(11) == null ? "" : row.getString(11),
        pids(row.getString(12)),
        SqlRedaction.redact(row.getString(13)));
  }

  private static Optional<Duration> age(ResultSet row, int column) throws SQLException {
    double millis = row.getDouble(column);
    // The two clocks are read one after the other.
    return row.wasNull() ? Optional.empty() : Optional.of(duration(Math.max(0, millis)));
  }

  private static List<Integer> pids(String text) {
    return text == null || text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",")).map(Integer::valueOf).distinct().toList();
  }

  private static StatementTime statement(ResultSet row) throws SQLException {
    return new StatementTime(
        SqlRedaction.redact(row.getString(1)),
        row.getLong(2),
        duration(row.getDouble(3)),
        duration(row.getDouble(4)));
  }

  private static RelationSize size(ResultSet row) throws SQLException {
    long rows = row.getLong(5);
    Optional<Long> rowCount = row.wasNull() ? Optional.empty() : Optional.of(rows);
    long scans = row.getLong(6);
    Optional<Long> scanCount = row.wasNull() ? Optional.empty() : Optional.of(scans);
    return new RelationSize(
        row.getString(1),
        Optional.ofNullable(row.getString(2)),
        row.getLong(3),
        row.getLong(4),
        rowCount,
        scanCount);
  }

  private static Duration duration(double millis) {
    return Duration.ofNanos((long) (millis * 1_000_000));
  }

  boolean terminate(ServerSession session) throws SQLException {
    // A process number is given out again: with its start it is the session that was shown.
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT pg_terminate_backend(pid, 4000) FROM pg_stat_activity
            WHERE pid = ? AND backend_start IS NOT DISTINCT FROM nullif(?, '')::timestamptz
              AND pid <> pg_backend_pid()
            """)) {
      statement.setInt(1, session.pid());
      statement.setString(2, session.since());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, Reading<T> reading) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet result = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reading.of(result));
      }
      return rows;
    }
  }
}
