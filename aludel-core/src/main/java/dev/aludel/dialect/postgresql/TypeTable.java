package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Type;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How PostgreSQL holds each logical type, and how its own types read back.
 *
 * <table>
 * <caption>Logical types and PostgreSQL's</caption>
 * <tr><th>logical</th><th>PostgreSQL</th><th>also read from</th></tr>
 * <tr><td>{@code smallInteger()}</td><td>{@code smallint}</td><td>{@code int2}</td></tr>
 * <tr><td>{@code integer()}</td><td>{@code integer}</td><td>{@code int}, {@code int4}</td></tr>
 * <tr><td>{@code bigInteger()}</td><td>{@code bigint}</td><td>{@code int8}</td></tr>
 * <tr><td>{@code real()}</td><td>{@code real}</td><td>{@code float4}</td></tr>
 * <tr><td>{@code doublePrecision()}</td><td>{@code double precision}</td><td>{@code float8}</td></tr>
 * <tr><td>{@code decimal()}, {@code decimal(p, s)}</td><td>{@code numeric}, {@code numeric(p, s)}</td><td>{@code decimal}</td></tr>
 * <tr><td>{@code bool()}</td><td>{@code boolean}</td><td>{@code bool}</td></tr>
 * <tr><td>{@code string(n)}, {@code string()}</td><td>{@code varchar(n)}, {@code varchar}</td><td>{@code character varying}</td></tr>
 * <tr><td>{@code fixedString(n)}</td><td>{@code char(n)}</td><td>{@code character}</td></tr>
 * <tr><td>{@code text()}</td><td>{@code text}</td><td></td></tr>
 * <tr><td>{@code bytes()}</td><td>{@code bytea}</td><td></td></tr>
 * <tr><td>{@code date()}</td><td>{@code date}</td><td></td></tr>
 * <tr><td>{@code time()}, {@code time(p)}</td><td>{@code time}, {@code time(p)}</td><td>{@code time without time zone}</td></tr>
 * <tr><td>{@code timeWithTimeZone()}</td><td>{@code timetz}</td><td>{@code time with time zone}</td></tr>
 * <tr><td>{@code timestamp()}, {@code timestamp(p)}</td><td>{@code timestamp}, {@code timestamp(p)}</td><td>{@code timestamp without time zone}</td></tr>
 * <tr><td>{@code timestampWithTimeZone()}</td><td>{@code timestamptz}</td><td>{@code timestamp with time zone}</td></tr>
 * <tr><td>{@code interval()}</td><td>{@code interval}</td><td></td></tr>
 * <tr><td>{@code uuid()}</td><td>{@code uuid}</td><td></td></tr>
 * <tr><td>{@code json()}</td><td>{@code jsonb}</td><td></td></tr>
 * <tr><td>{@code enumeration(name, …)}</td><td>the enum type {@code name}</td><td></td></tr>
 * <tr><td>{@code array(t)}</td><td>{@code t[]}</td><td>any number of dimensions: PostgreSQL does not keep it (section 8.15.1)</td></tr>
 * <tr><td>{@code sqlType(text)}</td><td>{@code text}</td><td>all other types, as {@code format_type} writes them: {@code json}, domains, {@code inet}, {@code interval(3)}</td></tr>
 * </table>
 *
 * <p>A precision of 6 digits in a time or a timestamp is what PostgreSQL does without one, so both
 * are read as none.
 */
final class TypeTable {

  private static final int DEFAULT_PRECISION = 6;

  /** Section 8.19 of PostgreSQL's manual. */
  private static final Set<String> NAMED_NUMBERS =
      Set.of("regclass", "regtype", "regproc", "regprocedure", "regcollation");

  private static final Map<String, Type> PLAIN =
      Map.ofEntries(
          Map.entry("smallint", Type.Scalar.SMALL_INTEGER),
          Map.entry("int2", Type.Scalar.SMALL_INTEGER),
          Map.entry("integer", Type.Scalar.INTEGER),
          Map.entry("int", Type.Scalar.INTEGER),
          Map.entry("int4", Type.Scalar.INTEGER),
          Map.entry("bigint", Type.Scalar.BIG_INTEGER),
          Map.entry("int8", Type.Scalar.BIG_INTEGER),
          Map.entry("real", Type.Scalar.REAL),
          Map.entry("float4", Type.Scalar.REAL),
          Map.entry("double precision", Type.Scalar.DOUBLE_PRECISION),
          Map.entry("float8", Type.Scalar.DOUBLE_PRECISION),
          Map.entry("boolean", Type.Scalar.BOOLEAN),
          Map.entry("bool", Type.Scalar.BOOLEAN),
          Map.entry("text", Type.Scalar.TEXT),
          Map.entry("bytea", Type.Scalar.BYTES),
          Map.entry("date", Type.Scalar.DATE),
          Map.entry("interval", Type.Scalar.INTERVAL),
          Map.entry("uuid", Type.Scalar.UUID),
          Map.entry("jsonb", Type.Scalar.JSON));

  private static final Pattern DECLARED =
      Pattern.compile(
          "(?<name>numeric|decimal|character varying|varchar|character|char"
              + "|timestamptz|timestamp|timetz|time)"
              + "\\s*(?:\\(\\s*(?<first>\\d+)\\s*(?:,\\s*(?<second>-?\\d+)\\s*)?\\))?"
              + "(?<zone> with time zone| without time zone)?",
          Pattern.CASE_INSENSITIVE);

