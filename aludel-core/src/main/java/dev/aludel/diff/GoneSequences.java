package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.ObjectKind;
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

  GoneSequences(Comparison comparison) {
    this.before = comparison.renamed;
    Set<QualifiedName> held = new HashSet<>();
    if (!comparison.droppedTables.isEmpty() || !comparison.tables.isEmpty()) {
      for (Table table : comparison.held.tables()) {
        ColumnSequences.ofAll(table).forEach(held::add);
      }
      comparison.held.sequences().forEach(sequence -> held.add(sequence.name()));
    }
    for (Table table : comparison.droppedTables) {
      boolean isReplaced = comparison.replacedTables.contains(table.name());
      for (Column column : table.columns()) {
        find(table, column)
            .filter(sequence -> isReplaced || goes(sequence, column, held, comparison.held))
            .ifPresent(sequence -> add(sequence, table, column));
      }
    }
    for (TableDiff table : comparison.tables.values()) {
      for (Column column : table.from.equals(table.held) ? List.<Column>of() : columns(table)) {
        find(table.from, column)
            .filter(sequence -> goes(sequence, column, held, comparison.held))
            .ifPresent(sequence -> add(sequence, table.from, column));
      }
    }
  }

  /** Those that go, or have their numbers from elsewhere from then on. */
  private static List<Column> columns(TableDiff table) {
    return table.from.columns().stream()
        .filter(
            column ->
                table.replaced.containsKey(column.name())
                    || !table
                        .held
                        .column(column.name())
                        .flatMap(is -> find(table.held, is))
                        .equals(find(table.from, column)))
        .toList();
  }

  private static Optional<QualifiedName> find(Table table, Column column) {
    return ColumnSequences.of(table, column);
  }

  /** One of an identity cannot stay without it; one of a serial column can be handed on. */
  private static boolean goes(
      QualifiedName sequence, Column column, Set<QualifiedName> held, Schema after) {
    return !held.contains(sequence)
        || (column.identity().isPresent() && after.find(ObjectKind.SEQUENCE, sequence).isPresent());
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

  /** Whether a default draws from the numbers of another column. */
  boolean areDrawnBy(Table table, Column column) {
    return owner(table, column).isPresent();
  }

  private Optional<Owner> owner(Table table, Column column) {
    return gone.isEmpty()
        ? Optional.empty()
        : ColumnSequences.drawn(column)
            .map(gone::get)
            .filter(owner -> !owner.equals(new Owner(table.name(), column.name())))
            .filter(owner -> !isBelow(table, owner.table()));
  }

  /** Its partitions and children have the column with its default from the table. */
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
