package dev.aludel.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts a branch that no database of ours has run yet on top of another head, so that one line
 * remains and no merge revision is needed. Only headers change.
 *
 * @param onto the revision that the branch will stand on
 * @param branch the revisions that move, parents first
 * @param changes the headers to rewrite: those of the branch's lowest revisions
 */
public record Rebase(Revision onto, List<Revision> branch, List<HeaderChange> changes) {

  public Rebase {
    branch = List.copyOf(branch);
    changes = List.copyOf(changes);
  }

  /**
   * Moves what is below {@code head} and not below {@code onto}.
   *
   * @throws RevisionException when there is nothing to move, when the database has a part of it
   *     already, or when dependencies would run in a circle
   */
  public static Rebase of(AppliedRevisions applied, Revision head, Revision onto) {
    RevisionGraph graph = applied.graph();
    BitSet branch = graph.closure(graph.bits(List.of(head)), Edges.PARENTS);
    branch.andNot(graph.closure(graph.bits(List.of(onto)), Edges.PARENTS_AND_DEPENDENCIES));

    List<HeaderChange> changes = new ArrayList<>();
    branch.stream().forEach(at -> addChange(graph, at, branch, onto, changes));
    if (changes.isEmpty()) {
      throw new RevisionException(
          "Nothing to rebase: %s is %s %s already."
              .formatted(head.named(), branch.isEmpty() ? "below" : "on top of", onto.named()));
    }
    checkNotApplied(applied, branch, head);
    checkNoCircle(graph, changes, head, onto);
    return new Rebase(onto, graph.at(branch), changes);
  }

  /**
   * Moves the one branch of which the database has nothing onto the other head: the usual case
   * after parallel work.
   *
   * @throws RevisionException when it is not clear which branch that is
   */
  public static Rebase ofTheUnapplied(AppliedRevisions applied) {
    RevisionGraph graph = applied.graph();
    Divergence divergence = graph.divergence(graph.heads());
    List<Revision> unapplied =
        divergence.heads().stream()
            .filter(head -> !applied.contains(head))
            .filter(
                head ->
                    divergence.sides().getOrDefault(head, List.of()).stream()
                        .noneMatch(applied::contains))
            .toList();
    List<Revision> others = new ArrayList<>(divergence.heads());
    others.removeAll(unapplied);
    if (divergence.heads().size() < 2) {
      throw new RevisionException("Nothing to rebase: there are no two heads. See aludel heads.");
    }
    if (unapplied.size() != 1 || others.size() != 1) {
      throw new RevisionException(
          "It is not clear which branch to rebase: %s. Name the branch and where it goes, as in aludel rebase %s --onto %s\n%s"
              .formatted(
                  unapplied.isEmpty()
                      ? "the database has a part of every one"
                      : "the database has nothing of " + ids(unapplied),
                  divergence.heads().get(1).id(),
                  divergence.heads().get(0).id(),
                  divergence.text()));
    }
    return of(applied, unapplied.get(0), others.get(0));
  }

  private static void addChange(
      RevisionGraph graph, int at, BitSet branch, Revision onto, List<HeaderChange> changes) {
    Revision revision = graph.at(at);
    List<Revision> inside =
        graph.at(IntStream.of(graph.parentsAt(at)).filter(branch::get).toArray());
    if (!inside.isEmpty() && inside.size() == graph.parentsAt(at).length) {
      return;
    }
    // What is below the new parent anyway need not be named beside one that stands on it.
    List<String> down =
        inside.isEmpty() ? List.of(onto.id()) : inside.stream().map(Revision::id).toList();
    if (!down.equals(revision.down())) {
      changes.add(new HeaderChange(revision, revision.withDown(down)));
    }
  }

  private static void checkNotApplied(AppliedRevisions applied, BitSet branch, Revision head) {
    BitSet there = applied.bits();
    there.and(branch);
    if (!there.isEmpty()) {
      List<Revision> revisions = applied.graph().at(there);
      throw new RevisionException(
          "The branch of %s cannot be rebased: the database has run %s of it. Undo that first with aludel downgrade %s@-%d, or join the branches with aludel merge."
              .formatted(head.named(), ids(revisions), head.id(), revisions.size()));
    }
  }

  private static void checkNoCircle(
      RevisionGraph graph, List<HeaderChange> changes, Revision head, Revision onto) {
    try {
      graph.with(changes);
    } catch (RevisionGraphException e) {
      throw new RevisionException(
          "The branch of %s cannot be rebased onto %s:\n%s"
              .formatted(head.named(), onto.named(), e.getMessage()));
    }
  }

  private static String ids(List<Revision> revisions) {
    return revisions.stream().map(Revision::id).collect(Collectors.joining(", "));
  }
}
