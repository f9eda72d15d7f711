package dev.aludel.dialect.postgresql;

import dev.aludel.operation.AddConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Children that take NULL where a parent does not, which servers before 18 have: a child has NOT
 * NULL from its parents when it or the column comes, and may drop it then (section 5.10 of their
 * manuals). A partition may not.
 */
final class NullableChildren {

  private final Schema before;
  private final boolean possible;

  NullableChildren(Schema before, int majorVersion) {
    this.before = before;
    this.possible = majorVersion < ColumnAlteration.OWN_NOT_NULL;
  }

  /** What follows CREATE TABLE. */
  List<String> created(Table child) {
    return columns(child, TableParents.of(child)).stream()
        .map(column -> alter(child.name(), column, "DROP"))
        .toList();
  }

  /** What follows ADD COLUMN of a table above, which has given NOT NULL to all tables below it. */
  List<String> columnComes(QualifiedName child, Column column) {
    Optional<Table> there = before.table(child).filter(table -> !Descent.isPartition(table));
    boolean gets =
        there.isPresent()
            && there
                .get()
                .column(column.name())
                .map(own -> !own.nullable())
                .orElseGet(() -> isNotNullAbove(there.get(), column.name()));
    return possible && gets && column.nullable()
        ? List.of(alter(child, column.name(), "DROP"))
        : List.of();
  }

  /** The statements that give a table other parents. */
  List<String> taken(Table child, Table after, List<String> statements) {
    List<QualifiedName> taking = new ArrayList<>(TableParents.of(after));
    taking.removeAll(TableParents.staying(TableParents.of(child), TableParents.of(after)));
    return taken(child, Descent.isPartition(after) ? List.of() : taking, statements);
  }

  /**
   * The statements in which a child takes those parents. INHERIT wants NOT NULL of the child, rows
   * and all, where the parent has it: so the parent is without it meanwhile, or else the child has
   * it.
   */
  private List<String> taken(Table child, List<QualifiedName> parents, List<String> statements) {
    List<String> around = new ArrayList<>(statements);
    for (QualifiedName parent : parents) {
      for (String column : columns(child, List.of(parent))) {
        boolean free = mayDrop(before.requireTable(parent), column);
        QualifiedName meanwhile = free ? parent : child.name();
        around.add(0, alter(meanwhile, column, free ? "DROP" : "SET"));
        around.add(alter(meanwhile, column, free ? "SET" : "DROP"));
      }
    }
    return around;
  }

  /**
   * Whether a primary key comes to columns that take no NULL by now, while a child does: it would
   * have to be without NULL as well. A partition that takes NULL in what is known has got NOT NULL
   * from its table by now.
   */
  boolean isKeyOnly(AddConstraint operation) {
    QualifiedName table = operation.table();
    List<String> columns = operation.constraint().columns();
    return possible
        && operation.constraint() instanceof PrimaryKey
        && columns.stream().allMatch(column -> isNotNull(table, column))
        && columns.stream()
            .flatMap(column -> heirs(table, column).stream())
            .anyMatch(Column::nullable);
  }

  private List<Column> heirs(QualifiedName table, String column) {
    return TableParents.heirs(before.requireTable(table), column, before).stream()
        .filter(heir -> !Descent.isPartition(heir))
        .map(heir -> heir.requireColumn(column))
        .toList();
  }

  /** The columns that take NULL, and not in one of those parents. */
  private List<String> columns(Table child, List<QualifiedName> parents) {
    return possible && !Descent.isPartition(child)
        ? child.columns().stream()
            .filter(Column::nullable)
            .map(Column::name)
            .filter(column -> parents.stream().anyMatch(parent -> isNotNull(parent, column)))
            .toList()
        : List.of();
  }

  private boolean isNotNull(QualifiedName table, String column) {
    return before
        .table(table)
        .flatMap(there -> there.column(column))
        .filter(above -> !above.nullable())
        .isPresent();
  }

  private boolean isNotNullAbove(Table child, String column) {
    return TableParents.of(child).stream()
        .anyMatch(
            parent ->
                isNotNull(parent, column)
                    || before
                        .table(parent)
                        .filter(above -> isNotNullAbove(above, column))
                        .isPresent());
  }

  /** Whether the table may take NULL in the column for a while (ALTER TABLE, DROP NOT NULL). */
  private static boolean mayDrop(Table table, String column) {
    Set<String> needed = new HashSet<>();
    table.primaryKey().ifPresent(key -> needed.addAll(key.columns()));
    for (String name :
        TableOptions.under(IndexOptions.REPLICA_IDENTITY, table.options()).keySet()) {
      table.index(name).ifPresent(index -> needed.addAll(index.columns()));
      table.constraint(name).ifPresent(key -> needed.addAll(key.columns()));
    }
    return !needed.contains(column) && table.requireColumn(column).identity().isEmpty();
  }

  private static String alter(QualifiedName table, String column, String word) {
    return "ALTER TABLE ONLY %s ALTER COLUMN %s %s NOT NULL"
        .formatted(Quoting.name(table), Quoting.name(column), word);
  }
}
