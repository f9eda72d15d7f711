package dev.aludel.connect.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection taken from the pool and not given back yet. Compared by identity. */
final class Checkout implements AutoCloseable {

  private final Pool pool;
  private final Connection connection;
  private final StatementLog log;
  private final Thread thread = Thread.currentThread();
  private final Optional<String> caller;
  private final long start = System.nanoTime();
  private @Nullable Connection watched;

  /**
   * @param caller who took it; nothing where it is given back before that thread returns there, so
   *     that its stack tells
   */
  Checkout(Pool pool, Connection connection, StatementLog log, Optional<String> caller) {
    this.pool = pool;
    this.connection = connection;
    this.log = log;
    this.caller = caller;
  }

  /** HikariCP's connection, for those who watch their statements themselves. */
  Connection connection() {
    return connection;
  }

  /** The connection for everybody else: its statements are watched, and closing gives it back. */
  Connection watched() {
    if (watched == null) {
      watched = PooledConnection.of(connection, log, this::giveBack);
    }
    return watched;
  }

  StatementLog log() {
    return log;
  }

  Thread thread() {
    return thread;
  }

  long start() {
    return start;
  }

  Optional<String> caller() {
    return caller;
  }

  Holder holder(String place) {
    return new Holder(thread.getName(), place, Duration.ofNanos(System.nanoTime() - start));
  }

  void giveBack() throws SQLException {
    pool.giveBack(this);
  }

  /** Gives it back without a word: what the work threw must not be hidden. */
  @Override
  public void close() {
    try {
      giveBack();
    } catch (SQLException e) {
      // Its work is done or has failed already: HikariCP throws a broken connection away.
    }
  }
}
