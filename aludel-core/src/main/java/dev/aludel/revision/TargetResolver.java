package dev.aludel.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns targets into revisions. A list of revisions means a state: these and everything below. The
 * empty list is the base.
 *
 * <pre>{@code
 * TargetResolver resolver = TargetResolver.of(graph.applied(rows));
 * resolver.resolve(Target.parse("billing@head"));
 * resolver.between(TargetRange.parse("-3:current"));
 * }</pre>
 */
public final class TargetResolver {

  private final RevisionGraph graph;
  private final Optional<AppliedRevisions> applied;
  private final NameLookup names;

  private TargetResolver(RevisionGraph graph, Optional<AppliedRevisions> applied) {
    this.graph = graph;
    this.applied = applied;
    this.names = new NameLookup(graph);
  }

  /** Resolves without a database: {@code current} and bare steps are errors. */
  public static TargetResolver of(RevisionGraph graph) {
    return new TargetResolver(graph, Optional.empty());
  }

  /** Resolves against what a database has. */
  public static TargetResolver of(AppliedRevisions applied) {
    return new TargetResolver(applied.graph(), Optional.of(applied));
  }

  /**
   * The revisions that a target means, in the graph's order.
   *
   * @throws MultipleHeadsException for {@code head} where there are several
   * @throws RevisionException when nothing, or more than one thing, is meant
   */
  public List<Revision> resolve(Target target) {
    return graph.at(positions(target).stream().mapToInt(Integer::intValue).sorted().toArray());
  }

  /**
   * The one revision that a target means, for commands that work on one script.
   *
   * @throws RevisionException also when the target is the base or several revisions
   */
  public Revision resolveOne(Target target) {
    List<Revision> found = resolve(target);
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new RevisionException(
        found.isEmpty()
            ? "'%s' is no revision here: it is the state before the first one. Name a revision."
                .formatted(target)
            : "'%s' means %d revisions, and one is needed:%s\nName one of them."
                .formatted(
                    target,
                    found.size(),
                    found.stream().map(r -> "\n  " + r.described()).collect(Collectors.joining())));
  }

  /**
   * The revisions that several targets mean together, in the graph's order.
   *
   * @throws RevisionException when one is below another, so that naming it means nothing
   */
  public List<Revision> resolveAll(List<Target> targets) {
    BitSet all = new BitSet();
    List<BitSet> each = new ArrayList<>();
    for (Target target : targets) {
      BitSet found = new BitSet();
      for (int position : positions(target)) {
        found.set(position);
      }
      each.add(found);
      all.or(found);
    }
    for (BitSet lower : each) {
      for (BitSet upper : each) {
        checkOverlap(lower, upper);
      }
    }
    return graph.at(all);
  }

  /**
   * The revisions of a range, both ends included, in the graph's order.
   *
   * @throws RevisionException when the start is not below the end
   */
  public List<Revision> between(TargetRange range) {
    Optional<Target> from = range.from();
    Optional<Target> to = range.to();
    List<Integer> upper;
    List<Integer> lower;
    if (to.isPresent() && isBareStepsUp(to.get())) {
      lower = from.isEmpty() ? List.of() : positions(from.get());
      upper = List.of(up((Target.Relative) to.get(), lower));
    } else {
      upper = positions(to.orElse(new Target.Heads(Optional.empty())));
      lower =
          from.isPresent() && isBareStepsDown(from.get())
              ? down((Target.Relative) from.get(), upper)
              : positions(from.orElse(new Target.Base(Optional.empty())));
    }
    BitSet below = closure(upper, Edges.PARENTS_AND_DEPENDENCIES);
    if (!lower.isEmpty()) {
      if (lower.stream().noneMatch(below::get)) {
        throw notAncestor(lower, upper);
      }
      BitSet above = graph.bits(lower.stream().mapToInt(Integer::intValue).toArray());
      below.and(graph.closureUp(above, Edges.PARENTS_AND_DEPENDENCIES));
    } else if (from.isPresent() && from.get().branch().isPresent()) {
      below.and(names.lineage(from.get().branch().get(), Edges.PARENTS));
    }
    return graph.at(below);
  }

