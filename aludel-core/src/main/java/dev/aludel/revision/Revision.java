package dev.aludel.revision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The header of one revision script: who it is and what it stands on. What it does to the schema is
 * no part of it.
 *
 * <pre>{@code
 * Revision.of("3f2a9c41d0b7", "a9d0008eea5f")
 *     .withMessage("Add is_archived to clients.")
 *     .withSource("migrations/versions/R3f2a9c41d0b7_add_is_archived_to_clients.java");
 * }</pre>
 *
 * @param id the revision's id; see {@link RevisionId} for what it may hold
 * @param down the ids of its parents: none at a base, several at a merge point
 * @param dependsOn ids or labels of revisions that must be there before it, on any branch
 * @param labels branch labels that it declares
 * @param message the first line of the script, empty when it has none
 * @param created when the script was made
 * @param source the file or class that it comes from, for messages and for the order between
 *     independent branches
 * @param replaces the ids that this revision was squashed from, oldest first; the last one is the
 *     top of the range, and a database there counts as having this revision
 */
public record Revision(
    String id,
    List<String> down,
    List<String> dependsOn,
    List<String> labels,
    String message,
    Optional<Instant> created,
    String source,
    List<String> replaces) {

  /**
   * Checks the id and the labels, and drops repetitions from the lists.
   *
   * @throws RevisionException when the id or a label breaks the rules of {@link RevisionId}
   */
  public Revision {
    checkName("Revision id", id, source);
    down = distinct(down);
    dependsOn = distinct(dependsOn);
    labels = distinct(labels);
    replaces = distinct(replaces);
    for (String label : labels) {
      checkName("Branch label", label, source);
    }
  }

  /** A revision with nothing but an id and parents; its source is the id. */
  public static Revision of(String id, String... down) {
    return new Revision(
        id, List.of(down), List.of(), List.of(), "", Optional.empty(), id, List.of());
  }

  /** That of the id alone, since graphs keep many in sets, and no two have the same. */
  @Override
  public int hashCode() {
    return id.hashCode();
  }

  public Revision withDown(List<String> newDown) {
    return new Revision(id, newDown, dependsOn, labels, message, created, source, replaces);
  }

  public Revision withDependsOn(String... ids) {
    return new Revision(id, down, List.of(ids), labels, message, created, source, replaces);
  }

  public Revision withLabels(String... newLabels) {
    return new Revision(
        id, down, dependsOn, List.of(newLabels), message, created, source, replaces);
  }

  public Revision withMessage(String newMessage) {
    return new Revision(id, down, dependsOn, labels, newMessage, created, source, replaces);
  }

  public Revision withCreated(Instant at) {
    return new Revision(id, down, dependsOn, labels, message, Optional.of(at), source, replaces);
  }

  public Revision withSource(String newSource) {
    return new Revision(id, down, dependsOn, labels, message, created, newSource, replaces);
  }

  public Revision withReplaces(String... ids) {
    return new Revision(id, down, dependsOn, labels, message, created, source, List.of(ids));
  }

  /** Whether it has no parents. It may still depend on other revisions. */
  public boolean isBase() {
    return down.isEmpty();
  }

  /** Whether it joins branches: it has more than one parent. */
  public boolean isMergePoint() {
    return down.size() > 1;
  }

  /** {@code 3f2a9c41d0b7 (migrations/versions/….java)}, the way messages name it. */
  String named() {
    return source.isEmpty() || source.equals(id) ? id : id + " (" + source + ")";
  }

  /** {@code 3f2a9c41d0b7, "Add is_archived to clients.", 2026-11-21T04:08:00Z (….java)}. */
  String described() {
    StringBuilder text = new StringBuilder(id);
    if (!message.isEmpty()) {
      text.append(", \"").append(message).append('"');
    }
    created.ifPresent(at -> text.append(", ").append(at));
    if (!source.isEmpty() && !source.equals(id)) {
      text.append(" (").append(source).append(')');
    }
    return text.toString();
  }

  private static List<String> distinct(List<String> names) {
    return names.size() < 2 ? List.copyOf(names) : List.copyOf(new LinkedHashSet<>(names));
  }

  private static void checkName(String what, String name, String source) {
    Optional<String> problem = RevisionId.problemWith(name);
    if (problem.isPresent()) {
      List<String> words = new ArrayList<>();
      words.add(what + " '" + name + "'");
      if (!source.isEmpty() && !source.equals(name)) {
        words.add("in " + source);
      }
      words.add("cannot be used: " + problem.get() + ".");
      throw new RevisionException(String.join(" ", words));
    }
  }
}
