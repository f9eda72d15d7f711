package dev.aludel.cli;

import java.time.Duration;

/**
 * When to say again what has been said: at once, after 10 s, after 20 s more, then every minute, so
 * that a log of an hour is read in a minute.
 */
final class Repetition {

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Duration last = Duration.ZERO;
  private Duration due = Duration.ZERO;
  private Duration gap = FIRST;

  /**
   * Whether it is time to say it.
   *
   * @param elapsed since it began; what is shorter than before has begun anew
   */
  boolean isDue(Duration elapsed) {
    if (elapsed.compareTo(last) < 0) {
      due = Duration.ZERO;
      gap = FIRST;
    }
    last = elapsed;
    if (elapsed.compareTo(due) < 0) {
      return false;
    }
    due = elapsed.plus(gap);
    gap = gap.multipliedBy(2).compareTo(LONGEST) < 0 ? gap.multipliedBy(2) : LONGEST;
    return true;
  }
}
