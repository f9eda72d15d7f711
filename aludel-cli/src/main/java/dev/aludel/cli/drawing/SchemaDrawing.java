package dev.aludel.cli.drawing;

import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * An entity-relationship diagram: a box for each table, a line for each foreign key with a crow's
 * foot where there are many.
 *
 * <p>The same schema gives the same picture.
 */
public final class SchemaDrawing {

  private final List<Box> boxes = new ArrayList<>();
  private final List<Line> lines;
  private final String title;

  /**
   * Sets up; nothing is drawn yet.
   *
   * @param title what stands above the picture
   */
  public SchemaDrawing(Schema schema, String title) {
    schema.tables().forEach(table -> boxes.add(new Box(table)));
    this.lines = Line.all(boxes);
    this.title = title;
  }

  /** In the words of Mermaid's {@code erDiagram}. */
  public String asMermaid() {
    return MermaidText.of(boxes, lines);
  }

  /** As one SVG element that needs nothing else (SVG 1.1). */
  public String asSvg() {
    return SvgPicture.of(new Layout(boxes, lines), lines, title);
  }

  /** As a page to move around in, that needs nothing else. */
  public String asHtml() {
    return HtmlPage.of(asSvg(), boxes, title);
  }
}
