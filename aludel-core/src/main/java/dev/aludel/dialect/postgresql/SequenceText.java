package dev.aludel.dialect.postgresql;

import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The options of sequences and identity columns, in SQL and as the catalog has them. */
final class SequenceText {

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
            OptionalLong.empty(), increment, minimum, maximum, options.cache(), options.cycle());
    return start == start(bare, type) ? bare : bare.startingAt(start);
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
      clauses.add(
          to.minimum().isPresent() ? "MINVALUE " + to.minimum().getAsLong() : "NO MINVALUE");
    }
    if (limitsMove || !from.maximum().equals(to.maximum())) {
      clauses.add(
          to.maximum().isPresent() ? "MAXVALUE " + to.maximum().getAsLong() : "NO MAXVALUE");
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
