package dev.aludel.revision;

import static dev.aludel.revision.RevisionGraphTest.graph;
import static dev.aludel.revision.RevisionGraphTest.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TargetResolverTest {

  /**
   *
   *
   * <pre>
   *   a1 - a2 - b1 (billing) - b2 - b3
   *           \ c1 - c2
   * </pre>
   */
  private final RevisionGraph graph =
      graph(
          Revision.of("a1"),
          Revision.of("a2", "a1"),
          Revision.of("b1", "a2").withLabels("billing"),
          Revision.of("b2", "b1"),
          Revision.of("b3", "b2"),
          Revision.of("c1", "a2"),
          Revision.of("c2", "c1"));

  @Nested
  class Names {

    @Test
    void anIdAUniquePrefixOrALabel() {
      RevisionGraph hex = graph(Revision.of("3f2a9c"), Revision.of("3f7700", "3f2a9c"));

      assertThat(resolve(hex, "3f2a9c")).containsExactly("3f2a9c");
      assertThat(resolve(hex, "3f2")).containsExactly("3f2a9c");
      assertThat(resolve(graph, "billing")).containsExactly("b1");
    }

    @Test
    void anIdIsMeantBeforeALongerOneThatStartsWithIt() {
      RevisionGraph prefixed = graph(Revision.of("ab"), Revision.of("abc"));

      assertThat(resolve(prefixed, "ab")).containsExactly("ab");
    }

    @Test
    void anAmbiguousPrefixShowsWhatItCouldMean() {
      RevisionGraph hex =
          graph(Revision.of("3f2a").withMessage("Add clients."), Revision.of("3f77", "3f2a"));

      assertThatThrownBy(() -> resolve(hex, "3f"))
          .isInstanceOf(RevisionException.class)
          .hasMessage(
              """
              Multiple revisions start with '3f':
                3f2a, "Add clients."
                3f77
              Give more characters of the one you mean.""");
    }

    @Test
    void aBranchMakesAPrefixUnique() {
      RevisionGraph hex = graph(Revision.of("3f2a").withLabels("core"), Revision.of("3f77"));

      assertThat(resolve(hex, "core@3f")).containsExactly("3f2a");
    }

    @Test
    void anUnknownName() {
      assertThatThrownBy(() -> resolve(graph, "zz"))
          .hasMessageStartingWith("Can't locate revision identified by 'zz'\n");
      assertThatThrownBy(() -> resolve(graph(), "zz"))
          .hasMessageEndingWith(
              "There is no revision yet: aludel revision -m \"first\" makes one.");
      assertThatThrownBy(() -> resolve(graph, "zz@head"))
          .hasMessage(
              "No such branch: 'zz'. It is neither a label nor a revision; the labels are billing.");
    }

    @Test
    void aRevisionOfAnotherBranch() {
      assertThatThrownBy(() -> resolve(graph, "billing@c2"))
          .hasMessageStartingWith("Revision c2 is not a member of branch 'billing'.");
    }
  }

  @Nested
  class Heads {

    @Test
    void ofABranchByItsLabelOrByAnyRevisionOnIt() {
      assertThat(resolve(graph, "billing@head")).containsExactly("b3");
      assertThat(resolve(graph, "c1@head")).containsExactly("c2");
      assertThat(resolve(graph, "heads")).containsExactly("b3", "c2");
      assertThat(resolve(graph, "a1@heads")).containsExactly("b3", "c2");
      assertThat(resolve(graph, "base")).isEmpty();
    }

    @Test
    void severalHeadsAreShownWithWhereAndSinceWhenTheyParted() {
      RevisionGraph parted =
          graph(
              Revision.of("a1").withSource("versions/a1.sql"),
              Revision.of("b1", "a1")
                  .withMessage("Add invoices.")
                  .withCreated(Instant.parse("2026-11-20T10:00:00Z"))
                  .withSource("versions/b1.sql"),
              Revision.of("c1", "a1")
                  .withMessage("Add clients.")
                  .withCreated(Instant.parse("2026-11-21T10:00:00Z"))
                  .withSource("versions/c1.sql"));

      assertThatThrownBy(() -> resolve(parted, "head"))
          .isInstanceOfSatisfying(
              MultipleHeadsException.class,
              e -> assertThat(ids(e.divergence().heads())).containsExactly("b1", "c1"))
          .hasMessage(
              """
              Multiple head revisions are present for given argument 'head'; please specify a specific target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads
                b1, "Add invoices.", 2026-11-20T10:00:00Z (versions/b1.sql): 1 revision of its own
                c1, "Add clients.", 2026-11-21T10:00:00Z (versions/c1.sql): 1 revision of its own
              They parted after a1 (versions/a1.sql); there is more than one since 2026-11-21T10:00:00Z.
              To join them:      aludel merge -m "merge heads" b1 c1
              To take them all:  aludel upgrade heads
              To take only one:  aludel upgrade b1""");
    }

    @Test
    void headOfAnEmptyGraphIsTheBase() {
      assertThat(resolve(graph(), "head")).isEmpty();
      assertThat(resolve(graph(), "heads")).isEmpty();
    }
  }

  @Nested
  class Steps {

    @Test
    void fromARevision() {
      assertThat(resolve(graph, "a1+1")).containsExactly("a2");
      assertThat(resolve(graph, "b3-2")).containsExactly("b1");
      assertThat(resolve(graph, "billing@head-1")).containsExactly("b2");
      assertThat(resolve(graph, "base+2")).containsExactly("a2");
      assertThat(resolve(graph, "a2-2")).isEmpty();
    }

    @Test
    void onABranchWhereSeveralBegin() {
      assertThat(resolve(graph, "billing@a2+1")).containsExactly("b1");
      assertThat(resolve(graph, "c2@base+3")).containsExactly("c1");
      assertThatThrownBy(() -> resolve(graph, "a2+1"))
          .hasMessage(
              "Ambiguous walk: 'a2+1' can go on to b1 or to c1 after a2. Narrow it to a branch, as in b1@+1.");
    }

    @Test
    void fromWhereTheDatabaseIs() {
      assertThat(resolve(graph, "+1", "b1")).containsExactly("b2");
      assertThat(resolve(graph, "-1", "b1")).containsExactly("a2");
      assertThat(resolve(graph, "+1")).containsExactly("a1");
      assertThat(resolve(graph, "current", "b1", "c1")).containsExactly("b1", "c1");
      assertThat(resolve(graph, "billing@current", "b1", "c1")).containsExactly("b1");
    }

    @Test
    void upABranchThatHasNoRowYet() {
      assertThat(resolve(graph, "c1@+1", "b2")).containsExactly("c1");
      assertThat(resolve(graph, "c1@+2", "b2")).containsExactly("c2");
      assertThat(resolve(graph, "billing@+3")).containsExactly("b1");
    }

    @Test
    void fromSeveralCurrentRevisionsAreAmbiguous() {
      assertThatThrownBy(() -> resolve(graph, "+1", "b1", "c1"))
          .hasMessage(
              "Ambiguous upgrade from multiple current revisions: b1, c1. Narrow '+1' to a branch: aludel upgrade b1@+1");
      assertThat(resolve(graph, "c1@+1", "b1", "c1")).containsExactly("c2");
    }

    @Test
    void moreThanThereAre() {
      assertThatThrownBy(() -> resolve(graph, "+3", "b1"))
          .hasMessage(
              "Relative revision +3 didn't produce 3 migrations. From there it is only 2 up to the head, so at most +2 is possible.");
      assertThatThrownBy(() -> resolve(graph, "a1-2"))
          .hasMessageStartingWith("Relative revision -2 didn't produce 2 migrations.");
      assertThatThrownBy(() -> resolve(graph, "-1"))
          .hasMessageStartingWith("Relative revision -1 didn't produce 1 migrations.");
    }

    @Test
    void needADatabaseToCountFrom() {
      assertThatThrownBy(() -> TargetResolver.of(graph).resolve(Target.parse("+1")))
          .hasMessageStartingWith("'+1' counts from where the database is");
    }
  }

  @Nested
  class SeveralTargets {

    @Test
    void oneThatIsBelowAnotherMeansNothing() {
      assertThatThrownBy(
              () ->
                  TargetResolver.of(graph)
                      .resolveAll(Target.parseAll(List.of("a2", "billing@head"))))
          .hasMessage(
              "Requested revision a2 overlaps with other requested revisions b3: the former is below. Leave it out.");
    }

    @Test
    void oneRevisionIsWantedWhereOneScriptIsMeant() {
      TargetResolver resolver = TargetResolver.of(graph);

      assertThat(resolver.resolveOne(Target.parse("billing@head")).id()).isEqualTo("b3");
      assertThatThrownBy(() -> resolver.resolveOne(Target.parse("base")))
          .hasMessageStartingWith("'base' is no revision here");
      assertThatThrownBy(() -> resolver.resolveOne(Target.parse("heads")))
          .hasMessage(
              "'heads' means 2 revisions, and one is needed:\n  b3\n  c2\nName one of them.");
    }
  }

  @Nested
  class Ranges {

    @Test
    void includeBothEnds() {
      assertThat(between("a2:b2")).containsExactly("a2", "b1", "b2");
      assertThat(between(":a2")).containsExactly("a1", "a2");
      assertThat(between("b2:")).containsExactly("b2", "b3");
      assertThat(between(":")).containsExactly("a1", "a2", "b1", "b2", "b3", "c1", "c2");
      assertThat(between("billing@base:billing@head"))
          .containsExactly("a1", "a2", "b1", "b2", "b3");
    }

    @Test
    void countBareStepsFromTheOtherEnd() {
      assertThat(between("a1:+1")).containsExactly("a1", "a2");
      assertThat(between("-2:b3")).containsExactly("b1", "b2", "b3");
      assertThat(between("-1:current", "b2")).containsExactly("b1", "b2");
    }

    @Test
    void goFromTheOlderToTheNewer() {
      assertThatThrownBy(() -> between("b2:a1"))
          .hasMessage(
              "Revision b2 is not an ancestor of revision a1. A range goes from the older revision to the newer one.");
      assertThatThrownBy(() -> between("c1:b2"))
          .hasMessageStartingWith("Revision c1 is not an ancestor of revision b2.");
    }

    private List<String> between(String range, String... rows) {
      return ids(TargetResolver.of(graph.applied(List.of(rows))).between(TargetRange.parse(range)));
    }
  }

  private static List<String> resolve(RevisionGraph graph, String target, String... rows) {
    return ids(TargetResolver.of(graph.applied(List.of(rows))).resolve(Target.parse(target)));
  }
}
