package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sequences of serial columns and identities that go with their columns or tables. PostgreSQL
 * drops none of them while a default of another column draws from it (section 5.15 of its manual):
 * such a default goes before, and on the way back comes after.
 */
final class GoneSequences {

  private record Owner(QualifiedName table, String column) {}

  private final Schema before;
  private final Map<QualifiedName, Owner> gone = new HashMap<>();
  private final Set<QualifiedName> droppedTables = new HashSet<>();

  /** What is there afterwards: by itself, or with a column that is none of the identities. */
  private final Set<QualifiedName> staying = new HashSet<>();

  /** The sequences of the identities that are there afterwards. */
  private final Set<QualifiedName> numbering = new HashSet<>();

  GoneSequences(Comparison comparison) {
    this.before = comparison.renamed;
    if (!comparison.droppedTables.isEmpty() || !comparison.tables.isEmpty()) {
      comparison.held.tables().forEach(this::stay);
      comparison.held.sequences().forEach(sequence -> staying.add(sequence.name()));
    }
    comparison.droppedTables.forEach(table -> droppedTables.add(table.name()));
    for (Table table : comparison.droppedTables) {
      boolean isReplaced = comparison.replacedTables.contains(table.name());
      for (Column column : table.columns()) {
        find(table, column)
            .filter(sequence -> isReplaced || goes(sequence, column))
            .ifPresent(sequence -> add(sequence, table, column));
      }
    }
    for (TableDiff table : comparison.tables.values()) {
      for (Column column : table.from.equals(table.held) ? List.<Column>of() : columns(table)) {
        find(table.from, column)
            .filter(sequence -> goes(sequence, column))
            .ifPresent(sequence -> add(sequence, table.from, column));
      }
    }
  }

  private void stay(Table table) {
    for (Column column : table.columns()) {
      find(table, column).ifPresent((isNumbered(column) ? numbering : staying)::add);
    }
  }

  /** Those that go, or have their numbers from elsewhere from then on. */
  private static List<Column> columns(TableDiff table) {
    return table.from.columns().stream()
        .filter(
            column ->
                table.replaced.containsKey(column.name())
                    || table
                        .held
                        .column(column.name())
                        .filter(is -> isNumbered(is) == isNumbered(column))
                        .filter(is -> find(table.held, is).equals(find(table.from, column)))
                        .isEmpty())
        .toList();
  }

  private static Optional<QualifiedName> find(Table table, Column column) {
    return ColumnSequences.of(table, column);
  }

  private static boolean isNumbered(Column column) {
    return column.identity().isPresent();
  }

  /**
   * One of an identity cannot stay without it, and no other becomes one; one of a serial column can
   * be handed on.
   */
  private boolean goes(QualifiedName sequence, Column column) {
    return !(isNumbered(column) ? numbering : staying).contains(sequence);
  }

  private void add(QualifiedName sequence, Table table, Column column) {
    gone.put(sequence, new Owner(table.name(), column.name()));
  }

  boolean isEmpty() {
    return gone.isEmpty();
  }

  boolean areDrawnBy(Table table) {
    return !gone.isEmpty()
        && table.columns().stream().anyMatch(column -> areDrawnBy(table, column));
  }

  /**
   * Whether a default draws from the numbers of another column. So does that of a partition or a
   * child which has the column from above: it keeps its default when the one above has none any
   * more.
   */
  boolean areDrawnBy(Table table, Column column) {
    return owner(table, column).isPresent();
  }

  /** Whether a column that goes does so with the one above from whose numbers it draws. */
  boolean goesWithColumnAbove(Table table, Column column) {
    return owner(table, column)
        .filter(owner -> owner.column().equals(column.name()))
        .filter(owner -> !droppedTables.contains(owner.table()))
        .filter(owner -> isBelow(table, owner.table()))
        .isPresent();
  }

  private Optional<Owner> owner(Table table, Column column) {
    return gone.isEmpty()
        ? Optional.empty()
        : ColumnSequences.drawn(column)
            .map(gone::get)
            .filter(owner -> !owner.equals(new Owner(table.name(), column.name())));
  }

  private boolean isBelow(Table table, QualifiedName above) {
    return TableParents.of(table).stream()
        .anyMatch(
            parent ->
                parent.equals(above)
                    || before.table(parent).filter(there -> isBelow(there, above)).isPresent());
  }

  /** The tables whose numbers defaults of the table are. */
  Stream<QualifiedName> under(Table table) {
    return gone.isEmpty()
        ? Stream.empty()
        : table.columns().stream()
            .flatMap(column -> owner(table, column).stream())
            .map(Owner::table);
  }

  /** The columns of the table whose defaults draw from the numbers of the other one. */
  List<String> drawing(Table table, QualifiedName other) {
    return table.columns().stream()
        .filter(
            column -> owner(table, column).filter(owner -> owner.table().equals(other)).isPresent())
        .map(Column::name)
        .toList();
  }
}
