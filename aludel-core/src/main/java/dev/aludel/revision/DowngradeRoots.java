package dev.aludel.revision;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The lowest revisions that a downgrade undoes. All that stands on them goes too.
 *
 * <p>For a target they are its applied children: those of the branch alone when the target names
 * one. For steps down they are the last revision undone.
 */
final class DowngradeRoots {

  private final AppliedRevisions applied;
  private final RevisionGraph graph;
  private final TargetResolver resolver;

  private DowngradeRoots(AppliedRevisions applied) {
    this.applied = applied;
    this.graph = applied.graph();
    this.resolver = TargetResolver.of(applied);
  }

  static BitSet of(Target target, AppliedRevisions applied) {
    DowngradeRoots roots = new DowngradeRoots(applied);
    if (target instanceof Target.Base base) {
      return roots.aboveBase(base);
    }
    if (target instanceof Target.Relative relative) {
      return roots.relative(relative);
    }
    return roots.above(target, roots.resolver.positions(target));
  }

  private BitSet relative(Target.Relative relative) {
    boolean fromCurrent = relative.from() instanceof Target.Current;
    if (relative.steps() > 0) {
      if (fromCurrent) {
        throw new RevisionException(
            "Relative revision %s didn't produce %d migrations: downgrade goes down. To go up, run: aludel upgrade %s"
                .formatted(relative.signed(), relative.steps(), relative));
      }
      return above(relative, resolver.positions(relative));
    }
    int last = resolver.lastUndone(relative, resolver.starts(relative));
    int[] parents = graph.parentsAt(last);
    if (!fromCurrent && parents.length == 1) {
      return above(relative, List.of(parents[0]));
    }
    if (!applied.has(last)) {
      throw notBelow(relative, graph.at(last));
    }
    return graph.bits(last);
  }

  private BitSet aboveBase(Target.Base base) {
    BitSet roots = narrowed(graph.bits(graph.bases()), base);
    roots.and(applied.bits());
    return roots;
  }

  private BitSet above(Target target, List<Integer> positions) {
    BitSet roots = new BitSet();
    for (int position : positions) {
      Revision revision = graph.at(position);
      if (!applied.has(position)) {
        throw notBelow(target, revision);
      }
      BitSet children = graph.bits(graph.childrenAt(position));
      children.and(applied.bits());
      if (children.isEmpty() && !applied.rowsByPosition().containsKey(position)) {
        throw new RevisionException(
            "Nothing to drop above %s: it is the newest applied revision of its branch, and the database, at %s, only depends on it. Name a revision of the branch that is to go down."
                .formatted(revision.named(), applied.whereItIs()));
      }
      roots.or(children);
    }
    return narrowed(roots, target);
  }

  /** Leaves the roots on the way to the target's branch, where it names one. */
  private BitSet narrowed(BitSet roots, Target target) {
    Optional<String> branch = target.branch();
    if (branch.isEmpty() || roots.isEmpty()) {
      return roots;
    }
    int at = new NameLookup(graph).branchPosition(branch.get());
    BitSet towards = graph.closure(graph.bits(at), Edges.PARENTS);
    towards.and(roots);
    if (towards.isEmpty()) {
      // The branch's own revision is below the roots: all above it is the branch.
      towards = graph.closureUp(graph.bits(at), Edges.PARENTS);
      towards.and(roots);
    }
    if (towards.isEmpty()) {
      throw new RevisionException(
          "Not a valid downgrade target from current heads: nothing of branch '%s' is applied above '%s'; the database is at %s."
              .formatted(branch.get(), target, applied.whereItIs()));
    }
    return towards;
  }

  private RevisionException notBelow(Target target, Revision revision) {
    return new RevisionException(
        "Revision %s is not an ancestor of revision %s, where the database is, so there is no way down to '%s'. See aludel current -v and aludel history --graph."
            .formatted(revision.named(), applied.whereItIs(), target));
  }
}
