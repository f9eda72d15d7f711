package dev.aludel.dialect.sqlite;

import dev.aludel.schema.Type;
import dev.aludel.schema.Type.Scalar;
import java.util.Set;

/**
 * How values become those of another type, as PostgreSQL's casts have them, while a table is
 * rebuilt.
 *
 * <p>Mostly the new column's affinity does it, which converts what it can and keeps the rest.
 * {@code CAST} would not: it makes 0 of text that is no number.
 */
final class Conversions {

  private static final Set<Type> INTEGERS =
      Set.of(Scalar.SMALL_INTEGER, Scalar.INTEGER, Scalar.BIG_INTEGER);

  private Conversions() {}

  /** The expression that makes a value of {@code to} of the quoted column's value. */
  static String convert(String column, Type from, Type to) {
    if (isText(to)) {
      return toText(column, from);
    }
    if (to == Scalar.BYTES && isText(from)) {
      return "CAST(" + column + " AS BLOB)";
    }
    if (to == Scalar.BOOLEAN) {
      return toBoolean(column, from);
    }
    if (INTEGERS.contains(to) && isFraction(from)) {
      return "CASE typeof(%s) WHEN 'real' THEN CAST(round(%s) AS INTEGER) ELSE %s END"
          .formatted(column, column, column);
    }
    if (to == Scalar.DATE && from instanceof Type.Timestamp) {
      return "CASE typeof(%s) WHEN 'text' THEN substr(%s, 1, 10) ELSE %s END"
          .formatted(column, column, column);
    }
    if (to instanceof Type.Timestamp && from == Scalar.DATE) {
      return "CASE WHEN typeof(%s) = 'text' AND length(%s) = 10 THEN %s || ' 00:00:00' ELSE %s END"
          .formatted(column, column, column, column);
    }
    return column;
  }

  private static String toText(String column, Type from) {
    if (from == Scalar.BOOLEAN) {
      return "CASE %s WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE %s END".formatted(column, column);
    }
    return from == Scalar.BYTES ? "CAST(" + column + " AS TEXT)" : column;
  }

  private static String toBoolean(String column, Type from) {
    if (isText(from)) {
      return ("CASE WHEN lower(%s) IN ('true', 't', 'yes', 'y', 'on', '1') THEN 1"
              + " WHEN lower(%s) IN ('false', 'f', 'no', 'n', 'off', '0') THEN 0 ELSE %s END")
          .formatted(column, column, column);
    }
    return INTEGERS.contains(from) ? column + " <> 0" : column;
  }

  private static boolean isText(Type type) {
    return type == Scalar.TEXT
        || type instanceof Type.Varchar
        || type instanceof Type.Char
        || type instanceof Type.Enumeration;
  }

  private static boolean isFraction(Type type) {
    return type == Scalar.REAL || type == Scalar.DOUBLE_PRECISION || type instanceof Type.Decimal;
  }
}
