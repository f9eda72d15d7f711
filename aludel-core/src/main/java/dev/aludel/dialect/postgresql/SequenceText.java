package dev.aludel.dialect.postgresql;

import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of sequences and identity columns, in SQL and as the catalog has them. */
final class SequenceText {

  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\b(NO\\s+)?(INCREMENT|START|MINVALUE|MAXVALUE|CACHE|CYCLE)\\b"
              + "(?:\\s+(?:BY\\s+|WITH\\s+)?([+-]?[0-9]+))?",
          Pattern.CASE_INSENSITIVE);

  private SequenceText() {}

  /** The least value of a sequence that names none (CREATE SEQUENCE, MINVALUE). */
  private static long defaultMinimum(Type type, long increment) {
    if (increment > 0) {
      return 1;
    }
    return type == Type.Scalar.SMALL_INTEGER
        ? Short.MIN_VALUE
        : type == Type.Scalar.INTEGER ? Integer.MIN_VALUE : Long.MIN_VALUE;
  }

  private static long defaultMaximum(Type type, long increment) {
    if (increment < 0) {
      return -1;
    }
    return type == Type.Scalar.SMALL_INTEGER
        ? Short.MAX_VALUE
        : type == Type.Scalar.INTEGER ? Integer.MAX_VALUE : Long.MAX_VALUE;
  }

  /** The least value, said or not. */
  static long minimum(SequenceOptions options, Type type) {
    return options.minimum().orElse(defaultMinimum(type, options.increment()));
  }

  /** The greatest value, said or not. */
  static long maximum(SequenceOptions options, Type type) {
    return options.maximum().orElse(defaultMaximum(type, options.increment()));
  }

  /** The first value, said or not. */
  static long start(SequenceOptions options, Type type) {
    long byItself =
        options.increment() > 0
            ? options.minimum().orElse(defaultMinimum(type, options.increment()))
            : options.maximum().orElse(defaultMaximum(type, options.increment()));
    return options.start().orElse(byItself);
  }

  /** Whether a sequence that has not been used stands outside of the limits it would get. */
  static boolean isOutside(SequenceOptions from, Type fromType, SequenceOptions to, Type toType) {
    long first = start(from, fromType);
    return first < to.minimum().orElse(defaultMinimum(toType, to.increment()))
        || first > to.maximum().orElse(defaultMaximum(toType, to.increment()));
  }

  /** The options with what goes without saying left unsaid. */
  static SequenceOptions held(SequenceOptions options, Type type) {
    long increment = options.increment();
    long start = start(options, type);
    OptionalLong minimum = unless(options.minimum(), defaultMinimum(type, increment));
    OptionalLong maximum = unless(options.maximum(), defaultMaximum(type, increment));
    SequenceOptions bare =
        new SequenceOptions(
            OptionalLong.empty(),
            increment,
            minimum,
            maximum,
            options.cache(),
            options.cycle(),
            options.logged());
    return start == start(bare, type) ? bare : bare.startingAt(start);
  }

  /** The same of the sequence of a column, which is logged as its table is. */
  static SequenceOptions heldByColumn(SequenceOptions options, Type type) {
    SequenceOptions held = held(options, type);
    return new SequenceOptions(
        held.start(),
        held.increment(),
        held.minimum(),
        held.maximum(),
        held.cache(),
        held.cycle(),
        true);
  }

  private static OptionalLong unless(OptionalLong value, long usual) {
    return value.isPresent() && value.getAsLong() == usual ? OptionalLong.empty() : value;
  }

  /** The clauses that make these options of a new sequence; none for the usual ones. */
  static List<String> clauses(SequenceOptions options) {
    List<String> clauses = new ArrayList<>();
    if (options.increment() != 1) {
      clauses.add("INCREMENT BY " + options.increment());
    }
    options.minimum().ifPresent(value -> clauses.add("MINVALUE " + value));
    options.maximum().ifPresent(value -> clauses.add("MAXVALUE " + value));
    options.start().ifPresent(value -> clauses.add("START WITH " + value));
    if (options.cache() != 1) {
      clauses.add("CACHE " + options.cache());
    }
    if (options.cycle()) {
      clauses.add("CYCLE");
    }
    return clauses;
  }

  /** The clauses that make the options of one sequence those of another. */
  static List<String> changes(
      SequenceOptions from, Type fromType, SequenceOptions to, Type toType) {
    List<String> clauses = new ArrayList<>();
    if (from.increment() != to.increment()) {
      clauses.add("INCREMENT BY " + to.increment());
    }
    // A default limit may mean another value by now, and is not kept by itself.
    boolean limitsMove = fromType != toType || (from.increment() > 0) != (to.increment() > 0);
    if (limitsMove || !from.minimum().equals(to.minimum())) {
      clauses.add(minimum(to));
    }
    if (limitsMove || !from.maximum().equals(to.maximum())) {
      clauses.add(maximum(to));
    }
    if (start(from, fromType) != start(to, toType)) {
      clauses.add("START WITH " + start(to, toType));
    }
    if (from.cache() != to.cache()) {
      clauses.add("CACHE " + to.cache());
    }
    if (from.cycle() != to.cycle()) {
      clauses.add(to.cycle() ? "CYCLE" : "NO CYCLE");
    }
    return clauses;
  }

  /** All clauses, said or not, for a sequence of which it is not known what it has. */
  static List<String> all(SequenceOptions options, Type type) {
    return List.of(
        "AS " + TypeTable.write(type),
        "INCREMENT BY " + options.increment(),
        minimum(options),
        maximum(options),
        "START WITH " + start(options, type),
        "CACHE " + options.cache(),
        options.cycle() ? "CYCLE" : "NO CYCLE");
  }

  /**
   * The usual limit is said where it is the same for all types: with another type, {@code NO
   * MINVALUE} of one that counted down until now would be the least value of the type.
   */
  private static String minimum(SequenceOptions options) {
    return options.minimum().isPresent()
        ? "MINVALUE " + options.minimum().getAsLong()
        : options.increment() > 0 ? "MINVALUE 1" : "NO MINVALUE";
  }

  private static String maximum(SequenceOptions options) {
    return options.maximum().isPresent()
        ? "MAXVALUE " + options.maximum().getAsLong()
        : options.increment() < 0 ? "MAXVALUE -1" : "NO MAXVALUE";
  }

  /** The options that clauses of CREATE SEQUENCE say. */
  static SequenceOptions parsed(String clauses) {
    OptionalLong start = OptionalLong.empty();
    OptionalLong minimum = OptionalLong.empty();
    OptionalLong maximum = OptionalLong.empty();
    long increment = 1;
    long cache = 1;
    boolean cycle = false;
    Matcher clause = CLAUSE.matcher(clauses);
    while (clause.find()) {
      boolean no = clause.group(1) != null;
      String word = clause.group(2).toUpperCase(Locale.ROOT);
      if (word.equals("CYCLE")) {
        cycle = !no;
      } else if (!no && clause.group(3) != null) {
        long value = Long.parseLong(clause.group(3));
        switch (word) {
          case "START" -> start = OptionalLong.of(value);
          case "MINVALUE" -> minimum = OptionalLong.of(value);
          case "MAXVALUE" -> maximum = OptionalLong.of(value);
          case "CACHE" -> cache = value;
          default -> increment = value;
        }
      }
    }
    return new SequenceOptions(start, increment, minimum, maximum, cache, cycle, true);
  }

  /**
   * New limits for a sequence that may stand outside of them, where it cannot stay (ALTER SEQUENCE,
   * RESTART): it begins anew, unless what it has come to lies inside.
   */
  static String restarted(String name, List<String> changes, SequenceOptions to, Type type) {
    return """
        DO LANGUAGE plpgsql %s"""
        .formatted(
            Quoting.string(
                """
                DECLARE
                  last bigint;
                  used boolean;
                BEGIN
                  SELECT last_value, is_called INTO last, used FROM %s;
                  ALTER SEQUENCE %s %s RESTART WITH %d;
                  IF used AND last BETWEEN %d AND %d THEN
                    PERFORM setval(%s, last);
                  END IF;
                END"""
                    .formatted(
                        name,
                        name,
                        String.join(" ", changes),
                        start(to, type),
                        to.minimum().orElse(defaultMinimum(type, to.increment())),
                        to.maximum().orElse(defaultMaximum(type, to.increment())),
                        Quoting.string(name))));
  }
}
