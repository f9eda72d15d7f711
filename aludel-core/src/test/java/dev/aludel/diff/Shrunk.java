package dev.aludel.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What is left of two lists after all was taken out of them that a failure does not need. */
record Shrunk<T>(List<T> before, List<T> after) {

  /**
   * Takes out half of what there is, then quarters of it, and at last one after the other, out of
   * both lists and out of one, for as long as the rest fails.
   *
   * @param fails whether two lists fail in the way that is looked into; {@code false} for two that
   *     are not even valid
   */
  static <T> Shrunk<T> of(List<T> before, List<T> after, Predicate<Shrunk<T>> fails) {
    Shrunk<T> smallest = new Shrunk<>(before, after);
    for (int part = smallest.all().size() / 2; part > 1; part /= 2) {
      List<T> all = smallest.all();
      // What comes late stands on what comes early.
      for (int end = all.size(); end > 0; end -= part) {
        List<T> some = all.subList(Math.max(0, end - part), end);
        Shrunk<T> next = new Shrunk<>(less(smallest.before, some), less(smallest.after, some));
        smallest = next.size() < smallest.size() && fails.test(next) ? next : smallest;
      }
    }
    int size;
    do {
      size = smallest.size();
      List<T> all = smallest.all();
      for (int at = all.size() - 1; at >= 0; at--) {
        smallest = smallest.without(List.of(all.get(at)), fails);
      }
    } while (smallest.size() < size);
    return smallest;
  }

  private Shrunk<T> without(List<T> some, Predicate<Shrunk<T>> fails) {
    List<T> first = less(before, some);
    List<T> second = less(after, some);
    for (Shrunk<T> next :
        List.of(
            new Shrunk<>(first, second),
            new Shrunk<>(first, after),
            new Shrunk<>(before, second))) {
      if (next.size() < size() && fails.test(next)) {
        return next;
      }
    }
    return this;
  }

  private int size() {
    return before.size() + after.size();
  }

  private List<T> all() {
    Set<T> all = new LinkedHashSet<>(before);
    all.addAll(after);
    return List.copyOf(all);
  }

  private static <T> List<T> less(List<T> list, Collection<T> some) {
    List<T> rest = new ArrayList<>(list);
    rest.removeAll(some);
    return rest;
  }
}
