package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Transaction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A transaction that holds an advisory lock (section 13.3.5) until it ends, so that no other runner
 * is in one. Advisory locks are a database's own, hold behind every pooler, and go with the
 * connection.
 */
final class RevisionTransaction implements Transaction {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Connection connection;
  private final boolean autoCommit;
  private boolean open = true;

  private RevisionTransaction(Connection connection, boolean autoCommit) {
    this.connection = connection;
    this.autoCommit = autoCommit;
  }

  /**
   * Opens it in one round trip: the driver sends BEGIN with the first statement.
   *
   * @throws SQLException with SQLSTATE 55P03 if another runner holds the lock for longer than
   *     {@code lock_timeout}
   */
  static RevisionTransaction begin(Connection connection, String lock) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    RevisionTransaction transaction = new RevisionTransaction(connection, autoCommit);
    try (var statement = connection.createStatement()) {
      // The second statement needs no snapshot, and so ends the first one's: a snapshot held here
      // would keep CREATE INDEX CONCURRENTLY waiting in every other session.
      statement.execute(
          "SELECT pg_advisory_xact_lock(%d); SET LOCAL idle_in_transaction_session_timeout = 0"
              .formatted(key(lock)));
      return transaction;
    } catch (SQLException e) {
      transaction.close();
      throw LOCK_NOT_AVAILABLE.equals(e.getSQLState()) ? busy(lock, e) : e;
    }
  }

  private static SQLException busy(String lock, SQLException e) {
    return new SQLException(
        "Another run is changing this database: it holds the lock '%s' for longer than lock_timeout allows to wait. Wait until it is done, then run again; pg_locks shows who holds it (locktype = 'advisory')."
            .formatted(lock),
        LOCK_NOT_AVAILABLE,
        e);
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
  public void commit() throws SQLException {
    connection.commit();
    open = false;
    connection.setAutoCommit(autoCommit);
  }

  @Override
  public void close() throws SQLException {
    if (open && !connection.isClosed()) {
      open = false;
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }
}
