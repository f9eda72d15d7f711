package dev.aludel.copy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What was exported.
 *
 * @param path the folder or file
 * @param tables by table, in the order of their names
 * @param time how long it took
 */
public record ExportReport(Path path, List<ExportedTable> tables, Duration time) {

  /**
   * A table that was exported.
   *
   * @param file the name of its file in the folder; empty where all are in one
   * @param bytes what its rows took, before they were compressed
   * @param time how long its rows took
   */
  public record ExportedTable(String table, String file, long rows, long bytes, Duration time) {}

  public ExportReport {
    tables = List.copyOf(tables);
  }

  /** How many rows were exported. */
  public long rows() {
    return tables.stream().mapToLong(ExportedTable::rows).sum();
  }
}
