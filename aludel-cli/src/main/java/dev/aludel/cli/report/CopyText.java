package dev.aludel.cli.report;

import dev.aludel.copy.CopyReport;
import dev.aludel.copy.Finding;
import dev.aludel.copy.Policy;
import dev.aludel.copy.TableReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What came of a copy, for people. */
public final class CopyText {

  private CopyText() {}

  /** The lines of the report. */
  public static List<String> of(CopyReport report) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : report.findings()) {
      lines.add(finding.describe() + outcome(report, finding));
    }
    report.unreadable().forEach(lost -> lines.add(lost.describe()));
    report.notes().forEach(lines::add);
    if (report.written()) {
      lines.addAll(table(report));
      report
          .verification()
          .ifPresent(verification -> lines.addAll(VerifyText.differences(verification)));
    } else if (report.isGood()) {
      lines.add(
          "%s in %s would be copied; nothing was written."
              .formatted(rows(report.rows()), tables(report)));
    }
    return lines;
  }

  private static String outcome(CopyReport report, Finding finding) {
    if (finding.blocks()) {
      return finding.policy() == Policy.FAIL
          ? ""
          : " (%s does not help %d of them)".formatted(finding.policy().word(), finding.helpless());
    }
    return !report.written()
        ? " (policy: " + finding.policy().word() + ")"
        : " → " + finding.policy().word();
  }

  private static List<String> table(CopyReport report) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("table", "rows", "left out", "bytes", "time", "verified"));
    for (TableReport table : report.tables()) {
      cells.add(
          List.of(
              table.table(),
              "%,d".formatted(table.rows()),
              "%,d".formatted(table.rejected()),
              "%,d".formatted(table.bytes()),
              seconds(table.time()),
              report.verification().isEmpty() ? "-" : table.verified() ? "equal" : "DIFFERENT"));
    }
    List<String> lines = new ArrayList<>(Columns.aligned(cells, 1, 2, 3, 4));
    String phases =
        report.phases().stream()
            .map(
                phase ->
                    phase.phase().name().toLowerCase(Locale.ROOT) + " " + seconds(phase.time()))
            .collect(Collectors.joining(", "));
    lines.add("%s in %s (%s)".formatted(rows(report.rows()), tables(report), phases));
    if (report.rejected() > 0) {
      lines.add(
          "%s left out: see aludel_copy_rejects in the target, and the file of rejects"
              .formatted(rows(report.rejected())));
    }
    return lines;
  }

  private static String rows(long count) {
    return count == 1 ? "1 row" : "%,d rows".formatted(count);
  }

  private static String tables(CopyReport report) {
    int count = report.tables().size();
    return count == 1 ? "1 table" : count + " tables";
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  /** Why a report is not good, and what to do. */
  public static String failure(CopyReport report) {
    if (report.verification().isPresent()) {
      return "The rows were copied, but both sides differ, as shown above. Did somebody write to one of them meanwhile? aludel verify looks again; --truncate copies again.";
    }
    boolean lost = report.findings().stream().noneMatch(Finding::blocks);
    String word =
        lost
            ? "unreadable"
            : report.findings().stream()
                .filter(Finding::blocks)
                .findFirst()
                .orElseThrow()
                .problem()
                .word();
    return "Nothing was written, since not everything fits. Choose for each finding what becomes of it, such as --policy %s=%s, or under [copy.policies] in aludel.toml; or mend the source."
        .formatted(word, "quarantine");
  }
}
