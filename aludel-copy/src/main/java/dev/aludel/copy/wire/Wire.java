package dev.aludel.copy.wire;

import java.util.List;
import java.util.Optional;

/**
 * The form that the values of one column travel in.
 *
 * @param kind which type's binary form it is
 * @param size the most characters of a text, the digits of a decimal, or those of a second's
 *     fraction; -1 for no limit of its own
 * @param scale the digits after a decimal's point
 * @param labels the values of an enum
 * @param element what an array holds
 * @param oid the type's number in the target's catalog, where an array needs that of its elements
 * @param sqlName the type as PostgreSQL writes it
 */
public record Wire(
    Kind kind,
    int size,
    int scale,
    List<String> labels,
    Optional<Wire> element,
    int oid,
    String sqlName) {

  /** The binary forms. */
  public enum Kind {
    BOOL,
    INT2,
    INT4,
    INT8,
    FLOAT4,
    FLOAT8,
    NUMERIC,
    TEXT,
    /** Text padded with blanks. */
    BPCHAR,
    BYTEA,
    DATE,
    TIME,
    TIMETZ,
    TIMESTAMP,
    TIMESTAMPTZ,
    INTERVAL,
    UUID,
    JSONB,
    /** JSON as text, kept as it was written. */
    JSON,
    ENUM,
    ARRAY,
    /** A type that only the server can read: its text, which the server casts. */
    AS_TEXT,
    /** A value of SQLite with its storage class before it. */
    SQLITE,
    /** A value of SQLite that is taken from the row itself, and not put into a buffer at all. */
    UNREAD
  }

  public Wire {
    labels = List.copyOf(labels);
  }

  public static Wire of(Kind kind, String sqlName) {
    return of(kind, -1, sqlName);
  }

  public static Wire of(Kind kind, int size, String sqlName) {
    return new Wire(kind, size, 0, List.of(), Optional.empty(), 0, sqlName);
  }

  public static Wire numeric(int precision, int scale, String sqlName) {
    return new Wire(Kind.NUMERIC, precision, scale, List.of(), Optional.empty(), 0, sqlName);
  }

  public static Wire enumeration(List<String> labels, String sqlName) {
    return new Wire(Kind.ENUM, -1, 0, labels, Optional.empty(), 0, sqlName);
  }

  public static Wire array(Wire element, String sqlName) {
    return new Wire(Kind.ARRAY, -1, 0, List.of(), Optional.of(element), 0, sqlName);
  }

  /**
   * The same, with the zeros kept that a decimal without a precision was written with: its scale is
   * then -1.
   */
  public Wire asWritten() {
    if (kind == Kind.NUMERIC && size < 0) {
      return new Wire(kind, size, -1, labels, element, oid, sqlName);
    }
    return new Wire(kind, size, scale, labels, element.map(Wire::asWritten), oid, sqlName);
  }

  public Wire withOid(int number) {
    return new Wire(kind, size, scale, labels, element, number, sqlName);
  }
}
