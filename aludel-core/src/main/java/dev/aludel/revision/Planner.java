package dev.aludel.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Makes plans: what to run to bring a database from the rows of its version table to a target.
 * Plans are a function of their arguments, in time linear in the graph.
 *
 * <p>All methods throw {@link UnknownCurrentRevisionException} when a row names a revision that no
 * script has, and {@link RevisionException} when the target cannot be reached in that direction.
 */
public final class Planner {

  private final RevisionGraph graph;

  public Planner(RevisionGraph graph) {
    this.graph = graph;
  }

  /**
   * Goes up: runs what the targets need, following dependencies, and the database lacks.
   *
   * @throws RevisionException when a target is older than the database
   */
  public Plan upgrade(Collection<String> rows, Target... targets) {
    AppliedRevisions applied = graph.applied(rows);
    RevisionGraph on = applied.graph();
    TargetResolver resolver = TargetResolver.of(applied);
    for (Target target : targets) {
      checkIsUp(target, applied, resolver);
    }
    BitSet needed = on.bits(resolver.resolveAll(List.of(targets)));
    on.closure(needed, Edges.PARENTS_AND_DEPENDENCIES);
    needed.andNot(applied.bits());

    VersionRows version = new VersionRows(applied);
    List<Step> steps = new ArrayList<>(needed.cardinality());
    for (int at = needed.nextSetBit(0); at >= 0; at = needed.nextSetBit(at + 1)) {
      steps.add(version.upgrade(at));
    }
    return new Plan(steps, applied.rows(), version.now());
  }

  /**
   * Goes down to the target: undoes what stands on it, following dependencies. On {@code label@x}
   * only the branch of the label goes. Steps down ({@code -1}) undo the current revision first, so
   * that {@code -1} at a merge point undoes the merge and leaves its parents.
   *
   * @throws RevisionException when the target is not below the database
   */
  public Plan downgrade(Collection<String> rows, Target target) {
    AppliedRevisions applied = graph.applied(rows);
    RevisionGraph on = applied.graph();
    BitSet undone = DowngradeRoots.of(target, applied);
    on.closureUp(undone, Edges.PARENTS_AND_DEPENDENCIES);
    undone.and(applied.bits());

    VersionRows version = new VersionRows(applied);
    List<Step> steps = new ArrayList<>();
    for (int at = undone.length() - 1; at >= 0; at = undone.previousSetBit(at - 1)) {
      steps.add(version.downgrade(at));
    }
    return new Plan(steps, applied.rows(), version.now());
  }

  /**
   * Sets the version table and runs nothing. Rows on the branches of the targets, above or below or
   * by dependency, make way for the targets; rows on other branches stay. {@code base} clears the
   * table, and {@code label@base} clears it of one branch.
   *
   * @throws RevisionException when one target is below another
   */
  public Stamp stamp(Collection<String> rows, Target... targets) {
    AppliedRevisions applied = graph.applied(rows);
    RevisionGraph on = applied.graph();
    TargetResolver resolver = TargetResolver.of(applied);
    BitSet replaced = new BitSet();
    for (Target target : targets) {
      if (target instanceof Target.Base base) {
        replaced.or(branchOrAll(base, on));
      }
    }
    BitSet wanted = on.bits(resolver.resolveAll(List.of(targets)));
    wanted.stream().forEach(at -> replaced.or(on.lineage(at, Edges.PARENTS_AND_DEPENDENCIES)));

    Set<String> after = new TreeSet<>();
    applied
        .rowsByPosition()
        .forEach(
            (at, texts) -> {
              if (!replaced.get(at)) {
                after.addAll(texts);
              }
            });
    // An older target clears the way for itself; a target below a newer one needs no row.
    newestOf(wanted, on).forEach(at -> after.add(on.at(at).id()));
    return between(applied.rows(), after);
  }

  /**
   * Sets the version table to exactly the targets, whatever it holds now: {@code stamp --purge}.
   * The only way out of a table that names unknown revisions.
   */
  public Stamp purge(Collection<String> rows, Target... targets) {
    BitSet wanted = graph.bits(TargetResolver.of(graph).resolveAll(List.of(targets)));
    Set<String> after = new TreeSet<>();
    newestOf(wanted, graph).forEach(at -> after.add(graph.at(at).id()));
    return between(new TreeSet<>(rows), after);
  }

  private static void checkIsUp(Target target, AppliedRevisions applied, TargetResolver resolver) {
    if (target instanceof Target.Relative relative
        && relative.from() instanceof Target.Current
        && relative.steps() < 0) {
      throw new RevisionException(
          "Relative revision %s didn't produce %d migrations: upgrade goes up. To go down, run: aludel downgrade %s"
              .formatted(relative.signed(), -relative.steps(), target));
    }
    if (target instanceof Target.Base && !applied.rows().isEmpty()) {
      throw older("base", "base", applied);
    }
    if (target instanceof Target.Named || target instanceof Target.Relative) {
      RevisionGraph on = applied.graph();
      for (Revision revision : resolver.resolve(target)) {
        int[] children = on.childrenAt(on.position(revision));
        if (applied.contains(revision) && IntStream.of(children).anyMatch(applied::has)) {
          throw older(revision.named(), revision.id(), applied);
        }
      }
    }
  }

  private static RevisionException older(String named, String id, AppliedRevisions applied) {
    return new RevisionException(
        "Revision %s is older than the database, which is at %s: upgrade only goes up. To go down, run: aludel downgrade %s"
            .formatted(named, applied.whereItIs(), id));
  }

  private static BitSet branchOrAll(Target.Base base, RevisionGraph graph) {
    Optional<String> branch = base.branch();
    if (branch.isPresent()) {
      return new NameLookup(graph).lineage(branch.get(), Edges.PARENTS_AND_DEPENDENCIES);
    }
    BitSet all = new BitSet();
    all.set(0, graph.size());
    return all;
  }

  private static IntStream newestOf(BitSet wanted, RevisionGraph graph) {
    BitSet below = new BitSet();
    wanted.stream().forEach(at -> IntStream.of(graph.belowAt(at)).forEach(below::set));
    graph.closure(below, Edges.PARENTS_AND_DEPENDENCIES);
    BitSet newest = (BitSet) wanted.clone();
    newest.andNot(below);
    return newest.stream();
  }

  private static Stamp between(Set<String> before, Set<String> after) {
    List<String> gone = before.stream().filter(row -> !after.contains(row)).toList();
    List<String> come = after.stream().filter(row -> !before.contains(row)).toList();
    return new Stamp(VersionRows.moved(gone, come), before, after);
  }
}
