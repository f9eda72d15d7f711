package dev.aludel.revision.drawing;

import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Draws a Mermaid flowchart, bases at the foot, dependencies dotted. A flowchart rather than a
 * {@code gitGraph}: that has one base only and merges of two.
 */
final class MermaidDrawing {

  private static final Map<Mark, String> CLASSES =
      Map.of(
          Mark.PENDING, "fill:#fff8c5,stroke:#9a6700,color:#1f2328",
          Mark.APPLIED, "fill:#dafbe1,stroke:#1a7f37,color:#1f2328",
          Mark.CURRENT, "fill:#b6e3ff,stroke:#0969da,stroke-width:3px,color:#1f2328");

  private MermaidDrawing() {}

  static String of(
      RevisionGraph graph,
      Set<Revision> shown,
      Function<Revision, Mark> marks,
      Function<Revision, String> texts) {
    Map<String, String> names = new LinkedHashMap<>();
    shown.forEach(revision -> names.put(revision.id(), "r" + names.size()));
    Set<Mark> used = EnumSet.noneOf(Mark.class);
    StringBuilder drawing = new StringBuilder("flowchart BT\n");
    for (Revision revision : shown) {
      Mark mark = marks.apply(revision);
      used.add(mark);
      drawing
          .append("  ")
          .append(names.get(revision.id()))
          .append("[\"")
          .append(escaped(texts.apply(revision)))
          .append("\"]")
          .append(mark == Mark.UNKNOWN ? "" : ":::" + mark.word())
          .append('\n');
    }
    for (Revision revision : shown) {
      edges(drawing, names, graph.parents(revision), " --> ", revision);
      edges(drawing, names, graph.dependencies(revision), " -.-> ", revision);
    }
    for (Mark mark : used) {
      if (CLASSES.containsKey(mark)) {
        drawing.append("  classDef %s %s\n".formatted(mark.word(), CLASSES.get(mark)));
      }
    }
    return drawing.toString();
  }

  private static void edges(
      StringBuilder drawing,
      Map<String, String> names,
      Collection<Revision> from,
      String arrow,
      Revision to) {
    List<String> shown = from.stream().map(Revision::id).filter(names::containsKey).toList();
    for (String id : shown) {
      drawing.append("  ").append(names.get(id)).append(arrow).append(names.get(to.id()));
      drawing.append('\n');
    }
  }

  /** Mermaid reads HTML in labels, and entities with {@code #} in place of {@code &}. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.strip().toCharArray()) {
      switch (c) {
        case '\n' -> escaped.append("<br/>");
        case '"' -> escaped.append("#quot;");
        case '#' -> escaped.append("#35;");
        case '&' -> escaped.append("#amp;");
        case '<' -> escaped.append("#lt;");
        case '>' -> escaped.append("#gt;");
        default -> escaped.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return escaped.toString();
  }
}
