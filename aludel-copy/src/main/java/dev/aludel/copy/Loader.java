package dev.aludel.copy;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.copy.CopyListener.Phase;
import dev.aludel.copy.store.KeyRange;
import dev.aludel.copy.store.Ledger;
import dev.aludel.copy.store.LedgerEntry;
import dev.aludel.copy.store.Reject;
import dev.aludel.copy.store.RowReader;
import dev.aludel.copy.store.RowWriter;
import dev.aludel.copy.store.WriterOptions;
import dev.aludel.copy.wire.Problem;
import dev.aludel.copy.wire.RowBuffer;
import dev.aludel.schema.QualifiedName;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Copies the rows. Each part is committed together with its row in the ledger, so that it is there
 * once or not at all, whenever the copy ends.
 */
final class Loader {

  private static final int ATTEMPTS = 6;

  /** What was copied of one table, in all runs. */
  static final class Tally {
    long rows;
    long rejected;
    long bytes;
    long nanos;
    long checksum;

    synchronized void add(LedgerEntry entry, long moreBytes, long moreNanos) {
      rows += entry.rows();
      rejected += entry.rejected();
      checksum += entry.checksum();
      bytes += moreBytes;
      nanos += moreNanos;
    }
  }

  private final CopyRun run;
  private final WriterOptions options;
  private final Map<String, Tally> tallies = new HashMap<>();
  private final Semaphore one = new Semaphore(1);

  Loader(CopyRun run, List<TableCopy> tables, WriterOptions options) {
    this.run = run;
    this.options = options;
    tables.forEach(table -> tallies.put(table.name(), new Tally()));
  }

  /** The tallies by table. */
  Map<String, Tally> tallies() {
    return tallies;
  }

  Tally tally(String table) {
    Tally tally = tallies.get(table);
    if (tally == null) {
      throw new IllegalStateException(table + " is not copied");
    }
    return tally;
  }

  /** A part of a table. */
  private record Part(TableCopy table, KeyRange range) {}

  /**
   * Copies tables that need not wait for each other.
   *
   * @param done what earlier runs have copied already, by table
   * @param together whether all of it must be one transaction
   */
  void load(List<TableCopy> tables, Map<String, List<LedgerEntry>> done, boolean together)
      throws SQLException {
    List<List<Part>> jobs = new ArrayList<>();
    try (RowReader reader = run.snapshot.reader()) {
      for (TableCopy table : tables) {
        List<KeyRange> missing =
            Remaining.of(
                table.plan().counter().isPresent(),
                done.getOrDefault(table.name(), List.of()),
                reader.parts(table.plan(), run.survey(table), CopyRun.PART));
        missing.forEach(range -> jobs.add(List.of(new Part(table, range))));
      }
    }
    List<List<Part>> grouped =
        together && !jobs.isEmpty() ? List.of(jobs.stream().flatMap(List::stream).toList()) : jobs;
    List<Pipelines.Task<Worker>> tasks = new ArrayList<>();
    grouped.forEach(parts -> tasks.add(worker -> copy(worker, parts, together)));
    Pipelines.run(Math.min(run.threads, run.to.writers()), tasks, Worker::new);
  }

