package dev.aludel.dialect.sqlite;

import dev.aludel.schema.Type;
import dev.aludel.schema.Type.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The table of types: how each logical type is declared in SQLite, and what each declaration is
 * read back as.
 *
 * <p>SQLite takes any words for a type and derives an affinity from them (its <a
 * href="https://sqlite.org/datatype3.html">datatype3.html</a>, section 3.1), so the words are
 * chosen for two ends: that they are read back as the same type, and that the affinity changes no
 * value.
 *
 * <table>
 * <caption>Logical types and their declarations</caption>
 * <tr><th>type</th><th>declared as</th><th>affinity</th><th>also read</th></tr>
 * <tr><td>smallInteger()</td><td>SMALLINT</td><td>INTEGER</td><td>TINYINT, INT2</td></tr>
 * <tr><td>integer()</td><td>INTEGER; INT where it is the only column of the primary key, which
 *     would make it an alias of the rowid</td><td>INTEGER</td><td>INT, INT4, MEDIUMINT</td></tr>
 * <tr><td>bigInteger()</td><td>BIGINT</td><td>INTEGER</td><td>INT8</td></tr>
 * <tr><td>any integer with an identity, alone in the primary key</td><td>INTEGER PRIMARY KEY
 *     AUTOINCREMENT</td><td>INTEGER</td><td>read as bigInteger(): a rowid has 64 bits</td></tr>
 * <tr><td>real()</td><td>FLOAT(24)</td><td>REAL</td><td></td></tr>
 * <tr><td>doublePrecision()</td><td>DOUBLE PRECISION</td><td>REAL</td><td>REAL, DOUBLE, FLOAT: all
 *     hold eight bytes</td></tr>
 * <tr><td>decimal(p, s)</td><td>DECIMAL(p,s)</td><td>NUMERIC</td><td>NUMERIC</td></tr>
 * <tr><td>bool()</td><td>BOOLEAN</td><td>NUMERIC</td><td>BOOL</td></tr>
 * <tr><td>string(n)</td><td>VARCHAR(n)</td><td>TEXT</td><td>NVARCHAR</td></tr>
 * <tr><td>fixedString(n)</td><td>CHAR(n)</td><td>TEXT</td><td>CHARACTER, NCHAR</td></tr>
 * <tr><td>text()</td><td>TEXT</td><td>TEXT</td><td>CLOB</td></tr>
 * <tr><td>bytes()</td><td>BLOB</td><td>BLOB</td><td>BINARY, VARBINARY</td></tr>
 * <tr><td>date()</td><td>DATE</td><td>NUMERIC</td><td></td></tr>
 * <tr><td>time()</td><td>TIME</td><td>NUMERIC</td><td></td></tr>
 * <tr><td>timeWithTimeZone()</td><td>TIME WITH TIME ZONE</td><td>NUMERIC</td><td></td></tr>
 * <tr><td>timestamp()</td><td>TIMESTAMP</td><td>NUMERIC</td><td>DATETIME</td></tr>
 * <tr><td>timestampWithTimeZone()</td><td>TIMESTAMP WITH TIME ZONE</td><td>NUMERIC</td>
 *     <td>TIMESTAMPTZ</td></tr>
 * <tr><td>interval()</td><td>DURATION TEXT</td><td>TEXT</td><td></td></tr>
 * <tr><td>uuid()</td><td>UUID TEXT</td><td>TEXT</td><td>UUID</td></tr>
 * <tr><td>json()</td><td>TEXT CHECK (json_valid(column))</td><td>TEXT</td><td></td></tr>
 * <tr><td>enumeration(name, …)</td><td>TEXT CONSTRAINT "enum:name" CHECK (column IN (…))</td>
 *     <td>TEXT</td><td></td></tr>
 * <tr><td>array(type)</td><td>TEXT CONSTRAINT "array:type" CHECK (… json_type(column) = 'array')</td>
 *     <td>TEXT</td><td></td></tr>
 * <tr><td>sqlType(text)</td><td>text</td><td>as the text says</td><td></td></tr>
 * </table>
 *
 * <p>Why so:
 *
 * <ul>
 *   <li>Dates and times have NUMERIC affinity: JDBC drivers and Hibernate store either ISO text,
 *       which never looks like a number, or milliseconds, which TEXT affinity would turn into text
 *       that they cannot read again.
 *   <li>UUID, JSON, enumerations and intervals need TEXT affinity: NUMERIC would store the JSON
 *       text {@code 1e5} as 100000.0. {@code INTERVAL} holds the letters INT and would mean
 *       INTEGER.
 *   <li>DECIMAL has NUMERIC affinity, so that numbers compare as numbers. SQLite keeps 15 digits
 *       exactly; more become a double.
 *   <li>BOOLEAN has no check: drivers store 0 and 1, and a table that another tool made is to read
 *       as the same type, without a rebuild that an odd value would stop.
 *   <li>The digits of a second's fraction come last, {@code TIMESTAMP WITH TIME ZONE(3)}: nothing
 *       may follow the parentheses of a type in SQLite's grammar.
 * </ul>
 *
 * <p>A STRICT table knows five types and ANY (<a
 * href="https://sqlite.org/stricttables.html">stricttables.html</a>): integers and booleans are INT
 * (bigInteger() is INTEGER), other numbers REAL, dates and times ANY, which converts nothing, and
 * the rest TEXT or BLOB. What is read from one is what these words can say.
 *
 * @param words the words of the type, each separated by one space
 * @param arguments the numbers in its parentheses
 */
