package dev.aludel.copy;

import dev.aludel.copy.CopyListener.Phase;
import dev.aludel.copy.VerifyReport.Difference;
import dev.aludel.copy.VerifyReport.TableComparison;
import dev.aludel.copy.store.KeyRange;
import dev.aludel.copy.store.RowReader;
import dev.aludel.copy.store.Snapshot;
import dev.aludel.copy.store.TablePlan;
import dev.aludel.copy.wire.Problem;
import dev.aludel.copy.wire.RowBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Compares both sides by checksums of what each database really returns, in the one form that the
 * values travel in, and where they differ, row by row.
 */
final class Comparison {

  private static final int MOST_ROWS = 200_000;

  private final CopyRun run;
  private final Snapshot target;
  private final Semaphore one = new Semaphore(1);

  Comparison(CopyRun run, Snapshot target) {
    this.run = run;
    this.target = target;
  }

  /**
   * Compares one table.
   *
   * @param known the source's rows and checksum, if they were counted while they were copied
   */
  TableComparison compare(TableCopy table, Optional<Loader.Tally> known) throws SQLException {
    TablePlan there = table.plan().atTarget(run.to.counter(table.target()));
    Checksum copied = checksum(table, there, target);
    if (known.isPresent()
        && known.get().rows == copied.count
        && known.get().checksum == copied.sum) {
      return equal(table, copied);
    }
    Checksum source = checksum(table, table.plan(), run.snapshot);
    if (source.count == copied.count && source.sum == copied.sum) {
      return equal(table, copied);
    }
    BitSet groups = new BitSet();
    for (int i = 0; i < Checksum.GROUPS; i++) {
      groups.set(i, source.sums[i] != copied.sums[i] || source.counts[i] != copied.counts[i]);
    }
    RowDigests ours = digests(table, table.plan(), run.snapshot, groups);
    RowDigests theirs = digests(table, there, target, groups);
    List<Difference> differences = ours.differences(theirs);
    return new TableComparison(
        table.name(),
        source.count,
        copied.count,
        source.sum,
        copied.sum,
        differences,
        ours.isCut() || theirs.isCut() || differences.size() == RowDigests.MOST_TOLD);
  }

  private static TableComparison equal(TableCopy table, Checksum both) {
    return new TableComparison(
        table.name(), both.count, both.count, both.sum, both.sum, List.of(), false);
  }

  private Checksum checksum(TableCopy table, TablePlan plan, Snapshot snapshot)
      throws SQLException {
    Checksum whole = new Checksum();
    read(
        table,
        plan,
        snapshot,
        (reader, range) -> {
          Checksum part = new Checksum();
          RowBuffer buffer = new RowBuffer();
          Summing summing = new Summing(table, plan, buffer, part, snapshot == target);
          reader.read(plan, range, buffer, summing);
          summing.tell();
          whole.add(part);
        });
    return whole;
  }

  private RowDigests digests(TableCopy table, TablePlan plan, Snapshot snapshot, BitSet groups)
      throws SQLException {
    RowDigests digests = new RowDigests(plan, MOST_ROWS);
    read(
        table,
        plan,
        snapshot,
        (reader, range) -> {
          RowBuffer buffer = new RowBuffer();
          reader.read(plan, range, buffer, new Digesting(table, plan, buffer, digests, groups));
        });
    return digests;
  }

  /** Reads one part. */
  @FunctionalInterface
  private interface Part {
    void read(RowReader reader, KeyRange range) throws SQLException;
  }

  private void read(TableCopy table, TablePlan plan, Snapshot snapshot, Part part)
      throws SQLException {
    List<Pipelines.Task<RowReader>> tasks = new ArrayList<>();
    try (RowReader reader = snapshot.reader()) {
      var survey = snapshot == target ? reader.survey(plan) : run.survey(table);
      for (KeyRange range : reader.parts(plan, survey, CopyRun.PART)) {
        tasks.add(worker -> oneHugeAtATime(table, worker, range, part));
      }
    }
    Pipelines.run(run.threads, tasks, snapshot::reader);
  }

  private void oneHugeAtATime(TableCopy table, RowReader reader, KeyRange range, Part part)
      throws SQLException {
    boolean huge = run.isHuge(table);
    if (huge) {
      one.acquireUninterruptibly();
    }
    try {
      part.read(reader, range);
    } finally {
      if (huge) {
        one.release();
      }
    }
  }

  /** The hash of a row's key; of the whole row where it has none. */
  static long keyHash(RowBuffer row, TablePlan plan) {
    if (plan.key().isEmpty()) {
      return row.rowHash();
    }
    long hash = 1;
    for (int field : plan.key()) {
      hash = hash * 0x9E3779B185EBCA87L + row.hash(field);
    }
    return hash;
  }

  /** Sums up rows. */
  private final class Summing extends RowChecks {
    private final TablePlan plan;
    private final Checksum sum;
    private final boolean tells;
    private int untold;

    Summing(TableCopy table, TablePlan plan, RowBuffer buffer, Checksum sum, boolean tells) {
      super(table, buffer, run.findings, run.scope);
      this.plan = plan;
      this.sum = sum;
      this.tells = tells;
    }

    @Override
    void kept(Row row) {
      sum.add(keyHash(buffer, plan), buffer.rowHash());
      if (buffer.isFull()) {
        untold += buffer.rows();
        tell();
        buffer.clear();
      }
    }

    void tell() {
      if (tells && untold > 0) {
        run.progressed(Phase.VERIFY, table.name(), untold, buffer.size());
        untold = 0;
      }
    }

    /** What was quarantined is not expected there; anything else is a difference by itself. */
    @Override
    void left(Row row, String column, Problem problem, String detail) {
      if (policy(column, problem) != Policy.QUARANTINE) {
        sum.add(row.key().hashCode(), problem.word().hashCode());
      }
    }

    @Override
    public void unreadable(KeyRange range, SQLException why) {
      run.findings.addUnreadable(table, range, ServerMessage.of(why));
    }
  }

  /** Keeps the digests of rows in the groups that differ. */
  private final class Digesting extends RowChecks {
    private final TablePlan plan;
    private final RowDigests digests;
    private final BitSet groups;

    Digesting(
        TableCopy table, TablePlan plan, RowBuffer buffer, RowDigests digests, BitSet groups) {
      super(table, buffer, run.findings, run.scope);
      this.plan = plan;
      this.digests = digests;
      this.groups = groups;
    }

    @Override
    void kept(Row row) {
      if (groups.get(Checksum.group(keyHash(buffer, plan)))) {
        digests.add(buffer, row.key());
      }
      if (buffer.isFull()) {
        buffer.clear();
      }
    }

    @Override
    void left(Row row, String column, Problem problem, String detail) {
      if (policy(column, problem) != Policy.QUARANTINE) {
        digests.addUnfit(row.key(), column);
      }
    }

    @Override
    public void unreadable(KeyRange range, SQLException why) {
      run.findings.addUnreadable(table, range, ServerMessage.of(why));
    }
  }
}
