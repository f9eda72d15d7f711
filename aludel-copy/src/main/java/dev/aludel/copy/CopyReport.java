package dev.aludel.copy;

import dev.aludel.copy.store.KeyRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a copy.
 *
 * @param written whether anything was written; not for a dry run, nor where something did not fit
 * @param blocked whether something did not fit for which no policy helps
 * @param tables by table, in the order in which they were copied
 * @param findings what did not fit, with what became of it
 * @param unreadable what a damaged source has lost
 * @param notes what else is to be known
 * @param phases how long each phase took, in order
 * @param verification the comparison of both sides, if it was made
 */
public record CopyReport(
    boolean written,
    boolean blocked,
    List<TableReport> tables,
    List<Finding> findings,
    List<Unreadable> unreadable,
    List<String> notes,
    List<PhaseTime> phases,
    Optional<VerifyReport> verification) {

  /** Rows that a damaged file no longer gives. */
  public record Unreadable(String table, String counter, KeyRange range, String reason) {
    /** One line for people. */
    public String describe() {
      return "%s: the rows with %s after %d up to %s cannot be read (%s)"
          .formatted(
              table,
              counter,
              range.after(),
              range.upTo() == Long.MAX_VALUE ? "the end" : Long.toString(range.upTo()),
              reason);
    }
  }

  /** How long a phase took. */
  public record PhaseTime(CopyListener.Phase phase, Duration time) {}

  public CopyReport {
    tables = List.copyOf(tables);
    findings = List.copyOf(findings);
    unreadable = List.copyOf(unreadable);
    notes = List.copyOf(notes);
    phases = List.copyOf(phases);
  }

  /** How many rows were copied. */
  public long rows() {
    return tables.stream().mapToLong(TableReport::rows).sum();
  }

  /** How many rows were left out. */
  public long rejected() {
    return tables.stream().mapToLong(TableReport::rejected).sum();
  }

  /** Whether the rows would be, or were, copied, and are equal where they were compared. */
  public boolean isGood() {
    return !blocked && verification.map(VerifyReport::isEqual).orElse(true);
  }
}
