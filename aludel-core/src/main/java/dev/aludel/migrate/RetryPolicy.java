package dev.aludel.migrate;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a transaction that could not get a lock is tried again, and how long it lets others
 * pass before. While it pauses it holds and asks for nothing, so that the sessions that queue
 * behind it go on.
 *
 * @param retries how many times after the first, 0 for none
 * @param firstPause about how long the first pause is; each later one is twice as long
 * @param longestPause how long one pause is at most
 */
public record RetryPolicy(int retries, Duration firstPause, Duration longestPause) {

  /** Ten more times, after one second at first and half a minute at last. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(10, Duration.ofSeconds(1), Duration.ofSeconds(30));

  public RetryPolicy {
    if (retries < 0 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "Retries from 0 on, and a longest pause that is no shorter than the first.");
    }
  }

  /** The same, trying again that often. */
  public RetryPolicy withRetries(int newRetries) {
    return new RetryPolicy(newRetries, firstPause, longestPause);
  }

  /**
   * The pause before a retry, a random one between half and all of what is due: those that got in
   * each other's way must not come back together.
   *
   * @param retry which one, from 1
   */
  Duration pause(int retry, RandomGenerator random) {
    long first = firstPause.toMillis();
    int doublings = Math.min(retry - 1, 30);
    long due = Math.min(longestPause.toMillis(), first << doublings);
    return Duration.ofMillis(due - random.nextLong(due / 2 + 1));
  }
}