  RevisionGraph graph() {
    return graph;
  }

  List<Integer> positions(Target target) {
    if (target instanceof Target.Head head) {
      return head(head);
    }
    if (target instanceof Target.Heads heads) {
      return heads.branch().isPresent()
          ? onBranch(graph.heads(), heads.branch())
          : onBranch(graph.effectiveHeads(), heads.branch());
    }
    if (target instanceof Target.Base base) {
      base.branch().ifPresent(names::branchPosition);
      return List.of();
    }
    if (target instanceof Target.Current current) {
      return onBranch(applied(target).current(), current.branch());
    }
    if (target instanceof Target.Named named) {
      return List.of(names.position(named.name(), named.branch()));
    }
    Target.Relative relative = (Target.Relative) target;
    return relative.steps() > 0
        ? List.of(up(relative, starts(relative)))
        : down(relative, starts(relative));
  }

  /** The last revision that {@code steps} down undo: one step undoes the start itself. */
  int lastUndone(Target.Relative relative, List<Integer> starts) {
    if (starts.isEmpty()) {
      throw tooFar(relative, 0);
    }
    int at = single(relative, starts);
    for (int done = 1; done < -relative.steps(); done++) {
      int[] parents = graph.parentsAt(at);
      if (parents.length == 0) {
        throw tooFar(relative, done);
      }
      if (parents.length > 1) {
        throw new RevisionException(
            "Ambiguous walk: '%s' leads below the merge point %s, where branches %s begin. Name the one you mean, as in aludel downgrade %s."
                .formatted(
                    relative,
                    graph.at(at).named(),
                    ids(parents, " and "),
                    graph.at(parents[0]).id()));
      }
      at = parents[0];
    }
    return at;
  }

  /** Where the steps of a relative target begin; empty for the base. */
  List<Integer> starts(Target.Relative relative) {
    Target from = relative.from();
    if (!(from instanceof Target.Current)) {
      return positions(from);
    }
    AppliedRevisions current = applied(relative);
    List<Integer> rows = onBranch(current.current(), from.branch());
    if (!rows.isEmpty() || from.branch().isEmpty()) {
      return rows;
    }
    // No row is on the branch, yet a part of it may be there: below a branch point, or because
    // another branch depends on it. The newest such revisions are where the branch stands.
    BitSet there = names.lineage(from.branch().get(), Edges.PARENTS);
    there.and(current.bits());
    return there.stream()
        .filter(at -> IntStream.of(graph.childrenAt(at)).noneMatch(there::get))
        .boxed()
        .toList();
  }

  private List<Integer> head(Target.Head head) {
    List<Integer> heads = onBranch(graph.heads(), head.branch());
    if (heads.size() > 1) {
      List<Revision> revisions = heads.stream().map(graph::at).toList();
      throw new MultipleHeadsException(head, Divergence.of(graph, revisions));
    }
    return heads;
  }

  private int up(Target.Relative relative, List<Integer> starts) {
    int at = starts.isEmpty() ? -1 : single(relative, starts);
    Optional<BitSet> lineage =
        relative.branch().map(branch -> names.lineage(branch, Edges.PARENTS));
    for (int done = 0; done < relative.steps(); done++) {
      int[] next = at < 0 ? bases() : graph.childrenAt(at);
      if (lineage.isPresent()) {
        next = IntStream.of(next).filter(lineage.get()::get).toArray();
      }
      if (next.length == 0) {
        throw tooFar(relative, done);
      }
      if (next.length > 1) {
        throw new RevisionException(
            "Ambiguous walk: '%s' can go on to %s after %s. Narrow it to a branch, as in %s@%s."
                .formatted(
                    relative,
                    ids(next, " or to "),
                    at < 0 ? "the base" : graph.at(at).named(),
                    graph.at(next[0]).id(),
                    relative.signed()));
      }
      at = next[0];
    }
    return at;
  }

