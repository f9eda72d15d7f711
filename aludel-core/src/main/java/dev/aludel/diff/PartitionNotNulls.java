package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.Needs;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.Type;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What partitions have of their own on NOT NULL constraints from above (PostgreSQL 18). Only while
 * a partition is a table by itself such a constraint gets another name, and what has another name
 * than the one above is in the way of another type of the column and of another name above (ALTER
 * TABLE).
 */
final class PartitionNotNulls {

  private final Schema before;
  private final Schema after;
  private @Nullable Needs needs;

  PartitionNotNulls(Schema before, Schema after) {
    this.before = before;
    this.after = after;
  }

  /** Whether the partition has to be let go for a while. */
  boolean isInTheWay(Table was, Table will) {
    boolean losesNamed =
        was.columns().stream()
            .map(Column::name)
            .filter(column -> will.column(column).isEmpty())
            .anyMatch(column -> name(was, column).isPresent() && isGiven(was, column, before));
    return losesNamed || will.columns().stream().anyMatch(column -> isInTheWay(column, was, will));
  }

  private boolean isInTheWay(Column column, Table was, Table will) {
    String name = column.name();
    Optional<Column> there = was.column(name).filter(own -> !own.nullable());
    if (column.nullable() || !isGiven(will, name, after)) {
      return false;
    }
    if (there.isEmpty()) {
      return name(will, name).isPresent();
    }
    boolean isOwn =
        name(will, name).isPresent()
            || was.inherited().filter(parts -> parts.notNull().contains(name)).isPresent();
    return !name(was, name).equals(name(will, name))
        || (isOwn
            && isGiven(was, name, before)
            && (isRetyped(there.get(), column) || changesAbove(name, was, will)));
  }

  /** Whether the column is made anew, or altered as one that is. */
  private boolean isRetyped(Column from, Column to) {
    return !from.type().equals(to.type())
        || !from.collation().equals(to.collation())
        || !from.generated().equals(to.generated())
        || isMadeAnew(from.type());
  }

  /** Whether the column is of another type while its own is dropped and created. */
  private boolean isMadeAnew(Type type) {
    Type element = type instanceof Type.Array array ? array.element() : type;
    if (!(element instanceof Type.Sql sql)) {
      return false;
    }
    Needs there = needs == null ? new Needs(before) : needs;
    needs = there;
    Set<ObjectKey> seen = new HashSet<>();
    return there.namedIn(sql.text()).stream().anyMatch(key -> standsOnChange(key, there, seen));
  }

  private boolean standsOnChange(ObjectKey key, Needs there, Set<ObjectKey> seen) {
    return seen.add(key)
        && (!before.find(key).equals(after.find(key))
            || there.of(key).stream().anyMatch(need -> standsOnChange(need.object(), there, seen)));
  }

  /** Whether the one above gets another name, or is made anew since it is not valid any more. */
  private boolean changesAbove(String column, Table was, Table will) {
    Optional<Table> from = above(was, before);
    Optional<Table> to = above(will, after);
    return !from.flatMap(table -> nameGiven(table, column, before))
            .equals(to.flatMap(table -> nameGiven(table, column, after)))
        || (isUnchecked(to, column) && !isUnchecked(from, column));
  }

  private static boolean isUnchecked(Optional<Table> table, String column) {
    return table.filter(there -> NotNullOptions.isUnchecked(there.options(), column)).isPresent();
  }

  private static Optional<Table> above(Table partition, Schema schema) {
    return TableParents.of(partition).stream()
        .flatMap(name -> schema.table(name).stream())
        .findFirst();
  }

  private static boolean isGiven(Table partition, String column, Schema schema) {
    return above(partition, schema)
        .flatMap(table -> table.column(column))
        .filter(there -> !there.nullable())
        .isPresent();
  }

  private static Optional<String> name(Table table, String column) {
    return Optional.ofNullable(table.options().get(NotNullOptions.NAME + column));
  }

  /** The name that a person gave it, or that of the table above that gives it. */
  private static Optional<String> nameGiven(Table table, String column, Schema schema) {
    return name(table, column)
        .or(() -> above(table, schema).flatMap(over -> nameGiven(over, column, schema)));
  }
}
