package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ten thousand revisions and more. The limits of time are no measurements: linear work takes a
 * fraction of a second, and work that grows with the square would take minutes.
 */
@Timeout(30)
class LargeGraphTest {

  private static final int SIZE = 10_000;

  @Test
  void tenThousandRevisionsWithBranchesAndMergesGoUpAndDown() {
    RevisionGraph graph = RevisionGraph.of(GeneratedGraphs.large(SIZE, 20261121));
    Planner planner = new Planner(graph);

    Plan up = planner.upgrade(List.of(), Target.parse("heads"));
    Plan down = planner.downgrade(up.rowsAfter(), Target.parse("base"));

    assertThat(graph.branchPoints()).hasSizeGreaterThan(100);
    assertThat(graph.mergePoints()).hasSizeGreaterThan(100);
    assertThat(up.steps()).hasSize(SIZE);
    assertThat(down.steps()).hasSize(SIZE);
    assertThat(down.rowsAfter()).isEmpty();
  }

  @Test
  void aLineOfAHundredThousandRevisionsDoesNotOverflowTheStack() {
    List<Revision> line = new ArrayList<>();
    line.add(Revision.of("r0").withLabels("main"));
    for (int at = 1; at < 10 * SIZE; at++) {
      line.add(Revision.of("r" + at, "r" + (at - 1)));
    }
    RevisionGraph graph = RevisionGraph.of(line);

    Plan up = new Planner(graph).upgrade(List.of(), Target.parse("main@head"));

    assertThat(up.steps()).hasSize(10 * SIZE);
    assertThat(up.rowsAfter()).containsExactly("r" + (10 * SIZE - 1));
  }

  @Test
  void aCycleOfTenThousandIsFound() {
    List<Revision> ring = new ArrayList<>();
    for (int at = 0; at < SIZE; at++) {
      ring.add(Revision.of("r" + at, "r" + (at + 1) % SIZE));
    }

    assertThatThrownBy(() -> RevisionGraph.of(ring))
        .isInstanceOf(RevisionGraphException.class)
        .hasMessageStartingWith("Cycle is detected in revisions (r0, r1, r2, ");
  }
}
