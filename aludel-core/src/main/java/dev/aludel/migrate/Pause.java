package dev.aludel.migrate;

import java.time.Duration;
import java.util.Locale;

/** Waiting, and how long that was in words. */
final class Pause {

  private Pause() {}

  /**
   * Waits.
   *
   * @throws MigrationException if the thread is interrupted meanwhile; it stays so
   */
  static void of(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MigrationException(
          "The run was interrupted while it waited. What was committed stays; run again to go on.",
          null,
          e);
    }
  }

  /** {@code 850 ms}, {@code 4.2 s}, {@code 3 min 5 s}. */
  static String text(Duration time) {
    long millis = time.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    return millis < 60_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
        : "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
