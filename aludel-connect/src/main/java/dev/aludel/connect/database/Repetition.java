package dev.aludel.connect.database;

import java.time.Duration;
import java.util.OptionalLong;

/** Lets the first of many like events through, and of those that follow one in five seconds. */
final class Repetition {

  private static final long PAUSE = Duration.ofSeconds(5).toNanos();

  private boolean told;
  private long last;
  private long unsaid;

  /** How many were kept back before this one; nothing if this one is kept back, too. */
  synchronized OptionalLong next() {
    long now = System.nanoTime();
    if (told && now - last < PAUSE) {
      unsaid++;
      return OptionalLong.empty();
    }
    OptionalLong before = OptionalLong.of(unsaid);
    told = true;
    last = now;
    unsaid = 0;
    return before;
  }
}
