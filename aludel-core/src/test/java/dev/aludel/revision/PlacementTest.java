package dev.aludel.revision;

import static dev.aludel.revision.RevisionGraphTest.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {

  private final RevisionGraph graph =
      graph(
          Revision.of("a1"),
          Revision.of("b1", "a1").withLabels("billing"),
          Revision.of("c1", "a1"));

  @Test
  void aNewRevisionStandsOnAHead() {
    assertThat(on(false, "billing@head")).containsExactly("b1");
    assertThat(on(false, "base")).isEmpty();
    assertThatThrownBy(() -> on(false, "head")).isInstanceOf(MultipleHeadsException.class);
  }

  @Test
  void onAnotherRevisionOnlyWithSplice() {
    assertThatThrownBy(() -> on(false, "a1"))
        .hasMessage(
            "Revision a1 is not a head revision; please specify --splice to create a new branch from this revision");
    assertThat(on(true, "a1")).containsExactly("a1");
  }

  @Test
  void aMergeJoinsTwoOrMore() {
    assertThat(merging("heads")).containsExactly("b1", "c1");
    assertThat(merging("c1", "b1")).containsExactly("b1", "c1");
    assertThatThrownBy(() -> merging("b1"))
        .hasMessageStartingWith("Nothing to merge: only b1 is named.");
    assertThatThrownBy(() -> merging("a1", "b1")).hasMessageContaining("overlaps");
  }

  @Test
  void whetherItFitsIsKnownBeforeItIsWritten() {
    assertThat(graph.with(Revision.of("m1", "b1", "c1")).heads()).hasSize(1);
    assertThatThrownBy(() -> graph.with(Revision.of("b1", "c1").withSource("new.sql")))
        .isInstanceOf(RevisionGraphException.class)
        .hasMessageStartingWith("Revision id b1 is used by both b1 and new.sql.");
    assertThatThrownBy(() -> graph.with(Revision.of("d1", "c1").withLabels("billing")))
        .isInstanceOf(RevisionGraphException.class)
        .hasMessageStartingWith("Branch label 'billing' is declared by both b1 and d1.");
  }

  private List<String> on(boolean splice, String... targets) {
    return Placement.on(TargetResolver.of(graph), Target.parseAll(List.of(targets)), splice).down();
  }

  private List<String> merging(String... targets) {
    return Placement.merging(TargetResolver.of(graph), Target.parseAll(List.of(targets)), false)
        .down();
  }
}
