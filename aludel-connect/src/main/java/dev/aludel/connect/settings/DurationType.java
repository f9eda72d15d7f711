package dev.aludel.connect.settings;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time, such as {@code 30}, {@code 30s}, {@code 500ms} or {@code 5min}; PostgreSQL's units. */
record DurationType(Duration least, String meaningOfLeast) implements SettingType<Duration> {

  private static final Pattern FORM =
      Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)\\s*(ms|s|min|h|d)?");
  private static final Duration MOST = Duration.ofDays(24);

  @Override
  public Duration read(String text, Path base) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException();
    }
    long unit = milliseconds(form.group(2) == null ? "s" : form.group(2));
    BigDecimal milliseconds = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit));
    if (milliseconds.compareTo(BigDecimal.valueOf(MOST.toMillis())) > 0
        || milliseconds.compareTo(BigDecimal.valueOf(least.toMillis())) < 0) {
      throw new IllegalArgumentException();
    }
    return Duration.ofMillis(milliseconds.longValue());
  }

  private static long milliseconds(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "min" -> 60_000;
      case "h" -> 3_600_000;
      default -> 86_400_000;
    };
  }

  @Override
  public String allowed() {
    return "seconds, or a number with ms, s, min, h or d, from "
        + display(least)
        + (meaningOfLeast.isEmpty() ? "" : " (" + meaningOfLeast + ")")
        + " to "
        + display(MOST);
  }

  @Override
  public String toToml(Duration value) {
    return value.toMillis() % 1000 == 0
        ? Long.toString(value.toSeconds())
        : SettingTypes.quoted(display(value));
  }

  @Override
  public String display(Duration value) {
    long milliseconds = value.toMillis();
    if (milliseconds == 0) {
      return "0";
    }
    for (String unit : new String[] {"d", "h", "min", "s"}) {
      if (milliseconds % milliseconds(unit) == 0) {
        return milliseconds / milliseconds(unit) + " " + unit;
      }
    }
    return milliseconds + " ms";
  }
}
