package dev.aludel.cli;

import dev.aludel.cli.report.HistoryText;
import dev.aludel.dialect.Observation;
import dev.aludel.dialect.OtherSession;
import dev.aludel.migrate.MigrationEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run meets beside itself, in words. */
final class RunText {

  private RunText() {}

  static String waiting(MigrationEvent.RunnerAwaited event) {
    String limit = event.limit().isZero() ? "" : " of at most " + HistoryText.time(event.limit());
    return "waiting for another run%s, %s%s"
        .formatted(
            event.holders().isEmpty() ? "" : " (" + event.holders().get(0).describe() + ")",
            HistoryText.time(event.waited()),
            limit);
  }

  static String watched(MigrationEvent.StatementWatched event) {
    return "  %s: %s".formatted(HistoryText.time(event.elapsed()), observed(event.observation()));
  }

  /** {@code building index: scanning table, 42 %; waits for pid 4711, user app}. */
  static String observed(Observation seen) {
    List<String> parts = new ArrayList<>();
    seen.phase()
        .ifPresent(
            phase ->
                parts.add(
                    seen.percent().isPresent()
                        ? String.format(
                            Locale.ROOT, "%s, %.0f %%", phase, seen.percent().getAsDouble())
                        : phase));
    for (OtherSession blocker : seen.blockers()) {
      parts.add(
          "waits for "
              + blocker.describe()
              + (blocker.query().isEmpty() ? "" : ": " + blocker.query()));
    }
    if (seen.blockers().isEmpty()) {
      seen.waitsFor().ifPresent(what -> parts.add("waits for " + what));
    }
    return parts.isEmpty() ? "still running" : String.join("; ", parts);
  }

  static String retried(MigrationEvent.StepRetried event) {
    return "  %s%s; others pass for %s, then retry %d of %d"
        .formatted(
            event.reason().lines().findFirst().orElse(""),
            event.blockers().isEmpty()
                ? ""
                : " (blocked by " + event.blockers().get(0).describe() + ")",
            HistoryText.time(event.pause()),
            event.retry(),
            event.retries());
  }
}
