package dev.aludel.testing.schema;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.schema.UniqueConstraint;
import java.util.List;
import java.util.Optional;

/** What of a schema SQLite holds, too: no comments, no sequences, no options of numbering. */
public final class SharedParts {

  private SharedParts() {}

  public static Schema of(Schema schema) {
    Schema shared = schema;
    for (Sequence sequence : schema.sequences()) {
      shared = shared.without(ObjectKind.SEQUENCE, sequence.name());
    }
    for (EnumType type : schema.enums()) {
      shared = shared.without(ObjectKind.ENUM, type.name());
      if (isUsed(schema, type)) {
        shared = shared.with(EnumType.of(type.name(), type.values()));
      }
    }
    return shared.withEachTable(SharedParts::of);
  }

  private static boolean isUsed(Schema schema, EnumType type) {
    return schema.tables().stream()
        .flatMap(table -> table.columns().stream())
        .map(Column::type)
        .map(used -> used instanceof Type.Array array ? array.element() : used)
        .anyMatch(used -> used instanceof Type.Enumeration e && e.name().equals(type.name()));
  }

  private static Table of(Table table) {
    Optional<List<String>> key = table.primaryKey().map(PrimaryKey::columns);
    Table bare = table.withConstraints(List.of()).withIndexes(List.of());
    return bare.withColumns(
            table.columns().stream()
                .map(column -> of(column, key.equals(Optional.of(List.of(column.name())))))
                .toList())
        .withConstraints(table.constraints().stream().map(SharedParts::of).toList())
        .withIndexes(table.indexes().stream().map(SharedParts::of).toList())
        .withComment(Optional.empty());
  }

  private static Column of(Column column, boolean isKey) {
    Column plain = column.withComment(Optional.empty()).withIdentity(Optional.empty());
    return column.identity().isPresent() && isKey ? plain.identity(Identity.BY_DEFAULT) : plain;
  }

  /** With numbers of eight bytes, the only ones that SQLite gives. */
  public static Schema withWideNumbering(Schema schema) {
    return schema.withEachTable(
        table ->
            table.withColumns(
                table.columns().stream()
                    .map(c -> c.identity().isPresent() ? c.ofType(Type.Scalar.BIG_INTEGER) : c)
                    .toList()));
  }

  /** Without defaults that each database has its own words for. */
  public static Schema withoutDialects(Schema schema) {
    return schema.withEachTable(
        table ->
            table.withColumns(
                table.columns().stream()
                    .map(
                        c ->
                            c.withDefault(
                                c.defaultValue()
                                    .filter(value -> !(value instanceof Expression.PerDialect))))
                    .toList()));
  }

  private static Constraint of(Constraint constraint) {
    return constraint instanceof UniqueConstraint unique
        ? new UniqueConstraint(unique.name(), unique.columns(), false, Deferral.NOT_DEFERRABLE)
        : constraint;
  }

  private static Index of(Index index) {
    List<IndexKey> keys =
        index.keys().stream()
            .map(
                key ->
                    new IndexKey(
                        key.column(),
                        key.expression(),
                        key.descending(),
                        Optional.empty(),
                        key.collation(),
                        Optional.empty()))
            .toList();
    return new Index(
        index.name(), keys, index.unique(), false, index.where(), Optional.empty(), List.of());
  }
}
