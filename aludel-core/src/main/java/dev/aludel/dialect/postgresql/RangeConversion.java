package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Type;
import java.util.Optional;
import java.util.Set;

/**
 * How ranges and multiranges become others, most of which PostgreSQL has no cast for (section
 * 8.17): by their text, which two kinds of ranges have in common. A bound that is no value of the
 * new type, and a multirange of several ranges that is to be one, stop the change.
 */
final class RangeConversion {

  private static final Set<String> RANGES =
      Set.of("int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange");

  private static final Set<String> MULTIRANGES =
      Set.of(
          "int4multirange",
          "int8multirange",
          "nummultirange",
          "tsmultirange",
          "tstzmultirange",
          "datemultirange");

  private enum Kind {
    RANGE,
    MULTIRANGE
  }

  private RangeConversion() {}

  /** What stands after USING, if both types are ranges or multiranges, or arrays of them. */
  static Optional<String> using(String column, Type from, Type to, Schema schema) {
    if (from instanceof Type.Array one && to instanceof Type.Array other) {
      Optional<Kind> kind = kind(one.element(), schema);
      return kind.isPresent() && kind.equals(kind(other.element(), schema))
          ? Optional.of(column + "::text[]::" + TypeTable.write(to))
          : Optional.empty();
    }
    Optional<Kind> was = kind(from, schema);
    Optional<Kind> is = kind(to, schema);
    if (was.isEmpty() || is.isEmpty()) {
      return Optional.empty();
    }
    String text = column + "::text";
    if (was.equals(is)) {
      return Optional.of(text + "::" + TypeTable.write(to));
    }
    return Optional.of(
        is.get() == Kind.MULTIRANGE
            ? "('{' || %s || '}')::%s".formatted(text, TypeTable.write(to))
            : "CASE %1$s WHEN '{}' THEN 'empty' ELSE trim(both '{}' from %1$s) END::%2$s"
                .formatted(text, TypeTable.write(to)));
  }

  private static Optional<Kind> kind(Type type, Schema schema) {
    if (!(type instanceof Type.Sql sql)) {
      return Optional.empty();
    }
    if (RANGES.contains(sql.text())) {
      return Optional.of(Kind.RANGE);
    }
    return MULTIRANGES.contains(sql.text())
        ? Optional.of(Kind.MULTIRANGE)
        : Serial.nameIn(sql.text()).flatMap(name -> kind(name, schema));
  }

  private static Optional<Kind> kind(QualifiedName name, Schema schema) {
    if (schema.find(ObjectKind.RANGE_TYPE, name).isPresent()) {
      return Optional.of(Kind.RANGE);
    }
    return schema.definedObjects().stream()
            .filter(object -> object.kind() == ObjectKind.RANGE_TYPE)
            .anyMatch(range -> Needs.multirange(range).filter(name::equals).isPresent())
        ? Optional.of(Kind.MULTIRANGE)
        : Optional.empty();
  }
}
