package dev.aludel.revision.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalDrawingTest {

  private final RevisionGraph merged =
      graph(
          Revision.of("a1")
              .withMessage("First.")
              .withCreated(Instant.parse("2026-11-20T10:00:00Z")),
          Revision.of("b1", "a1").withLabels("billing"),
          Revision.of("b2", "b1"),
          Revision.of("c1", "a1"),
          Revision.of("m1", "b2", "c1"));

  @Test
  void aLineHasNothingToConnect() {
    RevisionGraph line = graph(Revision.of("a1"), Revision.of("a2", "a1"));

    assertDrawn(
        GraphDrawing.of(line),
        """
        ● a2 (head)
        ● a1
        """);
  }

  @Test
  void branchesPartAndJoinAndTheDatabaseIsMarked() {
    assertDrawn(
        GraphDrawing.of(merged.applied(List.of("b2", "c1"))),
        """
        ○ m1 (head)
        ├─╮
        │ ◉ c1 (current)
        ◉ │ b2 (current)
        ● │ b1 [billing]
        ├─╯
        ● a1 2026-11-20 First.
        """);
  }

  @Test
  void inAsciiItLooksAsInGit() {
    assertThat(GraphDrawing.of(merged.applied(List.of("b2", "c1"))).inTerminal(TerminalStyle.PLAIN))
        .isEqualTo(
            """
            o m1 (head)
            |\\
            | @ c1 (current)
            @ | b2 (current)
            * | b1 [billing]
            |/
            * a1 2026-11-20 First.
            """);
  }

  @Test
  void lanesThatOnlyPassByStayWhole() {
    RevisionGraph crossing =
        graph(
            Revision.of("a1"),
            Revision.of("a2", "a1"),
            Revision.of("a3", "a2"),
            Revision.of("a4", "a3"),
            Revision.of("b3", "a2"),
            Revision.of("c3", "a1"),
            Revision.of("c4", "c3", "a2"),
            Revision.of("m5", "a4", "c4"),
            Revision.of("z9", "b3"));

    assertDrawn(
        GraphDrawing.of(crossing),
        """
        ● z9 (head)
        ● b3
        │ ● m5 (head)
        │ ├─╮
        │ │ ● c4
        ├─│─┤
        │ │ ● c3
        │ ● │ a4
        │ ● │ a3
        ├─╯ │
        ●   │ a2
        ├───╯
        ● a1
        """);
    assertThat(GraphDrawing.of(crossing).inTerminal(TerminalStyle.PLAIN))
        .isEqualTo(
            """
            * z9 (head)
            * b3
            | * m5 (head)
            | |\\
            | | * c4
            |_|/|
            | | * c3
            | * | a4
            | * | a3
            |/  |
            *   | a2
            |__/
            * a1
            """);
  }

  @Test
  void aMergeOfThree() {
    RevisionGraph octopus =
        graph(
            Revision.of("a1"),
            Revision.of("b1", "a1"),
            Revision.of("c1", "a1"),
            Revision.of("d1", "a1"),
            Revision.of("m1", "b1", "c1", "d1"));

    assertDrawn(
        GraphDrawing.of(octopus),
        """
        ● m1 (head)
        ├─┬─╮
        │ │ ● d1
        │ ● │ c1
        │ ├─╯
        ● │ b1
        ├─╯
        ● a1
        """);
  }

  @Test
  void branchesWithoutACommonBaseStandApartAndDependenciesAreNamed() {
    RevisionGraph apart =
        graph(Revision.of("a1"), Revision.of("a2", "a1"), Revision.of("b1").withDependsOn("a1"));

    assertDrawn(
        GraphDrawing.of(apart),
        """
        ● b1 (head) (needs a1)

        ● a2 (head)
        ● a1
        """);
  }

  @Test
  void textMayHaveSeveralLines() {
    assertDrawn(
        GraphDrawing.of(merged).withText(r -> r.id() + "\n  by someone\n  on a day"),
        """
        ● m1
        ├─╮   by someone
        │ │   on a day
        │ ● c1
        │ │   by someone
        │ │   on a day
        ● │ b2
        │ │   by someone
        │ │   on a day
        ● │ b1
        ├─╯   by someone
        │   on a day
        ● a1
            by someone
            on a day
        """);
  }

  @Test
  void aPartOfTheGraph() {
    assertDrawn(
        GraphDrawing.of(merged)
            .only(merged.revisions().stream().filter(r -> r.id().startsWith("b")).toList()),
        """
        ● b2
        ● b1 [billing]
        """);
  }

  @Test
  void colourEndsBeforeTheText() {
    RevisionGraph line = graph(Revision.of("a1"), Revision.of("a2", "a1"));

    assertThat(GraphDrawing.of(line.applied(List.of("a1"))).inTerminal(TerminalStyle.COLOURED))
        .isEqualTo("\u001b[33m○\u001b[0m a2 (head)\n\u001b[36m◉\u001b[0m a1 (current)\n");
  }

  @Test
  void nothingIsDrawnOfNothing() {
    assertThat(GraphDrawing.of(graph()).inTerminal(TerminalStyle.PLAIN)).isEmpty();
  }

  private static void assertDrawn(GraphDrawing drawing, String expected) {
    assertThat(drawing.inTerminal(TerminalStyle.BOXES)).isEqualTo(expected);
  }

  static RevisionGraph graph(Revision... revisions) {
    return RevisionGraph.of(List.of(revisions));
  }
}
