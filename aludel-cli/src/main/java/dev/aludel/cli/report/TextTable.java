package dev.aludel.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns. Numbers stand to the right; the last column is cut where the line ends. */
final class TextTable {

  private static final String INDENT = "  ";
  private static final int LONGEST_CELL = 40;

  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... heads) {
    this.heads = List.of(heads);
  }

  void add(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell.toString());
    }
    rows.add(row);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  List<String> lines(int width) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < heads.size(); column++) {
      int widest = heads.get(column).length();
      for (List<String> row : rows) {
        widest = Math.max(widest, Math.min(LONGEST_CELL, row.get(column).length()));
      }
      widths.add(widest);
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(heads, widths, width));
    rows.forEach(row -> lines.add(line(row, widths, width)));
    return lines;
  }

  private String line(List<String> cells, List<Integer> widths, int width) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      line.append(INDENT);
      boolean last = column == cells.size() - 1;
      String cell = last ? cells.get(column) : cut(cells.get(column), LONGEST_CELL);
      String blank = " ".repeat(last ? 0 : Math.max(0, widths.get(column) - cell.length()));
      line.append(isNumeric(column) ? blank + cell : cell + blank);
    }
    return cut(line.toString(), width).stripTrailing();
  }

  /** Whether a column holds numbers, with or without a unit. */
  private boolean isNumeric(int column) {
    return column < heads.size() - 1
        && rows.stream()
            .map(row -> row.get(column))
            .allMatch(cell -> cell.isEmpty() || Character.isDigit(cell.charAt(0)));
  }

  static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "…";
  }
}
