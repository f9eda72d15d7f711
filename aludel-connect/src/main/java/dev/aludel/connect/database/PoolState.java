package dev.aludel.connect.database;

import java.time.Duration;
import java.util.List;

/**
 * The pool at one moment.
 *
 * @param size how many connections it keeps
 * @param maxOverflow how many more it opens under load
 * @param checkedIn open and free
 * @param checkedOut in use
 * @param waiting threads that wait for one
 * @param longestWait how long the first of these has waited; zero if nobody waits
 * @param exhausted whether nothing is left: all that it may open are in use, and somebody has
 *     waited for a second, or for half of the timeout if that is less
 * @param timeouts how often a thread waited in vain since the pool was opened
 * @param holders who uses connections, the longest first
 */
public record PoolState(
    int size,
    int maxOverflow,
    int checkedIn,
    int checkedOut,
    int waiting,
    Duration longestWait,
    boolean exhausted,
    long timeouts,
    List<Holder> holders) {

  public PoolState {
    holders = List.copyOf(holders);
  }

  /** All that are open. */
  public int total() {
    return checkedIn + checkedOut;
  }

  /** Those open beyond {@link #size}. */
  public int overflow() {
    return Math.max(0, total() - size);
  }
}
