package dev.aludel.dialect.sqlite;

import dev.aludel.schema.Type;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Declares types, by the table in {@link DeclaredType}. */
final class TypeWriter {

  static final String ENUM = "enum:";
  static final String ARRAY = "array:";

  private TypeWriter() {}

  /** The words of the type in a column's declaration. */
  static String declared(Type type, boolean strict, boolean alone) {
    return strict ? strict(type) : type.match(new Declarations(alone));
  }

  /** The check that a column of this type carries, with a space before it, or nothing. */
  static String check(Type type, String column) {
    String quoted = Names.quote(column);
    if (type == Type.Scalar.JSON) {
      return " CHECK (json_valid(" + quoted + "))";
    }
    if (type instanceof Type.Enumeration used) {
      return " CONSTRAINT %s CHECK (%s IN (%s))"
          .formatted(Names.quote(ENUM + used.name()), quoted, values(used.values()));
    }
    if (type instanceof Type.Array array) {
      return " CONSTRAINT %s CHECK (json_valid(%s) AND json_type(%s) = 'array')"
          .formatted(Names.quote(ARRAY + element(array.element())), quoted, quoted);
    }
    return "";
  }

  /** The element's type, in the words that {@link TypeReader} reads from a constraint's name. */
  private static String element(Type type) {
    if (type == Type.Scalar.JSON) {
      return "JSON";
    }
    if (type instanceof Type.Enumeration used) {
      return ENUM + used.name() + " (" + values(used.values()) + ")";
    }
    return type instanceof Type.Array array
        ? ARRAY + element(array.element())
        : declared(type, false, false);
  }

  private static String values(List<String> values) {
    return values.stream().map(Literals::text).collect(Collectors.joining(", "));
  }

  private static String strict(Type type) {
    if (type instanceof Type.Scalar scalar) {
      return switch (scalar) {
        case SMALL_INTEGER, INTEGER, BOOLEAN -> "INT";
        case BIG_INTEGER -> "INTEGER";
        case REAL, DOUBLE_PRECISION -> "REAL";
        case TEXT, UUID, JSON, INTERVAL -> "TEXT";
        case BYTES -> "BLOB";
        case DATE -> "ANY";
      };
    }
    if (type instanceof Type.Decimal) {
      return "REAL";
    }
    return type instanceof Type.Time || type instanceof Type.Timestamp || type instanceof Type.Sql
        ? "ANY"
        : "TEXT";
  }

  private record Declarations(boolean alone) implements Type.Cases<String> {
    @Override
    public String on(Type.Scalar type) {
      return switch (type) {
        case SMALL_INTEGER -> "SMALLINT";
        case INTEGER -> alone ? "INT" : "INTEGER";
        case BIG_INTEGER -> "BIGINT";
        case REAL -> "FLOAT(24)";
        case DOUBLE_PRECISION -> "DOUBLE PRECISION";
        case BOOLEAN -> "BOOLEAN";
        case TEXT, JSON -> "TEXT";
        case BYTES -> "BLOB";
        case DATE -> "DATE";
        case INTERVAL -> "DURATION TEXT";
        case UUID -> "UUID TEXT";
      };
    }

    @Override
    public String on(Type.Varchar type) {
      return "VARCHAR" + arguments(type.length());
    }

    @Override
    public String on(Type.Char type) {
      return "CHAR(" + type.length() + ")";
    }

    @Override
    public String on(Type.Decimal type) {
      return type.precision().isEmpty()
          ? "DECIMAL"
          : "DECIMAL(" + type.precision().getAsInt() + "," + type.scale() + ")";
    }

    @Override
    public String on(Type.Time type) {
      return (type.withTimeZone() ? "TIME WITH TIME ZONE" : "TIME") + arguments(type.precision());
    }

    @Override
    public String on(Type.Timestamp type) {
      return (type.withTimeZone() ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP")
          + arguments(type.precision());
    }

    @Override
    public String on(Type.Enumeration type) {
      return "TEXT";
    }

    @Override
    public String on(Type.Array type) {
      return "TEXT";
    }

    @Override
    public String on(Type.Sql type) {
      return TypeReader.isDeclaration(type.text()) ? type.text() : Names.quote(type.text());
    }

    private static String arguments(OptionalInt argument) {
      return argument.isPresent() ? "(" + argument.getAsInt() + ")" : "";
    }
  }
}
