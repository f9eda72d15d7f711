package dev.aludel.testing.schema;

import static dev.aludel.schema.Definitions.sql;

import dev.aludel.schema.Column;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Type;
import dev.aludel.schema.Type.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Columns of every type, with defaults that both databases take. */
final class RandomColumns {

  private static final List<Scalar> INTEGERS =
      List.of(Scalar.SMALL_INTEGER, Scalar.INTEGER, Scalar.BIG_INTEGER);

  private final Random random;
  private final List<EnumType> enums;

  RandomColumns(Random random, List<EnumType> enums) {
    this.random = random;
    this.enums = enums;
  }

  Column column(String name) {
    Type type = type();
    Column column = Column.of(name, type).withNullable(random.nextInt(3) > 0);
    if (random.nextInt(3) == 0) {
      column = column.withDefault(defaultFor(type));
    }
    if (random.nextInt(8) == 0) {
      column = column.comment("What it's for: \"" + name + "\" \\ 1");
    }
    return column;
  }

  Scalar integer() {
    return INTEGERS.get(random.nextInt(INTEGERS.size()));
  }

  Type type() {
    return random.nextInt(10) == 0 ? new Type.Array(element()) : plain();
  }

  private Type element() {
    Type type = plain();
    return type instanceof Type.Enumeration || type instanceof Type.Char ? Scalar.TEXT : type;
  }

  private Type plain() {
    List<Type> types = new ArrayList<>(List.of(Scalar.values()));
    types.add(new Type.Varchar(OptionalInt.empty()));
    types.add(new Type.Varchar(OptionalInt.of(1 + random.nextInt(300))));
    types.add(new Type.Char(1 + random.nextInt(40)));
    types.add(new Type.Decimal(OptionalInt.empty(), 0));
    int precision = 5 + random.nextInt(30);
    types.add(new Type.Decimal(OptionalInt.of(precision), random.nextInt(3)));
    types.add(new Type.Time(digits(), random.nextBoolean()));
    types.add(new Type.Timestamp(digits(), random.nextBoolean()));
    enums.forEach(type -> types.add(type.type()));
    return types.get(random.nextInt(types.size()));
  }

  /** 6 is not among them: PostgreSQL has it anyway, so that some readers take it for none. */
  private OptionalInt digits() {
    return random.nextInt(4) == 0 ? OptionalInt.of(random.nextInt(4)) : OptionalInt.empty();
  }

  /** Whether values of the type can be a key: compared for equality and ordered. */
  static boolean isKey(Column column) {
    Type type = column.type();
    return column.generated().isEmpty()
        && !(type instanceof Type.Array)
        && type != Scalar.JSON
        && type != Scalar.BOOLEAN
        && type != Scalar.BYTES
        && !(type instanceof Type.Time);
  }

  static boolean isInteger(Column column) {
    return INTEGERS.contains(column.type()) && column.generated().isEmpty();
  }

  static boolean isText(Column column) {
    return (column.type() == Scalar.TEXT || column.type() instanceof Type.Varchar)
        && column.generated().isEmpty();
  }

  Optional<Expression> defaultFor(Type type) {
    List<Expression> choices = defaults(type);
    return choices.isEmpty()
        ? Optional.empty()
        : Optional.of(choices.get(random.nextInt(choices.size())));
  }

  /** A default that is the same for every row, or none. */
  Optional<Expression> constantFor(Type type) {
    List<Expression> choices =
        defaults(type).stream()
            .filter(
                e ->
                    e instanceof Expression.TextLiteral
                        || e instanceof Expression.NumberLiteral
                        || e instanceof Expression.BooleanLiteral)
            .toList();
    return choices.isEmpty()
        ? Optional.empty()
        : Optional.of(choices.get(random.nextInt(choices.size())));
  }

  private static List<Expression> defaults(Type type) {
    if (type instanceof Scalar scalar) {
      return switch (scalar) {
        case SMALL_INTEGER, INTEGER, BIG_INTEGER ->
            List.of(number("0"), number("-7"), number("42"), sql("1 + 2"));
        case REAL, DOUBLE_PRECISION -> List.of(number("0.5"), number("-2"), number("0"));
        case BOOLEAN -> List.of(new Expression.BooleanLiteral(true), bool(false));
        case TEXT -> List.of(text("new"), text(""), text("it's \\ \"so\""), sql("upper('abc')"));
        case BYTES -> List.of();
        case DATE -> List.of(text("2024-02-29"), Expression.Function.CURRENT_DATE);
        case INTERVAL -> List.of(text("1 day"));
        case UUID ->
            List.of(
                Expression.Function.GENERATED_UUID, text("6f1ed002-ab5f-4a2f-8c5e-000000000001"));
        case JSON -> List.of(text("{}"), text("{\"a\": 1}"));
      };
    }
    if (type instanceof Type.Varchar) {
      return List.of(text("x"), text(""), text("0"));
    }
    if (type instanceof Type.Decimal) {
      return List.of(number("0"), number("1"), number("10"));
    }
    if (type instanceof Type.Timestamp) {
      return List.of(Expression.Function.CURRENT_TIMESTAMP);
    }
    if (type instanceof Type.Enumeration used) {
      return List.of(text(used.values().get(0)));
    }
    if (type instanceof Type.Array) {
      return List.of(new Expression.PerDialect(Map.of("postgresql", "'{}'", "sqlite", "'[]'")));
    }
    return List.of();
  }

  private static Expression text(String value) {
    return new Expression.TextLiteral(value);
  }

  private static Expression number(String value) {
    return new Expression.NumberLiteral(new BigDecimal(value));
  }

  private static Expression bool(boolean value) {
    return new Expression.BooleanLiteral(value);
  }
}
