package dev.aludel.cli.report;

import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Revisions in words: in a line each, or in full. */
public final class RevisionText {

  private final RevisionGraph graph;
  private final Optional<AppliedRevisions> applied;

  private RevisionText(RevisionGraph graph, Optional<AppliedRevisions> applied) {
    this.graph = graph;
    this.applied = applied;
  }

  /** Tells what the scripts say. */
  public static RevisionText of(RevisionGraph graph) {
    return new RevisionText(graph, Optional.empty());
  }

  /** Tells where a database is, too. */
  public static RevisionText of(AppliedRevisions applied) {
    return new RevisionText(applied.graph(), Optional.of(applied));
  }

  /** {@code 3f2a9c41d0b7 (head) [billing] Add is_archived to clients}. */
  public String line(Revision revision) {
    return named(revision) + (revision.message().isEmpty() ? "" : "  " + revision.message());
  }

  /** {@code a9d0008eea5f -> 3f2a9c41d0b7 (head), Add is_archived to clients}. */
  public String step(Revision revision) {
    List<String> parents = graph.parents(revision).stream().map(Revision::id).toList();
    return (parents.isEmpty() ? "<base>" : String.join(", ", parents))
        + needs(revision)
        + " -> "
        + named(revision)
        + (revision.message().isEmpty() ? "" : ", " + revision.message());
  }

  private String needs(Revision revision) {
    List<String> needed = graph.dependencies(revision).stream().map(Revision::id).toList();
    return needed.isEmpty() ? "" : " (" + String.join(", ", needed) + ")";
  }

  private String named(Revision revision) {
    return revision.id() + states(revision) + labels(revision);
  }

  private String states(Revision revision) {
    List<String> states = new ArrayList<>();
    if (graph.isHead(revision)) {
      states.add(graph.dependents(revision).isEmpty() ? "head" : "head, needed by another");
    }
    if (applied.isPresent() && applied.get().isCurrent(revision)) {
      states.add("current");
    }
    if (graph.isBranchPoint(revision)) {
      states.add("branchpoint");
    }
    if (graph.isMergePoint(revision)) {
      states.add("mergepoint");
    }
    return states.isEmpty() ? "" : " (" + String.join(", ", states) + ")";
  }

  private static String labels(Revision revision) {
    return revision.labels().isEmpty() ? "" : " [" + String.join(", ", revision.labels()) + "]";
  }

  /** Everything that the header says, in several lines. */
  public String inFull(Revision revision) {
    List<String> lines = new ArrayList<>();
    lines.add("Revision:  " + revision.id() + states(revision));
    lines.add(
        "Parent:    "
            + (graph.parents(revision).isEmpty() ? "<base>" : ids(graph.parents(revision))));
    add(lines, "Children:  ", ids(graph.children(revision)));
    add(lines, "Needs:     ", ids(graph.dependencies(revision)));
    add(lines, "Needed by: ", ids(graph.dependents(revision)));
    add(lines, "Labels:    ", String.join(", ", revision.labels()));
    add(lines, "Branches:  ", String.join(", ", graph.labels(revision)));
    add(lines, "Replaces:  ", String.join(", ", revision.replaces()));
    revision.created().ifPresent(created -> lines.add("Created:   " + created));
    applied.ifPresent(
        database -> lines.add("Applied:   " + (database.contains(revision) ? "yes" : "no")));
    add(lines, "Script:    ", revision.source());
    add(lines, "\n    ", revision.message());
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.add(name + value);
    }
  }

  private static String ids(List<Revision> revisions) {
    return revisions.stream().map(Revision::id).collect(Collectors.joining(", "));
  }
}
