package dev.aludel.copy;

import dev.aludel.connect.Connector;
import dev.aludel.copy.store.Snapshot;
import dev.aludel.copy.store.Store;
import dev.aludel.error.AludelException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Copies rows from one database to another, SQLite and PostgreSQL in any direction:
 *
 * <pre>{@code
 * CopyReport report = Copy.of(from, to).options(CopyOptions.DEFAULT.creatingSchema(true)).run();
 * }</pre>
 *
 * <p>First everything is read and checked, then it is copied from one snapshot of the source, each
 * part committed with its entry in the target's {@code aludel_copy_ledger}; then keys, indexes,
 * sequences and statistics follow, and both sides are compared. A copy that ended early, whatever
 * the reason, goes on when it is run again.
 */
public final class Copy {

  private static final Duration FIRST_WAIT = Duration.ofMillis(500);

  private final Store from;
  private final Store to;
  private final CopyOptions options;
  private final CopyListener listener;
  private final int threads;
  private final Duration firstWait;

  private Copy(
      Store from,
      Store to,
      CopyOptions options,
      CopyListener listener,
      int threads,
      Duration firstWait) {
    this.from = from;
    this.to = to;
    this.options = options;
    this.listener = listener;
    this.threads = threads;
    this.firstWait = firstWait;
  }

  /** From one database to another, with all options at their defaults. */
  public static Copy of(Connector from, Connector to) {
    return of(Store.of(from), to);
  }

  /** Beyond four, PostgreSQL's own locks on one table take what further connections would bring. */
  static int usualThreads() {
    return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
  }

  /** From files that were read. */
  static Copy of(Store from, Connector to) {
    return new Copy(
        from, Store.of(to), CopyOptions.DEFAULT, CopyListener.NONE, usualThreads(), FIRST_WAIT);
  }

  public Copy options(CopyOptions other) {
    return new Copy(from, to, other, listener, threads, firstWait);
  }

  public Copy listener(CopyListener other) {
    return new Copy(from, to, options, other, threads, firstWait);
  }

  /** With so many connections to each side at once. */
  public Copy threads(int count) {
    return new Copy(from, to, options, listener, count, firstWait);
  }

  /** Waits so long for a server that went away, and twice as long each time after. */
  Copy firstWait(Duration wait) {
    return new Copy(from, to, options, listener, threads, wait);
  }

  /**
   * Copies.
   *
   * @return what came of it; where a finding has no policy that helps, nothing was written and
   *     {@link CopyReport#isGood} is false
   * @throws CopyException if it cannot be done, or not to its end; the message says what is there
   *     and how to go on
   * @throws dev.aludel.connect.ConnectionFailure if a database cannot be used
   */
  public CopyReport run() {
    return guarded(
        () -> {
          try (Snapshot snapshot = from.snapshot(threads + 1, zone())) {
            return new CopySteps(run(snapshot)).run();
          }
        });
  }

  /**
   * Compares both databases as they are, and writes nothing.
   *
   * @throws CopyException if they cannot be compared
   * @throws dev.aludel.connect.ConnectionFailure if a database cannot be used
   */
  public VerifyReport verify() {
    return guarded(
        () -> {
          try (Snapshot snapshot = from.snapshot(threads + 1, zone())) {
            return new CopySteps(run(snapshot)).verify();
          }
        });
  }

  private ZoneId zone() {
    return options.zone();
  }

  private CopyRun run(Snapshot snapshot) {
    return new CopyRun(
        from,
        to,
        options,
        listener,
        snapshot,
        new Findings(options.policies()),
        threads,
        firstWait);
  }

  /** What throws SQLException. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException;
  }

  private <T> T guarded(Work<T> work) {
    if (from.connector().url().equals(to.connector().url())) {
      throw new CopyException(
          "%s would be copied onto itself. Name two databases.".formatted(from.connector().url()));
    }
    try {
      return work.run();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The failure of the database that the exception is from. */
  private AludelException failure(SQLException e) {
    boolean ofSqlite = e.getClass().getName().startsWith("org.sqlite");
    Store store = from.isSqlite() == ofSqlite && !from.isFiles() ? from : to;
    return store.connector().failure(e);
  }
}
