package dev.aludel.revision;

import static dev.aludel.revision.RevisionGraphTest.graph;
import static dev.aludel.revision.RevisionGraphTest.ids;
import static dev.aludel.revision.RevisionGraphTest.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RebaseTest {

  /** {@code a1 - b1 - b2} is applied, {@code a1 - c1 - c2} is somebody's new work. */
  private final RevisionGraph graph =
      graph(
          Revision.of("a1"),
          Revision.of("b1", "a1"),
          Revision.of("b2", "b1"),
          Revision.of("c1", "a1"),
          Revision.of("c2", "c1"));

  @Test
  void theUnappliedBranchMovesOntoTheOtherHead() {
    Rebase rebase = Rebase.ofTheUnapplied(graph.applied(List.of("b2")));

    assertThat(ids(rebase.branch())).containsExactly("c1", "c2");
    assertThat(rebase.onto().id()).isEqualTo("b2");
    assertThat(rebase.changes())
        .containsExactly(new HeaderChange(revision(graph, "c1"), Revision.of("c1", "b2")));
    assertThat(ids(graph.with(rebase.changes()).revisions()))
        .containsExactly("a1", "b1", "b2", "c1", "c2");
  }

  @Test
  void whichBranchItIsMustBeClear() {
    assertThatThrownBy(() -> Rebase.ofTheUnapplied(graph.applied(List.of("a1"))))
        .hasMessageStartingWith(
            "It is not clear which branch to rebase: the database has nothing of b2, c2. Name the branch and where it goes, as in aludel rebase c2 --onto b2\n");
    assertThatThrownBy(() -> Rebase.ofTheUnapplied(graph.applied(List.of("b1", "c1"))))
        .hasMessageStartingWith(
            "It is not clear which branch to rebase: the database has a part of every one.");
    assertThatThrownBy(() -> Rebase.ofTheUnapplied(graph(Revision.of("a1")).applied(List.of())))
        .hasMessageStartingWith("Nothing to rebase: there are no two heads.");
  }

  @Test
  void whatTheDatabaseHasRunStaysWhereItIs() {
    AppliedRevisions applied = graph.applied(List.of("b2", "c1"));

    assertThatThrownBy(() -> Rebase.of(applied, revision(graph, "c2"), revision(graph, "b2")))
        .hasMessage(
            "The branch of c2 cannot be rebased: the database has run c1 of it. Undo that first with aludel downgrade c2@-1, or join the branches with aludel merge.");
  }

  @Test
  void aBranchThatMergedTheTrunkOnItsWayKeepsOnlyItsOwnParents() {
    RevisionGraph merging =
        graph(
            Revision.of("a1"),
            Revision.of("b1", "a1"),
            Revision.of("b2", "b1"),
            Revision.of("c1", "a1"),
            Revision.of("c2", "c1", "b1"));

    Rebase rebase =
        Rebase.of(merging.applied(List.of("b2")), revision(merging, "c2"), revision(merging, "b2"));

    assertThat(rebase.changes().stream().map(HeaderChange::after))
        .containsExactly(Revision.of("c1", "b2"), Revision.of("c2", "c1"));
  }

  @Test
  void aBranchOnABaseOfItsOwnMayMoveToo() {
    RevisionGraph two = graph(Revision.of("a1"), Revision.of("x1"));

    Rebase rebase = Rebase.ofTheUnapplied(two.applied(List.of("a1")));

    assertThat(rebase.changes().get(0).after()).isEqualTo(Revision.of("x1", "a1"));
  }

  @Test
  void whereItIsAlreadyThereIsNothingToDo() {
    AppliedRevisions applied = graph.applied(List.of("a1"));

    assertThatThrownBy(() -> Rebase.of(applied, revision(graph, "b2"), revision(graph, "a1")))
        .hasMessage("Nothing to rebase: b2 is on top of a1 already.");
    assertThatThrownBy(() -> Rebase.of(applied, revision(graph, "b1"), revision(graph, "b2")))
        .hasMessage("Nothing to rebase: b1 is below b2 already.");
  }

  @Test
  void aBranchThatTheOtherHeadDependsOnIsBelowItAlready() {
    RevisionGraph depending =
        graph(
            Revision.of("a1"),
            Revision.of("b1", "a1").withDependsOn("c1"),
            Revision.of("c1", "a1"),
            Revision.of("c2", "c1"));

    Rebase rebase =
        Rebase.of(
            depending.applied(List.of("a1")), revision(depending, "c2"), revision(depending, "b1"));

    assertThat(rebase.changes().stream().map(HeaderChange::after))
        .containsExactly(Revision.of("c2", "b1"));
  }
}
