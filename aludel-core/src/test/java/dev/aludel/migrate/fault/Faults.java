package dev.aludel.migrate.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * How much is tried: some of it in every build, all of it with {@code mvn -Plong verify}. What is
 * left out is chosen by a seed, which every failure tells and {@code -Daludel.seed} sets.
 */
final class Faults {

  static final boolean LONG = Boolean.getBoolean("aludel.long");

  private static final long SEED = Long.getLong("aludel.seed", System.nanoTime());

  private final String title;
  private final Random random = new Random(SEED);
  private final Map<String, Integer> survived = new TreeMap<>();

  Faults(String title) {
    this.title = title;
  }

  /** Numbers from 1 to {@code last}: all of them in a long run, otherwise so many. */
  List<Integer> some(int count, int last) {
    List<Integer> all = new ArrayList<>();
    for (int i = 1; i <= last; i++) {
      all.add(i);
    }
    if (LONG || count >= last) {
      return all;
    }
    Collections.shuffle(all, random);
    List<Integer> chosen = new ArrayList<>(all.subList(0, count));
    Collections.sort(chosen);
    return chosen;
  }

  /** How many times something random is tried. */
  static int times(int usually, int inALongRun) {
    return LONG ? inALongRun : usually;
  }

  Random random() {
    return random;
  }

  /** For the message of an assertion. */
  static String seeded(String what) {
    return what + " (-Daludel.seed=" + SEED + ")";
  }

  /** A run was brought down in this way, and the next one put everything right. */
  void survived(String fault) {
    survived.merge(fault, 1, Integer::sum);
  }

  /** The rows of the table in docs/production.md. */
  void print() {
    survived.forEach(
        (fault, runs) -> System.out.printf("| %s | %s | %d | %d |%n", title, fault, runs, runs));
  }
}
