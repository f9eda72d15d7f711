package dev.aludel.revision.drawing;

import dev.aludel.revision.Revision;
import dev.aludel.revision.drawing.Lanes.Link;
import dev.aludel.revision.drawing.Lanes.Row;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Draws rows and lanes with characters. */
final class TerminalDrawing {

  /** By the sum of 1 for up, 2 for down, 4 for left, 8 for right. */
  private static final String BOXES = " │││─╯╮┤─╰╭├─┴┬┼";

  private final TerminalStyle style;
  private final StringBuilder drawing = new StringBuilder();

  private TerminalDrawing(TerminalStyle style) {
    this.style = style;
  }

  static String of(
      List<Row> rows,
      Function<Revision, Mark> marks,
      Function<Revision, String> texts,
      TerminalStyle style) {
    TerminalDrawing drawing = new TerminalDrawing(style);
    for (int at = 0; at < rows.size(); at++) {
      Row row = rows.get(at);
      if (at > 0 && looksConnected(rows.get(at - 1), row)) {
        drawing.append(drawing.vertical(row.above(), row.width()), new ArrayDeque<>());
      }
      drawing.add(row, marks.apply(row.revision()), texts.apply(row.revision()));
    }
    return drawing.drawing.toString();
  }

  /** Whether a head stands right below a base, where a reader would take it for a parent. */
  private static boolean looksConnected(Row upper, Row lower) {
    return upper.lane() == lower.lane()
        && !upper.below().get(lower.lane())
        && upper.links().isEmpty();
  }

  private void add(Row row, Mark mark, String text) {
    Deque<String> lines = new ArrayDeque<>(text.lines().toList());
    Cells revision = vertical(row.above(), Math.max(row.lane() + 1, row.above().length()));
    revision.mark(2 * row.lane(), mark.symbol(style), mark.ansi());
    append(revision, lines);
    if (!row.links().isEmpty()) {
      append(style.unicode() ? boxes(row) : slashes(row), lines);
    }
    while (!lines.isEmpty()) {
      append(vertical(row.below(), Math.max(row.lane() + 1, row.below().length())), lines);
    }
  }

  private void append(Cells cells, Deque<String> lines) {
    String text = lines.isEmpty() ? "" : lines.remove();
    drawing.append(cells.line(text, style.colour())).append('\n');
  }

  private Cells vertical(BitSet lanes, int width) {
    Cells cells = new Cells(width);
    lanes.stream().forEach(lane -> cells.draw(2 * lane, style.unicode() ? '│' : '|', lane));
    return cells;
  }

  private static Cells boxes(Row row) {
    BitSet joined = new BitSet();
    joined.set(row.lane());
    for (Link link : row.links()) {
      joined.set(link.from());
      joined.set(link.to());
    }
    int left = joined.nextSetBit(0);
    int right = joined.length() - 1;
    Cells cells = new Cells(row.width());
    for (int lane = 0; lane < row.width(); lane++) {
      boolean up = lane == row.lane() || row.above().get(lane);
      boolean down = row.below().get(lane);
      boolean inside = lane >= left && lane <= right;
      if (joined.get(lane)) {
        int shape = (up ? 1 : 0) + (down ? 2 : 0) + (lane > left ? 4 : 0) + (lane < right ? 8 : 0);
        cells.draw(2 * lane, BOXES.charAt(shape), lane);
      } else if (up && down) {
        // A lane that only passes by stays whole: a cross would look like a junction.
        cells.draw(2 * lane, '│', lane);
      } else if (inside) {
        cells.draw(2 * lane, '─', row.lane());
      }
      if (inside && lane < right) {
        cells.draw(2 * lane + 1, '─', row.lane());
      }
    }
    return cells;
  }

  private static Cells slashes(Row row) {
    Cells cells = new Cells(row.width());
    for (int lane = 0; lane < row.width(); lane++) {
      if (row.isStraight(lane)) {
        cells.draw(2 * lane, '|', lane);
      }
    }
    for (Link link : row.links()) {
      boolean leftwards = link.to() < link.from();
      int from = 2 * Math.min(link.from(), link.to()) + 1;
      int to = 2 * Math.max(link.from(), link.to()) - 1;
      // The slash is at the upper end; from there the line runs on at the foot of the row.
      int slash = leftwards ? to : from;
      for (int column = from; column <= to; column++) {
        if (cells.at(column) == ' ' && column != slash) {
          cells.draw(column, '_', row.lane());
        }
      }
      cells.draw(slash, leftwards ? '/' : '\\', row.lane());
    }
    return cells;
  }
}
