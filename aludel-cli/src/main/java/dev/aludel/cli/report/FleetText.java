package dev.aludel.cli.report;

import dev.aludel.migrate.fleet.FleetReport;
import dev.aludel.migrate.fleet.Outcome;
import dev.aludel.migrate.fleet.Outcome.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A fleet's run as people read it. */
public final class FleetText {

  private FleetText() {}

  /** One member, on one line. */
  public static String line(Outcome outcome) {
    return switch (outcome.state()) {
      case UPGRADED ->
          "%s  %s in %s"
              .formatted(
                  outcome.member(),
                  revisions(steps(outcome)),
                  HistoryText.time(outcome.duration()));
      case UP_TO_DATE -> outcome.member() + "  up to date";
      case FAILED -> "%s  failed: %s".formatted(outcome.member(), firstLine(outcome));
      case NOT_BEGUN -> outcome.member() + "  not begun";
    };
  }

  /** How many became what, and all that failed, in full. */
  public static List<String> summary(FleetReport report) {
    List<String> lines = new ArrayList<>();
    for (State state : State.values()) {
      int count = report.with(state).size();
      if (count > 0 || state == State.FAILED) {
        lines.add("%-10s %6d".formatted(word(state), count));
      }
    }
    lines.add("%s in %s".formatted(revisions(report.steps()), HistoryText.time(report.duration())));
    for (Outcome failed : report.with(State.FAILED)) {
      lines.add("");
      lines.add(failed.member() + ":");
      failed.failure().ifPresent(failure -> failure.getMessage().lines().forEach(lines::add));
    }
    return lines;
  }

  static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static int steps(Outcome outcome) {
    return outcome.report().map(report -> report.steps().size()).orElse(0);
  }

  private static String revisions(int count) {
    return count == 1 ? "1 revision" : "%,d revisions".formatted(count);
  }

  private static String firstLine(Outcome outcome) {
    return outcome
        .failure()
        .flatMap(failure -> failure.getMessage().lines().findFirst())
        .orElse("");
  }
}
