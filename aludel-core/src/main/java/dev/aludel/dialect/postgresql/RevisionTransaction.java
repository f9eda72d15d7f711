package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.SessionLimits;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A transaction that holds an advisory lock (section 13.3.5) until it ends, so that no other runner
 * is in one. Advisory locks are a database's own, hold behind every pooler, and go with the
 * connection.
 *
 * <p>A server soon notices that the machine of a transaction, or of a statement in it, is gone:
 * through TCP's keepalive, and by looking at the connection while a statement runs
 * (client_connection_check_interval, section 19.3; not on every platform).
 */
final class RevisionTransaction implements Transaction {

  private static final int ALIVE_WAIT_SECONDS = 5;

  private static final String OPENING =
      """
      SELECT pg_try_advisory_xact_lock(?), pg_backend_pid(),
        extract(epoch FROM current_setting('lock_timeout')::interval) * 1000,
        extract(epoch FROM current_setting('statement_timeout')::interval) * 1000,
        extract(epoch FROM current_setting('idle_in_transaction_session_timeout')::interval) * 1000,
        CASE WHEN version() LIKE '%linux%' THEN set_config('client_connection_check_interval', '2s', true) END,
        set_config('tcp_keepalives_interval', '10', true)\
      """;

  /** What a transaction needs that does nothing for hours; the latter is new in 17. */
  private static final String IDLE =
      """
      ,
        set_config('idle_in_transaction_session_timeout', '0', true),
        CASE WHEN current_setting('transaction_timeout', true) IS NOT NULL
          THEN set_config('transaction_timeout', '0', true) END\
      """;

  /**
   * A statement that needs no snapshot, and so ends that of the statement before: a snapshot held
   * here would keep CREATE INDEX CONCURRENTLY waiting in every other session.
   */
  private static final String KEEPALIVE = "; SET LOCAL tcp_keepalives_idle = 60";

  private final Connection connection;
  private final boolean autoCommit;
  private final SessionLimits limits;
  private final List<String> answers;
  private boolean open = true;

  private RevisionTransaction(
      Connection connection, boolean autoCommit, SessionLimits limits, List<String> answers) {
    this.connection = connection;
    this.autoCommit = autoCommit;
    this.limits = limits;
    this.answers = answers;
  }

  /**
   * Opens it in one round trip: the driver sends BEGIN with the first statement, and the question
   * after the lock, with a snapshot of its own.
   */
  static Optional<Transaction> tryBegin(
      Connection connection, String lock, Optional<String> question) throws SQLException {
    String asked = question.isPresent() ? "; " + question.get() : "";
    return tryOpen(connection, lock, OPENING + asked + KEEPALIVE);
  }

  /** Opens one in which nothing is done, but on another connection, for as long as that takes. */
  static Optional<Transaction> tryGuard(Connection connection, String lock) throws SQLException {
    return tryOpen(connection, lock, OPENING + IDLE + KEEPALIVE);
  }

  private static Optional<Transaction> tryOpen(Connection connection, String lock, String sql)
      throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    boolean locked = false;
    // Prepared, and with the lock as a parameter, so that the server plans it once for a run.
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, key(lock));
      statement.execute();
      SessionLimits limits;
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        locked = row.getBoolean(1);
        limits =
            new SessionLimits(
                row.getLong(2),
                Duration.ofMillis(row.getLong(3)),
                Duration.ofMillis(row.getLong(4)),
                Duration.ofMillis(row.getLong(5)));
      }
      return locked
          ? Optional.of(
              new RevisionTransaction(connection, autoCommit, limits, nextAnswers(statement)))
          : Optional.empty();
    } finally {
      if (!locked) {
        giveUp(connection, autoCommit);
      }
    }
  }

  private static List<String> nextAnswers(PreparedStatement statement) throws SQLException {
    List<String> answers = new ArrayList<>();
    if (statement.getMoreResults()) {
      try (ResultSet rows = statement.getResultSet()) {
        while (rows.next()) {
          answers.add(rows.getString(1));
        }
      }
    }
    return List.copyOf(answers);
  }

  private static void giveUp(Connection connection, boolean autoCommit) throws SQLException {
    if (!connection.isClosed()) {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  /** The lock's number: the first eight bytes of the SHA-256 of its name, the same for ever. */
  static long key(String lock) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("aludel:" + lock).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  @Override
  public List<String> answers() {
    return answers;
  }

  @Override
  public Optional<SessionLimits> session() {
    return Optional.of(limits);
  }

  @Override
  public List<Statement> withoutLimit(Statement statement) {
    if (limits.statement().isZero() || !OutsideTransaction.takesItsTime(statement.sql())) {
      return List.of(statement);
    }
    return List.of(
        Statement.of("SET LOCAL statement_timeout = 0"),
        statement,
        Statement.of(
            "SET LOCAL statement_timeout = '%dms'".formatted(limits.statement().toMillis())));
  }

  @Override
  public boolean isAlive() throws SQLException {
    return !connection.isClosed() && connection.isValid(ALIVE_WAIT_SECONDS);
  }

  @Override
  public void commit() throws SQLException {
    connection.commit();
    open = false;
    connection.setAutoCommit(autoCommit);
  }

  @Override
  public void close() throws SQLException {
    if (open) {
      open = false;
      giveUp(connection, autoCommit);
    }
  }
}
