package dev.aludel.revision;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds revisions by what a user typed: an id, a label, or a unique prefix of an id. */
final class NameLookup {

  private static final int SHOWN = 5;

  private final RevisionGraph graph;

  NameLookup(RevisionGraph graph) {
    this.graph = graph;
  }

  /** The position of the revision, which must be on the branch where one is given. */
  int position(String name, Optional<String> branch) {
    Optional<BitSet> lineage = branch.map(label -> lineage(label, Edges.PARENTS));
    int position = find(name, lineage);
    if (position < 0) {
      throw notFound(name);
    }
    if (lineage.isPresent() && !lineage.get().get(position)) {
      throw new RevisionException(
          "Revision %s is not a member of branch '%s'. See aludel history -r %s@base:%s@head for what is on it."
              .formatted(graph.at(position).named(), branch.get(), branch.get(), branch.get()));
    }
    return position;
  }

  /** The revision that stands for a branch: any revision may, and a label stands for its own. */
  int branchPosition(String branch) {
    int position = find(branch, Optional.empty());
    if (position < 0) {
      throw new RevisionException(
          "No such branch: '%s'. It is neither a label nor a revision; %s."
              .formatted(
                  branch,
                  graph.labels().isEmpty()
                      ? "no revision declares a label"
                      : "the labels are " + String.join(", ", graph.labels())));
    }
    return position;
  }

  /** Everything above and below the revision that stands for a branch. */
  BitSet lineage(String branch, Edges edges) {
    return graph.lineage(branchPosition(branch), edges);
  }

  private int find(String name, Optional<BitSet> lineage) {
    int exact = graph.find(name);
    if (exact >= 0) {
      return exact;
    }
    Optional<Revision> labelled = graph.labelled(name);
    if (labelled.isPresent()) {
      return graph.position(labelled.get());
    }
    List<Revision> starting =
        graph.revisions().stream().filter(r -> r.id().startsWith(name)).toList();
    if (starting.size() > 1 && lineage.isPresent()) {
      starting = starting.stream().filter(r -> lineage.get().get(graph.position(r))).toList();
    }
    if (starting.size() > 1) {
      throw ambiguous(name, starting);
    }
    return starting.isEmpty() ? -1 : graph.position(starting.get(0));
  }

  private static RevisionException ambiguous(String prefix, List<Revision> starting) {
    String names =
        starting.stream()
            .limit(SHOWN)
            .map(r -> "\n  " + r.described())
            .collect(Collectors.joining());
    int more = starting.size() - SHOWN;
    return new RevisionException(
        "Multiple revisions start with '%s':%s%s\nGive more characters of the one you mean."
            .formatted(prefix, names, more > 0 ? "\n  and " + more + " more" : ""));
  }

  private RevisionException notFound(String name) {
    Optional<Revision> squash = graph.replacements().squashOf(name);
    if (squash.isPresent()) {
      return new RevisionException(
          "Revision %s went into %s when that was squashed, and is not a state of its own any more. Name %s instead."
              .formatted(name, squash.get().named(), squash.get().id()));
    }
    if (graph.isEmpty()) {
      return new RevisionException(
          "Can't locate revision identified by '%s'\nThere is no revision yet: aludel revision -m \"first\" makes one."
              .formatted(name));
    }
    return new RevisionException(
        "Can't locate revision identified by '%s'\nNo id starts with it and no branch has it as a label. See aludel history for all revisions."
            .formatted(name));
  }
}
