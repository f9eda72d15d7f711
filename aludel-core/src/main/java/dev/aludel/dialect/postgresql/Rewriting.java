package dev.aludel.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far the rewrite of a table is, of which no view tells: ALTER TABLE makes a new file that
 * nobody else can see yet, and locks the table meanwhile.
 *
 * <p>What can be seen is the write-ahead log, which takes about as much as the table, its indexes
 * and its TOAST hold. What it takes between two looks is held to be the pace since the statement
 * began. Other writers make it look faster, so that this is an estimate, and never says 100. Of an
 * unlogged table there is none.
 */
final class Rewriting {

  /**
   * The one locked table that is rewritten, by pg_class: to measure it would be to wait for its
   * lock.
   */
  private static final String LOOK =
      """
      SELECT c.oid, c.oid::pg_catalog.regclass::text, pg_catalog.pg_size_pretty(size.bytes),
        size.bytes + coalesce((SELECT t.relpages FROM pg_catalog.pg_class t WHERE t.oid = c.reltoastrelid), 0)
            * size.block
          + coalesce((SELECT sum(k.relpages) FROM pg_catalog.pg_index i
              JOIN pg_catalog.pg_class k ON k.oid = i.indexrelid WHERE i.indrelid = c.oid), 0) * size.block,
        pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_insert_lsn(), '0/0'),
        extract(epoch FROM a.query_start),
        extract(epoch FROM pg_catalog.clock_timestamp())
      FROM pg_catalog.pg_locks l
        JOIN pg_catalog.pg_class c ON c.oid = l.relation
        JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
        CROSS JOIN LATERAL (
          SELECT b.block, c.relpages * b.block AS bytes
          FROM (SELECT current_setting('block_size')::bigint AS block) b) size
      WHERE l.pid = ? AND l.mode = 'AccessExclusiveLock' AND l.granted AND c.relkind IN ('r', 'm')
        AND EXISTS (
          SELECT FROM pg_catalog.pg_locks n
          WHERE n.pid = l.pid AND n.locktype = 'relation' AND n.mode = 'AccessExclusiveLock' AND n.granted
            AND n.database = l.database
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_class k WHERE k.oid = n.relation))
      ORDER BY c.relpages DESC LIMIT 1
      """;

  private static final double MOST = 99;

  /** A look at one rewrite, which one it is, and where the log was then. */
  private record Look(long session, long table, double begun, double wal, double time) {

    boolean isOfTheSameAs(Look other) {
      return session == other.session && table == other.table && begun == other.begun;
    }

    /** From two looks; empty where the log did not grow. */
    OptionalDouble percent(Look first, double bytes) {
      double pace = (wal - first.wal) / (time - first.time);
      return pace > 0 && bytes > 0
          ? OptionalDouble.of(Math.min(MOST, 100 * pace * (time - begun) / bytes))
          : OptionalDouble.empty();
    }
  }

  private @Nullable Look first;

  /** What a session rewrites; empty if it does not. */
  Optional<StatementProgress.Reading> read(Connection watcher, long session) throws SQLException {
    try (PreparedStatement statement = watcher.prepareStatement(LOOK)) {
      statement.setLong(1, session);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Look now =
            new Look(session, row.getLong(1), row.getDouble(6), row.getDouble(5), row.getDouble(7));
        Look before = first;
        OptionalDouble percent = OptionalDouble.empty();
        if (before != null && before.isOfTheSameAs(now)) {
          percent = now.percent(before, row.getDouble(4));
        } else {
          first = now;
        }
        return Optional.of(
            new StatementProgress.Reading(
                Optional.of(
                    "rewriting table %s, %s%s"
                        .formatted(
                            row.getString(2),
                            row.getString(3),
                            percent.isPresent() ? ", estimated" : "")),
                percent));
      }
    }
  }
}
