package dev.aludel.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one was probably meant to be. */
public final class Nearest {

  private Nearest() {}

  /**
   * The known name with the smallest edit distance from {@code name}, letter case and the
   * difference between {@code _} and {@code -} aside. Empty if even the nearest differs in more
   * than a third of its letters, because a far-fetched suggestion misleads.
   */
  public static Optional<String> to(String name, Collection<String> known) {
    String folded = fold(name);
    return known.stream()
        .filter(candidate -> distance(folded, fold(candidate)) <= limit(candidate))
        .min(
            Comparator.<String>comparingInt(candidate -> distance(folded, fold(candidate)))
                .thenComparing(candidate -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The sentence {@code Did you mean "x"?} with a leading space, or nothing. */
  public static String hint(String name, Collection<String> known) {
    return to(name, known).map(nearest -> " Did you mean \"" + nearest + "\"?").orElse("");
  }

  private static int limit(String candidate) {
    return Math.max(2, candidate.length() / 3);
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** Optimal string alignment: insertions, deletions, changes and swapped neighbours count one. */
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= to.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best =
            Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          best = Math.min(best, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = best;
      }
    }
    return cost[from.length()][to.length()];
  }
}
