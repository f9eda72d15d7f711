package dev.aludel.script;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Dates with a time and an offset (RFC 3339). */
final class Dates {

  private static final String UTC_FORM = "dddd-dd-ddTdd:dd:ddZ";

  private Dates() {}

  /**
   * Reads a date. The form that Aludel writes is read by hand, since the formatters of the JDK take
   * longer to load than a thousand dates take to read.
   *
   * @throws DateTimeException if it is none
   */
  static Instant parse(String text) {
    if (!isUtc(text)) {
      return OffsetDateTime.parse(text).toInstant();
    }
    int hour = number(text, 11);
    int minute = number(text, 14);
    int second = number(text, 17);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("'%s' is no time of a day.".formatted(text));
    }
    int year = 100 * number(text, 0) + number(text, 2);
    long day = LocalDate.of(year, number(text, 5), number(text, 8)).toEpochDay();
    return Instant.ofEpochSecond(86_400 * day + 3_600L * hour + 60L * minute + second);
  }

  private static boolean isUtc(String text) {
    if (text.length() != UTC_FORM.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char form = UTC_FORM.charAt(i);
      if (form == 'd' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int at) {
    return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
  }
}
