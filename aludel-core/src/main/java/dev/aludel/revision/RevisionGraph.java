package dev.aludel.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All revisions and what stands on what: a directed acyclic graph with any number of bases, branch
 * points, merge points and dependencies across branches. Immutable and safe for use by several
 * threads.
 *
 * <p>The graph has one order, in which every list and set that it returns comes: parents and
 * dependencies before what needs them, the revisions of a branch together, and between independent
 * branches by the names of the sources. The same scripts always give the same order.
 *
 * <p>Methods that take a revision throw {@link IllegalArgumentException} when it is not of this
 * graph.
 */
public final class RevisionGraph {

  private final List<Revision> all;
  private final Replacements replacements;
  private final List<Revision> nodes;
  private final Map<String, Integer> positions;
  private final int[][] parents;
  private final int[][] dependencies;
  private final int[][] children;
  private final int[][] dependents;
  private final BranchLabels branchLabels;

  RevisionGraph(
      List<Revision> all,
      Replacements replacements,
      List<Revision> nodes,
      int[][] parents,
      int[][] dependencies) {
    this.all = all;
    this.replacements = replacements;
    this.nodes = nodes;
    this.parents = parents;
    this.dependencies = dependencies;
    this.positions = new HashMap<>(nodes.size() * 2);
    for (int at = 0; at < nodes.size(); at++) {
      positions.put(nodes.get(at).id(), at);
    }
    this.children = reversed(parents);
    this.dependents = reversed(dependencies);
    this.branchLabels = BranchLabels.in(this);
  }

  /**
   * Builds the graph in linear time.
   *
   * @throws RevisionGraphException with every problem found: ids used twice, parents and
   *     dependencies that no script has, cycles, self-loops, labels that clash with ids or with
   *     each other, squashes that overlap
   */
  public static RevisionGraph of(Collection<Revision> revisions) {
    return GraphBuilder.build(revisions, Set.of());
  }

  /** Every revision in the graph's order. */
  public List<Revision> revisions() {
    return nodes;
  }

  public int size() {
    return nodes.size();
  }

  public boolean isEmpty() {
    return nodes.isEmpty();
  }

  /**
   * The revision with exactly this id. The id of the newest revision that went into a squash means
   * the squashed one. For prefixes, labels and the like see {@link TargetResolver}.
   */
  public Optional<Revision> revision(String id) {
    int position = find(id);
    return position < 0 ? Optional.empty() : Optional.of(nodes.get(position));
  }

  /** The revision that declares the branch label. */
  public Optional<Revision> labelled(String label) {
    return branchLabels.declaring(label).map(this::at);
  }

  /**
   * The labels of all branches that the revision is on. A label covers the revision that declares
   * it, everything above, and what is below down to the next branch or merge point.
   */
  public Set<String> labels(Revision revision) {
    return branchLabels.of(position(revision));
  }

  /** Every declared label, sorted. */
  public Set<String> labels() {
    return branchLabels.declared();
  }

  /** The revisions right below, in the order of the script's {@code down}. */
  public List<Revision> parents(Revision revision) {
    return at(parents[position(revision)]);
  }

  /** The revisions right above. */
  public List<Revision> children(Revision revision) {
    return at(children[position(revision)]);
  }

  /**
   * The revisions that it depends on, without redundant ones: a dependency that a revision below it
   * also declares is dropped.
   */
  public List<Revision> dependencies(Revision revision) {
    int position = position(revision);
    if (dependencies[position].length == 0) {
      return List.of();
    }
    BitSet implied = new BitSet();
    BitSet below = closure(bits(parents[position]), Edges.PARENTS);
    below.stream().forEach(at -> IntStream.of(dependencies[at]).forEach(implied::set));
    return at(IntStream.of(dependencies[position]).filter(at -> !implied.get(at)).toArray());
  }

  /** The revisions that name it as a dependency. */
  public List<Revision> dependents(Revision revision) {
    return at(dependents[position(revision)]);
  }

  /** The revisions that are nobody's parent. */
  public List<Revision> heads() {
    return at(nodesWithout(children));
  }

  /**
   * The heads that nothing depends on either: the rows of the version table of a database that has
   * everything.
   */
  public List<Revision> effectiveHeads() {
    BitSet heads = nodesWithout(children);
    heads.and(nodesWithout(dependents));
    return at(heads);
  }

