package dev.aludel.revision;

import static dev.aludel.revision.RevisionGraphTest.graph;
import static dev.aludel.revision.UpgradePlanTest.targets;
import static dev.aludel.revision.UpgradePlanTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StampTest {

  private final RevisionGraph graph =
      graph(
          Revision.of("a1"),
          Revision.of("b1", "a1").withLabels("billing"),
          Revision.of("b2", "b1"),
          Revision.of("c1", "a1"),
          Revision.of("x1"),
          Revision.of("x2", "x1").withDependsOn("b1"));

  @Test
  void movesTheRowOfTheBranchUpOrDown() {
    assertThat(stamp(List.of("b1"), "b2")).isEqualTo("b1 > b2");
    assertThat(stamp(List.of("b2"), "a1")).isEqualTo("b2 > a1");
    assertThat(stamp(List.of(), "b2")).isEqualTo("+ b2");
  }

  @Test
  void leavesRowsOnOtherBranchesAlone() {
    assertThat(stamp(List.of("c1"), "b2")).isEqualTo("+ b2");
    assertThat(stamp(List.of("b1", "c1"), "b2")).isEqualTo("b1 > b2");
  }

  @Test
  void replacesSeveralRowsAboveTheTarget() {
    assertThat(stamp(List.of("b2", "c1"), "a1")).isEqualTo("- c1, b2 > a1");
  }

  @Test
  void aDependencyIsOnTheBranchOfWhatDependsOnIt() {
    assertThat(stamp(List.of("b1"), "x2")).isEqualTo("b1 > x2");
  }

  @Test
  void headsAreAllEffectiveHeads() {
    assertThat(stamp(List.of(), "heads")).isEqualTo("+ b2, + c1, + x2");
    assertThat(stamp(List.of(), "b2", "c1")).isEqualTo("+ b2, + c1");
  }

  @Test
  void baseClearsTheTableOrOneBranch() {
    assertThat(stamp(List.of("b2", "c1"), "base")).isEqualTo("- b2, - c1");
    assertThat(stamp(List.of("b2", "c1", "x1"), "billing@base")).isEqualTo("- b2");
  }

  @Test
  void whereItIsAlreadyNothingChanges() {
    assertThat(new Planner(graph).stamp(List.of("b2"), targets("b2")).isEmpty()).isTrue();
  }

  @Test
  void targetsThatOverlapAreAnError() {
    assertThatThrownBy(() -> stamp(List.of(), "a1", "b2"))
        .hasMessageStartingWith("Requested revision a1 overlaps with other requested revisions b2");
  }

  @Test
  void anUnknownRowStopsAStampButNotAPurge() {
    assertThatThrownBy(() -> stamp(List.of("zz"), "b2"))
        .isInstanceOf(UnknownCurrentRevisionException.class);
    Stamp purge = new Planner(graph).purge(List.of("zz", "c1"), targets("b2"));

    assertThat(text(purge.changes())).isEqualTo("- zz, c1 > b2");
    assertThat(purge.rowsAfter()).containsExactly("b2");
  }

  private String stamp(List<String> rows, String... targets) {
    return text(new Planner(graph).stamp(rows, targets(targets)).changes());
  }
}
