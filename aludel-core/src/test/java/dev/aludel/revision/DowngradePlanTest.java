package dev.aludel.revision;

import static dev.aludel.revision.RevisionGraphTest.graph;
import static dev.aludel.revision.UpgradePlanTest.assertPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DowngradePlanTest {

  /** {@code a1 - a2 - b1 - b2, a2 - c1, and m1 joins b2 and c1}. */
  private final RevisionGraph graph =
      graph(
          Revision.of("a1"),
          Revision.of("a2", "a1"),
          Revision.of("b1", "a2").withLabels("billing"),
          Revision.of("b2", "b1"),
          Revision.of("c1", "a2"),
          Revision.of("m1", "b2", "c1"));

  @Test
  void oneStepFromAMergePointUndoesTheMergeAndLeavesItsParents() {
    assertPlan(
        downgrade(graph, "-1", "m1"),
        """
        downgrade m1: m1 > b2, + c1
        = b2, c1
        """);
  }

  @Test
  void moreStepsThanThatMustNameTheBranch() {
    assertThatThrownBy(() -> downgrade(graph, "-2", "m1"))
        .hasMessage(
            "Ambiguous walk: '-2' leads below the merge point m1, where branches b2 and c1 begin. Name the one you mean, as in aludel downgrade b2.");
  }

  @Test
  void allThatStandsOnTheTargetGoes() {
    assertPlan(
        downgrade(graph, "a2", "m1"),
        """
        downgrade m1: m1 > b2, + c1
        downgrade c1: - c1
        downgrade b2: b2 > b1
        downgrade b1: b1 > a2
        = a2
        """);
  }

  @Test
  void aTargetInOneBranchLeavesTheOther() {
    assertPlan(
        downgrade(graph, "b1", "m1"),
        """
        downgrade m1: m1 > b2, + c1
        downgrade b2: b2 > b1
        = b1, c1
        """);
  }

  @Test
  void aLabelNarrowsWhatGoesToItsBranch() {
    assertPlan(
        downgrade(graph, "billing@a2", "b2", "c1"),
        """
        downgrade b2: b2 > b1
        downgrade b1: - b1
        = c1
        """);
    assertPlan(
        downgrade(graph, "c1@-1", "b2", "c1"),
        """
        downgrade c1: - c1
        = b2
        """);
  }

  @Test
  void aLabelBelowTheTargetMeansAllAboveIt() {
    RevisionGraph labelledBelow =
        graph(
            Revision.of("a1").withLabels("core"),
            Revision.of("a2", "a1"),
            Revision.of("a3", "a2"),
            Revision.of("a4", "a2"));

    assertThat(downgrade(labelledBelow, "core@a2", "a3", "a4").rowsAfter()).containsExactly("a2");
  }

  @Test
  void baseEmptiesTheTableAndALabelledBaseOneBranch() {
    RevisionGraph two = graph(Revision.of("a1").withLabels("core"), Revision.of("b1"));

    assertPlan(
        downgrade(two, "base", "a1", "b1"),
        """
        downgrade b1: - b1
        downgrade a1: - a1
        =\s
        """);
    assertPlan(
        downgrade(two, "core@base", "a1", "b1"),
        """
        downgrade a1: - a1
        = b1
        """);
  }

  @Test
  void whatDependsOnTheUndoneGoesBeforeIt() {
    RevisionGraph depending =
        graph(
            Revision.of("a1"),
            Revision.of("a2", "a1"),
            Revision.of("b1"),
            Revision.of("b2", "b1").withDependsOn("a2"));

    assertPlan(
        downgrade(depending, "a1", "b2"),
        """
        downgrade b2: b2 > b1, + a2
        downgrade a2: a2 > a1
        = a1, b1
        """);
  }

  @Test
  void stepsFromARevisionUndoItAndItsSiblings() {
    assertThat(downgrade(graph, "b1-1", "b2", "c1").rowsAfter()).containsExactly("a2");
    assertThat(downgrade(graph, "billing@b1-1", "b2", "c1").rowsAfter()).containsExactly("c1");
    assertThat(downgrade(graph, "m1-1", "m1").rowsAfter()).containsExactly("b2", "c1");
    assertThat(downgrade(graph, "a1+1", "b1").rowsAfter()).containsExactly("a2");
  }

  @Test
  void stepsFromABaseUndoThatBaseOnly() {
    RevisionGraph two = graph(Revision.of("a1"), Revision.of("b1"));

    assertThat(downgrade(two, "a1-1", "a1", "b1").rowsAfter()).containsExactly("b1");
  }

  @Test
  void atTheTargetThereIsNothingToDo() {
    assertThat(downgrade(graph, "b1", "b1").isEmpty()).isTrue();
    assertThat(downgrade(graph, "base").isEmpty()).isTrue();
    assertThat(downgrade(graph, "current", "b1").isEmpty()).isTrue();
    assertThat(downgrade(graph, "b2-1", "b1").isEmpty()).isTrue();
  }

  @Test
  void aTargetThatIsNotBelowIsAnError() {
    assertThatThrownBy(() -> downgrade(graph, "c1", "b2"))
        .hasMessage(
            "Revision c1 is not an ancestor of revision b2, where the database is, so there is no way down to 'c1'. See aludel current -v and aludel history --graph.");
    assertThatThrownBy(() -> downgrade(graph, "head", "b2"))
        .hasMessageStartingWith("Revision m1 is not an ancestor of revision b2");
    assertThatThrownBy(() -> downgrade(graph, "b1"))
        .hasMessageStartingWith(
            "Revision b1 is not an ancestor of revision base (nothing applied)");
  }

  @Test
  void aTargetThatTheDatabaseOnlyDependsOnHasNothingAbove() {
    RevisionGraph depending = graph(Revision.of("a1"), Revision.of("b1").withDependsOn("a1"));

    assertThatThrownBy(() -> downgrade(depending, "a1", "b1"))
        .hasMessageStartingWith(
            "Nothing to drop above a1: it is the newest applied revision of its branch");
  }

  @Test
  void aBranchOfWhichNothingIsAppliedIsAtItsBaseAlready() {
    RevisionGraph two = graph(Revision.of("a1"), Revision.of("b1").withLabels("other"));

    assertThat(downgrade(two, "other@base", "a1").isEmpty()).isTrue();
  }

  @Test
  void aBranchThatIsNotAppliedAboveTheTargetIsAnError() {
    assertThatThrownBy(() -> downgrade(graph, "billing@a2", "c1"))
        .hasMessage(
            "Not a valid downgrade target from current heads: nothing of branch 'billing' is applied above 'billing@a2'; the database is at c1.");
  }

  @Test
  void stepsUpAreNoDowngrade() {
    assertThatThrownBy(() -> downgrade(graph, "+1", "b1"))
        .hasMessage(
            "Relative revision +1 didn't produce 1 migrations: downgrade goes down. To go up, run: aludel upgrade +1");
  }

  @Test
  void moreStepsThanThereAre() {
    assertThatThrownBy(() -> downgrade(graph, "-3", "a2"))
        .hasMessage(
            "Relative revision -3 didn't produce 3 migrations. From there it is only 2 down to the base, so at most -2 is possible.");
    assertThatThrownBy(() -> downgrade(graph, "-1"))
        .hasMessageStartingWith("Relative revision -1 didn't produce 1 migrations.");
  }

  @Test
  void stepsFromSeveralCurrentRevisionsAreAmbiguous() {
    assertThatThrownBy(() -> downgrade(graph, "-1", "b1", "c1"))
        .hasMessage(
            "Ambiguous downgrade from multiple current revisions: b1, c1. Narrow '-1' to a branch: aludel downgrade b1@-1");
  }

  private static Plan downgrade(RevisionGraph graph, String target, String... rows) {
    return new Planner(graph).downgrade(List.of(rows), Target.parse(target));
  }
}