  /** The temporary file cannot be read; all that is missing is read from the source again. */
  private static final class KeptRowsLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeptRowsLost(IOException cause) {
      super(cause);
    }
  }

  /** What one thread works with. */
  private final class Worker implements AutoCloseable {
    final RowReader reader;
    final RowBuffer buffer = new RowBuffer();
    RowWriter writer;

    Worker() throws SQLException {
      reader = run.snapshot.reader();
      writer = run.to.writer(options);
    }

    /** Another connection, in place of one that broke. */
    void reconnect() throws SQLException {
      try {
        writer.close();
      } catch (SQLException e) {
        // It is broken already.
      }
      writer = run.to.writer(options);
    }

    @Override
    public void close() throws SQLException {
      try (reader) {
        writer.close();
      }
    }
  }

  private void copy(Worker worker, List<Part> parts, boolean together) throws SQLException {
    boolean huge = parts.stream().anyMatch(part -> run.isHuge(part.table()));
    if (huge) {
      one.acquireUninterruptibly();
    }
    try {
      copyInTurns(worker, parts, together);
    } finally {
      if (huge) {
        one.release();
      }
    }
  }

  private void copyInTurns(Worker worker, List<Part> parts, boolean together) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        attempt(worker, parts, together);
        return;
      } catch (KeptRowsLost e) {
        worker.writer.rollback();
      } catch (SQLException e) {
        worker.writer.rollback();
        worker.buffer.clear();
        boolean again = ServerMessage.isConnectionLost(e) && attempt < ATTEMPTS;
        if (!again) {
          throw LoadFailure.of(run, parts.get(0).table(), parts.get(0).range(), e);
        }
        run.note(
            "The connection to the target was lost (%s); the part was copied again on another."
                .formatted(ServerMessage.of(e)));
        if (isThere(worker, parts, attempt)) {
          return;
        }
      }
    }
  }

  /** Whether the commit whose answer was lost was made all the same. */
  private boolean isThere(Worker worker, List<Part> parts, int attempt) throws SQLException {
    Part last = parts.get(parts.size() - 1);
    for (int i = attempt; ; i++) {
      sleep(run.firstWait.multipliedBy(1L << Math.min(i, 6)));
      try {
        worker.reconnect();
        try (Connection connection = run.to.connector().open()) {
          List<LedgerEntry> entries =
              Ledger.read(connection, options.source())
                  .getOrDefault(last.table().name(), List.of());
          for (LedgerEntry entry : entries) {
            if (entry.range().equals(last.range())) {
              tally(entry.table()).add(entry, 0, 0);
              return true;
            }
          }
          return false;
        }
      } catch (SQLException e) {
        if (i >= ATTEMPTS) {
          throw LoadFailure.away(run.to.connector().failure(e));
        }
      } catch (ConnectionFailure e) {
        if (i >= ATTEMPTS) {
          throw LoadFailure.away(e);
        }
      }
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyException("The copy was interrupted. Run it again, and it goes on.", e);
    }
  }

  private void attempt(Worker worker, List<Part> parts, boolean together) throws SQLException {
    long start = System.nanoTime();
    List<Sending> sent = new ArrayList<>();
    List<LedgerEntry> entries = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    if (together) {
      worker.writer.deferKeys(targets(parts));
    }
    for (Part part : parts) {
      worker.buffer.clear();
      Sending sending = new Sending(part.table(), worker);
      sent.add(sending);
      worker.writer.begin(part.table().plan());
      Optional<KeptRows.Part> kept = kept(part);
      if (kept.isPresent()) {
        sending.send(kept.get());
      } else {
        worker.reader.read(part.table().plan(), part.range(), worker.buffer, sending);
        sending.flush();
      }
      worker.writer.end(part.table().plan());
      entries.add(sending.entry(part.range()));
      rejects.addAll(sending.rejects);
    }
    if (together) {
      worker.writer.checkKeys();
    }
    worker.writer.commit(entries, rejects);
    long nanos = (System.nanoTime() - start) / parts.size();
    for (int i = 0; i < parts.size(); i++) {
      tally(entries.get(i).table()).add(entries.get(i), sent.get(i).bytes, nanos);
    }
  }

  /**
   * The part's rows as the profile left them, unless some are left out or changed for their keys.
   */
  private Optional<KeptRows.Part> kept(Part part) {
    return run.findings.marks(part.table().name()).isEmpty()
        ? run.kept.find(part.table().plan(), part.range())
        : Optional.empty();
  }

  private static List<QualifiedName> targets(List<Part> parts) {
    return parts.stream().map(part -> part.table().plan().target()).distinct().toList();
  }

  /** Sends the rows of a part as they are read. */
  private final class Sending extends RowChecks {
    private final RowWriter writer;
    private final List<Reject> rejects = new ArrayList<>();
    private long rows;
    private long checksum;
    private long bytes;

    Sending(TableCopy table, Worker worker) {
      super(table, worker.buffer, run.findings, run.scope);
      this.writer = worker.writer;
    }

    @Override
    void kept(Row row) throws SQLException {
      rows++;
      checksum += buffer.rowHash();
      if (buffer.isFull()) {
        flush();
      }
    }

    /** Sends rows that need not be read. */
    void send(KeptRows.Part part) throws SQLException {
      rows = part.rows();
      checksum = part.checksum();
      try {
        part.forEachPiece(
            (piece, length, count) -> {
              writer.write(piece, length);
              bytes += length;
              run.progressed(Phase.ROWS, table.name(), count, length);
            });
      } catch (IOException e) {
        run.kept.close();
        throw new KeptRowsLost(e);
      }
    }

    void flush() throws SQLException {
      if (buffer.rows() > 0) {
        writer.write(buffer);
        bytes += buffer.size();
        run.progressed(Phase.ROWS, table.name(), buffer.rows(), buffer.size());
      }
      buffer.clear();
    }

    @Override
    void left(Row row, String column, Problem problem, String detail) {
      rejects.add(new Reject(table.name(), row.key(), column, problem, detail, row.json()));
    }

    @Override
    public void unreadable(KeyRange range, SQLException why) throws SQLException {
      if (!run.options.policies().allowsLoss()) {
        throw why;
      }
      run.findings.addUnreadable(table, range, ServerMessage.of(why));
    }

    LedgerEntry entry(KeyRange range) {
      return new LedgerEntry(table.name(), range, rows, rejects.size(), checksum);
    }
  }
}
