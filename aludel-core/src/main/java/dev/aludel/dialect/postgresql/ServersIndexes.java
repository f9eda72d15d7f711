package dev.aludel.dialect.postgresql;

import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.ReplaceObject;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables that have an index by a name which the server has itself, like {@code
 * pg_class_oid_index}: an index is in the schema of its table, so that the whole name of the one
 * says which the other is.
 */
final class ServersIndexes {

  private ServersIndexes() {}

  /**
   * Those tables and views that an operation is about.
   *
   * @param before asked for only where an operation may touch indexes that it does not name
   */
  static Set<QualifiedName> owners(Operation operation, Supplier<Schema> before) {
    if (operation instanceof AlterEnum) {
      return before.get().tables().stream()
          .filter(ServersIndexes::hasOne)
          .map(Table::name)
          .collect(Collectors.toSet());
    }
    if (operation instanceof AlterColumn alter
        && alter.changes().stream().anyMatch(ColumnChange.SetType.class::isInstance)) {
      return before.get().table(alter.table()).filter(ServersIndexes::hasOne).stream()
          .map(Table::name)
          .collect(Collectors.toSet());
    }
    return owner(operation).stream().collect(Collectors.toSet());
  }

  private static Optional<QualifiedName> owner(Operation operation) {
    if (operation instanceof DropIndex drop) {
      return Optional.of(drop.table()).filter(table -> isOne(drop.name()));
    }
    if (operation instanceof RenameIndex rename) {
      return Optional.of(rename.table()).filter(table -> isOne(rename.from()));
    }
    if (operation instanceof CreateIndex create) {
      return Optional.of(create.table()).filter(table -> isOne(create.index()));
    }
    if (operation instanceof AddConstraint add) {
      return Optional.of(add.table()).filter(table -> isOne(add.constraint()));
    }
    if (operation instanceof AlterTableOptions alter) {
      return Optional.of(alter.table())
          .filter(
              table ->
                  speakOfOne(alter.options())
                      || alter.replaced().filter(ServersIndexes::speakOfOne).isPresent());
    }
    if (operation instanceof CreateTable create) {
      return Optional.of(create.table()).filter(ServersIndexes::hasOne).map(Table::name);
    }
    if (operation instanceof CreateObject create) {
      return owner(Stream.of(create.object()));
    }
    return operation instanceof ReplaceObject replace
        ? owner(Stream.concat(Stream.of(replace.object()), replace.replaced().stream()))
        : Optional.empty();
  }

  private static Optional<QualifiedName> owner(Stream<DefinedObject> views) {
    return views
        .filter(view -> view.kind() == ObjectKind.MATERIALIZED_VIEW && speakOfOne(view.options()))
        .map(DefinedObject::name)
        .findFirst();
  }

  private static boolean hasOne(Table table) {
    return table.indexes().stream().anyMatch(ServersIndexes::isOne)
        || table.constraints().stream().anyMatch(ServersIndexes::isOne)
        || speakOfOne(table.options());
  }

  private static boolean isOne(Index index) {
    return index.name().filter(ServersIndexes::isOne).isPresent();
  }

  private static boolean isOne(Constraint constraint) {
    return constraint.name().filter(ServersIndexes::isOne).isPresent();
  }

  /** Such an option ends with the name of the index. */
  private static boolean speakOfOne(Map<String, String> options) {
    return options.keySet().stream()
        .map(option -> option.split("\\.", 3))
        .anyMatch(words -> words.length == 3 && isOne(words[2]));
  }

  private static boolean isOne(String name) {
    return CatalogNames.contain(ObjectKind.TABLE, name);
  }
}
