package dev.aludel.diff;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How much two names are alike, from 0 to 1. */
final class Similarity {

  /** From here on two names may well be one renamed. */
  static final double LIKELY = 0.5;

  private Similarity() {}

  static double of(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    if (a.replace("_", "").equals(b.replace("_", ""))) {
      return 1;
    }
    double letters = 1 - (double) distance(a, b) / Math.max(a.length(), b.length());
    return Math.max(letters, sharedWords(one, other));
  }

  /** The share of the words that both have: {@code email_address} and {@code email} have half. */
  private static double sharedWords(String one, String other) {
    Set<String> a = words(one);
    Set<String> b = words(other);
    Set<String> shared = new HashSet<>(a);
    shared.retainAll(b);
    shared.remove("id");
    return (double) shared.size() / Math.max(a.size(), b.size());
  }

  private static Set<String> words(String name) {
    List<String> words =
        Arrays.asList(
            name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT).split("_"));
    return new HashSet<>(words);
  }

  /** Levenshtein's: how many letters to add, drop or change. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
