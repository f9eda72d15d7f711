package dev.aludel.script;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

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
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19))
        .toInstant(ZoneOffset.UTC);
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

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
