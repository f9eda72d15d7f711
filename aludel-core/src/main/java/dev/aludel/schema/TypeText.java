package dev.aludel.schema;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a type by its name in SQL, in any of the spellings that PostgreSQL takes (its manual,
 * chapter 8) and the common ones of others. What has no logical form stays as it is written.
 */
public final class TypeText {

  /** A name, perhaps with parameters in its midst: {@code timestamp (3) with time zone}. */
  private static final Pattern PARTS =
      Pattern.compile("([a-z_][a-z0-9_ ]*?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?");

  private static final Pattern ARRAY =
      Pattern.compile("(.+?)\\s*(?:\\[\\d*]|\\barray(?:\\s*\\[\\d*])?)");

  private static final Pattern ZONED =
      Pattern.compile("(time|timestamp)\\s*(\\(\\s*\\d+\\s*\\))?\\s+(with|without) time zone");

  private static final Map<String, Type> PLAIN =
      Map.ofEntries(
          Map.entry("smallint", Type.Scalar.SMALL_INTEGER),
          Map.entry("int2", Type.Scalar.SMALL_INTEGER),
          Map.entry("tinyint", Type.Scalar.SMALL_INTEGER),
          Map.entry("integer", Type.Scalar.INTEGER),
          Map.entry("int", Type.Scalar.INTEGER),
          Map.entry("int4", Type.Scalar.INTEGER),
          Map.entry("bigint", Type.Scalar.BIG_INTEGER),
          Map.entry("int8", Type.Scalar.BIG_INTEGER),
          Map.entry("real", Type.Scalar.REAL),
          Map.entry("float4", Type.Scalar.REAL),
          Map.entry("double precision", Type.Scalar.DOUBLE_PRECISION),
          Map.entry("double", Type.Scalar.DOUBLE_PRECISION),
          Map.entry("float8", Type.Scalar.DOUBLE_PRECISION),
          Map.entry("float", Type.Scalar.DOUBLE_PRECISION),
          Map.entry("boolean", Type.Scalar.BOOLEAN),
          Map.entry("bool", Type.Scalar.BOOLEAN),
          Map.entry("text", Type.Scalar.TEXT),
          Map.entry("clob", Type.Scalar.TEXT),
          Map.entry("bytea", Type.Scalar.BYTES),
          Map.entry("blob", Type.Scalar.BYTES),
          Map.entry("date", Type.Scalar.DATE),
          Map.entry("interval", Type.Scalar.INTERVAL),
          Map.entry("uuid", Type.Scalar.UUID),
          Map.entry("jsonb", Type.Scalar.JSON));

  private TypeText() {}

  /** The type that the text names: {@link Type.Sql} when it has no logical form. */
  public static Type parse(String text) {
    String sql = text.strip().replaceAll("\\s+", " ");
    String name = sql.toLowerCase(Locale.ROOT);
    Matcher array = ARRAY.matcher(name);
    if (array.matches()) {
      return new Type.Array(parse(sql.substring(0, array.end(1))));
    }
    Matcher zoned = ZONED.matcher(name);
    if (zoned.matches()) {
      String zone = zoned.group(3).equals("with") ? "tz" : "";
      String precision = zoned.group(2) == null ? "" : zoned.group(2);
      name = zoned.group(1) + zone + precision;
    }
    Matcher parts = PARTS.matcher(name);
    if (!parts.matches()) {
      return new Type.Sql(sql);
    }
    Type type = named(parts.group(1), number(parts.group(2)), number(parts.group(3)));
    return type instanceof Type.Sql ? new Type.Sql(sql) : type;
  }

  private static OptionalInt number(@Nullable String digits) {
    return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
  }

  private static Type named(String name, OptionalInt first, OptionalInt second) {
    Type plain = PLAIN.get(name);
    if (plain != null && first.isEmpty()) {
      return plain;
    }
    return switch (name) {
      case "varchar", "character varying" -> new Type.Varchar(first);
      case "char", "character" -> new Type.Char(first.orElse(1));
      case "numeric", "decimal" -> new Type.Decimal(first, second.orElse(0));
      case "float" -> first.orElse(53) <= 24 ? Type.Scalar.REAL : Type.Scalar.DOUBLE_PRECISION;
      case "time" -> new Type.Time(fraction(first), false);
      case "timetz" -> new Type.Time(fraction(first), true);
      case "timestamp" -> new Type.Timestamp(fraction(first), false);
      case "timestamptz" -> new Type.Timestamp(fraction(first), true);
      default -> new Type.Sql(name);
    };
  }

  /** Six digits are what PostgreSQL keeps when nothing is said (its manual, section 8.5). */
  private static OptionalInt fraction(OptionalInt precision) {
    return precision.orElse(6) == 6 ? OptionalInt.empty() : precision;
  }
}
