package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.TypeChanges;
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

  /**
   * The expression that makes a value of {@code to} of the quoted column's value.
   *
   * @throws dev.aludel.dialect.UnsupportedOperation if no rule leads from the one to the other
   */
  static String convert(String column, Type from, Type to) {
    if (!TypeChanges.isPossible(from, to)) {
      throw TypeChanges.refused(column, name(from), name(to));
    }
    if (from instanceof Type.Array was) {
      if (!(to instanceof Type.Array) && !isPlainText(to) && to != Scalar.JSON) {
        return ofArray(column, was, to);
      }
      return to instanceof Type.Array array && isText(array.element()) && !isText(was.element())
          ? whenThere(
              column,
              "(SELECT json_group_array(CAST(value AS TEXT)) FROM json_each(" + column + "))")
          : column;
    }
    if (to instanceof Type.Array array) {
      return toArray(column, from, array);
    }
    if (to == Scalar.JSON) {
      return toJson(column, from);
    }
    if (from == Scalar.JSON && !isPlainText(to)) {
      return "json_extract(" + column + ", '$')";
    }
    if (isText(to)) {
      return toText(column, from);
    }
    if (to == Scalar.UUID && from == Scalar.BYTES) {
      String hex = "lower(hex(" + column + "))";
      return whenThere(
          column,
          "substr(%s, 1, 8) || '-' || substr(%s, 9, 4) || '-' || substr(%s, 13, 4) || '-' || substr(%s, 17, 4) || '-' || substr(%s, 21)"
              .formatted(hex, hex, hex, hex, hex));
    }
    if (to == Scalar.BYTES && from == Scalar.UUID) {
      return "unhex(" + column + ", '-')";
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
    if (to instanceof Type.Time && from instanceof Type.Timestamp) {
      return "CASE typeof(%s) WHEN 'text' THEN substr(%s, 12) ELSE %s END"
          .formatted(column, column, column);
    }
    if (to instanceof Type.Timestamp && from == Scalar.DATE) {
      return "CASE WHEN typeof(%s) = 'text' AND length(%s) = 10 THEN %s || ' 00:00:00' ELSE %s END"
          .formatted(column, column, column, column);
    }
    return column;
  }

  private static String whenThere(String column, String expression) {
    return "CASE WHEN %s IS NOT NULL THEN %s END".formatted(column, expression);
  }

  /** The type as a person reads it. */
  static String name(Type type) {
    return type instanceof Type.Array array
        ? name(array.element()) + "[]"
        : type instanceof Type.Enumeration used
            ? used.name().toString()
            : type == Scalar.JSON ? "JSON" : TypeWriter.declared(type, false, false);
  }

  /** A value becomes an array of one; text may be an array's own text form. */
  private static String toArray(String column, Type from, Type.Array to) {
    String element = convert(column, from, to.element());
    String one = "json_array(" + asElement(element, to.element()) + ")";
    String literal =
        isText(from)
            ? " WHEN json_valid(%s) AND json_type(%s) = 'array' THEN %s"
                .formatted(column, column, column)
            : "";
    return "CASE%s WHEN %s IS NOT NULL THEN %s END".formatted(literal, column, one);
  }

  /** An array of one value becomes the value; one of several does not fit: see {@link Misfits}. */
  private static String ofArray(String column, Type.Array from, Type to) {
    String first = "json_extract(" + column + ", '$[0]')";
    String value = from.element() == Scalar.BYTES ? "unhex(substr(" + first + ", 3))" : first;
    return "CASE json_array_length(%s) WHEN 0 THEN NULL WHEN 1 THEN %s ELSE %s END"
        .formatted(column, convert(value, from.element(), to), column);
  }

  /** The value as {@code json_array} takes it for what it is. */
  private static String asElement(String value, Type type) {
    if (type == Scalar.JSON) {
      return "json(" + value + ")";
    }
    if (type == Scalar.BOOLEAN) {
      return "json(CASE %s WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)".formatted(value);
    }
    if (type == Scalar.BYTES) {
      return "'\\x' || lower(hex(" + value + "))";
    }
    return isText(type) ? "CAST(" + value + " AS TEXT)" : value;
  }

  /** Text is JSON already, as it is to PostgreSQL. */
  private static String toJson(String column, Type from) {
    if (isPlainText(from) || INTEGERS.contains(from) || isFraction(from)) {
      return column;
    }
    if (from == Scalar.BOOLEAN) {
      return toText(column, from);
    }
    return whenThere(
        column,
        from == Scalar.BYTES
            ? "json_quote('\\x' || lower(hex(" + column + ")))"
            : "json_quote(" + column + ")");
  }

  private static boolean isPlainText(Type type) {
    return isText(type) && !(type instanceof Type.Enumeration);
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
    return column; // 0 and 1 are its booleans, and no other number is: see Misfits.
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