record DeclaredType(String words, List<String> arguments) {

  private static final String WITH_TIME_ZONE = " WITH TIME ZONE";

  private static final Map<String, Type> PLAIN =
      Map.ofEntries(
          Map.entry("SMALLINT", Scalar.SMALL_INTEGER),
          Map.entry("TINYINT", Scalar.SMALL_INTEGER),
          Map.entry("INT2", Scalar.SMALL_INTEGER),
          Map.entry("INTEGER", Scalar.INTEGER),
          Map.entry("INT", Scalar.INTEGER),
          Map.entry("INT4", Scalar.INTEGER),
          Map.entry("MEDIUMINT", Scalar.INTEGER),
          Map.entry("BIGINT", Scalar.BIG_INTEGER),
          Map.entry("INT8", Scalar.BIG_INTEGER),
          Map.entry("DOUBLE PRECISION", Scalar.DOUBLE_PRECISION),
          Map.entry("DOUBLE", Scalar.DOUBLE_PRECISION),
          Map.entry("REAL", Scalar.DOUBLE_PRECISION),
          Map.entry("FLOAT", Scalar.DOUBLE_PRECISION),
          Map.entry("BOOLEAN", Scalar.BOOLEAN),
          Map.entry("BOOL", Scalar.BOOLEAN),
          Map.entry("TEXT", Scalar.TEXT),
          Map.entry("CLOB", Scalar.TEXT),
          Map.entry("BLOB", Scalar.BYTES),
          Map.entry("BINARY", Scalar.BYTES),
          Map.entry("VARBINARY", Scalar.BYTES),
          Map.entry("DATE", Scalar.DATE),
          Map.entry("DURATION TEXT", Scalar.INTERVAL),
          Map.entry("UUID TEXT", Scalar.UUID),
          Map.entry("UUID", Scalar.UUID),
          Map.entry("DECIMAL", new Type.Decimal(OptionalInt.empty(), 0)),
          Map.entry("NUMERIC", new Type.Decimal(OptionalInt.empty(), 0)));

  private static final Map<String, Scalar> STRICT =
      Map.of(
          "INT", Scalar.INTEGER,
          "INTEGER", Scalar.BIG_INTEGER,
          "REAL", Scalar.DOUBLE_PRECISION,
          "TEXT", Scalar.TEXT,
          "BLOB", Scalar.BYTES);

  DeclaredType {
    arguments = List.copyOf(arguments);
  }

  /** As it stands in a catalog, in one spelling. */
  String text() {
    return arguments.isEmpty() ? words : words + "(" + String.join(",", arguments) + ")";
  }

  /** The type that the words stand for, before any check of the column says more. */
  Type type(boolean strict) {
    String known = words.toUpperCase(Locale.ROOT);
    if (strict) {
      Type type = STRICT.get(known);
      return type == null ? new Type.Sql(text()) : type;
    }
    if (arguments.isEmpty()) {
      Type plain = PLAIN.get(known);
      if (plain != null) {
        return plain;
      }
    }
    return parameterised(known).orElseGet(() -> new Type.Sql(text()));
  }

  private Optional<Type> parameterised(String known) {
    OptionalInt first = argument(0);
    boolean one = arguments.size() == 1 && first.isPresent();
    if (!arguments.isEmpty() && first.isEmpty()) {
      return Optional.empty();
    }
    return switch (known) {
      // MySQL's width of a column's display.
      case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "BIGINT" ->
          Optional.ofNullable(PLAIN.get(known)).filter(type -> one);
      case "VARCHAR", "NVARCHAR", "CHARACTER VARYING", "VARYING CHARACTER" ->
          arguments.size() > 1 ? Optional.empty() : Optional.of(new Type.Varchar(first));
      case "CHAR", "CHARACTER", "NCHAR", "NATIVE CHARACTER" ->
          arguments.size() > 1 ? Optional.empty() : Optional.of(new Type.Char(first.orElse(1)));
      case "FLOAT" ->
          Optional.<Type>of(first.orElse(53) <= 24 ? Scalar.REAL : Scalar.DOUBLE_PRECISION)
              .filter(type -> one);
      case "VARBINARY", "BINARY" -> Optional.<Type>of(Scalar.BYTES).filter(type -> one);
      case "DECIMAL", "NUMERIC" ->
          arguments.size() == 2 && argument(1).isEmpty()
              ? Optional.empty()
              : Optional.of(new Type.Decimal(first, argument(1).orElse(0)));
      case "TIME" -> time(new Type.Time(first, false));
      case "TIME" + WITH_TIME_ZONE, "TIMETZ" -> time(new Type.Time(first, true));
      case "TIMESTAMP", "DATETIME" -> time(new Type.Timestamp(first, false));
      case "TIMESTAMP" + WITH_TIME_ZONE, "TIMESTAMPTZ" -> time(new Type.Timestamp(first, true));
      default -> Optional.empty();
    };
  }

  private Optional<Type> time(Type type) {
    return arguments.size() > 1 ? Optional.empty() : Optional.of(type);
  }

  /** The argument at that place, if it is a number that a type can have. */
  private OptionalInt argument(int index) {
    if (index >= arguments.size() || !isNumber(arguments.get(index))) {
      return OptionalInt.empty();
    }
    int value = Integer.parseInt(arguments.get(index));
    return value == 0 && index == 0 && !words.toUpperCase(Locale.ROOT).startsWith("TIME")
        ? OptionalInt.empty()
        : OptionalInt.of(value);
  }

  /** One to nine digits. */
  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 9;
  }
}
