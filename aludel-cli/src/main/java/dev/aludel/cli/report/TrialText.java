package dev.aludel.cli.report;

import dev.aludel.diff.SchemaDiff;
import dev.aludel.migrate.trial.RevisionTrial;
import dev.aludel.migrate.trial.RevisionTrial.Outcome;
import dev.aludel.migrate.trial.TrialReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A test of revisions, in words. */
public final class TrialText {

  private static final String ROW = "%-14s %8s %8s %8s  %-12s %s";

  /** One revision while the test goes on: {@code a1 passed}. */
  public String line(RevisionTrial trial) {
    return "%s %s".formatted(trial.revision().id(), word(trial.outcome()));
  }

  /** The table of all revisions with what differs below it. */
  public List<String> table(TrialReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        ROW.formatted("REVISION", "UP", "DOWN", "AGAIN", "OUTCOME", "MESSAGE").stripTrailing());
    for (RevisionTrial trial : report.revisions()) {
      lines.add(
          ROW.formatted(
                  trial.revision().id(),
                  time(trial.up()),
                  time(trial.down()),
                  time(trial.again()),
                  word(trial.outcome()),
                  trial.revision().message())
              .stripTrailing());
    }
    for (RevisionTrial trial : report.revisions()) {
      if (!trial.problems().isEmpty()) {
        lines.add("");
        lines.add("%s (%s)".formatted(trial.revision().id(), trial.revision().source()));
        trial.problems().forEach(problem -> lines.add(indented(problem)));
      }
    }
    if (!report.problems().isEmpty()) {
      lines.add("");
      lines.add("repeatable scripts");
      report.problems().forEach(problem -> lines.add(indented(problem)));
    }
    Optional<SchemaDiff> difference = report.model().filter(diff -> !diff.isEmpty());
    if (difference.isPresent()) {
      lines.add("");
      lines.add("The model has what no revision has:");
      difference.get().describe().forEach(change -> lines.add(indented(change)));
    }
    return lines;
  }

  private static String indented(String text) {
    return "  " + text.replace("\n", "\n  ");
  }

  /** The last line: how many passed, and what that means. */
  public String verdict(TrialReport report, boolean requireDowngrade) {
    long failed = report.count(Outcome.FAILED);
    long notTried = report.count(Outcome.NOT_TRIED);
    long irreversible = report.count(Outcome.IRREVERSIBLE);
    List<String> parts = new ArrayList<>();
    parts.add("%d of %d passed".formatted(report.count(Outcome.PASSED), report.revisions().size()));
    if (irreversible > 0) {
      parts.add(
          "%d without a way back%s"
              .formatted(
                  irreversible, requireDowngrade ? ", which --require-downgrade refuses" : ""));
    }
    if (failed > 0) {
      parts.add("%d failed".formatted(failed));
    }
    if (notTried > 0) {
      parts.add("%d not tried".formatted(notTried));
    }
    if (report.repeatables() > 0) {
      parts.add(
          "repeatable scripts: %s".formatted(report.problems().isEmpty() ? "passed" : "failed"));
    }
    parts.add(
        report
            .model()
            .map(diff -> diff.isEmpty() ? "the end is the model" : "the end is not the model")
            .orElse("no model was compared"));
    return String.join("; ", parts) + ".";
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String time(Optional<Duration> time) {
    return time.map(HistoryText::time).orElse("-");
  }
}
