package dev.aludel.dialect.postgresql;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Type;
import java.util.Optional;

/**
 * How rows, values of a composite type or of the rows of a table, become JSON and JSON becomes
 * rows: attribute by attribute, by their names ({@code to_jsonb} and {@code jsonb_populate_record},
 * section 9.16). An attribute that the row has not gets none, and one that the JSON has not is
 * NULL.
 */
final class RowConversion {

  /** An array has no function of its own: it is read as an attribute of this type. */
  private static final String HOLDER = "pg_temp.aludel_values";

  private RowConversion() {}

  /** What stands after USING, if one of the two types is a row or an array of rows. */
  static Optional<String> using(String column, Type from, Type to, Schema schema) {
    if (to == Type.Scalar.JSON && isRow(element(from), schema)) {
      return Optional.of("to_jsonb(" + column + ")");
    }
    if (from != Type.Scalar.JSON || !isRow(element(to), schema)) {
      return Optional.empty();
    }
    return Optional.of(
        to instanceof Type.Array
            ? "(jsonb_populate_record(NULL::%s, jsonb_build_object('v', %s))).v"
                .formatted(HOLDER, column)
            : "jsonb_populate_record(NULL::%s, %s)".formatted(TypeTable.write(to), column));
  }

  /** What must be there while a column is converted so. */
  static Optional<String> before(Type from, Type to, Schema schema) {
    return isHolderNeeded(from, to, schema)
        ? Optional.of("CREATE TYPE %s AS (v %s)".formatted(HOLDER, TypeTable.write(to)))
        : Optional.empty();
  }

  static Optional<String> after(Type from, Type to, Schema schema) {
    return isHolderNeeded(from, to, schema) ? Optional.of("DROP TYPE " + HOLDER) : Optional.empty();
  }

  private static boolean isHolderNeeded(Type from, Type to, Schema schema) {
    return from == Type.Scalar.JSON
        && to instanceof Type.Array array
        && isRow(array.element(), schema);
  }

  private static Type element(Type type) {
    return type instanceof Type.Array array ? array.element() : type;
  }

  /** Whether the type is one of rows, or a domain over it. */
  private static boolean isRow(Type type, Schema schema) {
    Optional<QualifiedName> name =
        type instanceof Type.Sql sql ? Serial.nameIn(sql.text()) : Optional.empty();
    return name.filter(n -> isRow(n, schema)).isPresent();
  }

  private static boolean isRow(QualifiedName name, Schema schema) {
    for (ObjectKind kind : ObjectKind.values()) {
      if (kind.hasRows() && schema.find(ObjectKey.of(kind, name)).isPresent()) {
        return true;
      }
    }
    Optional<SchemaObject> domain = schema.find(ObjectKey.of(ObjectKind.DOMAIN, name));
    return domain
        .map(DefinedObject.class::cast)
        .flatMap(ObjectText::definition)
        .flatMap(Serial::nameIn)
        .filter(base -> !base.equals(name) && isRow(base, schema))
        .isPresent();
  }
}
