package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.Seeds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every plan over every graph. */
class PlanPropertiesTest {

  @Test
  void parentsAndDependenciesAreThereBeforeEachStep() {
    Seeds.tryEach(
        1000,
        random -> {
          RevisionGraph graph = GeneratedGraphs.graph(random);
          int choice = random.nextInt();
          Plan up = upgradeTo(graph, List.of(), pick(graph, choice));

          Set<String> there = new HashSet<>();
          for (Step step : up.steps()) {
            assertThat(there).containsAll(below(graph, step.revision()));
            there.add(step.revision().id());
          }

          Plan down = new Planner(graph).downgrade(up.rowsAfter(), Target.parse("base"));
          for (Step step : down.steps()) {
            there.remove(step.revision().id());
            assertThat(graph.revisions())
                .filteredOn(r -> there.contains(r.id()))
                .noneMatch(r -> below(graph, r).contains(step.revision().id()));
          }
          assertThat(there).isEmpty();
        });
  }

  @Test
  void rowChangesAddUpAndTheRowsImplyExactlyWhatIsApplied() {
    Seeds.tryEach(
        1000,
        random -> {
          RevisionGraph graph = GeneratedGraphs.graph(random);
          int choice = random.nextInt();
          int lower = random.nextInt();
          Set<String> applied = new TreeSet<>();
          Set<String> rows = new TreeSet<>();
          Plan up = upgradeTo(graph, rows, pick(graph, choice));
          follow(graph, up, rows, applied);

          List<Revision> candidates = List.copyOf(graph.applied(rows).revisions());
          Revision target = candidates.get(Math.floorMod(lower, candidates.size()));
          if (graph.children(target).stream().anyMatch(graph.applied(rows)::contains)) {
            follow(graph, downgradeTo(graph, rows, target), rows, applied);
            assertThat(applied).contains(target.id());
          }
        });
  }

  @Test
  void downAgainLeadsBackToTheSameHeads() {
    Seeds.tryEach(
        1000,
        random -> {
          RevisionGraph graph = GeneratedGraphs.graph(random);
          int first = random.nextInt();
          int second = random.nextInt();
          Set<String> start = upgradeTo(graph, List.of(), pick(graph, first)).rowsAfter();
          Revision further = pick(graph, second);
          if (graph.applied(start).contains(further)) {
            return;
          }
          Plan up = upgradeTo(graph, start, further);

          // Undo in the opposite order what went up, each by the revision that it left.
          Set<String> rows = up.rowsAfter();
          List<Step> steps = new ArrayList<>(up.steps());
          Collections.reverse(steps);
          for (Step step : steps) {
            Plan down =
                new Planner(graph).downgrade(rows, Target.parse(step.revision().id() + "@-1"));
            assertThat(down.revisions()).containsExactly(step.revision());
            rows = down.rowsAfter();
          }
          assertThat(rows).isEqualTo(start);
        });
  }

  @Test
  void upgradingInPiecesEqualsOneUpgrade() {
    Seeds.tryEach(
        1000,
        random -> {
          RevisionGraph graph = GeneratedGraphs.graph(random);
          int choice = random.nextInt();
          Plan first = upgradeTo(graph, List.of(), pick(graph, choice));
          Plan rest = new Planner(graph).upgrade(first.rowsAfter(), Target.parse("heads"));
          Plan whole = new Planner(graph).upgrade(List.of(), Target.parse("heads"));

          List<Revision> pieces = new ArrayList<>(first.revisions());
          pieces.addAll(rest.revisions());
          assertThat(pieces)
              .containsExactlyInAnyOrderElementsOf(whole.revisions())
              .doesNotHaveDuplicates();
          assertThat(rest.rowsAfter()).isEqualTo(whole.rowsAfter());
          assertThat(graph.applied(rest.rowsAfter()).isUpToDate()).isTrue();
          assertThat(whole.rowsAfter())
              .containsExactlyInAnyOrderElementsOf(ids(graph.effectiveHeads()));
        });
  }

  @Test
  void stampLeavesTheRowsThatAnUpgradeWould() {
    Seeds.tryEach(
        1000,
        random -> {
          RevisionGraph graph = GeneratedGraphs.graph(random);
          int choice = random.nextInt();
          Target target = Target.parse(pick(graph, choice).id());
          Planner planner = new Planner(graph);

          Stamp stamp = planner.stamp(List.of(), target);

          assertThat(stamp.rowsAfter()).isEqualTo(planner.upgrade(List.of(), target).rowsAfter());
          assertThat(planner.purge(List.of("unknown"), target).rowsAfter())
              .isEqualTo(stamp.rowsAfter());
        });
  }

  @Test
  void theOrderInWhichScriptsAreReadChangesNothing() {
    Seeds.tryEach(
        1000,
        random -> {
          RevisionGraph graph = GeneratedGraphs.graph(random);
          List<Revision> shuffled = new ArrayList<>(graph.revisions());
          Collections.shuffle(shuffled, random);

          assertThat(RevisionGraph.of(shuffled).revisions()).isEqualTo(graph.revisions());
        });
  }

  private static void follow(
      RevisionGraph graph, Plan plan, Set<String> rows, Set<String> applied) {
    for (Step step : plan.steps()) {
      for (RowChange change : step.rows()) {
        if (change instanceof RowChange.Delete delete) {
          assertThat(rows.remove(delete.version())).as("a row is there to go").isTrue();
        } else if (change instanceof RowChange.Insert insert) {
          assertThat(rows.add(insert.version())).as("a row that comes is new").isTrue();
        } else if (change instanceof RowChange.Update update) {
          assertThat(rows.remove(update.from())).as("a row is there to move").isTrue();
          assertThat(rows.add(update.to())).as("a row moves to where none is").isTrue();
        }
      }
      if (step.isUpgrade()) {
        applied.add(step.revision().id());
      } else {
        applied.remove(step.revision().id());
      }
      assertThat(ids(graph.applied(rows).revisions())).containsExactlyInAnyOrderElementsOf(applied);
      assertThat(rows).as("no row is implied by another").isEqualTo(newest(graph, applied));
    }
    assertThat(plan.rowsAfter()).isEqualTo(rows);
  }

  private static Set<String> newest(RevisionGraph graph, Set<String> applied) {
    Set<String> newest = new TreeSet<>(applied);
    for (String id : applied) {
      newest.removeAll(below(graph, graph.revision(id).orElseThrow()));
    }
    return newest;
  }

  private static Set<String> below(RevisionGraph graph, Revision revision) {
    Set<String> below = new HashSet<>(revision.down());
    below.addAll(revision.dependsOn());
    below.addAll(ids(graph.parents(revision)));
    return below;
  }

  private static Plan upgradeTo(RevisionGraph graph, Collection<String> rows, Revision target) {
    return new Planner(graph).upgrade(rows, Target.parse(target.id()));
  }

  private static Plan downgradeTo(RevisionGraph graph, Collection<String> rows, Revision target) {
    return new Planner(graph).downgrade(rows, Target.parse(target.id()));
  }

  private static Revision pick(RevisionGraph graph, int choice) {
    return graph.revisions().get(Math.floorMod(choice, graph.size()));
  }

  private static Set<String> ids(Collection<Revision> revisions) {
    return revisions.stream().map(Revision::id).collect(Collectors.toCollection(TreeSet::new));
  }
}
