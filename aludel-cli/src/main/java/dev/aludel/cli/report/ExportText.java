package dev.aludel.cli.report;

import dev.aludel.copy.ExportReport;
import dev.aludel.copy.ExportReport.ExportedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was exported, for people. */
public final class ExportText {

  private ExportText() {}

  /** The lines of the report. */
  public static List<String> of(ExportReport report) {
    boolean folder = report.tables().stream().anyMatch(table -> !table.file().isEmpty());
    List<List<String>> cells = new ArrayList<>();
    cells.add(row("table", "rows", "bytes", "time", folder ? "file" : ""));
    for (ExportedTable table : report.tables()) {
      cells.add(
          row(
              table.table(),
              "%,d".formatted(table.rows()),
              "%,d".formatted(table.bytes()),
              "%.1f s".formatted(table.time().toMillis() / 1000.0),
              table.file()));
    }
    List<String> lines = new ArrayList<>(Columns.aligned(cells, 1, 2, 3));
    int count = report.tables().size();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d %s of %d %s in %s, in %.1f s",
            report.rows(),
            report.rows() == 1 ? "row" : "rows",
            count,
            count == 1 ? "table" : "tables",
            report.path(),
            report.time().toMillis() / 1000.0));
    return lines;
  }

  private static List<String> row(String... cells) {
    return List.of(cells);
  }
}