  /** The revisions without parents. They may have dependencies. */
  public List<Revision> bases() {
    return at(nodesWithout(parents));
  }

  public boolean isHead(Revision revision) {
    return children[position(revision)].length == 0;
  }

  /** Whether more than one revision has it as a parent. */
  public boolean isBranchPoint(Revision revision) {
    return children[position(revision)].length > 1;
  }

  /** Whether it has more than one parent. */
  public boolean isMergePoint(Revision revision) {
    return parents[position(revision)].length > 1;
  }

  /** The revisions where branches part. */
  public List<Revision> branchPoints() {
    return at(IntStream.range(0, nodes.size()).filter(at -> children[at].length > 1).toArray());
  }

  /** The revisions where branches join. */
  public List<Revision> mergePoints() {
    return at(IntStream.range(0, nodes.size()).filter(at -> parents[at].length > 1).toArray());
  }

  /** The revisions and everything below them. */
  public Set<Revision> ancestors(Collection<Revision> revisions, Edges edges) {
    return new RevisionSet(this, closure(bits(revisions), edges));
  }

  /** The revisions and everything above them. */
  public Set<Revision> descendants(Collection<Revision> revisions, Edges edges) {
    return new RevisionSet(this, closureUp(bits(revisions), edges));
  }

  /** The newest revisions that all of the given ones stand on; none when they share no base. */
  public List<Revision> commonAncestors(Collection<Revision> revisions) {
    BitSet common = new BitSet();
    common.set(0, nodes.size());
    for (Revision revision : revisions) {
      common.and(closure(bits(List.of(revision)), Edges.PARENTS));
    }
    return at(
        common.stream().filter(at -> IntStream.of(children[at]).noneMatch(common::get)).toArray());
  }

  /** Where and since when heads, or any revisions, have parted. */
  public Divergence divergence(List<Revision> revisions) {
    return Divergence.of(this, revisions);
  }

  /**
   * What the rows of a version table mean.
   *
   * @throws UnknownCurrentRevisionException when a row names a revision that no script has
   */
  public AppliedRevisions applied(Collection<String> rows) {
    return AppliedRevisions.of(this, rows);
  }

  /**
   * The revisions whose scripts are there although a squashed revision replaces them. They serve a
   * database that stands in the middle of the squashed range.
   */
  public List<Revision> replaced() {
    return all.stream().filter(r -> !positions.containsKey(r.id())).toList();
  }

  /**
   * The graph with one more script: to see whether a new revision fits before its file is written.
   *
   * @throws RevisionGraphException when it does not
   */
  public RevisionGraph with(Revision added) {
    List<Revision> more = new ArrayList<>(all);
    more.add(added);
    return GraphBuilder.build(more, replacements.expanded());
  }

  /**
   * The graph after headers have been rewritten.
   *
   * @throws RevisionGraphException when the scripts do not form a graph any more
   */
  public RevisionGraph with(List<HeaderChange> changes) {
    Map<String, Revision> changed = new HashMap<>();
    changes.forEach(change -> changed.put(change.before().id(), change.after()));
    List<Revision> revisions = all.stream().map(r -> changed.getOrDefault(r.id(), r)).toList();
    return GraphBuilder.build(revisions, replacements.expanded());
  }

  /** {@code [a1; b1 < a1; c1 < a1 + x1]}: each revision with its parents and dependencies. */
  @Override
  public String toString() {
    return nodes.stream()
        .map(
            node -> {
              String down = String.join(", ", node.down());
              String needed = String.join(", ", node.dependsOn());
              return node.id()
                  + (down.isEmpty() ? "" : " < " + down)
                  + (needed.isEmpty() ? "" : " + " + needed);
            })
        .collect(Collectors.joining("; ", "[", "]"));
  }

  // What follows speaks in positions: a revision's place in the graph's order. Edges point from
  // higher to lower positions, so one pass over the positions follows any chain of them.

  Revision at(int position) {
    return nodes.get(position);
  }

  List<Revision> at(int... found) {
    List<Revision> result = new ArrayList<>(found.length);
    for (int position : found) {
      result.add(nodes.get(position));
    }
    return List.copyOf(result);
  }

