package dev.aludel.copy;

import dev.aludel.copy.store.Snapshot;
import dev.aludel.copy.store.Store;
import dev.aludel.copy.store.Survey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the phases of one copy share. */
final class CopyRun {

  /** How many rows a part has, of which each is committed by itself. */
  static final int PART = 100_000;

  /** From this size on values are read one at a time, whatever the number of threads. */
  static final long HUGE = 8L << 20;

  final Store from;
  final Store to;
  final CopyOptions options;
  final CopyListener listener;
  final Snapshot snapshot;

  /** What the profile leaves to the copy. */
  final KeptRows kept;

  Findings findings;
  final RowChecks.Scope scope;
  final int threads;

  /** How long a server is waited for that went away, at first; each time twice as long. */
  final Duration firstWait;

  private final Meanwhile<TargetCatalog> target;

  final Map<String, Survey> surveys = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  CopyRun(
      Store from,
      Store to,
      CopyOptions options,
      CopyListener listener,
      Snapshot snapshot,
      KeptRows kept,
      Findings findings,
      int threads,
      Duration firstWait,
      Meanwhile<TargetCatalog> target) {
    this.from = from;
    this.to = to;
    this.options = options;
    this.listener = listener;
    this.snapshot = snapshot;
    this.kept = kept;
    this.findings = findings;
    this.scope = new RowChecks.Scope(to.isSqlite(), options.zone());
    this.threads = threads;
    this.firstWait = firstWait;
    this.target = target;
  }

  /**
   * A connection to the target and what is there: the first time as it was read meanwhile.
   *
   * @param creates whether a file that is not there may be made
   */
  TargetCatalog targetCatalog(boolean creates) throws SQLException {
    return target.isTaken() ? TargetCatalog.read(to, creates) : target.take();
  }

  /** Before rows are profiled once more. */
  void forgetFindings() {
    findings = new Findings(options.policies());
    kept.clear();
  }

  /** What the ledger calls the source. */
  String source() {
    return from.name();
  }

  synchronized void note(String text) {
    notes.add(text);
  }

  synchronized List<String> notes() {
    return List.copyOf(notes);
  }

  Survey survey(TableCopy table) {
    Survey survey = surveys.get(table.name());
    if (survey == null) {
      throw new IllegalStateException(table.name() + " was not surveyed");
    }
    return survey;
  }

  /** Whether the rows of a table are kept by the profile. */
  boolean keeps(TableCopy table) {
    return !to.isSqlite() && !options.dryRun() && survey(table).widest() <= KeptRows.WIDEST;
  }

  boolean isHuge(TableCopy table) {
    return survey(table).widest() >= HUGE;
  }

  void progressed(CopyListener.Phase phase, String table, long rows, long bytes) {
    synchronized (listener) {
      listener.progressed(phase, table, rows, bytes);
    }
  }

  void doing(CopyListener.Phase phase, String what) {
    synchronized (listener) {
      listener.doing(phase, what);
    }
  }
}
