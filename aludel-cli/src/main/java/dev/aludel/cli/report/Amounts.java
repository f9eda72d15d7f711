package dev.aludel.cli.report;

import java.time.Duration;
import java.util.Locale;

/** Amounts as people read them, in the unit that fits. */
final class Amounts {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  private Amounts() {}

  /** {@code 850 ms}, {@code 12 s}, {@code 3 min}, {@code 5 h}, {@code 2 d}. */
  static String age(Duration age) {
    if (age.toSeconds() < 1) {
      return age.toMillis() + " ms";
    }
    if (age.toMinutes() < 2) {
      return age.toSeconds() + " s";
    }
    if (age.toHours() < 2) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " d";
  }

  /** {@code 0.042 ms}, {@code 4.2 ms}, and from a second on as an age. */
  static String time(Duration time) {
    return time.toSeconds() >= 1
        ? String.format(Locale.ROOT, "%.1f s", time.toNanos() / 1e9)
        : String.format(Locale.ROOT, "%.3f ms", time.toNanos() / 1e6);
  }

  /** In PostgreSQL's units, of 1024 each: {@code 8192 B}, {@code 12 MB}. */
  static String bytes(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= 10_000 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return Math.round(amount) + " " + UNITS[unit];
  }
}
