package dev.aludel.diff;

import dev.aludel.schema.Type;
import dev.aludel.schema.Type.Scalar;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the types that only PostgreSQL has take a value by leaving out a part of it, without a
 * word (its manual, chapter 8, and section 9.11 for geometric types).
 */
final class SilentCuts {

  private static final Set<String> OF_MOMENTS =
      Set.of("tsrange", "tstzrange", "tsmultirange", "tstzmultirange");

  private static final Set<String> OF_DAYS = Set.of("daterange", "datemultirange");

  private static final Set<String> SHAPES =
      Set.of("point", "lseg", "box", "path", "polygon", "circle");

  /** A shape that is another one with other words. */
  private static final Set<String> SAME_SHAPES =
      Set.of("box polygon", "polygon path", "path polygon");

  private static final Pattern BITS = Pattern.compile("bit( varying)?(?:\\((\\d+)\\))?");

  private static final Pattern INTERVAL =
      Pattern.compile("interval(?: (?:\\w+ to )?(\\w+))?(?:\\s?\\((\\d)\\))?");

  private static final List<String> FIELDS =
      List.of("year", "month", "day", "hour", "minute", "second");

  /** The digits of an amount of money, where a server is not set up for another currency. */
  private static final int CENTS = 2;

  private static final int FINEST = FIELDS.size() * 10 + 6;

  private SilentCuts() {}

  static boolean between(Type from, Type to) {
    String was = from instanceof Type.Sql sql ? sql.text() : "";
    if (!(to instanceof Type.Sql target)) {
      return (to instanceof Type.Time && INTERVAL.matcher(was).matches())
          || (was.equals("money")
              && to instanceof Type.Decimal decimal
              && decimal.precision().isPresent()
              && decimal.scale() < CENTS);
    }
    String is = target.text();
    if (was.equals(is)) {
      return false;
    }
    return switch (is) {
      case "cidr" -> was.equals("inet");
      case "name" -> !isShort(from);
      case "\"char\"" -> true;
      case "money" -> hasFraction(from);
      case "tsvector" -> from == Scalar.JSON || TypeChange.isText(from) || was.equals("name");
      default ->
          (OF_DAYS.contains(is) && OF_MOMENTS.contains(was))
              || (SHAPES.contains(is)
                  && SHAPES.contains(was)
                  && !SAME_SHAPES.contains(was + " " + is))
              || (bits(is) > 0 && bits(from, was) > bits(is))
              || cutsInterval(from, is);
    };
  }

  /** A name holds 63 bytes, of which a letter may need four. */
  private static boolean isShort(Type type) {
    return type == Scalar.BOOLEAN
        || type instanceof Type.Enumeration
        || (type instanceof Type.Varchar text && text.length().orElse(64) <= 15)
        || (type instanceof Type.Char text && text.length() <= 15);
  }

  private static boolean hasFraction(Type type) {
    return type == Scalar.REAL
        || type == Scalar.DOUBLE_PRECISION
        || (type instanceof Type.Decimal decimal
            && (decimal.precision().isEmpty() || decimal.scale() > CENTS))
        || type == Scalar.JSON
        || TypeChange.isText(type);
  }

  private static int bits(Type from, String type) {
    if (from == Scalar.INTEGER) {
      return Integer.SIZE;
    }
    return from == Scalar.BIG_INTEGER ? Long.SIZE : bits(type);
  }

  /** How many bits a value may have; none of another type. */
  private static int bits(String type) {
    Matcher bits = BITS.matcher(type);
    if (!bits.matches()) {
      return 0;
    }
    if (bits.group(2) != null) {
      return Integer.parseInt(bits.group(2));
    }
    return bits.group(1) == null ? 1 : Integer.MAX_VALUE;
  }

  /** Only what is finer than the last of the fields is left out. */
  private static boolean cutsInterval(Type from, String to) {
    if (!INTERVAL.matcher(to).matches()) {
      return false;
    }
    if (from instanceof Type.Time time) {
      return fineness("interval(" + time.precision().orElse(6) + ")") > fineness(to);
    }
    return (from instanceof Type.Sql sql ? fineness(sql.text()) : FINEST) > fineness(to);
  }

  private static int fineness(String type) {
    Matcher interval = INTERVAL.matcher(type);
    if (!interval.matches()) {
      return FINEST;
    }
    int field = interval.group(1) == null ? 5 : FIELDS.indexOf(interval.group(1));
    int precision = interval.group(2) == null ? 6 : Integer.parseInt(interval.group(2));
    return field == 5 ? FIELDS.size() * 10 + precision : (field + 1) * 10;
  }
}
