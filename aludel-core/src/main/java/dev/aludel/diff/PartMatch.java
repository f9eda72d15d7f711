package dev.aludel.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which constraints and indexes of a table stay, which go and which come.
 *
 * <p>The same name and the same definition is the same part. After that the definition decides: a
 * named part takes over one of the same definition, to be renamed; a part whose name is left open
 * takes over one of the same definition with its name. What is wanted under a name that another
 * definition has is replaced.
 *
 * <p>A unique constraint and a unique index are two things in a catalog, and refuse the same rows.
 * Where the model leaves the name open, either is as good as the other, so the one that is there
 * stays. Where it gives a name it means the thing of that name and kind, so the other is dropped;
 * both databases then read back what was added, and the next comparison finds nothing. To the table
 * that takes a partition the two are not alike: there only the same thing stays.
 */
final class PartMatch {

  /**
   * A part that stays.
   *
   * @param was as it is there, with its name
   */
  record Kept(Part was, WantedPart now) {

    /** The new name, if it gets one. */
    Optional<String> rename() {
      return now.name().filter(name -> !Optional.of(name).equals(was.name()));
    }

    /** The model's definition under the name that it has in the end. */
    Part named() {
      return now.model().named(rename().or(was::name).orElseThrow());
    }
  }

  private record Label(boolean isIndex, Optional<String> name) {
    static Label of(Part part) {
      return new Label(part instanceof Part.OfIndex, part.name());
    }
  }

  private final Map<Label, Part> unmatched = new LinkedHashMap<>();
  private final Set<Label> all = new HashSet<>();
  private final Map<Part, Deque<Part>> byDefinition = new HashMap<>();
  private final Predicate<Part> isNameFree;
  private final boolean isExact;

  final List<Kept> kept = new ArrayList<>();
  final List<Part> dropped = new ArrayList<>();
  final List<WantedPart> added = new ArrayList<>();

  /**
   * @param from what is there, all named
   * @param isNameFree whether no other table of the database has a part or table of that name
   * @param isExact whether a unique constraint is not as good as a unique index
   */
  PartMatch(List<Part> from, List<WantedPart> wanted, Predicate<Part> isNameFree, boolean isExact) {
    this.isNameFree = isNameFree;
    this.isExact = isExact;
    for (Part part :
        from.stream().sorted(Comparator.comparing(p -> p.name().orElse(""))).toList()) {
      unmatched.put(Label.of(part), part);
      all.add(Label.of(part));
      byDefinition.computeIfAbsent(part.unnamed(), d -> new ArrayDeque<>()).add(part);
    }
    List<WantedPart> rest = withoutThoseOfTheSameName(wanted);
    rest = withoutThoseToRename(rest);
    rest = withoutThoseOfOpenName(rest);
    added.addAll(rest);
    dropped.addAll(unmatched.values());
  }

  private List<WantedPart> withoutThoseOfTheSameName(List<WantedPart> wanted) {
    List<WantedPart> rest = new ArrayList<>();
    for (WantedPart part : wanted) {
      Part was = part.name().isEmpty() ? null : unmatched.get(labelOf(part));
      if (was != null && was.unnamed().equals(part.held().unnamed())) {
        keep(was, part);
      } else {
        rest.add(part);
      }
    }
    return rest;
  }

  private List<WantedPart> withoutThoseToRename(List<WantedPart> wanted) {
    List<WantedPart> rest = new ArrayList<>();
    for (WantedPart part : wanted) {
      Optional<Part> was =
          part.name().isEmpty() ? Optional.empty() : first(part.held().unnamed(), found -> true);
      if (was.isPresent() && canBecomeFree(part)) {
        keep(was.get(), part);
        // What has the name now goes before it is given again.
        for (Label label : labels(part)) {
          Optional.ofNullable(unmatched.remove(label)).ifPresent(dropped::add);
        }
      } else {
        rest.add(part);
      }
    }
    return rest;
  }

  /** Whether nothing has the name, or only what goes. */
  private boolean canBecomeFree(WantedPart part) {
    boolean own = labels(part).stream().anyMatch(all::contains);
    return own
        ? labels(part).stream().filter(all::contains).allMatch(unmatched::containsKey)
        : isNameFree.test(part.model());
  }

  private List<WantedPart> withoutThoseOfOpenName(List<WantedPart> wanted) {
    Set<Label> taken = new HashSet<>();
    wanted.stream().filter(part -> part.name().isPresent()).forEach(p -> taken.addAll(labels(p)));
    List<WantedPart> rest = new ArrayList<>();
    for (WantedPart part : wanted) {
      Predicate<Part> free = found -> !taken.contains(Label.of(found));
      Optional<Part> was =
          part.name().isPresent()
              ? Optional.empty()
              : first(part.held().unnamed(), free)
                  .or(() -> equivalent(part.held()).flatMap(other -> first(other, free)));
      if (was.isPresent()) {
        keep(was.get(), part);
      } else {
        rest.add(part);
      }
    }
    return rest;
  }

  private Optional<Part> equivalent(Part part) {
    return isExact ? Optional.empty() : part.equivalent();
  }

  private static Label labelOf(WantedPart part) {
    return new Label(part.held() instanceof Part.OfIndex, part.name());
  }

  /** An index and a unique constraint cannot share a name in PostgreSQL. */
  private static List<Label> labels(WantedPart part) {
    return List.of(new Label(false, part.name()), new Label(true, part.name()));
  }

  private void keep(Part was, WantedPart now) {
    unmatched.remove(Label.of(was));
    kept.add(new Kept(was, now));
  }

  private Optional<Part> first(Part definition, Predicate<Part> which) {
    return byDefinition.getOrDefault(definition, new ArrayDeque<>()).stream()
        .filter(part -> unmatched.containsKey(Label.of(part)))
        .filter(which)
        .findFirst();
  }
}
