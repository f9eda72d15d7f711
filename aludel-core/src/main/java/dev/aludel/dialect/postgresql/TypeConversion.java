package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.TypeChanges;
import dev.aludel.schema.Domains;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Type;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the values of a column become those of another type, with nothing lost.
 *
 * <p>Where PostgreSQL has an assignment cast (CREATE CAST; section 10.4), that is used without a
 * word: it refuses a value that does not fit, where an explicit cast to {@code varchar(5)} cuts it.
 */
final class TypeConversion {

  private static final Pattern BITS = Pattern.compile("(?i)bit(?: varying)?(?:\\s*\\(\\d+\\))?");

  private TypeConversion() {}

  /**
   * What stands after USING; nothing where PostgreSQL converts by itself.
   *
   * @param schema whose domains the types may be
   * @throws dev.aludel.dialect.UnsupportedOperation if no rule leads from the one to the other
   */
  static Optional<String> using(String column, Type from, Type to, Schema schema) {
    return using(column, Domains.base(from, schema), Domains.base(to, schema));
  }

  private static Optional<String> using(String column, Type from, Type to) {
    if (convertsByItself(from, to)) {
      return Optional.empty();
    }
    if (!TypeChanges.isPossible(from, to)) {
      throw TypeChanges.refused(column, TypeTable.write(from), TypeTable.write(to));
    }
    return Optional.of(expression(column, from, uncut(from, to)));
  }

  /**
   * The type to cast to: without a length, which an explicit cast cuts a value to (section 4.2.9).
   * What stands after USING becomes a value of the column by assignment, which refuses that.
   */
  private static Type uncut(Type from, Type to) {
    if (to instanceof Type.Array array) {
      return new Type.Array(uncut(element(from), array.element()));
    }
    boolean isSpelled = TypeTable.isText(element(from)) || from == Type.Scalar.JSON;
    if (isSpelled && to instanceof Type.Sql sql && BITS.matcher(sql.text()).matches()) {
      return new Type.Sql("bit varying");
    }
    return TypeTable.isText(to) ? Type.Scalar.TEXT : to;
  }

  private static boolean isArray(Type type) {
    return type instanceof Type.Array;
  }

  private static Type element(Type type) {
    return type instanceof Type.Array array ? array.element() : type;
  }

  private static boolean convertsByItself(Type from, Type to) {
    if (TypeTable.held(from).equals(TypeTable.held(to))) {
      return true;
    }
    if (TypeTable.isText(to)) {
      return from != Type.Scalar.BYTES;
    }
    return (TypeTable.isNumber(from) && TypeTable.isNumber(to) && !losesDigits(from, to))
        || (isMoment(from) && isMoment(to))
        || (from instanceof Type.Time && to instanceof Type.Time)
        || (from instanceof Type.Timestamp moment
            && to instanceof Type.Time time
            && (moment.withTimeZone() || !time.withTimeZone()))
        || (isTimeOfDay(from) && to == Type.Scalar.INTERVAL)
        || (from == Type.Scalar.INTERVAL && isTimeOfDay(to));
  }

  /**
   * The cast to a decimal takes 15 digits of a double and 6 of a real, of 17 and 9 (section 8.1).
   */
  private static boolean losesDigits(Type from, Type to) {
    return (from == Type.Scalar.REAL || from == Type.Scalar.DOUBLE_PRECISION)
        && to instanceof Type.Decimal;
  }

  private static boolean isMoment(Type type) {
    return type instanceof Type.Timestamp || type == Type.Scalar.DATE;
  }

  private static boolean isTimeOfDay(Type type) {
    return type instanceof Type.Time time && !time.withTimeZone();
  }

