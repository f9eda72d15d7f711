package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.OtherSession;
import dev.aludel.dialect.Transaction;
import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Waits until it is this run's turn to change the database.
 *
 * <p>It asks again and again rather than wait in the server. Who waits there holds a snapshot, for
 * which the other run's CREATE INDEX CONCURRENTLY would wait in turn, and keeps a connection of a
 * pooler. Asking also leaves the run that has the turn in front: it asks again at once after each
 * step, and so goes through to its end.
 */
final class Turn {

  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 400;
  private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(1);

  private final Dialect dialect;
  private final QualifiedName versionTable;
  private final Duration limit;
  private final MigrationListener listener;

  /** The whole name of the version table, which is asked for once. */
  private @Nullable String lock;

  /**
   * Sets up; nothing is asked yet.
   *
   * @param versionTable what keeps runners apart: those of another table may run beside
   * @param limit how long to wait; zero for ever
   */
  Turn(Dialect dialect, QualifiedName versionTable, Duration limit, MigrationListener listener) {
    this.dialect = dialect;
    this.versionTable = versionTable;
    this.limit = limit;
    this.listener = listener;
  }

  /** Begins the transaction in which these operations run. */
  Transaction begin(Connection connection, List<Operation> operations) throws SQLException {
    return begin(connection, operations, Optional.empty());
  }

  /** The same with a question that is answered when the transaction is open. */
  Transaction begin(Connection connection, List<Operation> operations, Optional<String> question)
      throws SQLException {
    return await(
        connection, () -> dialect.tryBegin(connection, lock(connection), operations, question));
  }

  /** Keeps other runs out by a connection on which nothing else is done. */
  Transaction guard(Connection connection) throws SQLException {
    return await(connection, () -> dialect.tryGuard(connection, lock(connection)));
  }

  /**
   * Begins a transaction while {@link #guard} keeps other runs out. It has a lock of its own, by
   * which its end can be awaited.
   */
  Transaction beginGuarded(Connection connection) throws SQLException {
    return await(
        connection, () -> dialect.tryBegin(connection, lock(connection) + "/guarded", List.of()));
  }

  /** The name of the lock that the transaction of each step holds. */
  String lock(Connection connection) throws SQLException {
    String known = lock;
    if (known == null) {
      known = dialect.wholeName(connection, versionTable).toString();
      lock = known;
    }
    return known;
  }

  private interface Attempt {
    Optional<Transaction> make() throws SQLException;
  }

  private Transaction await(Connection connection, Attempt attempt) throws SQLException {
    long start = System.nanoTime();
    Duration nextEvent = BETWEEN_EVENTS;
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      Optional<Transaction> begun = attempt.make();
      if (begun.isPresent()) {
        return begun.get();
      }
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (!limit.isZero() && waited.compareTo(limit) >= 0) {
        throw tooLong(holders(connection), waited);
      }
      if (waited.compareTo(nextEvent) >= 0) {
        listener.on(new MigrationEvent.RunnerAwaited(holders(connection), waited, limit));
        nextEvent = waited.plus(BETWEEN_EVENTS);
      }
      Pause.of(Duration.ofMillis(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1)));
      pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
    }
  }

  private List<OtherSession> holders(Connection connection) throws SQLException {
    return dialect.watching().isPresent()
        ? dialect.watching().get().holders(connection, lock(connection))
        : List.of();
  }

  private static MigrationException tooLong(List<OtherSession> holders, Duration waited) {
    StringBuilder message =
        new StringBuilder(
            "Another run is changing this database and did not end within %s. Nothing was done here."
                .formatted(Pause.text(waited)));
    for (OtherSession holder : holders) {
      message
          .append("\n  it works in:  ")
          .append(holder.describe())
          .append("\n  to end it:    ")
          .append(holder.howToEnd());
    }
    message.append(
        holders.isEmpty()
            ? "\nWait until no other connection writes to the file, or raise timeouts.runner, and run again."
            : "\nWait until it is done, or raise timeouts.runner (-x timeouts.runner=1h), and run again.");
    return new MigrationException(message.toString(), null, null);
  }
}
