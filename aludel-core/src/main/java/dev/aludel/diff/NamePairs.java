package dev.aludel.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** Names of things that go and come, paired where they may be names of one thing. */
final class NamePairs {

  /** Beyond this many candidates of one definition names say nothing any more. */
  private static final int MOST = 50;

  /** What is gone, and what may have come of it. */
  record Pair(String from, String to) {}

  private record Scored(Pair pair, double similarity) {}

  /** How far behind which of the names that stay. */
  private record Place(String after, int behind) {}

  private NamePairs() {}

  /**
   * Pairs of the same definition and similar names, the most similar first; also dissimilar names,
   * if the definition is one that hardly occurs twice by chance and just one of each has it.
   *
   * @param gone names by definition
   * @param come names by definition
   */
  static <D> List<Pair> of(
      Map<D, List<String>> gone, Map<D, List<String>> come, Predicate<D> isTelling) {
    List<Pair> pairs = new ArrayList<>();
    gone.forEach(
        (definition, from) -> {
          List<String> to = come.getOrDefault(definition, List.of());
          if (from.size() == 1 && to.size() == 1 && isTelling.test(definition)) {
            pairs.add(new Pair(from.get(0), to.get(0)));
          } else if (from.size() <= MOST && to.size() <= MOST) {
            pairs.addAll(mostSimilar(from, to));
          }
        });
    return pairs;
  }

  private static List<Pair> mostSimilar(List<String> from, List<String> to) {
    List<Scored> scored = new ArrayList<>();
    for (String one : from) {
      for (String other : to) {
        scored.add(new Scored(new Pair(one, other), Similarity.of(one, other)));
      }
    }
    scored.removeIf(pair -> pair.similarity() < Similarity.LIKELY);
    scored.sort(Comparator.comparing(Scored::similarity).reversed());
    Set<String> used = new HashSet<>();
    Set<String> given = new HashSet<>();
    List<Pair> pairs = new ArrayList<>();
    for (Scored next : scored) {
      if (!used.contains(next.pair().from()) && !given.contains(next.pair().to())) {
        used.add(next.pair().from());
        given.add(next.pair().to());
        pairs.add(next.pair());
      }
    }
    return pairs;
  }

  /**
   * Those pairs, and such as stand in the same place: as far behind one of the names that stay, or
   * before it.
   *
   * @param from all names in their order
   * @param to the same, after the change
   * @param alike whether what goes by the one name may be what comes by the other
   */
  static List<Pair> withThoseInPlace(
      List<Pair> pairs, List<String> from, List<String> to, BiPredicate<String, String> alike) {
    Set<String> gone = new LinkedHashSet<>(from);
    Set<String> come = new LinkedHashSet<>(to);
    gone.removeAll(to);
    come.removeAll(from);
    Set<String> going = Set.copyOf(gone);
    Set<String> coming = Set.copyOf(come);
    List<Pair> all = new ArrayList<>(pairs);
    pairs.forEach(pair -> gone.remove(pair.from()));
    pairs.forEach(pair -> come.remove(pair.to()));
    for (boolean backwards : List.of(false, true)) {
      Map<String, Place> before = places(from, going, backwards);
      Map<String, Place> after = places(to, coming, backwards);
      for (String one : List.copyOf(gone)) {
        come.stream()
            .filter(other -> Objects.equals(before.get(one), after.get(other)))
            .filter(other -> alike.test(one, other))
            .findFirst()
            .ifPresent(
                other -> {
                  gone.remove(one);
                  come.remove(other);
                  all.add(new Pair(one, other));
                });
      }
    }
    return all;
  }

  private static Map<String, Place> places(
      List<String> names, Set<String> moving, boolean backwards) {
    List<String> order = new ArrayList<>(names);
    if (backwards) {
      Collections.reverse(order);
    }
    Map<String, Place> places = new HashMap<>();
    Place last = new Place("", 0);
    for (String name : order) {
      places.put(name, last);
      last =
          moving.contains(name) ? new Place(last.after(), last.behind() + 1) : new Place(name, 0);
    }
    return places;
  }

  static <T, D> Map<D, List<String>> byDefinition(
      Collection<T> things, Function<T, D> definition, Function<T, String> name) {
    Map<D, List<String>> names = new LinkedHashMap<>();
    for (T thing : things) {
      names.computeIfAbsent(definition.apply(thing), d -> new ArrayList<>()).add(name.apply(thing));
    }
    return names;
  }
}
