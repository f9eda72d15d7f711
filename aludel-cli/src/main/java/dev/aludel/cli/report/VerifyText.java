package dev.aludel.cli.report;

import dev.aludel.copy.VerifyReport;
import dev.aludel.copy.VerifyReport.TableComparison;
import java.util.ArrayList;
import java.util.List;

/** How two databases compare, for people. */
public final class VerifyText {

  private VerifyText() {}

  /** The lines of the report. */
  public static List<String> of(VerifyReport report) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("table", "rows", "rows there", "checksum", "checksum there", ""));
    for (TableComparison table : report.tables()) {
      cells.add(
          List.of(
              table.table(),
              "%,d".formatted(table.sourceRows()),
              "%,d".formatted(table.targetRows()),
              "%016x".formatted(table.sourceChecksum()),
              "%016x".formatted(table.targetChecksum()),
              table.isEqual() ? "equal" : "DIFFERENT"));
    }
    List<String> lines = new ArrayList<>(Columns.aligned(cells, 1, 2));
    lines.addAll(differences(report));
    return lines;
  }

  /** A line for each row that differs. */
  static List<String> differences(VerifyReport report) {
    List<String> lines = new ArrayList<>();
    for (TableComparison table : report.tables()) {
      table.differences().forEach(d -> lines.add(table.table() + ": " + d.describe()));
      if (table.more()) {
        lines.add(table.table() + ": … and more");
      }
    }
    return lines;
  }
}
