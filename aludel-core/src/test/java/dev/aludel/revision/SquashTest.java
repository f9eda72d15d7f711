package dev.aludel.revision;

import static dev.aludel.revision.RevisionGraphTest.graph;
import static dev.aludel.revision.RevisionGraphTest.ids;
import static dev.aludel.revision.RevisionGraphTest.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SquashTest {

  private final RevisionGraph graph =
      graph(
          Revision.of("a1"),
          Revision.of("a2", "a1").withLabels("core").withDependsOn("x1"),
          Revision.of("a3", "a2"),
          Revision.of("b1", "a3"),
          Revision.of("x1"),
          Revision.of("x2", "x1").withDependsOn("a3"));

  @Test
  void theNewRevisionTakesOverParentsDependenciesAndLabels() {
    Squash squash = squash(graph, "a2", "a3");

    assertThat(squash.squashed())
        .isEqualTo(
            Revision.of("s1", "a1")
                .withDependsOn("x1")
                .withLabels("core")
                .withReplaces("a2", "a3")
                .withSource("s1"));
    assertThat(ids(squash.range())).containsExactly("a2", "a3");
  }

  @Test
  void headersThatNameThePartsNameTheWhole() {
    assertThat(squash(graph, "a2", "a3").changes().stream().map(HeaderChange::after))
        .containsExactlyInAnyOrder(
            Revision.of("b1", "s1"), Revision.of("x2", "x1").withDependsOn("s1"));
  }

  @Test
  void fromTheBaseOn() {
    Squash squash = Squash.of(graph, Optional.empty(), revision(graph, "a3"), "s1");

    assertThat(squash.squashed().down()).isEmpty();
    assertThat(squash.squashed().replaces()).containsExactly("a1", "a2", "a3");
  }

  @Test
  void aRangeMayHaveBranchesInsideAndBeginWithAMerge() {
    RevisionGraph merges =
        graph(
            Revision.of("a1"),
            Revision.of("b1"),
            Revision.of("m1", "a1", "b1"),
            Revision.of("c1", "m1"),
            Revision.of("d1", "m1"),
            Revision.of("m2", "c1", "d1"));

    Squash squash = squash(merges, "m1", "m2");

    assertThat(squash.squashed().down()).containsExactly("a1", "b1");
    assertThat(squash.squashed().replaces()).containsExactly("m1", "c1", "d1", "m2");
  }

  @Test
  void aSquashIsTakenUpWithWhatItReplaces() {
    RevisionGraph again =
        graph(Revision.of("s1").withReplaces("a1", "a2"), Revision.of("b1", "s1"));

    assertThat(Squash.of(again, Optional.empty(), revision(again, "b1"), "s2").squashed())
        .extracting(Revision::replaces)
        .isEqualTo(List.of("a1", "a2", "s1", "b1"));
    assertThatThrownBy(
            () ->
                squash(
                    graph(Revision.of("a0"), Revision.of("s1", "a0").withReplaces("a1", "a2")),
                    "a0",
                    "s1"))
        .hasMessage(
            "The range cannot end with s1, which is squashed itself. End it with a later revision.");
  }

  @Test
  void aBranchMustNotLeaveOrEnterInTheMiddle() {
    RevisionGraph branched =
        graph(
            Revision.of("a1"),
            Revision.of("a2", "a1"),
            Revision.of("a3", "a2"),
            Revision.of("b1", "a2").withSource("b1.sql"),
            Revision.of("c1"),
            Revision.of("m1", "a3", "c1"));

    assertThatThrownBy(() -> squash(branched, "a1", "a3"))
        .hasMessage(
            "The range is no whole: a2 is in it, and b1 (b1.sql), which stands on it, is not. Choose a range without branches to the outside, or rebase the branch first.");
    assertThatThrownBy(() -> squash(branched, "a3", "m1"))
        .hasMessageStartingWith(
            "The range is no whole: m1 is in it, and c1, which is below it, is not.");
  }

  @Test
  void nothingOutsideMustDependOnTheMiddle() {
    RevisionGraph depending =
        graph(
            Revision.of("a1"),
            Revision.of("a2", "a1").withDependsOn("x1"),
            Revision.of("x1").withDependsOn("a1"));

    assertThatThrownBy(() -> squash(depending, "a1", "a2"))
        .hasMessageStartingWith(
            "The range is no whole: a1 is in it, and x1, which stands on it, is not.");
  }

  @Test
  void oneRevisionIsNoRange() {
    assertThatThrownBy(() -> squash(graph, "a2", "a2"))
        .hasMessage("Nothing to squash: the range holds only a2.");
    assertThatThrownBy(() -> squash(graph, "a3", "a1"))
        .hasMessageStartingWith("Revision a3 is not an ancestor of revision a1.");
  }

  @Test
  void whetherADatabaseNeedsTheOriginals() {
    Squash squash = squash(graph, "a2", "a3");

    assertThat(squash.isPartlyApplied(graph.applied(List.of("a1")))).isFalse();
    assertThat(squash.isPartlyApplied(graph.applied(List.of("a2")))).isTrue();
    assertThat(squash.isPartlyApplied(graph.applied(List.of("b1")))).isFalse();
  }

  private static Squash squash(RevisionGraph graph, String from, String to) {
    return Squash.of(graph, Optional.of(revision(graph, from)), revision(graph, to), "s1");
  }
}
