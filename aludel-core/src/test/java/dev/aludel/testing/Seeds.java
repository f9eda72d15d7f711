package dev.aludel.testing;

import java.util.Random;

/**
 * Tries what must hold for all inputs on random ones. Each try has a seed of its own, from 0 on, so
 * that one run is like another on every machine; a failure names its seed, and {@code
 * -Daludel.seed=17} tries that one alone.
 */
public final class Seeds {

  private static final String SIGNS = "@+-:.,;\"'`~^ \t\n(){}[]<>/\\|&%$#!?*_=";

  private Seeds() {}

  /** What must hold, for inputs made of a source of random numbers. */
  public interface Property {
    void check(Random random) throws Exception;
  }

  /** Tries that many seeds. */
  public static void tryEach(int tries, Property property) {
    String one = System.getProperty("aludel.seed", "");
    if (!one.isEmpty()) {
      tryOne(Long.parseLong(one), property);
      return;
    }
    for (long seed = 0; seed < tries; seed++) {
      tryOne(seed, property);
    }
  }

  private static void tryOne(long seed, Property property) {
    try {
      property.check(new Random(seed));
    } catch (Exception | AssertionError e) {
      throw new AssertionError("Seed %d: %s".formatted(seed, e.getMessage()), e);
    }
  }

  /** A text of up to {@code longest} characters: letters, signs, and any others of Unicode. */
  public static String text(Random random, int longest) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(longest + 1); n > 0; n--) {
      text.appendCodePoint(character(random));
    }
    return text.toString();
  }

  /** A text of at least one character. */
  public static String nonEmptyText(Random random, int longest) {
    String text = text(random, longest);
    return text.isEmpty() ? "a" : text;
  }

  private static int character(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> SIGNS.charAt(random.nextInt(SIGNS.length()));
      case 1 -> '0' + random.nextInt(10);
      case 2 -> 'A' + random.nextInt(26);
      case 3 -> {
        int any = 1 + random.nextInt(Character.MAX_CODE_POINT);
        boolean surrogate = any >= Character.MIN_SURROGATE && any <= Character.MAX_SURROGATE;
        yield surrogate ? 'ß' : any;
      }
      default -> 'a' + random.nextInt(26);
    };
  }
}
