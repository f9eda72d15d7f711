package dev.aludel.dialect.sqlite;

import dev.aludel.schema.Type;
import dev.aludel.schema.Type.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which values another type does not take. SQLite would keep them as they are, in a column that
 * says otherwise, where PostgreSQL stops; so the change stops here, too.
 *
 * <p>What counts as a number is what the affinity of a column converts without a loss (SQLite's
 * datatype3.html, section 3).
 */
final class Misfits {

  private static final List<Scalar> INTEGERS =
      List.of(Scalar.SMALL_INTEGER, Scalar.INTEGER, Scalar.BIG_INTEGER);

  private Misfits() {}

  /**
   * The condition that holds for rows whose value does not fit.
   *
   * @param column in quotes
   * @return empty where every value fits, or a check of the column's own says no
   */
  static Optional<String> condition(String column, Type from, Type to) {
    if (from.equals(to) || to instanceof Type.Array) {
      return Optional.empty();
    }
    Optional<String> unfit =
        from instanceof Type.Array array
            ? ofArray(column, array, to)
            : unfit(Conversions.convert(column, from, to), from, to);
    return unfit.map(condition -> "%s IS NOT NULL AND (%s)".formatted(column, condition));
  }

  /** None of several values is the right one; text and JSON take the array as it is. */
  private static Optional<String> ofArray(String column, Type.Array from, Type to) {
    if (to == Scalar.JSON || (isText(to) && !(to instanceof Type.Enumeration))) {
      return Optional.empty();
    }
    String several = "json_array_length(%s) > 1".formatted(column);
    String value = Conversions.convert(column, from, to);
    return Optional.of(
        unfit(value, from.element(), to)
            .map(unfit -> "%s OR (%s IS NOT NULL AND (%s))".formatted(several, value, unfit))
            .orElse(several));
  }

  private static Optional<String> unfit(String value, Type from, Type to) {
    if (to instanceof Scalar scalar) {
      return unfit(value, from, scalar);
    }
    if (to instanceof Type.Decimal decimal) {
      return decimal(value, from, decimal);
    }
    if (to instanceof Type.Varchar varchar && varchar.length().isPresent()) {
      return longer(value, from, varchar.length().getAsInt());
    }
    if (to instanceof Type.Char fixed) {
      return longer(value, from, fixed.length());
    }
    if (to instanceof Type.Timestamp && (isText(from) || from == Scalar.JSON)) {
      return Optional.of(timestamp(value));
    }
    if (to instanceof Type.Time && (isText(from) || from == Scalar.JSON)) {
      return Optional.of(
          "typeof(%1$s) <> 'integer' AND (%1$s NOT GLOB '[0-9][0-9]:[0-9][0-9]*' OR coalesce(time(%1$s), time(%1$s || ':00')) IS NULL)"
              .formatted(value));
    }
    if (to instanceof Type.Enumeration used) {
      return Optional.of(
          used.values().stream()
              .map(Literals::text)
              .collect(Collectors.joining(", ", value + " NOT IN (", ")")));
    }
    return Optional.empty();
  }

  private static Optional<String> unfit(String value, Type from, Scalar to) {
    return switch (to) {
      case SMALL_INTEGER, INTEGER, BIG_INTEGER -> integer(value, from, to);
      case REAL, DOUBLE_PRECISION -> real(value, from);
      case BOOLEAN -> Optional.of(value + " NOT IN (0, 1)");
      case DATE ->
          isText(from) || from == Scalar.JSON ? Optional.of(date(value)) : Optional.empty();
      case UUID ->
          isText(from) || from == Scalar.JSON ? Optional.of(uuid(value)) : Optional.empty();
      case JSON -> isText(from) ? Optional.of("NOT json_valid(" + value + ")") : Optional.empty();
      case TEXT, BYTES, INTERVAL -> Optional.empty();
    };
  }

  /** An INTEGER of SQLite's has 64 bits whatever it is called, and a REAL keeps 53 of them. */
  private static Optional<String> real(String value, Type from) {
    if (from == Scalar.SMALL_INTEGER || from == Scalar.INTEGER) {
      return Optional.of("abs(%s) > 9007199254740992".formatted(value));
    }
    return isNumber(from) ? Optional.empty() : Optional.of(notNumeric(value));
  }

  private static Optional<String> integer(String value, Type from, Scalar to) {
    int was = INTEGERS.indexOf(from);
    if (was >= 0 && was <= INTEGERS.indexOf(to)) {
      return Optional.empty();
    }
    String unfit =
        notNumeric(value) + " OR typeof(CAST(%s AS NUMERIC)) <> 'integer'".formatted(value);
    return Optional.of(
        switch (to) {
          case SMALL_INTEGER -> unfit + between(value, "-32768", "32767");
          case INTEGER -> unfit + between(value, "-2147483648", "2147483647");
          default -> unfit;
        });
  }

  private static String between(String value, String least, String most) {
    return " OR CAST(%s AS NUMERIC) NOT BETWEEN %s AND %s".formatted(value, least, most);
  }

  /** A comparison with a number applies a number's affinity to text (datatype3.html, 4.2). */
  private static String notNumeric(String value) {
    return "typeof(%1$s) = 'blob' OR CAST(%1$s AS NUMERIC) <> %1$s".formatted(value);
  }

  private static Optional<String> decimal(String value, Type from, Type.Decimal to) {
    if (isNumber(from) && to.precision().isEmpty()) {
      return Optional.empty();
    }
    String unfit = notNumeric(value);
    if (isText(from)) {
      // A double keeps 15 digits; whole numbers are kept as such.
      unfit +=
          " OR (typeof(CAST(%1$s AS NUMERIC)) = 'real' AND length(rtrim(replace(ltrim(%1$s, '+-0.'), '.', ''), '0')) > 15)"
              .formatted(value);
    }
    if (to.precision().isPresent()) {
      int whole = to.precision().getAsInt() - to.scale();
      unfit +=
          " OR abs(round(CAST(%s AS NUMERIC), %d)) >= 1e%d".formatted(value, to.scale(), whole);
    }
    return Optional.of(unfit);
  }

  private static Optional<String> longer(String value, Type from, int length) {
    boolean fits =
        (from instanceof Type.Varchar was
                && was.length().isPresent()
                && was.length().getAsInt() <= length)
            || (from instanceof Type.Char fixed && fixed.length() <= length);
    return fits ? Optional.empty() : Optional.of("length(%s) > %d".formatted(value, length));
  }

  /** The driver keeps milliseconds, too. A day that no month has is rolled over by SQLite. */
  private static String date(String value) {
    return "typeof(%1$s) <> 'integer' AND date(substr(%1$s, 1, 10)) IS NOT substr(%1$s, 1, 10)"
        .formatted(value);
  }

  private static String timestamp(String value) {
    return date(value)
        + " OR (typeof(%1$s) <> 'integer' AND coalesce(datetime(%1$s), datetime(%1$s || ':00')) IS NULL)"
            .formatted(value);
  }

  private static String uuid(String value) {
    String digits = "replace(replace(replace(%s, '-', ''), '{', ''), '}', '')".formatted(value);
    return "length(%1$s) <> 32 OR %1$s GLOB '*[^0-9a-fA-F]*'".formatted(digits);
  }

  private static boolean isText(Type type) {
    return type == Scalar.TEXT
        || type instanceof Type.Varchar
        || type instanceof Type.Char
        || type instanceof Type.Enumeration;
  }

  private static boolean isNumber(Type type) {
    return INTEGERS.contains(type)
        || type == Scalar.REAL
        || type == Scalar.DOUBLE_PRECISION
        || type instanceof Type.Decimal;
  }
}
