package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RevisionGraphTest {

  /**
   *
   *
   * <pre>
   *     d1
   *    /  \
   *   b2   c1
   *    \  /
   *     a1 (b1 on a base of its own depends on c1)
   * </pre>
   */
  private final RevisionGraph diamond =
      graph(
          Revision.of("a1"),
          Revision.of("b2", "a1").withLabels("billing"),
          Revision.of("c1", "a1"),
          Revision.of("d1", "b2", "c1"),
          Revision.of("x1").withDependsOn("c1").withLabels("extra"));

  @Nested
  class Structure {

    @Test
    void parentsComeBeforeWhatStandsOnThemAndBranchesStayTogether() {
      RevisionGraph graph =
          graph(
              Revision.of("a1"),
              Revision.of("b1", "a1"),
              Revision.of("c1", "a1"),
              Revision.of("b2", "b1"),
              Revision.of("c2", "c1"));

      assertThat(ids(graph.revisions())).containsExactly("a1", "b1", "b2", "c1", "c2");
    }

    @Test
    void independentBranchesFollowTheNamesOfTheirSources() {
      RevisionGraph graph =
          graph(
              Revision.of("a1").withSource("2026-03.sql"),
              Revision.of("b1").withSource("2026-01.sql"),
              Revision.of("c1").withSource("2026-02.sql"));

      assertThat(ids(graph.revisions())).containsExactly("b1", "c1", "a1");
    }

    @Test
    void theOrderInWhichScriptsAreReadDoesNotMatter() {
      List<Revision> reversed = new ArrayList<>(diamond.revisions());
      Collections.reverse(reversed);

      assertThat(RevisionGraph.of(reversed).revisions()).isEqualTo(diamond.revisions());
    }

    @Test
    void headsAreNobodysParentsAndEffectiveHeadsNobodysDependenciesEither() {
      RevisionGraph graph =
          graph(Revision.of("a1"), Revision.of("b1"), Revision.of("b2", "b1").withDependsOn("a1"));

      assertThat(ids(graph.heads())).containsExactly("a1", "b2");
      assertThat(ids(graph.effectiveHeads())).containsExactly("b2");
      assertThat(ids(graph.bases())).containsExactly("a1", "b1");
    }

    @Test
    void branchPointsAndMergePoints() {
      assertThat(ids(diamond.branchPoints())).containsExactly("a1");
      assertThat(ids(diamond.mergePoints())).containsExactly("d1");
      assertThat(ids(diamond.children(revision(diamond, "a1")))).containsExactly("b2", "c1");
      assertThat(ids(diamond.parents(revision(diamond, "d1")))).containsExactly("b2", "c1");
      assertThat(ids(diamond.dependents(revision(diamond, "c1")))).containsExactly("x1");
    }

    @Test
    void aDependencyThatARevisionBelowAlsoDeclaresIsRedundant() {
      RevisionGraph graph =
          graph(
              Revision.of("a1"),
              Revision.of("b1").withDependsOn("a1"),
              Revision.of("b2", "b1").withDependsOn("a1"));

      assertThat(ids(graph.dependencies(revision(graph, "b1")))).containsExactly("a1");
      assertThat(graph.dependencies(revision(graph, "b2"))).isEmpty();
    }

    @Test
    void aDependencyMayNameABranchLabel() {
      RevisionGraph graph =
          graph(Revision.of("a1").withLabels("core"), Revision.of("b1").withDependsOn("core"));

      assertThat(ids(graph.dependencies(revision(graph, "b1")))).containsExactly("a1");
    }

    @Test
    void ancestorsFollowDependenciesWhenAsked() {
      List<Revision> x1 = List.of(revision(diamond, "x1"));

      assertThat(ids(diamond.ancestors(x1, Edges.PARENTS))).containsExactly("x1");
      assertThat(ids(diamond.ancestors(x1, Edges.PARENTS_AND_DEPENDENCIES)))
          .containsExactly("a1", "c1", "x1");
      assertThat(
              ids(
                  diamond.descendants(
                      List.of(revision(diamond, "c1")), Edges.PARENTS_AND_DEPENDENCIES)))
          .containsExactly("c1", "d1", "x1");
    }

    @Test
    void anEmptyGraphIsAGraph() {
      RevisionGraph empty = RevisionGraph.of(List.of());

      assertThat(empty.heads()).isEmpty();
      assertThat(empty.revision("a1")).isEmpty();
      assertThat(empty.applied(List.of()).isUpToDate()).isTrue();
    }
  }

  @Nested
  class Labels {

    @Test
    void aLabelCoversWhatIsAboveAndWhatIsBelowDownToTheNextBranchPoint() {
      RevisionGraph graph =
          graph(
              Revision.of("a1"),
              Revision.of("b1", "a1"),
              Revision.of("b2", "b1").withLabels("billing"),
              Revision.of("b3", "b2"),
              Revision.of("c1", "a1"));

      assertThat(graph.labels(revision(graph, "a1"))).isEmpty();
      assertThat(graph.labels(revision(graph, "b1"))).containsExactly("billing");
      assertThat(graph.labels(revision(graph, "b2"))).containsExactly("billing");
      assertThat(graph.labels(revision(graph, "b3"))).containsExactly("billing");
      assertThat(graph.labels(revision(graph, "c1"))).isEmpty();
    }

    @Test
    void aMergePointIsOnAllBranchesThatItJoins() {
      RevisionGraph graph =
          graph(
              Revision.of("a1").withLabels("one"),
              Revision.of("b1").withLabels("two"),
              Revision.of("m1", "a1", "b1"));

      assertThat(graph.labels(revision(graph, "m1"))).containsExactly("one", "two");
      assertThat(graph.labels()).containsExactly("one", "two");
      assertThat(graph.labelled("two")).map(Revision::id).contains("b1");
    }
  }

  @Nested
  class Divergences {

    @Test
    void whereAndSinceWhenTwoHeadsParted() {
      Instant monday = Instant.parse("2026-11-16T09:00:00Z");
      RevisionGraph graph =
          graph(
              Revision.of("a1").withCreated(monday),
              Revision.of("b1", "a1").withCreated(monday.plus(Duration.ofDays(1))),
              Revision.of("c1", "a1").withCreated(monday.plus(Duration.ofDays(3))),
              Revision.of("b2", "b1").withCreated(monday.plus(Duration.ofDays(2))));

      Divergence divergence = graph.divergence(graph.heads());

      assertThat(ids(divergence.heads())).containsExactly("b2", "c1");
      assertThat(ids(divergence.commonAncestors())).containsExactly("a1");
      assertThat(divergence.sides().values().stream().map(RevisionGraphTest::ids))
          .containsExactly(List.of("b1", "b2"), List.of("c1"));
      assertThat(divergence.since()).contains(monday.plus(Duration.ofDays(3)));
    }

    @Test
    void branchesOnDifferentBasesShareNothing() {
      RevisionGraph graph = graph(Revision.of("a1"), Revision.of("b1"));

      Divergence divergence = graph.divergence(graph.heads());

      assertThat(divergence.commonAncestors()).isEmpty();
      assertThat(divergence.since()).isEmpty();
    }

    @Test
    void crossedMergesHaveTwoNewestCommonAncestors() {
      RevisionGraph graph =
          graph(
              Revision.of("a1"),
              Revision.of("b1"),
              Revision.of("m1", "a1", "b1"),
              Revision.of("n1", "a1", "b1"));

      assertThat(ids(graph.commonAncestors(graph.heads()))).containsExactly("a1", "b1");
    }
  }

  @Nested
  class Problems {

    @Test
    void anIdUsedTwice() {
      assertProblems(
          List.of(Revision.of("a1").withSource("one.sql"), Revision.of("a1").withSource("two.sql")),
          "Revision id a1 is used by both one.sql and two.sql. Give one of the two another id, and correct 'down' where it is meant.");
    }

    @Test
    void aMissingParent() {
      assertProblems(
          List.of(Revision.of("b1", "a1").withSource("versions/b1.sql")),
          "Revision b1 (versions/b1.sql) has parent a1, which no script has. Bring back the script of a1 (is it on another branch, or not committed?), or correct 'down'.");
    }

    @Test
    void aMissingDependency() {
      assertProblems(
          List.of(Revision.of("b1").withDependsOn("a1")),
          "Revision b1 depends on a1, which no script has. Bring back the script of a1, or correct 'depends-on'.");
    }

    @Test
    void selfLoops() {
      assertProblems(
          List.of(Revision.of("a1", "a1"), Revision.of("b1").withDependsOn("b1")),
          "Self-loop is detected in revision a1: it names itself as its parent. Correct 'down' there.",
          "Dependency self-loop is detected in revision b1: it depends on itself. Remove b1 from its 'depends-on'.");
    }

    @Test
    void aCycleNamesTheRevisionsAlongItAndTheirFiles() {
      assertProblems(
          List.of(
              Revision.of("a1"),
              Revision.of("b1", "a1", "d1").withSource("b1.sql"),
              Revision.of("c1", "b1").withSource("c1.sql"),
              Revision.of("d1", "c1").withSource("d1.sql"),
              Revision.of("e1", "d1")),
          """
          Cycle is detected in revisions (b1, d1, c1). Correct 'down' in one of them:
            b1 (b1.sql) has parent d1
            d1 (d1.sql) has parent c1
            c1 (c1.sql) has parent b1""");
    }

    @Test
    void aDependencyCycle() {
      assertProblems(
          List.of(
              Revision.of("a1"),
              Revision.of("a2", "a1").withDependsOn("b1"),
              Revision.of("b1").withDependsOn("a2")),
          """
          Dependency cycle is detected in revisions (a2, b1). Correct 'depends-on' in one of them:
            a2 needs b1
            b1 needs a2""");
    }

    @Test
    void aLabelThatIsAnIdOrTakenAlready() {
      assertProblems(
          List.of(
              Revision.of("a1").withLabels("b1"),
              Revision.of("b1").withLabels("billing"),
              Revision.of("c1").withLabels("billing")),
          "Branch label 'b1' of a1 is also the id of b1. Choose another label.",
          "Branch label 'billing' is declared by both b1 and c1. A label belongs to one revision, and its branch follows from there: remove one of the two.");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
      assertThatThrownBy(
              () -> graph(Revision.of("b1", "a1"), Revision.of("c1", "c1"), Revision.of("d1")))
          .isInstanceOf(RevisionGraphException.class)
          .hasMessage(
              """
              The revisions have 2 problems:
                - Revision b1 has parent a1, which no script has. Bring back the script of a1 (is it on another branch, or not committed?), or correct 'down'.
                - Self-loop is detected in revision c1: it names itself as its parent. Correct 'down' there.""");
    }

    @Test
    void idsWithCharactersThatMeanSomethingInTargets() {
      for (String id : List.of("a@b", "a-b", "a+b", "a:b", "a,b", "a b", "head", "")) {
        assertThatThrownBy(() -> Revision.of(id).withSource("a.sql"))
            .as(id)
            .isInstanceOf(RevisionException.class)
            .hasMessageStartingWith("Revision id '" + id + "' cannot be used: ");
      }
      assertThatThrownBy(() -> Revision.of("a1").withSource("a1.sql").withLabels("x+y"))
          .hasMessage(
              "Branch label 'x+y' in a1.sql cannot be used: the character '+' is not allowed; @ - + : have a meaning in targets.");
    }

    @Test
    void idsOfAnyLengthAreFine() {
      String longId = "r".repeat(500);

      assertThat(graph(Revision.of(longId)).revision(longId)).isPresent();
      assertThat(RevisionId.problemWith(RevisionId.generate())).isEqualTo(Optional.empty());
      assertThat(RevisionId.generate()).hasSize(12).isNotEqualTo(RevisionId.generate());
    }

    private void assertProblems(List<Revision> revisions, String... problems) {
      assertThatThrownBy(() -> RevisionGraph.of(revisions))
          .isInstanceOfSatisfying(
              RevisionGraphException.class,
              e -> assertThat(e.problems()).containsExactly(problems));
    }
  }

  @Nested
  class Applied {

    @Test
    void rowsImplyWhatIsBelowThem() {
      AppliedRevisions applied = diamond.applied(List.of("x1"));

      assertThat(ids(applied.revisions())).containsExactly("a1", "c1", "x1");
      assertThat(ids(applied.pending())).containsExactly("b2", "d1");
      assertThat(ids(applied.current())).containsExactly("x1");
      assertThat(applied.isUpToDate()).isFalse();
    }

    @Test
    void aFullyUpgradedDatabaseIsUpToDateEvenWhenOneHeadDependsOnAnother() {
      RevisionGraph graph = graph(Revision.of("a1"), Revision.of("b1").withDependsOn("a1"));

      assertThat(graph.applied(List.of("b1")).isUpToDate()).isTrue();
    }

    @Test
    void aRowThatNoScriptHasIsCarriedByTheException() {
      assertThatThrownBy(() -> diamond.applied(List.of("zz", "a1", "yy")))
          .isInstanceOfSatisfying(
              UnknownCurrentRevisionException.class,
              e -> assertThat(e.ids()).containsExactly("yy", "zz"))
          .hasMessageStartingWith(
              "Can't locate revision identified by 'yy'\nThe database is at yy, zz, which no script has");
    }
  }

  static RevisionGraph graph(Revision... revisions) {
    return RevisionGraph.of(Arrays.asList(revisions));
  }

  static Revision revision(RevisionGraph graph, String id) {
    return graph.revision(id).orElseThrow();
  }

  static List<String> ids(Collection<Revision> revisions) {
    return revisions.stream().map(Revision::id).toList();
  }
}
