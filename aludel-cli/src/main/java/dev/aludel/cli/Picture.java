package dev.aludel.cli;

import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.drawing.GraphDrawing;
import dev.aludel.revision.drawing.TerminalStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
        new TerminalStyle((around.terminal() || inColour) && showsUnicode(around), inColour));
  }

  String as(PictureFormat format) {
    return switch (format) {
      case MERMAID -> drawing.asMermaid();
      case SVG -> drawing.asSvg();
    };
  }

  /** As POSIX says which variable decides; Windows has none of them, and shows them. */
  private static boolean showsUnicode(Surroundings around) {
    Optional<String> locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .filter(around::has)
            .map(name -> around.environment().getOrDefault(name, ""))
            .findFirst();
    return locale.isEmpty()
        ? around.has("WINDIR")
        : locale.get().toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
  }
}
