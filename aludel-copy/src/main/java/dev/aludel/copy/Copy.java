package dev.aludel.copy;

import dev.aludel.connect.Connector;
import dev.aludel.copy.store.Snapshot;
import dev.aludel.copy.store.Store;
import dev.aludel.error.AludelException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Supplier;

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
  private final Supplier<KeptRows> keeping;

  private Copy(
      Store from,
      Store to,
      CopyOptions options,
      CopyListener listener,
      int threads,
      Duration firstWait,
      Supplier<KeptRows> keeping) {
    this.from = from;
    this.to = to;
    this.options = options;
    this.listener = listener;
    this.threads = threads;
    this.firstWait = firstWait;
    this.keeping = keeping;
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
        from,
        Store.of(to),
        CopyOptions.DEFAULT,
        CopyListener.NONE,
        usualThreads(),
        FIRST_WAIT,
        keptIn(Path.of(System.getProperty("java.io.tmpdir"))));
  }

  public Copy options(CopyOptions other) {
    return new Copy(from, to, other, listener, threads, firstWait, keeping);
  }

  public Copy listener(CopyListener other) {
    return new Copy(from, to, options, other, threads, firstWait, keeping);
  }

  /** With so many connections to each side at once. */
  public Copy threads(int count) {
    return new Copy(from, to, options, listener, count, firstWait, keeping);
  }

  /**
   * With its temporary file in that folder: of rows for PostgreSQL it keeps up to 8 GiB, and never
   * more than a quarter of the room, between checking them and copying them. Without room it reads
   * them twice.
   */
  public Copy temp(Path folder) {
    return keeping(keptIn(folder));
  }

  private static Supplier<KeptRows> keptIn(Path folder) {
    return () -> KeptRows.in(folder, KeptRows.MOST);
  }

  Copy keeping(Supplier<KeptRows> other) {
    return new Copy(from, to, options, listener, threads, firstWait, other);
  }

  /** Waits so long for a server that went away, and twice as long each time after. */
  Copy firstWait(Duration wait) {
    return new Copy(from, to, options, listener, threads, wait, keeping);
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
          // A server tells what it has while the source is opened; a file might be made by it.
          try (Meanwhile<TargetCatalog> target =
                  to.isSqlite()
                      ? Meanwhile.none()
                      : Meanwhile.start(() -> TargetCatalog.read(to, true));
              Snapshot snapshot = from.snapshot(threads + 1, zone());
              KeptRows kept = keeping.get()) {
            return new CopySteps(run(snapshot, kept, target)).run();
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
            return new CopySteps(run(snapshot, KeptRows.none(), Meanwhile.none())).verify();
          }
        });
  }

  private ZoneId zone() {
    return options.zone();
  }

  private CopyRun run(Snapshot snapshot, KeptRows kept, Meanwhile<TargetCatalog> target) {
    return new CopyRun(
        from,
        to,
        options,
        listener,
        snapshot,
        kept,
        new Findings(options.policies()),
        threads,
        firstWait,
        target);
  }

  /** What throws SQLException. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException;
  }

  private <T> T guarded(Work<T> work) {
    boolean alike = from.isSqlite() == to.isSqlite();
    if (alike && from.connector().url().equals(to.connector().url())) {
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