  private List<Integer> down(Target.Relative relative, List<Integer> starts) {
    return IntStream.of(graph.parentsAt(lastUndone(relative, starts))).boxed().toList();
  }

  private int single(Target.Relative relative, List<Integer> starts) {
    if (starts.size() > 1) {
      String direction = relative.steps() > 0 ? "upgrade" : "downgrade";
      int[] positions = starts.stream().mapToInt(Integer::intValue).toArray();
      throw new RevisionException(
          "Ambiguous %s from multiple current revisions: %s. Narrow '%s' to a branch: aludel %s %s@%s"
              .formatted(
                  direction,
                  ids(positions, ", "),
                  relative,
                  direction,
                  graph.at(positions[0]).id(),
                  relative.signed()));
    }
    return starts.get(0);
  }

  private static RevisionException tooFar(Target.Relative relative, int possible) {
    return new RevisionException(
        "Relative revision %s didn't produce %d migrations. From there it is only %d %s, so at most %s is possible."
            .formatted(
                relative.signed(),
                Math.abs(relative.steps()),
                possible,
                relative.steps() > 0 ? "up to the head" : "down to the base",
                possible == 0 ? "nothing" : (relative.steps() > 0 ? "+" : "-") + possible));
  }

  private void checkOverlap(BitSet lower, BitSet upper) {
    if (lower.equals(upper)) {
      return;
    }
    BitSet overlap = closure(upper.stream().boxed().toList(), Edges.PARENTS_AND_DEPENDENCIES);
    overlap.and(lower);
    overlap.andNot(upper);
    if (!overlap.isEmpty()) {
      int[] below = overlap.stream().toArray();
      throw new RevisionException(
          "Requested revision %s overlaps with other requested revisions %s: the former is below. Leave it out."
              .formatted(ids(below, ", "), ids(upper.stream().toArray(), ", ")));
    }
  }

  private RevisionException notAncestor(List<Integer> lower, List<Integer> upper) {
    String above = ids(upper.stream().mapToInt(Integer::intValue).toArray(), ", ");
    return new RevisionException(
        "Revision %s is not an ancestor of revision %s. A range goes from the older revision to the newer one."
            .formatted(
                ids(lower.stream().mapToInt(Integer::intValue).toArray(), ", "),
                above.isEmpty() ? "base" : above));
  }

  private List<Integer> onBranch(List<Revision> revisions, Optional<String> branch) {
    Optional<BitSet> lineage =
        branch.isPresent()
            ? Optional.of(names.lineage(branch.get(), Edges.PARENTS))
            : Optional.empty();
    List<Integer> positions = new ArrayList<>(revisions.size());
    for (Revision revision : revisions) {
      int at = graph.position(revision);
      if (lineage.isEmpty() || lineage.get().get(at)) {
        positions.add(at);
      }
    }
    return positions;
  }

  private AppliedRevisions applied(Target target) {
    return applied.orElseThrow(
        () ->
            new RevisionException(
                "'%s' counts from where the database is, and no database is asked here. Name a revision, or count from one, as in head-1."
                    .formatted(target)));
  }

  private int[] bases() {
    return graph.bases().stream().mapToInt(graph::position).toArray();
  }

  private BitSet closure(List<Integer> starts, Edges edges) {
    return graph.closure(graph.bits(starts.stream().mapToInt(Integer::intValue).toArray()), edges);
  }

  private String ids(int[] positions, String separator) {
    return IntStream.of(positions)
        .mapToObj(at -> graph.at(at).id())
        .collect(Collectors.joining(separator));
  }

  private static boolean isBareStepsUp(Target target) {
    return target instanceof Target.Relative relative
        && relative.from() instanceof Target.Current
        && relative.steps() > 0;
  }

  private static boolean isBareStepsDown(Target target) {
    return target instanceof Target.Relative relative
        && relative.from() instanceof Target.Current
        && relative.steps() < 0;
  }
}
