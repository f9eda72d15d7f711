package dev.aludel.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cells of text, lined up. */
final class Columns {

  private Columns() {}

  /**
   * The lines, each cell as wide as the widest of its column.
   *
   * @param right the columns that end at the same place: numbers
   */
  static List<String> aligned(List<List<String>> rows, Integer... right) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<Integer> ending = Arrays.asList(right);
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String blanks = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : "  ");
        line.append(ending.contains(i) ? blanks + row.get(i) : row.get(i) + blanks);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
