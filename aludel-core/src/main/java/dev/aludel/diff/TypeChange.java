package dev.aludel.diff;

import dev.aludel.schema.Type;
import dev.aludel.schema.Type.Scalar;
import java.util.List;

/**
 * What becomes of values when a column's type changes, after PostgreSQL's casts (its manual, CREATE
 * CAST and chapter 8): a change by an implicit or assignment cast needs no USING.
 */
enum TypeChange {
  /** Every value stays. */
  WIDENING,
  /** A value that does not fit stops the change. */
  NARROWING,
  /** Values are rounded or cut without a word. */
  ROUNDING,
  /** PostgreSQL does not convert by itself. */
  NEEDS_USING,
  /** Nor that, and values are rounded or cut when it is told how. */
  ROUNDING_USING;

  private static final List<Scalar> INTEGERS =
      List.of(Scalar.SMALL_INTEGER, Scalar.INTEGER, Scalar.BIG_INTEGER);

  /** Decimal digits that an integer type can need. */
  private static final List<Integer> DIGITS = List.of(5, 10, 19);

  static TypeChange of(Type from, Type to) {
    if (from instanceof Type.Array one && to instanceof Type.Array other) {
      return of(one.element(), other.element());
    }
    if (isText(to)) {
      return toText(from, to);
    }
    if (takesAll(to)) {
      return WIDENING;
    }
    if (to instanceof Type.Array array) {
      return told(of(from, array.element()).rounds());
    }
    if (from instanceof Type.Array array) {
      return told(of(array.element(), to).rounds());
    }
    if (from instanceof Type.Sql || to instanceof Type.Sql) {
      return SilentCuts.between(from, to) ? ROUNDING : NEEDS_USING;
    }
    if (isNumber(from) && isNumber(to)) {
      return betweenNumbers(from, to);
    }
    if (from instanceof Type.Timestamp one && to instanceof Type.Timestamp other) {
      return fraction(one.precision().orElse(6), other.precision().orElse(6));
    }
    if (from instanceof Type.Time one && to instanceof Type.Time other) {
      return one.withTimeZone() && !other.withTimeZone()
          ? ROUNDING
          : fraction(one.precision().orElse(6), other.precision().orElse(6));
    }
    if (from == Scalar.DATE && to instanceof Type.Timestamp) {
      return WIDENING;
    }
    if (from instanceof Type.Timestamp && (to == Scalar.DATE || to instanceof Type.Time)) {
      return ROUNDING;
    }
    if (from instanceof Type.Time time && to == Scalar.INTERVAL) {
      return time.withTimeZone() ? ROUNDING_USING : WIDENING;
    }
    if (from == Scalar.INTERVAL && to instanceof Type.Time) {
      return ROUNDING;
    }
    return told(isSpelled(from) && cutsWhatIsSpelled(from, to));
  }

  /** How a column changes whose values become others only if it is told how. */
  private static TypeChange told(boolean rounds) {
    return rounds ? ROUNDING_USING : NEEDS_USING;
  }

  /** Whether the values may have digits, a time or a zone that no declaration bounds. */
  private static boolean isSpelled(Type from) {
    return isText(from) || from == Scalar.JSON;
  }

  /**
   * Whether a text that is a number or a moment is taken without a part of it: the digits after the
   * last one that there is room for, the time of what becomes a date, the zone (chapter 8). As an
   * integer PostgreSQL refuses a text with a fraction, and rounds one in JSON.
   */
  private static boolean cutsWhatIsSpelled(Type from, Type to) {
    return to == Scalar.REAL
        || to == Scalar.DOUBLE_PRECISION
        || (to instanceof Type.Decimal decimal && decimal.precision().isPresent())
        || to == Scalar.DATE
        || to == Scalar.INTERVAL
        || to instanceof Type.Time
        || to instanceof Type.Timestamp
        || (from == Scalar.JSON && INTEGERS.contains(to));
  }

  /** Whether values are rounded or cut without a word. */
  boolean rounds() {
    return this == ROUNDING || this == ROUNDING_USING;
  }

  private boolean needsUsing() {
    return this == NEEDS_USING || this == ROUNDING_USING;
  }

  /**
   * Whether the default of a column cannot change with it: it is told how, and the default is not.
   */
  static boolean leavesDefault(Type from, Type to) {
    return isOpaque(from) || isOpaque(to) || of(from, to).needsUsing();
  }

  private static boolean isOpaque(Type type) {
    return type instanceof Type.Array array ? isOpaque(array.element()) : type instanceof Type.Sql;
  }

  /** Whether every value has another in the new type, though PostgreSQL does not convert it. */
  static boolean cannotFail(Type from, Type to) {
    if (to instanceof Type.Array array) {
      return !isText(from)
          && !(from instanceof Type.Array)
          && (of(from, array.element()) == WIDENING || from.equals(array.element()));
    }
    boolean number = INTEGERS.contains(to) || to == Scalar.REAL || to == Scalar.DOUBLE_PRECISION;
    return (from == Scalar.BOOLEAN && number)
        || (to == Scalar.BYTES && (isText(from) || from == Scalar.UUID))
        || (to == Scalar.JSON
            && (isNumber(from)
                || from == Scalar.BOOLEAN
                || from == Scalar.UUID
                || from == Scalar.DATE
                || from instanceof Type.Timestamp));
  }

  private static TypeChange toText(Type from, Type to) {
    int room = length(to);
    if (isText(from)) {
      return room >= length(from) ? WIDENING : NARROWING;
    }
    return room == Integer.MAX_VALUE ? WIDENING : NARROWING;
  }

  private static TypeChange betweenNumbers(Type from, Type to) {
    int one = INTEGERS.indexOf(from);
    int other = INTEGERS.indexOf(to);
    if (one >= 0 && other >= 0) {
      return one <= other ? WIDENING : NARROWING;
    }
    if (to instanceof Type.Decimal decimal) {
      if (decimal.precision().isEmpty()) {
        return WIDENING;
      }
      int whole = decimal.precision().getAsInt() - decimal.scale();
      if (one >= 0) {
        return whole >= DIGITS.get(one) ? WIDENING : NARROWING;
      }
      if (from instanceof Type.Decimal was && was.precision().isPresent()) {
        if (was.scale() > decimal.scale()) {
          return ROUNDING;
        }
        return was.precision().getAsInt() - was.scale() <= whole ? WIDENING : NARROWING;
      }
      return ROUNDING;
    }
    if (from == Scalar.REAL && to == Scalar.DOUBLE_PRECISION) {
      return WIDENING;
    }
    // A float's mantissa holds 24 bits, a double's 53.
    boolean exact = to == Scalar.REAL ? one == 0 : one == 0 || one == 1;
    return exact ? WIDENING : ROUNDING;
  }

  private static TypeChange fraction(int from, int to) {
    return from <= to ? WIDENING : ROUNDING;
  }

  /** A column without a type, which only SQLite has, holds every value as it is. */
  private static boolean takesAll(Type type) {
    return type instanceof Type.Sql sql && sql.text().isBlank();
  }

  private static boolean isNumber(Type type) {
    return INTEGERS.contains(type)
        || type == Scalar.REAL
        || type == Scalar.DOUBLE_PRECISION
        || type instanceof Type.Decimal;
  }

  static boolean isText(Type type) {
    return type == Scalar.TEXT || type instanceof Type.Varchar || type instanceof Type.Char;
  }

  private static int length(Type type) {
    if (type instanceof Type.Varchar varchar) {
      return varchar.length().orElse(Integer.MAX_VALUE);
    }
    return type instanceof Type.Char fixed ? fixed.length() : Integer.MAX_VALUE;
  }
}
