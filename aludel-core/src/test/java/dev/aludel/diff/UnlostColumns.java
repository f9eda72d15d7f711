package dev.aludel.diff;

import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.Type;
import dev.aludel.testing.KeptValues;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns whose values no change of a diff tells that it may forget. */
final class UnlostColumns implements KeptValues.Columns {

  private final List<Operation> losing;
  private final Schema before;
  private final Schema after;

  UnlostColumns(SchemaDiff diff, Schema before, Schema after) {
    this.losing = diff.changes().stream().filter(Change::losesData).map(Change::operation).toList();
    this.before = before;
    this.after = after;
  }

  @Override
  public boolean contain(QualifiedName table, Column column) {
    if (isSpelledInOtherWays(table, column)) {
      return false;
    }
    Set<QualifiedName> family = family(table);
    return losing.stream().noneMatch(operation -> loses(operation, family, column));
  }

  /** What a text says comes back in the words of the type that it has been. */
  private boolean isSpelledInOtherWays(QualifiedName table, Column column) {
    Optional<Column> now = after.table(table).flatMap(is -> is.column(column.name()));
    boolean isText = column.type() == Type.Scalar.TEXT || column.type() instanceof Type.Varchar;
    return isText && now.filter(is -> !is.type().equals(column.type())).isPresent();
  }

  /** The tables that it is above or below, before or after. */
  private Set<QualifiedName> family(QualifiedName table) {
    Set<QualifiedName> family = new HashSet<>(Set.of(table));
    boolean more = true;
    while (more) {
      more = false;
      for (Schema schema : List.of(before, after)) {
        for (Table other : schema.tables()) {
          for (QualifiedName parent : TableParents.of(other)) {
            if (family.contains(parent) != family.contains(other.name())) {
              family.add(parent);
              family.add(other.name());
              more = true;
            }
          }
        }
      }
    }
    return family;
  }

  private static boolean loses(Operation operation, Set<QualifiedName> family, Column column) {
    if (operation instanceof DropTable drop) {
      return family.contains(drop.table());
    }
    if (operation instanceof DropColumn drop) {
      return family.contains(drop.table()) && drop.column().equals(column.name());
    }
    if (operation instanceof AlterColumn alter) {
      return family.contains(alter.table()) && alter.column().equals(column.name());
    }
    return !(column.type() instanceof Type.Scalar);
  }
}
