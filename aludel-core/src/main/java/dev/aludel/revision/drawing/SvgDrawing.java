package dev.aludel.revision.drawing;

import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.drawing.Lanes.Link;
import dev.aludel.revision.drawing.Lanes.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Draws rows and lanes as one SVG element that needs nothing else (SVG 1.1). */
final class SvgDrawing {

  private static final int ROW = 26;
  private static final int LANE = 18;
  private static final int MARGIN = 16;
  private static final int RADIUS = 5;

  /** The advance of a character at 13 pixels in the usual monospaced fonts, rounded up. */
  private static final int CHARACTER = 8;

  private static final String[] LANE_COLOURS = {
    "#cf222e", "#0969da", "#8250df", "#bf8700", "#1b7c83", "#1a7f37"
  };

  private static final String STYLE =
      """
        <style>
          text { font: 13px ui-monospace, Menlo, Consolas, monospace; fill: #1f2328; }
          path { fill: none; stroke-width: 2; }
          circle { stroke: #57606a; stroke-width: 2; fill: #57606a; }
          .dependency { stroke: #8c959f; stroke-width: 1; stroke-dasharray: 3 3; }
          .pending { stroke: #9a6700; fill: #ffffff; }
          .applied { stroke: #1a7f37; fill: #1a7f37; }
          .current { stroke: #0969da; stroke-width: 4; fill: #ffffff; }
          @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } }
        </style>
      """;

  private final List<Row> rows;
  private final Map<String, Integer> rowOf = new HashMap<>();
  private final StringBuilder svg = new StringBuilder();

  private SvgDrawing(List<Row> rows) {
    this.rows = rows;
    for (int at = 0; at < rows.size(); at++) {
      rowOf.put(rows.get(at).revision().id(), at);
    }
  }

  static String of(
      RevisionGraph graph,
      List<Row> rows,
      Function<Revision, Mark> marks,
      Function<Revision, String> texts) {
    SvgDrawing drawing = new SvgDrawing(rows);
    drawing.draw(graph, marks, texts);
    return drawing.svg.toString();
  }

  private void draw(
      RevisionGraph graph, Function<Revision, Mark> marks, Function<Revision, String> texts) {
    int lanes = rows.stream().mapToInt(Row::width).max().orElse(0);
    List<String> lines = rows.stream().map(row -> oneLine(texts.apply(row.revision()))).toList();
    int longest =
        lines.stream().mapToInt(line -> line.codePointCount(0, line.length())).max().orElse(0);
    int textAt = MARGIN + lanes * LANE + LANE / 2;
    int width = textAt + longest * CHARACTER + MARGIN;
    int height = 2 * MARGIN + Math.max(0, rows.size() - 1) * ROW;
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
            .formatted(width, height, width, height));
    svg.append("  <title>Revision graph</title>\n").append(STYLE);
    for (int at = 0; at < rows.size(); at++) {
      lines(at);
    }
    for (int at = 0; at < rows.size(); at++) {
      dependencies(graph, at);
    }
    for (int at = 0; at < rows.size(); at++) {
      Row row = rows.get(at);
      svg.append(
          "  <circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"><title>%s</title></circle>\n"
              .formatted(
                  marks.apply(row.revision()).word(),
                  x(row.lane()),
                  y(at),
                  RADIUS,
                  escaped(row.revision().id())));
      svg.append(
          "  <text x=\"%d\" y=\"%d\">%s</text>\n"
              .formatted(textAt, y(at) + RADIUS, escaped(lines.get(at))));
    }
    svg.append("</svg>\n");
  }

  private void lines(int at) {
    Row row = rows.get(at);
    for (int lane = 0; lane < row.width(); lane++) {
      if (row.isStraight(lane)) {
        path("stroke=\"" + colour(lane) + "\"", "M%d %dV%d".formatted(x(lane), y(at), y(at + 1)));
      }
    }
    for (Link link : row.links()) {
      int middle = (y(at) + y(at + 1)) / 2;
      path(
          "stroke=\"" + colour(Math.max(link.from(), link.to())) + "\"",
          "M%d %dC%d %d %d %d %d %d"
              .formatted(
                  x(link.from()),
                  y(at),
                  x(link.from()),
                  middle,
                  x(link.to()),
                  middle,
                  x(link.to()),
                  y(at + 1)));
    }
  }

  private void dependencies(RevisionGraph graph, int at) {
    Row row = rows.get(at);
    for (Revision dependency : graph.dependencies(row.revision())) {
      Integer below = rowOf.get(dependency.id());
      if (below != null) {
        int bend = Math.max(x(row.lane()), x(rows.get(below).lane())) + LANE / 2;
        path(
            "class=\"dependency\"",
            "M%d %dC%d %d %d %d %d %d"
                .formatted(
                    x(row.lane()),
                    y(at),
                    bend,
                    y(at),
                    bend,
                    y(below),
                    x(rows.get(below).lane()),
                    y(below)));
      }
    }
  }

  private void path(String look, String data) {
    svg.append("  <path ").append(look).append(" d=\"").append(data).append("\"/>\n");
  }

  private static int x(int lane) {
    return MARGIN + lane * LANE;
  }

  private static int y(int row) {
    return MARGIN + row * ROW;
  }

  private static String colour(int lane) {
    return LANE_COLOURS[lane % LANE_COLOURS.length];
  }

  private static String oneLine(String text) {
    return String.join(" ", text.lines().map(String::strip).toList());
  }

  /** Escapes what XML 1.0 (section 2.4) reserves; what it forbids (section 2.2) becomes a blank. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : ' ');
              }
            });
    return escaped.toString();
  }

  private static boolean isAllowed(int c) {
    return c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }
}
