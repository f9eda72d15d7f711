package dev.aludel.copy;

import dev.aludel.copy.store.ColumnPlan;
import dev.aludel.copy.store.RowHandler;
import dev.aludel.copy.wire.Encoder;
import dev.aludel.copy.wire.Problem;
import dev.aludel.copy.wire.RowBuffer;
import dev.aludel.copy.wire.Value;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Applies the policies while rows are read, in the same way whether they are profiled, copied or
 * compared. Subclasses say what is done with the rows that remain.
 */
abstract class RowChecks implements RowHandler {

  /**
   * What holds for all tables.
   *
   * @param toSqlite whether the rows must fit SQLite
   * @param zone where a time is that names no offset
   */
  record Scope(boolean toSqlite, ZoneId zone) {}

  final TableCopy table;
  final RowBuffer buffer;
  private final Policies policies;
  private final Map<Long, Findings.Mark> marks;
  private final Scope scope;

  RowChecks(TableCopy table, RowBuffer buffer, Findings findings, Scope scope) {
    this.table = table;
    this.buffer = buffer;
    this.policies = findings.policies();
    this.marks = findings.marks(table.name());
    this.scope = scope;
  }

  /** A row that is in the buffer, and stays. */
  abstract void kept(Row row) throws SQLException;

  /**
   * A row that is left out.
   *
   * @param detail what is wrong with it, for people
   */
  abstract void left(Row row, String column, Problem problem, String detail) throws SQLException;

  /** Whether the rest of a row is looked at as well that is to be left out. */
  boolean looksOn() {
    return false;
  }

  Policy policy(String column, Problem problem) {
    return policies.of(table.name(), column, problem);
  }

  @Override
  public boolean targetIsSqlite() {
    return scope.toSqlite();
  }

  @Override
  public final Remedy problem(ColumnPlan column, Problem problem, Value value, Row row)
      throws SQLException {
    Policy policy = policies.of(table.name(), column.source(), problem);
    Remedy remedy = remedy(column, problem, policy, value);
    boolean helped = remedy != Remedy.REJECT || policy == Policy.QUARANTINE;
    found(column, problem, value, row, helped);
    if (remedy == Remedy.REJECT && helped) {
      leavesOut(row, problem);
    }
    if (remedy == Remedy.REJECT && looksOn()) {
      return Remedy.NULL;
    }
    if (remedy == Remedy.REJECT) {
      left(row, column.source(), problem, value.shown() + " " + problem.reason());
    }
    return remedy;
  }

  /**
   * A value that does not fit.
   *
   * @param helped whether its policy helps
   */
  void found(ColumnPlan column, Problem problem, Value value, Row row, boolean helped)
      throws SQLException {}

  /** A row that its policy leaves out for one of its values. */
  void leavesOut(Row row, Problem problem) {}

  private Remedy remedy(ColumnPlan column, Problem problem, Policy policy, Value value) {
    return switch (policy) {
      case FAIL, QUARANTINE, WIDEN -> Remedy.REJECT;
      case NULL -> column.notNull() ? Remedy.REJECT : Remedy.NULL;
      case STRIP -> helps(column, problem, value, true) ? Remedy.STRIP : Remedy.REJECT;
      case CONVERT -> helps(column, problem, value, false) ? Remedy.CONVERT : Remedy.REJECT;
    };
  }

  /** Whether the value fits after it was stripped or converted. */
  private boolean helps(ColumnPlan column, Problem problem, Value value, boolean strip) {
    if (value.storage() == Value.NULL) {
      return false;
    }
    if (scope.toSqlite()) {
      return problem == Problem.LOSES_DIGITS && !strip;
    }
    RowBuffer scratch = RowBuffer.small();
    scratch.beginRow(1);
    Encoder encoder = Encoder.of(column.wire(), scope.zone());
    return (strip ? encoder.strip(value, scratch) : encoder.convert(value, scratch)) == null;
  }

  @Override
  public final void row(Row row) throws SQLException {
    if (!marks.isEmpty()) {
      Findings.Mark mark = marks.get(row.counter());
      if (mark != null && !apply(mark, row)) {
        return;
      }
    }
    kept(row);
  }

  private boolean apply(Findings.Mark mark, Row row) throws SQLException {
    if (mark.policy() == Policy.NULL) {
      Set<Integer> fields = new HashSet<>();
      for (int i = 0; i < table.plan().columns().size(); i++) {
        if (mark.columns().contains(table.plan().columns().get(i).source())) {
          fields.add(i);
        }
      }
      buffer.replaceByNull(fields);
      return true;
    }
    left(row, String.join(", ", mark.columns()), mark.problem(), mark.detail());
    buffer.takeBack(true);
    return false;
  }
}
