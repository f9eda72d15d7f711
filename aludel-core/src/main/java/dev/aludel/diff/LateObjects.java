package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What needs an enum that loses values, and so would stand in its way: it is created after that,
 * which in turn comes after the tables have changed. What tables need of it waits, too, and so do
 * tables that are divided by a column of the enum: no ALTER gives a column of a partition key
 * another type (ALTER TABLE, SET DATA TYPE).
 */
final class LateObjects {

  private final Schema held;
  private final Needs after;
  private final RowsInTypes rows;
  private final Set<ObjectKey> enums = new HashSet<>();

  /** The new tables that are divided by columns of the enums. */
  private final Set<ObjectKey> divided = new HashSet<>();

  private final Map<ObjectKey, Boolean> known = new HashMap<>();

  LateObjects(Comparison comparison, Needs after) {
    this.held = comparison.held;
    this.after = after;
    this.rows = new RowsInTypes(held, after);
    comparison.enums.stream()
        .filter(type -> type.late().isPresent())
        .forEach(type -> enums.add(type.from().key()));
    comparison.createdTables.stream()
        .filter(this::isDividedByOne)
        .forEach(table -> divided.add(table.key()));
  }

  private boolean isDividedByOne(Table table) {
    return TableParents.partitioning(table).stream()
        .flatMap(key -> table.columns().stream().filter(c -> TableParents.isInKey(c.name(), key)))
        .anyMatch(this::isOfOne);
  }

  private boolean isOfOne(Column column) {
    return enums.stream().anyMatch(type -> TableDiff.isOf(column.type(), type.name()));
  }

  /** Says that the enums have lost their values: nothing has to wait any more. */
  void enumsAreChanged() {
    enums.clear();
    divided.clear();
    known.clear();
  }

  boolean contains(ObjectKey key) {
    return !enums.isEmpty() && isLate(key, new HashSet<>());
  }

  private boolean isLate(ObjectKey key, Set<ObjectKey> seen) {
    Boolean answer = known.get(key);
    if (answer == null) {
      answer =
          divided.contains(key)
              || (seen.add(key)
                  && after.of(key).stream()
                      .map(Dependency::object)
                      .anyMatch(need -> enums.contains(need) || isLate(need, seen)));
      known.put(key, answer);
    }
    return answer;
  }

  /** Whether a new table is one of them, or needs any of it. */
  boolean areNeededBy(Table table) {
    return !enums.isEmpty()
        && (divided.contains(table.key())
            || after.of(table.key()).stream().anyMatch(need -> contains(need.object())));
  }

  boolean areNeededBy(Column column) {
    return areNamedIn(Apart.text(column))
        || isOfLateRows(column, new HashSet<>())
        || (column.generated().isPresent() && isOfOne(column));
  }

  /**
   * Whether the column holds rows that have a column of the enums, or come late themselves.
   *
   * @param seen the tables of whose rows it is not
   */
  private boolean isOfLateRows(Column column, Set<QualifiedName> seen) {
    return !enums.isEmpty()
        && rows.of(column.type()).stream()
            .map(held::requireTable)
            .filter(table -> seen.add(table.name()))
            .anyMatch(
                table ->
                    contains(table.key())
                        || table.columns().stream()
                            .anyMatch(other -> isOfOne(other) || isOfLateRows(other, seen)));
  }

  /** Whether a column calls one of the routines. */
  boolean calls(Column column, Set<ObjectKey> routines) {
    return !routines.isEmpty()
        && after.namedIn(Apart.text(column)).stream().anyMatch(routines::contains);
  }

  /**
   * Whether the default of a column calls a routine that reads the column, by itself or by what it
   * needs: one of them can only come without the other.
   *
   * @param routines that close a circle with the table
   */
  boolean readBack(QualifiedName table, Column column, Set<ObjectKey> routines) {
    return column.defaultValue().stream()
        .flatMap(value -> after.namedIn(Needs.sql(value)).stream())
        .anyMatch(key -> routines.contains(key) && after.reachesColumn(key, table, column.name()));
  }

  boolean areNamedIn(String sql) {
    return !enums.isEmpty() && after.namedIn(sql).stream().anyMatch(this::contains);
  }

  /** Whether something that comes to a table, or comes back to it, needs any of it. */
  boolean areNeededBy(TableDiff table) {
    return !enums.isEmpty()
        && (table.added.stream().anyMatch(this::areNeededBy)
            || table.kept.values().stream().anyMatch(column -> areNeededBy(column.held()))
            || Part.of(table.held).stream()
                .flatMap(part -> part.expressions().stream())
                .anyMatch(expression -> areNamedIn(Needs.sql(expression)))
            || table.held.options().values().stream().anyMatch(this::areNamedIn));
  }
}
