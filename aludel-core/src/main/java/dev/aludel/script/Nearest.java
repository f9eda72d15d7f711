package dev.aludel.script;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one is nearest to. */
final class Nearest {

  private Nearest() {}

  /** The nearest of {@code known}, unless it is so far that it would only mislead. */
  static Optional<String> to(String name, Collection<String> known) {
    String lower = name.toLowerCase(Locale.ROOT);
    String best = null;
    int least = Math.max(2, lower.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code " Did you mean 'down'?"}, or nothing. */
  static String hint(String name, Collection<String> known) {
    return to(name, known).map(" Did you mean '%s'?"::formatted).orElse("");
  }

  /** Levenshtein's: how many characters to add, remove or replace. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
