package dev.aludel.revision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What squashed revisions stand for.
 *
 * <p>A squashed revision takes the place of the originals that it lists, whether their scripts are
 * still there or not. The last original of the list is the top of the range: a row or a parent that
 * names it means the squashed revision. Any other original is a state in the middle of the range,
 * which the squashed revision cannot express. For a database in such a state the squash is
 * <em>expanded</em>: the originals run, and the squashed revision is the one left out.
 */
final class Replacements {

  private final Map<String, Revision> present;
  private final Set<String> expanded;
  private final Map<String, List<Revision>> replacedBy = new LinkedHashMap<>();
  private final Map<String, String> topOf = new HashMap<>();

  Replacements(Map<String, Revision> present, Set<String> expanded) {
    this.present = present;
    this.expanded = Set.copyOf(expanded);
    for (Revision revision : present.values()) {
      if (!revision.replaces().isEmpty() && !expanded.contains(revision.id())) {
        for (String original : revision.replaces()) {
          replacedBy.computeIfAbsent(original, key -> new ArrayList<>()).add(revision);
        }
        topOf.put(top(revision), revision.id());
      }
    }
  }

  Set<String> expanded() {
    return expanded;
  }

  /** Whether the revision is there and neither replaced nor left out in favour of originals. */
  boolean isActive(String id) {
    return present.containsKey(id) && !replacedBy.containsKey(id) && !expanded.contains(id);
  }

  /** The active revision that means the same state of the database as {@code id}. */
  Optional<String> sameState(String id) {
    String name = id;
    // Each turn climbs one squash or enters one, so more turns than revisions is a loop.
    for (int turns = 0; turns <= present.size(); turns++) {
      if (isActive(name)) {
        return Optional.of(name);
      }
      Revision leftOut = expanded.contains(name) ? present.get(name) : null;
      String next = leftOut == null ? topOf.get(name) : top(leftOut);
      if (next == null) {
        return Optional.empty();
      }
      name = next;
    }
    return Optional.empty();
  }

  /** The active squashed revision that {@code id} has gone into, wherever in its range. */
  Optional<Revision> squashOf(String id) {
    return activeSquashesOf(id).stream().findFirst();
  }

  /** Whether all of a squash's originals are still there to run in its place. */
  boolean canExpand(Revision squash) {
    return squash.replaces().stream()
        .allMatch(id -> present.containsKey(id) || replacedByOtherThan(squash, id));
  }

  /** Clashes between squashes, in the order of the scripts. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, List<Revision>> entry : replacedBy.entrySet()) {
      Set<Revision> ends = activeSquashesOf(entry.getKey());
      if (ends.isEmpty()) {
        problems.add(
            "Revision %s is replaced by %s, which is itself replaced in a circle. Remove one of the two from 'replaces'."
                .formatted(entry.getKey(), entry.getValue().get(0).named()));
      } else if (ends.size() > 1) {
        List<String> names = ends.stream().map(Revision::named).toList();
        problems.add(
            "Revision %s is replaced by more than one squash: %s. Keep one of them."
                .formatted(entry.getKey(), String.join(" and ", names)));
      }
    }
    return problems;
  }

  private Set<Revision> activeSquashesOf(String id) {
    Set<Revision> ends = new LinkedHashSet<>();
    Set<Revision> seen = new LinkedHashSet<>();
    List<Revision> todo = new ArrayList<>(replacedBy.getOrDefault(id, List.of()));
    for (int at = 0; at < todo.size(); at++) {
      Revision squash = todo.get(at);
      if (seen.add(squash)) {
        if (isActive(squash.id())) {
          ends.add(squash);
        } else {
          todo.addAll(replacedBy.getOrDefault(squash.id(), List.of()));
        }
      }
    }
    return ends;
  }

  private boolean replacedByOtherThan(Revision squash, String id) {
    return replacedBy.getOrDefault(id, List.of()).stream()
        .anyMatch(other -> !other.equals(squash) && squash.replaces().contains(other.id()));
  }

  private static String top(Revision squash) {
    return squash.replaces().get(squash.replaces().size() - 1);
  }
}