  List<Revision> at(BitSet found) {
    List<Revision> result = new ArrayList<>(found.cardinality());
    for (int at = found.nextSetBit(0); at >= 0; at = found.nextSetBit(at + 1)) {
      result.add(nodes.get(at));
    }
    return List.copyOf(result);
  }

  private static BitSet nodesWithout(int[][] edges) {
    BitSet without = new BitSet(edges.length);
    for (int at = 0; at < edges.length; at++) {
      without.set(at, edges[at].length == 0);
    }
    return without;
  }

  /** The position of the revision that means the same state as {@code id}, or -1. */
  int find(String id) {
    Integer position = positions.get(id);
    if (position != null) {
      return position;
    }
    Optional<String> same = replacements.sameState(id);
    return same.isEmpty() ? -1 : positions.getOrDefault(same.get(), -1);
  }

  int position(Revision revision) {
    Integer position = positions.get(revision.id());
    if (position == null) {
      throw new IllegalArgumentException("not of this graph: " + revision.named());
    }
    return position;
  }

  int[] parentsAt(int position) {
    return parents[position];
  }

  int[] childrenAt(int position) {
    return children[position];
  }

  /** Parents and declared dependencies. */
  int[] belowAt(int position) {
    return join(parents[position], dependencies[position]);
  }

  /** Children and dependents. */
  int[] aboveAt(int position) {
    return join(children[position], dependents[position]);
  }

  BitSet bits(int... members) {
    BitSet bits = new BitSet(nodes.size());
    for (int member : members) {
      bits.set(member);
    }
    return bits;
  }

  BitSet bits(Collection<Revision> members) {
    BitSet bits = new BitSet(nodes.size());
    for (Revision member : members) {
      bits.set(position(member));
    }
    return bits;
  }

  /** {@code start} and all below; changes and returns {@code start}. */
  BitSet closure(BitSet start, Edges edges) {
    for (int at = start.length() - 1; at >= 0; at = start.previousSetBit(at - 1)) {
      mark(start, parents[at]);
      if (edges == Edges.PARENTS_AND_DEPENDENCIES) {
        mark(start, dependencies[at]);
      }
    }
    return start;
  }

  /** {@code start} and all above; changes and returns {@code start}. */
  BitSet closureUp(BitSet start, Edges edges) {
    for (int at = start.nextSetBit(0); at >= 0; at = start.nextSetBit(at + 1)) {
      mark(start, children[at]);
      if (edges == Edges.PARENTS_AND_DEPENDENCIES) {
        mark(start, dependents[at]);
      }
    }
    return start;
  }

  /** Everything below and above one revision, and itself. */
  BitSet lineage(int position, Edges edges) {
    BitSet lineage = closure(bits(position), edges);
    lineage.or(closureUp(bits(position), edges));
    return lineage;
  }

  /** Every script, those that a squash replaces too. */
  List<Revision> scripts() {
    return all;
  }

  Replacements replacements() {
    return replacements;
  }

  /** The same scripts with one more squash giving way to its originals. */
  RevisionGraph expanding(Revision squash) {
    Set<String> expanded = new LinkedHashSet<>(replacements.expanded());
    expanded.add(squash.id());
    return GraphBuilder.build(all, expanded);
  }

  static int[] join(int[] some, int[] more) {
    if (more.length == 0 || some.length == 0) {
      return more.length == 0 ? some.clone() : more.clone();
    }
    int[] both = Arrays.copyOf(some, some.length + more.length);
    int size = some.length;
    for (int each : more) {
      int at = 0;
      while (at < some.length && some[at] != each) {
        at++;
      }
      if (at == some.length) {
        both[size++] = each;
      }
    }
    return Arrays.copyOf(both, size);
  }

  private static void mark(BitSet bits, int[] members) {
    for (int member : members) {
      bits.set(member);
    }
  }

  private static int[][] reversed(int[][] edges) {
    int[] sizes = new int[edges.length];
    for (int[] targets : edges) {
      for (int target : targets) {
        sizes[target]++;
      }
    }
    int[][] result = new int[edges.length][];
    for (int at = 0; at < result.length; at++) {
      result[at] = new int[sizes[at]];
      sizes[at] = 0;
    }
    for (int at = 0; at < edges.length; at++) {
      for (int target : edges[at]) {
        result[target][sizes[target]++] = at;
      }
    }
    return result;
  }
}
