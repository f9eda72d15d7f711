package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds when graphs are rewritten under databases that are somewhere in them. */
class RewritingPropertiesTest {

  private static final Target HEADS = Target.parse("heads");

  /**
   * Wherever a database is, after a squash it runs all that it lacks, and nothing twice: the
   * squashed revision where it has nothing of the range, the remaining originals where it has a
   * part.
   */
  @Test
  void aSquashReachesEveryDatabaseWherever() {
    Seeds.tryEach(
        400,
        random -> {
          RevisionGraph graph = GeneratedGraphs.graph(random);
          int first = random.nextInt();
          int last = random.nextInt();
          int there = random.nextInt();
          Optional<Squash> possible = anySquash(graph, first, last);
          if (possible.isEmpty()) {
            return;
          }
          Squash squash = possible.get();
          Set<String> rows =
              new Planner(graph)
                  .upgrade(List.of(), Target.parse(pick(graph, there).id()))
                  .rowsAfter();
          AppliedRevisions before = graph.applied(rows);
          boolean mixed = squash.isPartlyApplied(before);

          RevisionGraph beside = squash.appliedTo(graph, true);
          assertThat(beside.revisions())
              .as("headers need not change for the squash to take its place")
              .extracting(Revision::id)
              .containsExactlyInAnyOrderElementsOf(ids(graph.with(squash.squashed()).revisions()));
          Plan plan = new Planner(beside).upgrade(rows, HEADS);

          List<String> done = new ArrayList<>(ids(before.revisions()));
          for (Revision revision : plan.revisions()) {
            if (revision.id().equals(squash.squashed().id())) {
              assertThat(mixed).isFalse();
              done.addAll(ids(squash.range()));
            } else {
              done.add(revision.id());
            }
          }
          assertThat(done).containsExactlyInAnyOrderElementsOf(ids(graph.revisions()));
          assertThat(beside.applied(plan.rowsAfter()).isUpToDate()).isTrue();
        });
  }

  @Test
  void aSquashWithoutItsOriginalsLeavesAGraph() {
    Seeds.tryEach(
        400,
        random -> {
          RevisionGraph graph = GeneratedGraphs.graph(random);
          int first = random.nextInt();
          int last = random.nextInt();
          Optional<Squash> possible = anySquash(graph, first, last);
          if (possible.isEmpty()) {
            return;
          }
          Squash squash = possible.get();
          RevisionGraph after = squash.appliedTo(graph, false);

          assertThat(after.size()).isEqualTo(graph.size() - squash.range().size() + 1);
          assertThat(after.revisions())
              .allSatisfy(r -> assertThat(after.parents(r)).noneMatch(squash.range()::contains));
        });
  }

  @Test
  void aRebaseLeavesTheBranchAboveTheOtherHeadAndLosesNothing() {
    Seeds.tryEach(
        1000,
        random -> {
          RevisionGraph graph = GeneratedGraphs.graph(random);
          int first = random.nextInt();
          int second = random.nextInt();
          Revision head = pick(graph, first);
          Revision onto = pick(graph, second);
          RevisionGraph after;
          Rebase rebase;
          try {
            rebase = Rebase.of(graph.applied(List.of()), head, onto);
            after = graph.with(rebase.changes());
          } catch (RevisionException e) {
            return;
          }

          Set<String> above =
              ids(
                  after.descendants(
                      List.of(after.revision(onto.id()).orElseThrow()), Edges.PARENTS));
          assertThat(above).containsAll(ids(rebase.branch()));
          assertThat(ids(after.revisions())).isEqualTo(ids(graph.revisions()));
        });
  }

  /** The first range that is a whole, tried from any revision on. */
  private static Optional<Squash> anySquash(RevisionGraph graph, int first, int last) {
    Revision to = pick(graph, last);
    for (int at = 0; at <= graph.size(); at++) {
      Optional<Revision> from =
          at == graph.size() ? Optional.empty() : Optional.of(pick(graph, first + at));
      try {
        return Optional.of(Squash.of(graph, from, to, "squashed"));
      } catch (RevisionException e) {
        // Not a whole: try the next.
      }
    }
    return Optional.empty();
  }

  private static Revision pick(RevisionGraph graph, int choice) {
    return graph.revisions().get(Math.floorMod(choice, graph.size()));
  }

  private static Set<String> ids(Iterable<Revision> revisions) {
    Set<String> ids = new TreeSet<>();
    revisions.forEach(r -> ids.add(r.id()));
    return new LinkedHashSet<>(ids);
  }
}
