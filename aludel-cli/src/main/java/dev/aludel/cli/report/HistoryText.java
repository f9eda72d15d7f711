package dev.aludel.cli.report;

import static java.util.stream.Collectors.joining;

import dev.aludel.migrate.Action;
import dev.aludel.migrate.HistoryEntry;
import dev.aludel.revision.Revision;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Steps that were run, in words. */
public final class HistoryText {

  private HistoryText() {}

  /**
   * {@code 2026-11-21T04:08:00Z upgrade 3f2a9c41d0b7 done in 12 ms, 3 statements, by app from
   * build-7: Add is_archived to clients}.
   */
  public static String line(HistoryEntry entry) {
    return "%s %-9s %s %s%s%s"
        .formatted(
            entry.startedAt().truncatedTo(ChronoUnit.SECONDS),
            entry.action().word(),
            entry.revision(),
            outcome(entry),
            by(entry),
            entry.message().isEmpty() ? "" : ": " + entry.message().lines().findFirst().orElse(""));
  }

  /** The line, and all that went wrong. */
  public static String inFull(HistoryEntry entry) {
    return !entry.failed()
        ? line(entry)
        : line(entry) + entry.message().lines().skip(1).map(l -> "\n    " + l).collect(joining());
  }

  private static String outcome(HistoryEntry entry) {
    if (entry.action() == Action.STAMP) {
      return "done";
    }
    return "%s %s, %s"
        .formatted(
            entry.failed() ? "FAILED after" : "done in",
            time(entry.duration()),
            entry.statements() == 1 ? "1 statement" : entry.statements() + " statements");
  }

  private static String by(HistoryEntry entry) {
    return (entry.databaseUser().isEmpty() ? "" : ", by " + entry.databaseUser())
        + (entry.host().isEmpty() ? "" : ", from " + entry.host());
  }

  /** {@code 12 ms}, {@code 3.4 s}, {@code 2 min 5 s}. */
  public static String time(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    return millis < 60_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
        : "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
  }

  /** How a revision that is there came to be there. */
  public static Optional<HistoryEntry> lastUpgrade(Revision revision, List<HistoryEntry> history) {
    return history.stream()
        .filter(entry -> entry.revision().equals(revision.id()) && !entry.failed())
        .filter(entry -> entry.action() == Action.UPGRADE)
        .reduce((earlier, later) -> later);
  }
}
