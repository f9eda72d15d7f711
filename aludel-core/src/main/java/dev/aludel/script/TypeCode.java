package dev.aludel.script;

import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Types in the words of {@code Definitions}. */
record TypeCode(JavaVocabulary words) implements Type.Cases<Code> {

  @Override
  public Code on(Type.Scalar type) {
    return words.definition(
        switch (type) {
          case SMALL_INTEGER -> "smallInteger";
          case INTEGER -> "integer";
          case BIG_INTEGER -> "bigInteger";
          case REAL -> "real";
          case DOUBLE_PRECISION -> "doublePrecision";
          case BOOLEAN -> "bool";
          case TEXT -> "text";
          case BYTES -> "bytes";
          case DATE -> "date";
          case INTERVAL -> "interval";
          case UUID -> "uuid";
          case JSON -> "json";
        });
  }

  @Override
  public Code on(Type.Varchar type) {
    return words.definition("string", optional(type.length()));
  }

  @Override
  public Code on(Type.Char type) {
    return words.definition("fixedString", ValueCode.number(type.length()));
  }

  @Override
  public Code on(Type.Decimal type) {
    return type.precision().isPresent()
        ? words.definition(
            "decimal",
            ValueCode.number(type.precision().getAsInt()),
            ValueCode.number(type.scale()))
        : words.definition("decimal");
  }

  @Override
  public Code on(Type.Time type) {
    return words.definition(
        type.withTimeZone() ? "timeWithTimeZone" : "time", optional(type.precision()));
  }

  @Override
  public Code on(Type.Timestamp type) {
    return words.definition(
        type.withTimeZone() ? "timestampWithTimeZone" : "timestamp", optional(type.precision()));
  }

  @Override
  public Code on(Type.Enumeration type) {
    List<Code> arguments = new ArrayList<>();
    arguments.add(ValueCode.string(type.name().toString()));
    type.values().forEach(value -> arguments.add(ValueCode.string(value)));
    return words.definition("enumeration", arguments.toArray(Code[]::new));
  }

  @Override
  public Code on(Type.Array type) {
    return words.definition("array", type.element().match(this));
  }

  @Override
  public Code on(Type.Sql type) {
    return words.definition("sqlType", ValueCode.string(type.text()));
  }

  private static Code[] optional(OptionalInt value) {
    return value.isPresent() ? new Code[] {ValueCode.number(value.getAsInt())} : new Code[0];
  }
}
