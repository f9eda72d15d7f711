package dev.aludel.script;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;

/** Times as settings write them: {@code 30}, {@code 30s}, {@code 500ms}, {@code 5 min}. */
final class Durations {

  private record Unit(String name, long milliseconds) {}

  /** PostgreSQL's units of time (its manual, section 20.1.1), the greatest first. */
  private static final List<Unit> UNITS =
      List.of(
          new Unit("d", 86_400_000),
          new Unit("h", 3_600_000),
          new Unit("min", 60_000),
          new Unit("s", 1_000),
          new Unit("ms", 1));

  private Durations() {}

  /**
   * Reads a whole number with a unit; without one it is seconds, as in {@code aludel.toml}.
   *
   * @throws DateTimeException if the text is no such time
   */
  static Duration parse(String text) {
    String stripped = text.strip();
    int digits = 0;
    while (digits < stripped.length()
        && stripped.charAt(digits) >= '0'
        && stripped.charAt(digits) <= '9') {
      digits++;
    }
    String unit = stripped.substring(digits).strip();
    if (digits > 0 && digits < 12) {
      for (Unit known : UNITS) {
        if (known.name().equals(unit.isEmpty() ? "s" : unit)) {
          long number = Long.parseLong(stripped.substring(0, digits));
          return Duration.ofMillis(number * known.milliseconds());
        }
      }
    }
    throw new DateTimeException(
        "'%s' is not a time; write a whole number with ms, s, min, h or d, such as 5s."
            .formatted(text));
  }

  /** The shortest form that {@link #parse} reads back. */
  static String format(Duration duration) {
    long milliseconds = duration.toMillis();
    for (Unit unit : UNITS) {
      if (milliseconds != 0 && milliseconds % unit.milliseconds() == 0) {
        return milliseconds / unit.milliseconds() + unit.name();
      }
    }
    return milliseconds + "ms";
  }
}
