package dev.aludel.cli;

import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.drawing.GraphDrawing;
import dev.aludel.revision.drawing.TerminalStyle;
import java.util.List;
import java.util.Optional;

/** The history, drawn. */
final class Picture {

  private final GraphDrawing drawing;

  Picture(RevisionGraph graph, Optional<AppliedRevisions> database, List<Revision> shown) {
    this.drawing =
        database.map(GraphDrawing::of).orElseGet(() -> GraphDrawing.of(graph)).only(shown);
  }

  /** With boxes on a terminal that can show them, plain elsewhere. */
  String inTerminal(Surroundings around, Colour colour) {
    boolean inColour = colour.on(around);
    return drawing.inTerminal(
        new TerminalStyle((around.terminal() || inColour) && around.showsUnicode(), inColour));
  }

  String as(PictureFormat format) {
    return switch (format) {
      case MERMAID -> drawing.asMermaid();
      case SVG -> drawing.asSvg();
    };
  }
}
