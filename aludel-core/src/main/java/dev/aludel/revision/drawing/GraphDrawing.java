package dev.aludel.revision.drawing;

import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A picture of a revision graph, heads at the top. Immutable; the same graph always gives the same
 * text.
 *
 * <pre>{@code
 * GraphDrawing.of(graph.applied(rows)).inTerminal(TerminalStyle.BOXES);
 *
 * ○ m1 (head) merge
 * ├─╮
 * │ ◉ c1 (current) Add clients.
 * ● │ b1 [billing] Add invoices.
 * ├─╯
 * ● a1 First.
 * }</pre>
 *
 * <p>Filled dots are applied, ringed ones current, hollow ones pending. Without a database all are
 * filled. In ASCII they are {@code *}, {@code @} and {@code o}.
 */
public final class GraphDrawing {

  private final RevisionGraph graph;
  private final Optional<AppliedRevisions> applied;
  private final Set<Revision> shown;
  private final Function<Revision, String> texts;

  private GraphDrawing(
      RevisionGraph graph,
      Optional<AppliedRevisions> applied,
      Set<Revision> shown,
      Function<Revision, String> texts) {
    this.graph = graph;
    this.applied = applied;
    this.shown = shown;
    this.texts = texts;
  }

  /** Draws a graph by itself. */
  public static GraphDrawing of(RevisionGraph graph) {
    return whole(graph, Optional.empty());
  }

  /** Draws a graph and marks what a database has. */
  public static GraphDrawing of(AppliedRevisions applied) {
    return whole(applied.graph(), Optional.of(applied));
  }

  private static GraphDrawing whole(RevisionGraph graph, Optional<AppliedRevisions> applied) {
    Set<Revision> all = new LinkedHashSet<>(graph.revisions());
    return new GraphDrawing(graph, applied, all, revision -> text(graph, applied, revision));
  }

  /** Draws only these revisions. Lines to others are left out. */
  public GraphDrawing only(Collection<Revision> revisions) {
    Set<Revision> some = new LinkedHashSet<>(graph.revisions());
    some.retainAll(new LinkedHashSet<>(revisions));
    return new GraphDrawing(graph, applied, some, texts);
  }

  /**
   * Writes other text beside the revisions. It may have several lines. The text that a drawing has
   * by itself is the id, what the revision is ({@code head}, {@code current}), its labels, its
   * date, its message and its dependencies.
   */
  public GraphDrawing withText(Function<Revision, String> newTexts) {
    return new GraphDrawing(graph, applied, shown, newTexts);
  }

  /** For a terminal: lines that end with a newline each. */
  public String inTerminal(TerminalStyle style) {
    return TerminalDrawing.of(Lanes.of(shown, graph::parents), this::mark, texts, style);
  }

  /** As a Mermaid flowchart. */
  public String asMermaid() {
    return MermaidDrawing.of(graph, shown, this::mark, texts);
  }

  /** As a self-contained SVG element. */
  public String asSvg() {
    return SvgDrawing.of(graph, Lanes.of(shown, graph::parents), this::mark, texts);
  }

  private Mark mark(Revision revision) {
    if (applied.isEmpty()) {
      return Mark.UNKNOWN;
    }
    if (applied.get().isCurrent(revision)) {
      return Mark.CURRENT;
    }
    return applied.get().contains(revision) ? Mark.APPLIED : Mark.PENDING;
  }

  private static String text(
      RevisionGraph graph, Optional<AppliedRevisions> applied, Revision revision) {
    List<String> words = new ArrayList<>();
    words.add(revision.id());
    List<String> states = new ArrayList<>();
    if (graph.isHead(revision)) {
      states.add("head");
    }
    if (applied.isPresent() && applied.get().isCurrent(revision)) {
      states.add("current");
    }
    if (!states.isEmpty()) {
      words.add("(" + String.join(", ", states) + ")");
    }
    if (!revision.labels().isEmpty()) {
      words.add("[" + String.join(", ", revision.labels()) + "]");
    }
    revision
        .created()
        .ifPresent(at -> words.add(at.atZone(ZoneOffset.UTC).toLocalDate().toString()));
    if (!revision.message().isEmpty()) {
      words.add(revision.message());
    }
    List<Revision> dependencies = graph.dependencies(revision);
    if (!dependencies.isEmpty()) {
      words.add(
          dependencies.stream()
              .map(Revision::id)
              .collect(Collectors.joining(", ", "(needs ", ")")));
    }
    return String.join(" ", words);
  }
}
