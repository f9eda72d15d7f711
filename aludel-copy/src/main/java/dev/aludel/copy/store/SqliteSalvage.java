package dev.aludel.copy.store;

import java.sql.SQLException;
import java.util.function.Function;

/**
 * Reads a part of a table whose file may be damaged. Where a page cannot be read, the stretch of
 * keys is halved again and again, so that only what lies on the page itself is lost.
 */
final class SqliteSalvage {

  private static final int CORRUPT = 11;
  private static final int PRIMARY_CODE = 0xFF;
  // So many halvings are enough for any page; a damaged inner page may hide thousands of leaves.
  private static final int MOST_PASSES = 4_000;

  /** One pass over a stretch of keys. */
  interface Pass {
    void run() throws SQLException;

    /** Whether it gave any row. */
    boolean hasRead();

    /** The counter of the last row. */
    long counter();
  }

  private final TablePlan plan;
  private final KeyRange whole;
  private final Function<KeyRange, Pass> passes;
  private final RowHandler handler;
  private int count;
  private long lostAfter;
  private long lostUpTo;
  private boolean lost;

  SqliteSalvage(
      TablePlan plan, KeyRange whole, Function<KeyRange, Pass> passes, RowHandler handler) {
    this.plan = plan;
    this.whole = whole;
    this.passes = passes;
    this.handler = handler;
  }

  /** Whether a page of the file cannot be read, and others may. */
  static boolean isDamage(SQLException e) {
    return (e.getErrorCode() & PRIMARY_CODE) == CORRUPT;
  }

  void read() throws SQLException {
    Pass pass = passes.apply(whole);
    try {
      pass.run();
    } catch (SQLException e) {
      if (!isDamage(e)) {
        throw e;
      }
      if (plan.counter().isEmpty()) {
        handler.unreadable(whole, e);
        return;
      }
      long from = pass.hasRead() ? pass.counter() : whole.after();
      halve(new KeyRange(from, whole.upTo()), e);
      tellLost(e);
    }
  }

  /** The rows after {@code range.after()}, of which the first cannot be read. */
  private void halve(KeyRange range, SQLException why) throws SQLException {
    if (range.after() >= range.upTo()) {
      return;
    }
    if (range.upTo() - range.after() == 1 || count >= MOST_PASSES) {
      lose(range, why);
      return;
    }
    // Towards the damage in steps that double: an end without a limit has no middle.
    long middle =
        range.upTo() == Long.MAX_VALUE || range.after() == Long.MIN_VALUE
            ? Math.max(range.after(), -1) + (1L << Math.min(40, 6 + count / 2))
            : range.after() + (range.upTo() - range.after()) / 2;
    if (middle <= range.after() || middle >= range.upTo()) {
      lose(range, why);
      return;
    }
    part(new KeyRange(range.after(), middle));
    part(new KeyRange(middle, range.upTo()));
  }

  private void part(KeyRange range) throws SQLException {
    count++;
    Pass pass = passes.apply(range);
    try {
      pass.run();
    } catch (SQLException e) {
      if (!isDamage(e)) {
        throw e;
      }
      halve(new KeyRange(pass.hasRead() ? pass.counter() : range.after(), range.upTo()), e);
    }
  }

  /** Stretches that touch are told as one. */
  private void lose(KeyRange range, SQLException why) throws SQLException {
    if (lost && range.after() == lostUpTo) {
      lostUpTo = range.upTo();
      return;
    }
    tellLost(why);
    lost = true;
    lostAfter = range.after();
    lostUpTo = range.upTo();
  }

  private void tellLost(SQLException why) throws SQLException {
    if (lost) {
      lost = false;
      handler.unreadable(new KeyRange(lostAfter, lostUpTo), why);
    }
  }
}
