package dev.aludel.diff;

import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a table says of a NOT NULL that is NO INHERIT or NOT VALID ({@link NotNullOptions}): before
 * it comes, so that it comes as that, and until it has gone.
 */
final class NotNullSteps {

  private NotNullSteps() {}

  /**
   * The changes, with the state of the NOT NULL that comes by them.
   *
   * @param column as the model says it
   * @param state what is there by now
   * @param after what will be there
   */
  static List<ColumnChange> withState(
      TableDiff table, Column column, List<ColumnChange> changes, Schema state, Schema after) {
    return changes.stream()
        .map(
            change ->
                change instanceof ColumnChange.SetNullable set && !set.nullable()
                    ? withState(table, column, set, state, after)
                    : change)
        .toList();
  }

  private static ColumnChange withState(
      TableDiff table, Column column, ColumnChange.SetNullable set, Schema state, Schema after) {
    if (comesWithState(table, column)) {
      return set(table, column.name());
    }
    boolean isKept = NotNullOptions.isKept(table.held.options(), column.name());
    return !isKept && isNullableBelow(table, column.name(), state, after) ? set.alone() : set;
  }

  /** Whether a table that has the column from this one will take NULL in it. */
  private static boolean isNullableBelow(
      TableDiff table, String column, Schema state, Schema after) {
    return TableParents.heirs(state.requireTable(table.name()), column, state).stream()
        .flatMap(heir -> after.table(heir.name()).stream())
        .flatMap(heir -> heir.column(column).stream())
        .anyMatch(Column::nullable);
  }

  /** Whether the NOT NULL of the column comes with a state, and not as most do. */
  static boolean comesWithState(TableDiff table, Column column) {
    return !column.nullable()
        && column.identity().isEmpty()
        && NotNullOptions.hasState(table.held.options(), column.name())
        && !waiting(table).contains(column.name());
  }

  /** The change that lets the column take no NULL. */
  static ColumnChange set(TableDiff table, String column) {
    return new ColumnChange.SetNullable(
        false,
        Optional.ofNullable(table.held.options().get(NotNullOptions.NAME + column)),
        Optional.ofNullable(table.held.options().get(NotNullOptions.STATE + column)));
  }

  /** Leaves in the options what is said of those that go: it goes with them. */
  static void keep(TableDiff table, Map<String, String> there, SortedMap<String, String> options) {
    for (String column : going(table)) {
      if (NotNullOptions.hasState(there, column)) {
        SortedMap<String, String> said = NotNullOptions.of(there, column);
        said.remove(NotNullOptions.COMMENT + column);
        options.putAll(said);
      }
    }
  }

  /**
   * Takes away the state of a NOT NULL where the same one may be about to come from above, or from
   * the columns of a primary key that goes, for the way back: the server gives no table both.
   */
  static void giveUp(TableDiff table, SortedMap<String, String> options) {
    options.keySet().removeAll(lost(table));
    Optional<PrimaryKey> key = table.from.primaryKey();
    if (!key.equals(table.held.primaryKey())) {
      key.map(PrimaryKey::columns)
          .orElse(List.of())
          .forEach(column -> options.remove(NotNullOptions.STATE + column));
    }
    if (TableParents.of(table.held).isEmpty()) {
      return;
    }
    for (ColumnDiff column : table.kept.values()) {
      String name = column.held().name();
      boolean stays = !column.from().nullable() && !column.held().nullable();
      if (stays
          && NotNullOptions.hasState(options, name)
          && !NotNullOptions.hasState(table.held.options(), name)) {
        options.remove(NotNullOptions.STATE + name);
      }
    }
  }

  /**
   * What PostgreSQL forgets of a column that goes and comes, that it is a child's own among it, and
   * of a NOT NULL from above that is made anew: the comment that a partition has on it.
   */
  private static List<String> lost(TableDiff table) {
    boolean isPartition = TableParents.isPartition(table.from.options());
    List<String> lost = new ArrayList<>();
    for (ColumnDiff column : table.kept.values()) {
      String name = column.from().name();
      if (table.replaced.containsKey(name)) {
        lost.add(NotNullOptions.COMMENT + name);
        if (!isPartition) {
          lost.add(NotNullOptions.NAME + name);
          lost.add(OwnOptions.COLUMN + name);
        }
        PartOptions.ofColumn(table.from.options(), name).keySet().stream()
            .filter(PartOptions::isOfStoring)
            .forEach(lost::add);
      } else if (isPartition && table.isMadeAnew(column, Set.of())) {
        lost.add(NotNullOptions.COMMENT + name);
      }
    }
    return lost;
  }

  /** Whether a state goes for a while, and comes back. */
  static boolean isApart(TableDiff table) {
    SortedMap<String, String> left = new TreeMap<>(table.from.options());
    giveUp(table, left);
    return waitsForKey(table) || !left.equals(table.from.options());
  }

  /** Whether a table above has left the name of a NOT NULL to this one, which has its own then. */
  static boolean isLeft(TableDiff table, Schema state) {
    return state.requireTable(table.name()).options().keySet().stream()
        .filter(NotNullOptions::isOfItself)
        .anyMatch(option -> !table.from.options().containsKey(option));
  }

  /**
   * A primary key wants a NOT NULL that the tables below have, too, whatever becomes of that then.
   */
  static boolean waitsForKey(TableDiff table) {
    return !waiting(table).isEmpty();
  }

  /** Takes from the options what waits for the primary key. */
  static void untilKeyed(TableDiff table, SortedMap<String, String> options) {
    waiting(table).forEach(column -> options.remove(NotNullOptions.STATE + column));
  }

  /** What may go wrong when options change: rows are looked at then. */
  static List<String> notes(Schema before, Operation operation) {
    List<String> notes = new ArrayList<>();
    if (operation instanceof AlterTableOptions alter) {
      for (Table table : before.table(alter.table()).stream().toList()) {
        for (Column column : table.columns()) {
          if (!column.nullable()
              && NotNullOptions.looksAtRows(table.options(), alter.options(), column.name())) {
            notes.add(Notes.setNotNull(table.name(), column));
          }
        }
      }
    }
    return notes;
  }

  private static List<String> waiting(TableDiff table) {
    Optional<PrimaryKey> is = table.held.primaryKey();
    return is.isEmpty() || is.equals(table.from.primaryKey())
        ? List.of()
        : is.get().columns().stream()
            .filter(column -> NotNullOptions.isKept(table.held.options(), column))
            .toList();
  }

  private static List<String> going(TableDiff table) {
    List<String> going = new ArrayList<>();
    table.dropped.forEach(column -> going.add(column.name()));
    going.addAll(table.replaced.keySet());
    for (ColumnDiff column : table.kept.values()) {
      if (!column.from().nullable() && column.held().nullable()) {
        going.add(column.from().name());
      }
    }
    return going;
  }
}
