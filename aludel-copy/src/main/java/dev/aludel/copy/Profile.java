package dev.aludel.copy;

import dev.aludel.copy.CopyListener.Phase;
import dev.aludel.copy.store.ColumnPlan;
import dev.aludel.copy.store.KeyRange;
import dev.aludel.copy.store.RowReader;
import dev.aludel.copy.store.Survey;
import dev.aludel.copy.wire.Problem;
import dev.aludel.copy.wire.RowBuffer;
import dev.aludel.copy.wire.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Reads every row before anything is written, and puts each value into its form as the copy itself
 * will: what fits now will fit then, and what does not is found, each value with its key.
 */
final class Profile {

  private static final int TELL_EVERY = 10_000;

  private final CopyRun run;
  private final List<TableCopy> tables;

  Profile(CopyRun run, List<TableCopy> tables) {
    this.run = run;
    this.tables = tables;
  }

  /** How many rows each table has. */
  void survey() throws SQLException {
    ConcurrentHashMap<String, Survey> surveys = new ConcurrentHashMap<>();
    List<Pipelines.Task<RowReader>> tasks = new ArrayList<>();
    for (TableCopy table : tables) {
      tasks.add(reader -> surveys.put(table.name(), reader.survey(table.plan())));
    }
    Pipelines.run(run.threads, tasks, run.snapshot::reader);
    run.surveys.putAll(surveys);
  }

  /** Finds what does not fit. */
  void values() throws SQLException {
    long rows = tables.stream().mapToLong(table -> run.survey(table).rows()).sum();
    run.listener.started(Phase.PROFILE, rows);
    read(tables);
    keys();
    run.listener.finished(Phase.PROFILE);
  }

  private void read(List<TableCopy> chosen) throws SQLException {
    List<Pipelines.Task<RowReader>> tasks = new ArrayList<>();
    Semaphore one = new Semaphore(1);
    try (RowReader reader = run.snapshot.reader()) {
      for (TableCopy table : chosen) {
        if (isSure(table)) {
          run.progressed(Phase.PROFILE, table.name(), run.survey(table).rows(), 0);
          continue;
        }
        for (KeyRange range : reader.parts(table.plan(), run.survey(table), CopyRun.PART)) {
          tasks.add(worker -> read(worker, table, range, one));
        }
      }
    }
    Pipelines.run(run.threads, tasks, run.snapshot::reader);
  }

  /**
   * Finds the rows that are left out for their keys, and nothing else. The values are looked at
   * only where what they leave out leaves out others.
   */
  void leftOut() throws SQLException {
    boolean mayLose = run.options.policies().mayLeaveOut();
    List<TableCopy> parents =
        tables.stream().filter(table -> mayLose && LostParents.hasChildren(table, tables)).toList();
    if (run.from.isSqlite()) {
      read(parents);
    }
    keys();
  }

  /** Finds rows that break the target's keys. */
  private void keys() throws SQLException {
    if (run.from.isSqlite()) {
      try (RowReader reader = run.snapshot.reader()) {
        for (TableCopy table : tables) {
          new KeyChecks(run, tables, reader).check(table);
        }
        new LostParents(run, tables, reader).follow();
      }
    }
  }

  /**
   * From PostgreSQL to PostgreSQL the server itself has checked what it is about to check again.
   */
  private boolean isSure(TableCopy table) {
    return !run.from.isSqlite()
        && !run.to.isSqlite()
        && table.plan().columns().stream().noneMatch(ColumnPlan::notNull);
  }

  private void read(RowReader reader, TableCopy table, KeyRange range, Semaphore one)
      throws SQLException {
    RowBuffer buffer = new RowBuffer();
    KeptRows.Part kept = run.kept.begin(table.plan(), range);
    if (!run.keeps(table)) {
      kept.giveUp();
    }
    Checks checks = new Checks(table, buffer, kept);
    boolean huge = run.isHuge(table);
    if (huge) {
      one.acquireUninterruptibly();
    }
    try {
      reader.read(table.plan(), range, buffer, checks);
    } finally {
      if (huge) {
        one.release();
      }
    }
    checks.end();
  }

  private final class Checks extends RowChecks {
    private final boolean hasChildren;
    private final KeptRows.Part part;
    private long checksum;
    private int untold;

    Checks(TableCopy table, RowBuffer buffer, KeptRows.Part part) {
      super(table, buffer, run.findings, run.scope);
      this.part = part;
      this.hasChildren = LostParents.hasChildren(table, tables);
    }

    @Override
    void leavesOut(Row row, Problem problem) {
      if (hasChildren) {
        run.findings.leaveOut(table, row.counter(), problem);
      }
    }

    @Override
    void found(ColumnPlan column, Problem problem, Value value, Row row, boolean helped) {
      part.giveUp();
      String sample = row.key() + ": " + value.shown();
      run.findings.add(table, column, problem, sample, helped);
    }

    /** All that is wrong with a row is told at once. */
    @Override
    boolean looksOn() {
      return true;
    }

    @Override
    void kept(Row row) {
      count();
      if (!part.isGivenUp()) {
        checksum += buffer.rowHash();
      }
      if (buffer.isFull()) {
        part.add(buffer);
        buffer.clear();
      }
    }

    @Override
    void left(Row row, String column, Problem problem, String detail) {
      part.giveUp();
      count();
    }

    private void count() {
      if (++untold == TELL_EVERY) {
        tell();
      }
    }

    void end() {
      part.add(buffer);
      part.whole(checksum);
      tell();
    }

    private void tell() {
      run.progressed(Phase.PROFILE, table.name(), untold, 0);
      untold = 0;
    }

    @Override
    public void unreadable(KeyRange range, SQLException why) {
      part.giveUp();
      run.findings.addUnreadable(table, range, ServerMessage.of(why));
    }
  }
}
