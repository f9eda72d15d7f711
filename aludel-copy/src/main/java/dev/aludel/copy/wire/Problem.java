package dev.aludel.copy.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a value or a row does not fit where it is to go. */
public enum Problem {
  WRONG_TYPE("is of another type than its column, and is no such value"),
  OUT_OF_RANGE("is too large or too small for the column"),
  NOT_INTEGER("has a fraction, and the column holds integers"),
  LOSES_DIGITS("has more digits than the column keeps"),
  NOT_FINITE("is an infinity, which the column cannot hold"),
  NOT_BOOLEAN("is neither true nor false"),
  TOO_LONG("is longer than the column allows"),
  NUL("has a NUL character, which PostgreSQL's text cannot hold"),
  INVALID_UTF8("is no UTF-8"),
  BYTES_IN_TEXT("is a BLOB in a column of text"),
  TEXT_IN_BYTES("is text in a column of bytes"),
  NOT_DATE("is no date or time"),
  EPOCH_SECONDS("is a number in a column of dates: seconds since 1970, it seems"),
  EPOCH_MILLISECONDS("is a number in a column of dates: milliseconds since 1970, it seems"),
  JULIAN_DAY("is a number in a column of dates: a Julian day, it seems"),
  NOT_JSON("is no JSON that the column can hold"),
  NOT_UUID("is no UUID"),
  NOT_IN_ENUM("is none of the enum's values"),
  NOT_ARRAY("is no JSON array of the column's elements"),
  NULL_VALUE("is NULL, which the column refuses"),
  DUPLICATE("is there more than once, and must be unique"),
  ORPHAN("refers to a row that is not there");

  private final String reason;

  Problem(String reason) {
    this.reason = reason;
  }

  /** As it is written in settings and reports: {@code invalid-utf8}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is wrong, as the end of a sentence about the value. */
  public String reason() {
    return reason;
  }

  /** The problem of that word. */
  public static Optional<Problem> of(String word) {
    return Arrays.stream(values()).filter(problem -> problem.word().equals(word)).findFirst();
  }
}
