package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The types of the rows of tables that columns of other tables have. While they do, PostgreSQL
 * refuses to drop the table and to write its rows anew (ALTER TABLE): another type of a column, or
 * a new one with a default, or an enum that gives way to another of its name.
 */
final class RowTypes {

  private final Comparison comparison;

  /** The tables of whose rows there are columns. */
  private final Set<QualifiedName> used = new HashSet<>();

  /** Of those, the ones that go or are written anew. */
  private final Set<QualifiedName> moving = new HashSet<>();

  RowTypes(Comparison comparison) {
    this.comparison = comparison;
    for (Table table : comparison.renamed.tables()) {
      for (Column column : table.columns()) {
        Needs.rowType(column.type())
            .filter(name -> comparison.renamed.table(name).isPresent())
            .ifPresent(used::add);
      }
    }
  }

  boolean areUnused() {
    return used.isEmpty();
  }

  /** Finds those that move by what is known of the changes of tables by now. */
  void look() {
    for (QualifiedName name : used) {
      TableDiff table = comparison.tables.get(name);
      if (table == null || table.movesRow(comparison.rebuiltEnums())) {
        moving.add(name);
      }
    }
  }

  boolean isIdle() {
    return moving.isEmpty();
  }

  boolean isMoving(ObjectKey key) {
    return key.kind() == ObjectKind.TABLE && moving.contains(key.name());
  }

  /** Whether it is the type of the rows of such a table, or an array of them. */
  boolean isMoving(Type type) {
    return !moving.isEmpty() && Needs.rowType(type).filter(moving::contains).isPresent();
  }

  /** Whether the rows lose values that their table does. */
  boolean isLosing(Type type) {
    return isMoving(type)
        && Needs.rowType(type)
            .map(comparison.tables::get)
            .filter(table -> table.dropped.isEmpty())
            .isEmpty();
  }

  /** The tables that go while columns of tables that stay hold rows of them. */
  Set<QualifiedName> ofDropped() {
    Set<QualifiedName> dropped = new HashSet<>();
    if (!used.isEmpty()) {
      for (TableDiff table : comparison.tables.values()) {
        table.from.columns().forEach(column -> dropped(column).ifPresent(dropped::add));
      }
    }
    return dropped;
  }

  boolean holdsDropped(Table table) {
    return !used.isEmpty()
        && table.columns().stream().anyMatch(column -> dropped(column).isPresent());
  }

  private Optional<QualifiedName> dropped(Column column) {
    return Needs.rowType(column.type())
        .filter(name -> used.contains(name) && !comparison.tables.containsKey(name));
  }
}
