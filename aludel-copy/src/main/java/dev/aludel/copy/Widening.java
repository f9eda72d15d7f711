package dev.aludel.copy;

import dev.aludel.copy.wire.Problem;
import dev.aludel.schema.Column;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.schema.Type.Scalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Columns of a schema that is being created which take more than they were declared for, since
 * their values need it.
 *
 * @param types other types, by {@code table.column}
 * @param nullable columns that take NULL
 */
record Widening(Map<String, Type> types, Set<String> nullable) {

  static final Widening NONE = new Widening(Map.of(), Set.of());

  private static final Type NUMERIC = new Type.Decimal(OptionalInt.empty(), 0);

  Widening {
    types = Map.copyOf(types);
    nullable = Set.copyOf(nullable);
  }

  /** This, and what the findings ask for whose policy is {@link Policy#WIDEN}. */
  Widening after(Iterable<Finding> findings, TargetSchema target) {
    Map<String, Type> more = new HashMap<>(types);
    Set<String> takingNull = new HashSet<>(nullable);
    for (Finding finding : findings) {
      if (finding.policy() != Policy.WIDEN || target.creation().isEmpty()) {
        continue;
      }
      String name = finding.table() + "." + finding.column();
      if (finding.problem() == Problem.NULL_VALUE) {
        takingNull.add(name);
      }
      column(finding, target)
          .flatMap(column -> wider(column.type(), finding.problem()))
          .ifPresent(type -> more.put(name, type));
    }
    return new Widening(more, takingNull);
  }

  private static Optional<Column> column(Finding finding, TargetSchema target) {
    return target.schema().tables().stream()
        .filter(table -> table.name().toString().equals(finding.table()))
        .findFirst()
        .flatMap((Table table) -> table.column(finding.column()));
  }

  /** The next type that holds such a value as well; nothing if there is none. */
  private static Optional<Type> wider(Type type, Problem problem) {
    return switch (problem) {
      case OUT_OF_RANGE, NOT_INTEGER, LOSES_DIGITS -> widerNumber(type, problem);
      case NOT_FINITE -> Optional.of(Scalar.DOUBLE_PRECISION);
      case BYTES_IN_TEXT -> Optional.of(Scalar.BYTES);
      case WRONG_TYPE, NOT_BOOLEAN ->
          Optional.of(isWhole(type, problem) ? Scalar.BIG_INTEGER : Scalar.TEXT);
      case TOO_LONG,
          TEXT_IN_BYTES,
          NOT_DATE,
          EPOCH_SECONDS,
          EPOCH_MILLISECONDS,
          JULIAN_DAY,
          NOT_JSON,
          NOT_UUID,
          NOT_IN_ENUM,
          NOT_ARRAY ->
          Optional.of(Scalar.TEXT);
      case NUL, INVALID_UTF8, NULL_VALUE, DUPLICATE, ORPHAN -> Optional.empty();
    };
  }

  /** SQLite's booleans are numbers. */
  private static boolean isWhole(Type type, Problem problem) {
    return problem == Problem.NOT_BOOLEAN && type == Scalar.BOOLEAN;
  }

  private static Optional<Type> widerNumber(Type type, Problem problem) {
    if (type == Scalar.SMALL_INTEGER || type == Scalar.INTEGER || type == Scalar.BIG_INTEGER) {
      boolean fits = problem == Problem.OUT_OF_RANGE && type != Scalar.BIG_INTEGER;
      return Optional.of(fits ? Scalar.BIG_INTEGER : NUMERIC);
    }
    if (type == Scalar.REAL) {
      return Optional.of(Scalar.DOUBLE_PRECISION);
    }
    if (type instanceof Type.Timestamp timestamp && timestamp.precision().isPresent()) {
      return Optional.of(new Type.Timestamp(OptionalInt.empty(), timestamp.withTimeZone()));
    }
    if (type == Scalar.DATE) {
      return Optional.of(new Type.Timestamp(OptionalInt.empty(), false));
    }
    boolean number = type == Scalar.DOUBLE_PRECISION || type instanceof Type.Decimal;
    return Optional.of(number ? NUMERIC : Scalar.TEXT);
  }
}
