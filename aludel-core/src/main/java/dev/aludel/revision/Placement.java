package dev.aludel.revision;

import java.util.List;

/**
 * Where a new revision goes: the revisions that it stands on. What {@code aludel revision} and
 * {@code aludel merge} write into {@code down}.
 *
 * @param parents none for a new base, several for a merge; in the graph's order
 */
public record Placement(List<Revision> parents) {

  public Placement {
    parents = List.copyOf(parents);
  }

  /** The ids of the parents, for {@code down}. */
  public List<String> down() {
    return parents.stream().map(Revision::id).toList();
  }

  /**
   * On top of the targets, {@code head} where the user names none. {@code base} begins a new base.
   *
   * @param splice whether a revision that has others on it already may be named, which makes it a
   *     branch point
   * @throws MultipleHeadsException for {@code head} where there are several
   * @throws RevisionException when a target is no head and {@code splice} is not given, or when one
   *     target is below another
   */
  public static Placement on(TargetResolver resolver, List<Target> targets, boolean splice) {
    List<Revision> parents = resolver.resolveAll(targets);
    for (Revision parent : parents) {
      if (!splice && !resolver.graph().isHead(parent)) {
        throw new RevisionException(
            "Revision %s is not a head revision; please specify --splice to create a new branch from this revision"
                .formatted(parent.id()));
      }
    }
    return new Placement(parents);
  }

  /**
   * Joins the targets.
   *
   * @throws RevisionException as for {@link #on}, and when there is only one revision to join
   */
  public static Placement merging(TargetResolver resolver, List<Target> targets, boolean splice) {
    Placement placement = on(resolver, targets, splice);
    if (placement.parents.size() < 2) {
      throw new RevisionException(
          "Nothing to merge: %s. A merge joins two revisions or more; see aludel heads."
              .formatted(
                  placement.parents.isEmpty()
                      ? "no revision is named"
                      : "only " + placement.parents.get(0).named() + " is named"));
    }
    return placement;
  }
}
