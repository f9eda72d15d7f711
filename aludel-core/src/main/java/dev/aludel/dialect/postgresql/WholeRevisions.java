package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Statement;
import dev.aludel.dialect.WholeRevision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whole revisions as one text of many statements, which the driver sends with the extended
 * protocol's pipelining (section 54.2.4 of PostgreSQL's manual). Each is a transaction; where a
 * statement is refused, the server passes over everything up to the end of the text, so that what
 * comes after it is neither run nor committed.
 */
final class WholeRevisions {

  static final String MILLIS_SINCE_BEGIN =
      "CAST(extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000 AS bigint)";

  /**
   * How long the other sessions' statements queue behind one of these. Who waits longer is tried
   * again by the ordinary way, which tells whom it waits for.
   */
  private static final String LOCK_TIMEOUT = "1s";

  /**
   * The server never waits for this client within the transaction, so keepalives would do nothing.
   * A client that is gone while a statement runs is noticed as in {@link RevisionTransaction}.
   */
  private static final String OPENING =
      "SELECT "
          + castIf("pg_try_advisory_xact_lock(?)", "'true'", "another run has the lock", "boolean")
          + ", set_config('lock_timeout', '"
          + LOCK_TIMEOUT
          + "', true)"
          + ", CASE WHEN version() LIKE '%linux%'"
          + " THEN set_config('client_connection_check_interval', '2s', true) END";

  /** On lines of its own, for a statement may end with a comment. */
  private static final String NEXT = "\n;\n";

  /**
   * What a session setting changes may be how the driver reads the revision after this one, unless
   * it is only whether bodies are looked at.
   */
  private static final Set<String> SETTINGS = Set.of("set", "reset");

  private WholeRevisions() {}

  /** Whether the driver sends a statement as it is: no parameter, no escape of JDBC. */
  static boolean takes(String sql) {
    return sql.indexOf('?') < 0
        && sql.indexOf('{') < 0
        && (!SETTINGS.contains(OutsideTransaction.firstWord(sql))
            || UncheckedBodies.isSetting(sql));
  }

  /**
   * A value of a type where the condition holds, and an error where it does not: the server refuses
   * to cast the reason. No other statement can do that in the middle of a text.
   */
  static String castIf(String condition, String value, String otherwise, String type) {
    return "CAST(CASE WHEN "
        + condition
        + " THEN "
        + value
        + " ELSE "
        + Quoting.string(otherwise)
        + " END AS "
        + type
        + ")";
  }

  /** See {@link dev.aludel.dialect.Pipeline#sendWhole}. */
  static List<Long> send(Connection connection, String lock, List<WholeRevision> revisions)
      throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    List<Long> durations;
    try (PreparedStatement statement = connection.prepareStatement(text(revisions))) {
      bind(statement, RevisionTransaction.key(lock), revisions);
      statement.execute();
      durations = durations(statement, revisions.size());
    } catch (SQLException refused) {
      giveUp(connection, autoCommit, refused);
      throw refused;
    }
    connection.setAutoCommit(autoCommit);
    return durations;
  }

  private static void bind(PreparedStatement statement, long key, List<WholeRevision> revisions)
      throws SQLException {
    int position = 1;
    for (WholeRevision revision : revisions) {
      statement.setLong(position++, key);
      for (@Nullable Object value : revision.record().parameters()) {
        statement.setObject(position++, value);
      }
    }
  }

  private static void giveUp(Connection connection, boolean autoCommit, SQLException refused) {
    try {
      if (!connection.isClosed()) {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      refused.addSuppressed(e);
    }
  }

  /** The driver begins the first transaction by itself. */
  private static String text(List<WholeRevision> revisions) {
    StringBuilder text = new StringBuilder();
    for (WholeRevision revision : revisions) {
      text.append(text.length() == 0 ? "" : NEXT + "BEGIN" + NEXT).append(OPENING);
      for (Statement statement : revision.script()) {
        text.append(NEXT).append(statement.sql());
      }
      text.append(NEXT).append(revision.record().sql()).append(NEXT).append("COMMIT");
    }
    return text.toString();
  }

  /** Two statements of each revision return a row: that of the lock, and the record. */
  private static List<Long> durations(PreparedStatement statement, int revisions)
      throws SQLException {
    List<Long> durations = new ArrayList<>();
    int results = 0;
    boolean isRows = statement.getResultSet() != null;
    while (isRows || statement.getUpdateCount() != -1) {
      if (isRows && ++results % 2 == 0) {
        try (ResultSet row = statement.getResultSet()) {
          row.next();
          durations.add(row.getLong(1));
        }
      }
      isRows = statement.getMoreResults();
    }
    if (results != 2 * revisions) {
      throw new SQLException(
          "the driver told of %d results where %d were expected".formatted(results, 2 * revisions));
    }
    return durations;
  }
}
