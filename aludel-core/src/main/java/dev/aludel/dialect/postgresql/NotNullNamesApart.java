package dev.aludel.dialect.postgresql;

import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names that a revision gives to NOT NULL constraints which partitions have from above, by the
 * option alone. PostgreSQL renames no inherited one (ALTER TABLE, RENAME CONSTRAINT): the partition
 * is let go, keys and twins of indexes with it, gets the name as a table by itself, and is taken
 * again, as where two schemas are compared.
 */
final class NotNullNamesApart {

  private NotNullNamesApart() {}

  /** What leads to those options with partitions let go; nothing where none has to be. */
  static List<Operation> steps(AlterTableOptions operation, Schema before) {
    Table was = before.requireTable(operation.table());
    boolean isDivided = TableParents.partitioning(was).isPresent();
    if (!isDivided && !Descent.isPartition(was)) {
      return List.of();
    }
    Schema after = operation.apply(before);
    Table is = after.requireTable(operation.table());
    boolean stays =
        TableParents.of(was).equals(TableParents.of(is))
            && Descent.isPartition(was) == Descent.isPartition(is)
            && TableParents.bound(was.options()).equals(TableParents.bound(is.options()));
    boolean isApart =
        was.columns().stream()
            .filter(column -> !column.nullable())
            .map(Column::name)
            .filter(column -> !Objects.equals(name(was, column), name(is, column)))
            .anyMatch(column -> isGiven(was, column, before) || isOwnBelow(was, column, before));
    return stays && isApart ? SchemaDiff.between(before, after).operations() : List.of();
  }

  private static @Nullable String name(Table table, String column) {
    return table.options().get(NotNullOptions.NAME + column);
  }

  private static boolean isGiven(Table table, String column, Schema schema) {
    return Descent.isPartition(table)
        && Descent.above(table, column, schema).filter(above -> !above.nullable()).isPresent();
  }

  /** Whether a partition below has a name or a comment for it, which one made anew takes away. */
  private static boolean isOwnBelow(Table table, String column, Schema schema) {
    return TableParents.partitioning(table).isPresent()
        && TableParents.heirs(table, column, schema).stream()
            .map(Table::options)
            .anyMatch(
                own ->
                    own.containsKey(NotNullOptions.NAME + column)
                        || own.containsKey(NotNullOptions.COMMENT + column));
  }
}
