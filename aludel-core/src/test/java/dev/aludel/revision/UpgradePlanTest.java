package dev.aludel.revision;

import static dev.aludel.revision.RevisionGraphTest.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UpgradePlanTest {

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
  void aLineMovesItsOneRow() {
    assertPlan(
        upgrade(graph, "a2"),
        """
        upgrade a1: + a1
        upgrade a2: a1 > a2
        = a2
        """);
  }

  @Test
  void aBranchAddsARowAndAMergeLeavesOne() {
    assertPlan(
        upgrade(graph, "head", "a2"),
        """
        upgrade b1: a2 > b1
        upgrade b2: b1 > b2
        upgrade c1: + c1
        upgrade m1: - c1, b2 > m1
        = m1
        """);
  }

  @Test
  void onlyWhatTheTargetNeedsRuns() {
    assertPlan(
        upgrade(graph, "c1", "b1"),
        """
        upgrade c1: + c1
        = b1, c1
        """);
  }

  @Test
  void severalTargetsAtOnce() {
    assertPlan(
        new Planner(graph).upgrade(List.of("a2"), Target.parse("billing@b1"), Target.parse("c1")),
        """
        upgrade b1: a2 > b1
        upgrade c1: + c1
        = b1, c1
        """);
  }

  @Test
  void aDependencyRunsBeforeAndGetsNoRowOfItsOwn() {
    RevisionGraph depending =
        graph(
            Revision.of("a1"),
            Revision.of("a2", "a1"),
            Revision.of("b1"),
            Revision.of("b2", "b1").withDependsOn("a1"));

    assertPlan(
        upgrade(depending, "b2"),
        """
        upgrade a1: + a1
        upgrade b1: + b1
        upgrade b2: - a1, b1 > b2
        = b2
        """);
    assertPlan(
        upgrade(depending, "heads", "b2"),
        """
        upgrade a2: + a2
        = a2, b2
        """);
  }

  @Test
  void atTheTargetThereIsNothingToDo() {
    assertThat(upgrade(graph, "head", "m1").isEmpty()).isTrue();
    assertThat(upgrade(graph, "b1", "b1", "c1").isEmpty()).isTrue();
    assertThat(upgrade(graph, "base").isEmpty()).isTrue();
    assertThat(upgrade(graph(), "head").isEmpty()).isTrue();
  }

  @Test
  void aHeadThatIsThereByDependencyIsNotOlderThanTheDatabase() {
    RevisionGraph depending = graph(Revision.of("a1"), Revision.of("b1").withDependsOn("a1"));

    assertThat(upgrade(depending, "a1", "b1").isEmpty()).isTrue();
    assertThat(upgrade(depending, "heads", "b1").isEmpty()).isTrue();
  }

  @Test
  void anOlderTargetIsAnErrorAndNotSilence() {
    assertThatThrownBy(() -> upgrade(graph, "a1", "b1"))
        .isInstanceOf(RevisionException.class)
        .hasMessage(
            "Revision a1 is older than the database, which is at b1: upgrade only goes up. To go down, run: aludel downgrade a1");
    assertThatThrownBy(() -> upgrade(graph, "base", "b1"))
        .hasMessageStartingWith("Revision base is older than the database");
    assertThatThrownBy(() -> upgrade(graph, "b2-1", "m1"))
        .hasMessageStartingWith("Revision b1 is older than the database");
  }

  @Test
  void stepsDownAreNoUpgrade() {
    assertThatThrownBy(() -> upgrade(graph, "-1", "b1"))
        .hasMessage(
            "Relative revision -1 didn't produce 1 migrations: upgrade goes up. To go down, run: aludel downgrade -1");
  }

  @Test
  void stepsUpTakeWhatTheyNeedAlong() {
    assertPlan(
        upgrade(graph, "+1", "b2"),
        """
        upgrade c1: + c1
        upgrade m1: - c1, b2 > m1
        = m1
        """);
  }

  @Test
  void aRowThatAnotherRowImpliesIsTakenAsItIs() {
    // Alembic leaves such rows behind when a dependency is declared after the fact.
    assertPlan(
        upgrade(graph, "b2", "a2", "b1"),
        """
        upgrade b2: b1 > b2
        = a2, b2
        """);
  }

  @Test
  void aDatabaseAtAnUnknownRevisionIsToldSo() {
    assertThatThrownBy(() -> upgrade(graph, "head", "zz"))
        .isInstanceOf(UnknownCurrentRevisionException.class);
  }

  static Plan upgrade(RevisionGraph graph, String target, String... rows) {
    return new Planner(graph).upgrade(List.of(rows), Target.parse(target));
  }

  /** One line per step: {@code + row} comes, {@code - row} goes, {@code a > b} moves. */
  static void assertPlan(Plan plan, String expected) {
    String text =
        plan.steps().stream()
            .map(
                step ->
                    "%s %s: %s\n"
                        .formatted(
                            step.isUpgrade() ? "upgrade" : "downgrade",
                            step.revision().id(),
                            text(step.rows())))
            .collect(Collectors.joining());
    assertThat(text + "= " + String.join(", ", plan.rowsAfter()) + "\n").isEqualTo(expected);
  }

  static String text(List<RowChange> changes) {
    return changes.stream().map(UpgradePlanTest::text).collect(Collectors.joining(", "));
  }

  private static String text(RowChange change) {
    if (change instanceof RowChange.Insert insert) {
      return "+ " + insert.version();
    }
    if (change instanceof RowChange.Delete delete) {
      return "- " + delete.version();
    }
    RowChange.Update update = (RowChange.Update) change;
    return update.from() + " > " + update.to();
  }

  static Target[] targets(String... texts) {
    return Arrays.stream(texts).map(Target::parse).toArray(Target[]::new);
  }
}
