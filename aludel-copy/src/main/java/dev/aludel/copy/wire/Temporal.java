package dev.aludel.copy.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Dates and times in SQLite's text forms (its lang_datefunc.html, section 2): {@code YYYY-MM-DD},
 * {@code HH:MM}, {@code HH:MM:SS.SSS…}, both with a blank or a {@code T} between them, and an
 * optional {@code Z} or {@code ±HH:MM} after them. Parsing one fills the fields of this object.
 */
final class Temporal {

  static final long MICROS_A_DAY = 86_400_000_000L;

  /** PostgreSQL counts from 2000-01-01: that many days after 1970-01-01. */
  static final int EPOCH_DAY = 10_957;

  private static final long EPOCH_SECOND = EPOCH_DAY * 86_400L;

  private byte[] text = new byte[0];
  private int at;
  private int end;

  boolean hasDate;
  boolean hasTime;
  boolean hasOffset;

  /** Whether digits beyond a millionth of a second were there, and were not zero. */
  boolean tooFine;

  long epochDay;
  long microOfDay;
  int offsetSeconds;

  /** Reads the text; false if it is of no such form, or there is no such day or time. */
  boolean parse(Value written) {
    text = written.array();
    at = written.offset();
    end = at + written.length();
    hasDate = false;
    hasTime = false;
    hasOffset = false;
    tooFine = false;
    epochDay = 0;
    microOfDay = 0;
    offsetSeconds = 0;
    boolean timeFirst = end - at > 2 && text[at + 2] == ':';
    if (!timeFirst && !date()) {
      return false;
    }
    if (at < end && !timeFirst) {
      if (text[at] != ' ' && text[at] != 'T' && text[at] != 't') {
        return false;
      }
      at++;
    }
    return (at == end || (time() && offset())) && at == end;
  }

  private boolean date() {
    int start = at;
    int sign = end > at && (text[at] == '-' || text[at] == '+') ? 1 : 0;
    boolean negative = sign == 1 && text[at] == '-';
    at = start + sign;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    int digits = at - start - sign;
    if (digits < 4 || digits > 6 || (sign == 0 && digits > 4) || at + 6 > end) {
      return false;
    }
    at = start + sign;
    int year = number(digits);
    if (text[at] != '-' || at + 6 > end) {
      return false;
    }
    at++;
    int month = number(2);
    if (at >= end || text[at] != '-') {
      return false;
    }
    at++;
    int day = number(2);
    if (month < 1 || month > 12 || day < 1) {
      return false;
    }
    int proleptic = negative ? -year : year;
    if (day > 28 && day > LocalDate.of(proleptic, month, 1).lengthOfMonth()) {
      return false;
    }
    epochDay = epochDay(proleptic, month, day);
    hasDate = true;
    return true;
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar. */
  private static long epochDay(int year, int month, int day) {
    long y = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(y, 400);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
  }

  private boolean time() {
    int hour = number(2);
    if (hour < 0 || at >= end || text[at] != ':') {
      return false;
    }
    at++;
    int minute = number(2);
    int second = 0;
    long micros = 0;
    if (at < end && text[at] == ':') {
      at++;
      second = number(2);
      if (at < end && (text[at] == '.' || text[at] == ',')) {
        at++;
        micros = fraction();
      }
    }
    boolean midnight = hour == 24 && minute == 0 && second == 0 && micros == 0;
    if (micros < 0 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return false;
    }
    hasTime = true;
    microOfDay = ((hour * 60L + minute) * 60 + second) * 1_000_000 + micros;
    return hour < 24 || midnight;
  }

  private long fraction() {
    int start = at;
    long micros = 0;
    for (; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
      if (at - start < 6) {
        micros = micros * 10 + (text[at] - '0');
      } else if (text[at] != '0') {
        tooFine = true;
      }
    }
    for (int digits = at - start; digits < 6; digits++) {
      micros *= 10;
    }
    return at == start ? -1 : micros;
  }

  private boolean offset() {
    while (at < end && text[at] == ' ') {
      at++;
    }
    if (at == end) {
      return true;
    }
    hasOffset = true;
    byte sign = text[at++];
    if (sign == 'Z' || sign == 'z') {
      return true;
    }
    if (sign != '+' && sign != '-') {
      return false;
    }
    int hours = number(2);
    int minutes = 0;
    int seconds = 0;
    if (at < end) {
      at += text[at] == ':' ? 1 : 0;
      minutes = number(2);
    }
    if (at < end && text[at] == ':') {
      at++;
      seconds = number(2);
    }
    if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
      return false;
    }
    offsetSeconds = (hours * 3600 + minutes * 60 + seconds) * (sign == '-' ? -1 : 1);
    return true;
  }

  private int number(int digits) {
    if (at + digits > end) {
      at = end;
      return -1;
    }
    int number = 0;
    for (int last = at + digits; at < last; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Microseconds since 2000 by the clock on the wall. */
  long localMicros() {
    return (epochDay - EPOCH_DAY) * MICROS_A_DAY + microOfDay;
  }

  /** Microseconds since 2000 in UTC; what names no offset is in {@code zone}. */
  long utcMicros(ZoneId zone) {
    return localMicros() - 1_000_000L * (hasOffset ? offsetSeconds : offsetOf(zone));
  }

  /** The clock on the wall in {@code zone}, for a text that names its offset. */
  long localMicros(ZoneId zone) {
    return hasOffset ? toLocal(utcMicros(zone), zone) : localMicros();
  }

  private int offsetOf(ZoneId zone) {
    if (zone instanceof ZoneOffset fixed) {
      return fixed.getTotalSeconds();
    }
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(epochSecond(localMicros()), 0, ZoneOffset.UTC);
    return zone.getRules().getOffset(local).getTotalSeconds();
  }

  static long toLocal(long utcMicros, ZoneId zone) {
    return utcMicros
        + 1_000_000L
            * zone.getRules()
                .getOffset(Instant.ofEpochSecond(epochSecond(utcMicros)))
                .getTotalSeconds();
  }

  private static long epochSecond(long micros) {
    return Math.floorDiv(micros, 1_000_000L) + EPOCH_SECOND;
  }

  static String date(long epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    int year = date.getYear();
    String text = year < 0 ? "-%04d" : year > 9999 ? "+%d" : "%04d";
    return text.formatted(Math.abs(year))
        + "-%02d-%02d".formatted(date.getMonthValue(), date.getDayOfMonth());
  }

  /** {@code HH:MM:SS}, with three or six digits of a fraction where there is one. */
  static String time(long microOfDay) {
    long second = microOfDay / 1_000_000;
    long micros = microOfDay % 1_000_000;
    String fraction =
        micros == 0
            ? ""
            : micros % 1000 == 0 ? ".%03d".formatted(micros / 1000) : ".%06d".formatted(micros);
    return "%02d:%02d:%02d%s".formatted(second / 3600, second / 60 % 60, second % 60, fraction);
  }

  /** The text of microseconds since 2000. */
  static String timestamp(long micros) {
    return date(Math.floorDiv(micros, MICROS_A_DAY) + EPOCH_DAY)
        + " "
        + time(Math.floorMod(micros, MICROS_A_DAY));
  }

  /** {@code +05:30}, with seconds where there are any. */
  static String offset(int seconds) {
    int amount = Math.abs(seconds);
    String text = "%s%02d:%02d".formatted(seconds < 0 ? "-" : "+", amount / 3600, amount / 60 % 60);
    return amount % 60 == 0 ? text : text + ":%02d".formatted(amount % 60);
  }
}
