package dev.aludel.cli.drawing;

import dev.aludel.schema.Column;
import java.util.List;

/** Draws boxes and lines as SVG. */
final class SvgPicture {

  /** How far from its table a line is straight, for the sign at its end. */
  private static final int SIGN = 14;

  private static final String STYLE =
      """
        <style>
          .schema text { font: 12px ui-monospace, Menlo, Consolas, monospace; fill: #1f2328; }
          .schema .box { fill: #ffffff; stroke: #8c959f; }
          .schema .head { fill: #0b4f6c; }
          .schema .head-text { font-weight: 600; fill: #ffffff; }
          .schema .type { fill: #57606a; }
          .schema .mark { font-size: 10px; font-weight: 600; fill: #8250df; }
          .schema .required { font-weight: 600; }
          .schema path { fill: none; stroke: #57606a; stroke-width: 1.3; }
          .schema circle { fill: #ffffff; stroke: #57606a; stroke-width: 1.3; }
          .schema .line:hover path { stroke: #bf3989; stroke-width: 2.2; }
          @media (prefers-color-scheme: dark) {
            .schema text { fill: #e6edf3; }
            .schema .box, .schema circle { fill: #161b22; stroke: #6e7681; }
            .schema .type { fill: #9198a1; }
            .schema .mark { fill: #d2a8ff; }
            .schema path { stroke: #9198a1; }
          }
        </style>
      """;

  private final Layout layout;
  private final StringBuilder svg = new StringBuilder();

  private SvgPicture(Layout layout) {
    this.layout = layout;
  }

  static String of(Layout layout, List<Line> lines, String title) {
    SvgPicture picture = new SvgPicture(layout);
    picture.draw(lines, title);
    return picture.svg.toString();
  }

  private void draw(List<Line> lines, String title) {
    svg.append(
        "<svg class=\"schema\" xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
            .formatted(layout.width(), layout.height(), layout.width(), layout.height()));
    svg.append("  <title>").append(Markup.escaped(title)).append("</title>\n").append(STYLE);
    lines.forEach(this::line);
    layout.boxes().forEach(this::box);
    svg.append("</svg>\n");
  }

  private void box(Box box) {
    Layout.Place place = layout.of(box);
    int width = box.width();
    svg.append(
        "  <g class=\"table\" data-name=\"%s\" transform=\"translate(%d %d)\">\n"
            .formatted(Markup.escaped(box.name()), place.x(), place.y()));
    box.table()
        .comment()
        .ifPresent(
            text -> svg.append("    <title>").append(Markup.escaped(text)).append("</title>\n"));
    svg.append(
        "    <rect class=\"box\" width=\"%d\" height=\"%d\" rx=\"5\"/>\n"
            .formatted(width, box.height()));
    svg.append(
        "    <path class=\"head\" style=\"stroke:none;fill:#0b4f6c\" d=\"M0 %dV5a5 5 0 0 1 5-5H%da5 5 0 0 1 5 5V%dZ\"/>\n"
            .formatted(Box.HEAD - 4, width - 5, Box.HEAD - 4));
    svg.append(
        "    <text class=\"head-text\" x=\"10\" y=\"16\">%s</text>\n"
            .formatted(Markup.escaped(box.name())));
    for (Column column : box.table().columns()) {
      column(box, column, width);
    }
    svg.append("  </g>\n");
  }

  private void column(Box box, Column column, int width) {
    int y = box.middleOf(column.name()) + 4;
    String mark = box.mark(column);
    if (!mark.isEmpty()) {
      svg.append("    <text class=\"mark\" x=\"8\" y=\"%d\">%s</text>\n".formatted(y, mark));
    }
    svg.append(
        "    <text%s x=\"%d\" y=\"%d\">%s</text>\n"
            .formatted(
                column.nullable() ? "" : " class=\"required\"",
                Box.MARK,
                y,
                Markup.escaped(column.name())));
    svg.append(
        "    <text class=\"type\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
            .formatted(width - 8, y, Markup.escaped(Box.type(column))));
  }

  private void line(Line line) {
    Layout.Place from = layout.of(line.from());
    Layout.Place to = layout.of(line.to());
    int fromY = from.y() + line.from().middleOf(line.key().columns().get(0));
    int toY = to.y() + line.to().middleOf(line.key().referencedColumns().get(0));
    boolean leftwards = from.x() > to.x() + line.to().width();
    boolean rightwards = to.x() > from.x() + line.from().width();
    int fromX = leftwards ? from.x() : from.x() + line.from().width();
    int toX = rightwards ? to.x() : to.x() + line.to().width();
    int fromSide = leftwards ? -1 : 1;
    int toSide = rightwards ? -1 : 1;
    svg.append(
        "  <g class=\"line\" data-from=\"%s\" data-to=\"%s\"><title>%s</title>\n"
            .formatted(
                Markup.escaped(line.from().name()),
                Markup.escaped(line.to().name()),
                Markup.escaped(line.describe())));
    svg.append("    <path d=\"")
        .append(curve(fromX, fromY, fromSide, toX, toY, toSide))
        .append("\"/>\n");
    if (line.isToOne()) {
      bar(fromX + fromSide * 7, fromY);
    } else {
      crowsFoot(fromX, fromY, fromSide);
    }
    bar(toX + toSide * 7, toY);
    if (line.isOptional()) {
      svg.append("    <circle cx=\"%d\" cy=\"%d\" r=\"4\"/>\n".formatted(toX + toSide * SIGN, toY));
    }
    svg.append("  </g>\n");
  }

  /** Straight at both ends and a curve between; one that turns back swings out. */
  private static String curve(int fromX, int fromY, int fromSide, int toX, int toY, int toSide) {
    int startX = fromX + fromSide * SIGN;
    int endX = toX + toSide * SIGN;
    int swing =
        Math.max(30, Math.min(160, Math.abs(endX - startX) / 2 + Math.abs(toY - fromY) / 8));
    return "M%d %dH%dC%d %d %d %d %d %dH%d"
        .formatted(
            fromX,
            fromY,
            startX,
            startX + fromSide * swing,
            fromY,
            endX + toSide * swing,
            toY,
            endX,
            toY,
            toX);
  }

  private void crowsFoot(int x, int y, int side) {
    int tip = x + side * 11;
    svg.append("    <path d=\"M%d %dL%d %dL%d %d\"/>\n".formatted(x, y - 6, tip, y, x, y + 6));
  }

  private void bar(int x, int y) {
    svg.append("    <path d=\"M%d %dV%d\"/>\n".formatted(x, y - 6, y + 6));
  }
}