  private TypeTable() {}

  /** The type as PostgreSQL's users write it. */
  static String write(Type type) {
    return type.match(WRITER);
  }

  /** The type that a declaration, or {@code format_type}, names. */
  static Type read(String declaration) {
    String text = declaration.strip();
    if (text.endsWith("[]")) {
      Type element = read(text.substring(0, text.length() - 2));
      return element instanceof Type.Array ? element : new Type.Array(element);
    }
    Type plain = PLAIN.get(text.toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", " "));
    return plain != null ? plain : readDeclared(text).orElseGet(() -> new Type.Sql(text));
  }

  private static Optional<Type> readDeclared(String text) {
    Matcher matcher = DECLARED.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String first = matcher.group("first");
    OptionalInt number =
        first == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(first));
    boolean zone = " with time zone".equalsIgnoreCase(matcher.group("zone"));
    String second = matcher.group("second");
    return switch (matcher.group("name").toLowerCase(java.util.Locale.ROOT)) {
      case "numeric", "decimal" ->
          Optional.of(new Type.Decimal(number, second == null ? 0 : Integer.parseInt(second)));
      case "character varying", "varchar" -> Optional.of(new Type.Varchar(number));
      case "character", "char" -> Optional.of(new Type.Char(number.orElse(1)));
      case "timestamp" -> Optional.of(new Type.Timestamp(precision(number), zone));
      case "timestamptz" -> Optional.of(new Type.Timestamp(precision(number), true));
      case "time" -> Optional.of(new Type.Time(precision(number), zone));
      default -> Optional.of(new Type.Time(precision(number), true));
    };
  }

  /** No precision is 6 digits, and more there are not (section 8.5). */
  private static OptionalInt precision(OptionalInt digits) {
    return digits.orElse(DEFAULT_PRECISION) >= DEFAULT_PRECISION ? OptionalInt.empty() : digits;
  }

  /** The type as it would read back, as far as that is known without the server. */
  static Type held(Type type) {
    if (type instanceof Type.Scalar) {
      return type;
    }
    if (type instanceof Type.Time time) {
      return new Type.Time(precision(time.precision()), time.withTimeZone());
    }
    if (type instanceof Type.Timestamp timestamp) {
      return new Type.Timestamp(precision(timestamp.precision()), timestamp.withTimeZone());
    }
    if (type instanceof Type.Array array) {
      Type element = held(array.element());
      return element instanceof Type.Array ? element : new Type.Array(element);
    }
    return type instanceof Type.Sql sql ? read(sql.text()) : type;
  }

  /** Whether the type, or what it is an array of, is known by PostgreSQL's own name only. */
  static boolean isOpaque(Type type) {
    return type instanceof Type.Array array ? isOpaque(array.element()) : type instanceof Type.Sql;
  }

  /** Whether a type's values are numbers of objects, whose text may be a name with its schema. */
  static boolean isNamedNumber(String type) {
    return NAMED_NUMBERS.contains(type);
  }

  static boolean isText(Type type) {
    return type == Type.Scalar.TEXT || type instanceof Type.Varchar || type instanceof Type.Char;
  }

  static boolean isInteger(Type type) {
    return type == Type.Scalar.SMALL_INTEGER
        || type == Type.Scalar.INTEGER
        || type == Type.Scalar.BIG_INTEGER;
  }

  static boolean isNumber(Type type) {
    return isInteger(type)
        || type == Type.Scalar.REAL
        || type == Type.Scalar.DOUBLE_PRECISION
        || type instanceof Type.Decimal;
  }

  private static final Type.Cases<String> WRITER =
      new Type.Cases<>() {
        @Override
        public String on(Type.Scalar type) {
          return switch (type) {
            case SMALL_INTEGER -> "smallint";
            case INTEGER -> "integer";
            case BIG_INTEGER -> "bigint";
            case REAL -> "real";
            case DOUBLE_PRECISION -> "double precision";
            case BOOLEAN -> "boolean";
            case TEXT -> "text";
            case BYTES -> "bytea";
            case DATE -> "date";
            case INTERVAL -> "interval";
            case UUID -> "uuid";
            case JSON -> "jsonb";
          };
        }

        @Override
        public String on(Type.Varchar type) {
          return "varchar" + bracketed(type.length());
        }

        @Override
        public String on(Type.Char type) {
          return "char(%d)".formatted(type.length());
        }

        @Override
        public String on(Type.Decimal type) {
          return type.precision().isEmpty()
              ? "numeric"
              : "numeric(%d, %d)".formatted(type.precision().getAsInt(), type.scale());
        }

        @Override
        public String on(Type.Time type) {
          return (type.withTimeZone() ? "timetz" : "time") + bracketed(precision(type.precision()));
        }

        @Override
        public String on(Type.Timestamp type) {
          return (type.withTimeZone() ? "timestamptz" : "timestamp")
              + bracketed(precision(type.precision()));
        }

        @Override
        public String on(Type.Enumeration type) {
          return Quoting.name(type.name());
        }

        @Override
        public String on(Type.Array type) {
          Type element = type.element();
          return element instanceof Type.Array ? write(element) : write(element) + "[]";
        }

        @Override
        public String on(Type.Sql type) {
          return type.text();
        }

        private String bracketed(OptionalInt number) {
          return number.isPresent() ? "(" + number.getAsInt() + ")" : "";
        }
      };
}
