package dev.aludel.connect.database;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.ConnectionFailure.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The threads that wait for a connection.
 *
 * <p>HikariCP opens connections in the background and tries again until the caller's time is up: a
 * wrong password takes as long to be told as an exhausted pool. QueuePool tells at once. So a
 * failure that no waiting will mend interrupts those who wait, and the interrupt ends here.
 */
final class Waiters {

  /** These pass by themselves, or when a connection is given back. */
  private static final Set<Kind> WORTH_WAITING =
      Set.of(
          Kind.STARTING_UP,
          Kind.TOO_MANY_CONNECTIONS,
          Kind.RESERVED_SLOTS,
          Kind.ROLE_CONNECTION_LIMIT,
          Kind.DATABASE_CONNECTION_LIMIT,
          Kind.FILE_LOCKED);

  /** Opens a connection, waiting for it. */
  interface Acquisition {
    Connection acquire() throws SQLException;
  }

  private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();

  Connection await(Acquisition acquisition) throws SQLException {
    Waiter waiter = new Waiter(Thread.currentThread());
    waiting.add(waiter);
    try {
      return acquisition.acquire();
    } catch (SQLException e) {
      Optional<ConnectionFailure> failure = leave(waiter);
      if (failure.isPresent()) {
        throw new RefusedAtOnce(failure.get());
      }
      throw e;
    } finally {
      leave(waiter);
    }
  }

  /** After this no interrupt comes; one that came is taken back. */
  private Optional<ConnectionFailure> leave(Waiter waiter) {
    waiting.remove(waiter);
    return waiter.leave();
  }

  void failed(ConnectionFailure failure) {
    if (!WORTH_WAITING.contains(failure.kind())) {
      waiting.forEach(waiter -> waiter.fail(failure));
    }
  }

  /** Carries the failure past the code that handles SQLExceptions. */
  static final class RefusedAtOnce extends SQLException {
    private static final long serialVersionUID = 1L;

    private final ConnectionFailure failure;

    RefusedAtOnce(ConnectionFailure failure) {
      super(failure.getMessage(), failure.sqlState().orElse("08001"), failure);
      this.failure = failure;
    }

    ConnectionFailure failure() {
      return failure;
    }
  }

  /** How long the one has waited who has waited longest; zero if nobody waits. */
  Duration longest() {
    long now = System.nanoTime();
    return Duration.ofNanos(
        waiting.stream().mapToLong(waiter -> now - waiter.since).max().orElse(0));
  }

  private static final class Waiter {
    private final Thread thread;
    private final long since = System.nanoTime();
    private Optional<ConnectionFailure> failure = Optional.empty();
    private boolean gone;

    Waiter(Thread thread) {
      this.thread = thread;
    }

    synchronized void fail(ConnectionFailure cause) {
      if (!gone && failure.isEmpty()) {
        failure = Optional.of(cause);
        thread.interrupt();
      }
    }

    synchronized Optional<ConnectionFailure> leave() {
      if (!gone) {
        gone = true;
        if (failure.isPresent()) {
          Thread.interrupted();
        }
      }
      return failure;
    }
  }
}