  private static String expression(String column, Type from, Type to) {
    if (from instanceof Type.Char) {
      // Without the blanks that fill it, as a cast to text has it (section 8.3).
      return expression(column + "::text", Type.Scalar.TEXT, to);
    }
    String cast = column + "::" + TypeTable.write(to);
    if (losesDigits(element(from), element(to)) && isArray(from) == isArray(to)) {
      return column + (isArray(from) ? "::text[]::" : "::text::") + TypeTable.write(to);
    }
    if (from == Type.Scalar.JSON && !TypeTable.isNumber(to) && to != Type.Scalar.BOOLEAN) {
      return "(" + column + " #>> '{}')::" + TypeTable.write(to);
    }
    if (from instanceof Type.Time time && time.withTimeZone() && to == Type.Scalar.INTERVAL) {
      return column + "::time::interval";
    }
    if (from instanceof Type.Timestamp && to instanceof Type.Time) {
      return column + "::timestamptz::" + TypeTable.write(to);
    }
    if (from == Type.Scalar.INTERVAL && to instanceof Type.Time) {
      return column + "::time::" + TypeTable.write(to);
    }
    if (from == Type.Scalar.BOOLEAN && TypeTable.isNumber(to)) {
      return column + "::integer";
    }
    if (TypeTable.isNumber(from) && to == Type.Scalar.BOOLEAN) {
      // Any number but 0 would be true without a word: as text only the two are taken.
      return "CASE %1$s WHEN 0 THEN false WHEN 1 THEN true ELSE %1$s::text::boolean END"
          .formatted(column);
    }
    if (from == Type.Scalar.BYTES && TypeTable.isText(to)) {
      return "convert_from(" + column + ", 'UTF8')";
    }
    if (TypeTable.isText(from) && to == Type.Scalar.BYTES) {
      return "convert_to(" + column + ", 'UTF8')";
    }
    if (from == Type.Scalar.UUID && to == Type.Scalar.BYTES) {
      return "uuid_send(" + column + ")";
    }
    if (from == Type.Scalar.BYTES && to == Type.Scalar.UUID) {
      return "encode(" + column + ", 'hex')::uuid";
    }
    if (to == Type.Scalar.JSON && !TypeTable.isText(from) && !TypeTable.isOpaque(from)) {
      return "to_jsonb(" + column + ")";
    }
    if (to instanceof Type.Array array && isElement(from, array)) {
      return toArray(column, from, array, cast);
    }
    if (from instanceof Type.Array array && isElement(to, array) && !TypeTable.isText(to)) {
      return ofArray(column, array, to);
    }
    if (isThroughOther(from, to)) {
      String between = isArrayOf(Type.Scalar.BOOLEAN, to) ? "::text[]::" : "::integer[]::";
      return column + between + TypeTable.write(to);
    }
    return isEnumeration(to) && from != Type.Scalar.TEXT
        ? column + "::text" + (to instanceof Type.Array ? "[]" : "") + "::" + TypeTable.write(to)
        : cast;
  }

  /** Whether the type stands for one value of the array, by itself or converted. */
  private static boolean isElement(Type type, Type.Array array) {
    return array.element().equals(type)
        || (!(type instanceof Type.Array) && !TypeTable.isOpaque(type) && type != Type.Scalar.JSON);
  }

  /**
   * A value becomes an array of one; text may be an array's own text form, {@code {a,b}}. {@code IS
   * NOT NULL} would not do: PostgreSQL reads the expression anew for each partition and child, and
   * under that test takes the column by its number in the table above; and of a row it asks whether
   * all of its attributes are there (section 9.2).
   */
  private static String toArray(String column, Type from, Type.Array to, String cast) {
    String element =
        from.equals(to.element())
            ? column
            : using(column, from, to.element())
                .orElse(column + "::" + TypeTable.write(to.element()));
    String literal =
        TypeTable.isText(from) && to.element() != Type.Scalar.JSON
            ? " WHEN %s LIKE '{%%}' THEN %s".formatted(column, cast)
            : "";
    return "CASE%s WHEN %s IS DISTINCT FROM NULL THEN ARRAY[%s] END"
        .formatted(literal, column, element);
  }

  /** An array of one value becomes the value; of several none is the right one, and it fails. */
  private static String ofArray(String column, Type.Array from, Type to) {
    String first = "%s[array_lower(%s, 1)]".formatted(column, column);
    String value =
        from.element().equals(to)
            ? first
            : using(first, from.element(), to).orElse(first + "::" + TypeTable.write(to));
    String failing =
        to == Type.Scalar.BYTES
            ? "decode(" + column + "::text, 'hex')"
            : column + "::text::" + TypeTable.write(to);
    return "CASE WHEN cardinality(%s) = 1 AND array_ndims(%s) = 1 THEN %s WHEN cardinality(%s) > 0 THEN %s END"
        .formatted(column, column, value, column, failing);
  }

  /**
   * The condition that holds for rows whose array is of more than one value, or whose number is
   * none of a boolean's, and for no other.
   */
  static Optional<String> misfits(String column, Type from, Type to) {
    if (TypeTable.isNumber(from) && to == Type.Scalar.BOOLEAN) {
      return Optional.of(column + " NOT IN (0, 1)");
    }
    return from instanceof Type.Array array && isElement(to, array) && !TypeTable.isText(to)
        ? Optional.of("cardinality(%1$s) > 1 OR array_ndims(%1$s) > 1".formatted(column))
        : Optional.empty();
  }

  /** Only an integer has casts to a boolean and from it; from a number text is stricter. */
  private static boolean isThroughOther(Type from, Type to) {
    return (isArrayOf(Type.Scalar.BOOLEAN, from) && isArrayOfNumbers(to))
        || (isArrayOfNumbers(from) && isArrayOf(Type.Scalar.BOOLEAN, to));
  }

  private static boolean isArrayOf(Type element, Type type) {
    return type instanceof Type.Array array && array.element() == element;
  }

  private static boolean isArrayOfNumbers(Type type) {
    return type instanceof Type.Array array && TypeTable.isNumber(array.element());
  }

  private static boolean isEnumeration(Type type) {
    return type instanceof Type.Array array
        ? isEnumeration(array.element())
        : type instanceof Type.Enumeration;
  }
}
