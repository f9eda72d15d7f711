package dev.aludel.revision;

import static dev.aludel.revision.RevisionGraphTest.graph;
import static dev.aludel.revision.RevisionGraphTest.ids;
import static dev.aludel.revision.UpgradePlanTest.assertPlan;
import static dev.aludel.revision.UpgradePlanTest.upgrade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SquashedRevisionsTest {

  private final List<Revision> originals =
      List.of(Revision.of("a1"), Revision.of("a2", "a1"), Revision.of("a3", "a2"));
  private final Revision squashed =
      Revision.of("s1").withReplaces("a1", "a2", "a3").withSource("s1.sql");
  private final Revision next = Revision.of("b1", "a3");

  private final RevisionGraph without = graph(squashed, next);
  private final RevisionGraph beside = withOriginals();

  @Test
  void takesThePlaceOfItsOriginalsWhetherTheyAreStillThereOrNot() {
    assertThat(ids(without.revisions())).containsExactly("s1", "b1");
    assertThat(ids(beside.revisions())).containsExactly("s1", "b1");
    assertThat(ids(beside.replaced())).containsExactly("a1", "a2", "a3");
    assertThat(without.replaced()).isEmpty();
  }

  @Test
  void aFreshDatabaseRunsTheSquashedRevision() {
    assertPlan(
        upgrade(without, "head"),
        """
        upgrade s1: + s1
        upgrade b1: s1 > b1
        = b1
        """);
  }

  @Test
  void aDatabaseAtTheTopOfTheRangeHasIt() {
    assertPlan(
        upgrade(without, "head", "a3"),
        """
        upgrade b1: a3 > b1
        = b1
        """);
    assertThat(ids(without.applied(List.of("a3")).revisions())).containsExactly("s1");
  }

  @Test
  void aDatabasePastTheRangeHasIt() {
    assertThat(ids(without.applied(List.of("b1")).revisions())).containsExactly("s1", "b1");
  }

  @Test
  void aDatabaseInTheMiddleRunsTheRestOfTheOriginalsWhileTheyAreThere() {
    assertPlan(
        upgrade(beside, "head", "a1"),
        """
        upgrade a2: a1 > a2
        upgrade a3: a2 > a3
        upgrade b1: a3 > b1
        = b1
        """);
  }

  @Test
  void aDatabaseInTheMiddleIsToldToBringTheOriginalsBack() {
    assertThatThrownBy(() -> upgrade(without, "head", "a2"))
        .isInstanceOfSatisfying(
            UnknownCurrentRevisionException.class, e -> assertThat(e.ids()).containsExactly("a2"))
        .hasMessageStartingWith(
            "The database is at a2, in the middle of the range that was squashed into s1 (s1.sql).\n");
  }

  @Test
  void itIsUndoneAsOne() {
    Plan plan = new Planner(without).downgrade(List.of("b1"), Target.parse("base"));

    assertThat(ids(plan.revisions())).containsExactly("b1", "s1");
  }

  @Test
  void aBranchThatBeganInTheMiddleMustMove() {
    assertThatThrownBy(() -> graph(squashed, Revision.of("x1", "a2").withSource("x1.sql")))
        .isInstanceOf(RevisionGraphException.class)
        .hasMessage(
            "Revision x1 (x1.sql) has parent a2, which lies in the middle of the range squashed into s1 (s1.sql). Set its 'down' to s1, and check that the script still fits there.");
  }

  @Test
  void aDependencyOnTheTopOfTheRangeIsOneOnTheSquash() {
    RevisionGraph depending = graph(squashed, Revision.of("x1").withDependsOn("a3"));

    assertThat(ids(depending.dependencies(depending.revision("x1").orElseThrow())))
        .containsExactly("s1");
  }

  @Test
  void aDependencyOnItsMiddleIsAProblem() {
    // A database with x1 might have a2 and lack a3, and nothing in its rows would tell.
    assertThatThrownBy(() -> graph(squashed, Revision.of("x1").withDependsOn("a2")))
        .isInstanceOf(RevisionGraphException.class)
        .hasMessage(
            "Revision x1 depends on a2, which lies in the middle of the range squashed into s1 (s1.sql). Once every database that has x1 has the whole range, set its 'depends-on' to s1.");
  }

  @Test
  void aSquashMayBeSquashedAgain() {
    Revision again = Revision.of("s2").withReplaces("a1", "a2", "a3", "s1", "b1");

    assertThat(ids(graph(again, Revision.of("c1", "b1")).revisions())).containsExactly("s2", "c1");
    assertThat(ids(graph(again, squashed, next).revisions())).containsExactly("s2");
    assertPlan(
        upgrade(graph(again, squashed, next, Revision.of("c1", "s2")), "head", "a3"),
        """
        upgrade b1: a3 > b1
        upgrade c1: b1 > c1
        = c1
        """);
  }

  @Test
  void squashesThatOverlapAreAProblem() {
    assertThatThrownBy(() -> graph(squashed, Revision.of("t1").withReplaces("a3", "b1")))
        .isInstanceOf(RevisionGraphException.class)
        .hasMessageContaining(
            "Revision a3 is replaced by more than one squash: s1 (s1.sql) and t1");
    assertThatThrownBy(
            () -> graph(Revision.of("s1").withReplaces("t1"), Revision.of("t1").withReplaces("s1")))
        .hasMessageContaining("is itself replaced in a circle");
  }

  @Test
  void namingAnOriginalSaysWhereItWent() {
    TargetResolver resolver = TargetResolver.of(without);

    assertThat(resolver.resolveOne(Target.parse("a3")).id()).isEqualTo("s1");
    assertThatThrownBy(() -> resolver.resolve(Target.parse("a2")))
        .hasMessage(
            "Revision a2 went into s1 (s1.sql) when that was squashed, and is not a state of its own any more. Name s1 instead.");
  }

  private RevisionGraph withOriginals() {
    List<Revision> all = new ArrayList<>(originals);
    all.add(squashed);
    all.add(next);
    return RevisionGraph.of(all);
  }
}
