package dev.aludel.diff;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * When the columns of tables that stay change.
 *
 * <p>Generated columns come last and go first, since they name others; columns that go after those
 * that come, so that there is a place between them to move values. What waits for an enum to lose
 * values ({@link LateObjects}) comes after that.
 */
final class ColumnSteps {

  private final Supplier<Schema> state;
  private final Schema was;
  private final Schema held;
  private final LikelyRenames likely;
  private final LateObjects late;
  private final BiConsumer<Operation, List<String>> add;

  /** The columns that change when enums have lost their values. */
  private final IdentityHashMap<TableDiff, List<ColumnDiff>> waiting = new IdentityHashMap<>();

  /** The columns that came without the default that they get then. */
  private final IdentityHashMap<TableDiff, List<Column>> opened = new IdentityHashMap<>();

  /**
   * @param was what is there, with the names that it will have
   * @param held what will be there
   */
  ColumnSteps(
      Supplier<Schema> state,
      Schema was,
      Schema held,
      LikelyRenames likely,
      LateObjects late,
      BiConsumer<Operation, List<String>> add) {
    this.state = state;
    this.was = was;
    this.held = held;
    this.likely = likely;
    this.late = late;
    this.add = add;
  }

  /**
   * Makes generated columns plain: they keep the values that are worked out from what is there, and
   * are in the way of nothing any more. With them become plain those of the tables below, those too
   * that go: on the way back these come when it is plain above.
   *
   * @param dropped the tables that go
   */
  void free(TableDiff table, List<Table> dropped) {
    for (Column column : table.freed) {
      free(table.name(), column);
      TableParents.heirs(state.get().requireTable(table.name()), column.name(), state.get())
          .stream()
          .filter(heir -> dropped.stream().anyMatch(gone -> gone.name().equals(heir.name())))
          .filter(heir -> heir.requireColumn(column.name()).generated().isPresent())
          .forEach(heir -> free(heir.name(), column));
    }
  }

  private void free(QualifiedName table, Column column) {
    add.accept(
        new AlterColumn(
            table,
            column.name(),
            List.of(new ColumnChange.SetGenerated(Optional.empty())),
            Optional.empty()),
        List.of());
  }

  /** Lets go of functions and types that are about to be dropped. */
  void letGo(TableDiff table) {
    if (!table.apart.isTaken()) {
      return;
    }
    List<Column> generated =
        table.replaced.values().stream()
            .map(ColumnDiff::from)
            .filter(column -> column.generated().isPresent())
            .toList();
    GeneratedOrder.dropped(generated).forEach(column -> drop(table, column));
    table.apart.gone().forEach(column -> drop(table, column));
    table.apart.changes().forEach(change -> add.accept(change, table.apart.notes(change)));
  }

  /**
   * Drops the generated columns that a child alone has and that are in the way: what they are
   * worked out from changes with its parents' columns, before its own turn comes.
   */
  void dropOwnGenerated(TableDiff table) {
    List<QualifiedName> parents = TableParents.of(table.from);
    if (parents.isEmpty()) {
      return;
    }
    for (Column column : table.droppedFirst()) {
      boolean own =
          parents.stream()
              .flatMap(parent -> state.get().table(parent).stream())
              .noneMatch(parent -> parent.column(column.name()).isPresent());
      if (own && column.generated().isPresent() && isThere(table, column)) {
        drop(table, column);
      }
    }
  }

  /**
   * Drops the columns that come anew in a child and in all above it, first above, where the child
   * would keep its column without one above: since it is its own, too, or that of another parent.
   * One that stays would be taken for the new one that comes above. So go generated ones that go
   * from all of them, for what they are worked out from changes above before the child's own turn.
   */
  void dropKeptBelow(Map<QualifiedName, TableDiff> tables) {
    Schema before = state.get();
    for (TableDiff child : tables.values()) {
      for (Column column : inTheWay(child)) {
        String name = column.name();
        List<QualifiedName> family = new ArrayList<>();
        above(child.name(), name, before, family);
        boolean isKept =
            OwnOptions.hasColumn(child.from.options(), name)
                || parents(child.name(), name, before).size() > 1;
        boolean goesFromAll =
            family.stream()
                .map(tables::get)
                .allMatch(
                    table ->
                        table != null
                            && inTheWay(table).stream().anyMatch(each -> each.name().equals(name)));
        if (isKept && family.size() > 1 && goesFromAll) {
          family.stream()
              .flatMap(table -> Stream.ofNullable(tables.get(table)))
              .forEach(this::dropInTheWay);
        }
      }
    }
  }

  private void dropInTheWay(TableDiff table) {
    inTheWay(table).stream()
        .filter(column -> isThere(table, column))
        .forEach(column -> drop(table, column));
  }

  /** The columns that are dropped to come again, and the generated ones that are for good. */
  private static List<Column> inTheWay(TableDiff table) {
    return table.droppedFirst().stream()
        .filter(
            column -> table.replaced.containsKey(column.name()) || column.generated().isPresent())
        .toList();
  }

  /** Adds the tables above from which it has the column, and then the table. */
  private static void above(
      QualifiedName table, String column, Schema schema, List<QualifiedName> family) {
    for (QualifiedName parent : parents(table, column, schema)) {
      if (!family.contains(parent)) {
        above(parent, column, schema, family);
      }
    }
    family.add(table);
  }

  private static List<QualifiedName> parents(QualifiedName table, String column, Schema schema) {
    return TableParents.of(schema.requireTable(table)).stream()
        .filter(parent -> schema.table(parent).flatMap(there -> there.column(column)).isPresent())
        .toList();
  }

  /**
   * Changes the columns, but for what has to wait.
   *
   * @param closing routines that are still to come, since they need the table as it will be
   */
  void change(TableDiff table, Set<ObjectKey> closing) {
    List<Column> first = table.droppedFirst();
    first.stream().filter(column -> isThere(table, column)).forEach(column -> drop(table, column));
    Predicate<Column> now = column -> !late.areNeededBy(column) && !late.calls(column, closing);
    comePlain(table, now);
    comeOpened(table, closing);
    for (ColumnDiff column : table.kept.values()) {
      if (!table.replaced.containsKey(column.from().name())) {
        if (now.test(column.held())) {
          change(table, column);
        } else {
          waiting.computeIfAbsent(table, t -> new ArrayList<>()).add(column);
        }
      }
    }
    comeGenerated(table, now);
    table.dropped.stream()
        .filter(column -> !first.contains(column) && isThere(table, column))
        .forEach(column -> drop(table, column));
  }

  /** Does what had to wait. */
  void finish(TableDiff table) {
    Predicate<Column> rest = column -> !isThere(table, column);
    comePlain(table, rest);
    opened.getOrDefault(table, List.of()).forEach(column -> close(table, column));
    waiting.getOrDefault(table, List.of()).forEach(column -> change(table, column));
    comeGenerated(table, rest);
  }

  private void change(TableDiff table, ColumnDiff column) {
    ColumnDiff meanwhile = column.from(table.apart.meanwhile(column.from()));
    List<ColumnChange> differences = new ArrayList<>(meanwhile.changes());
    if (table.hasIdentityApart(column)) {
      differences.removeAll(column.identityChanges());
    }
    boolean unchecked = NotNullOptions.isUnchecked(table.held, column.held().name(), state.get());
    List<ColumnChange> apart = defaultAfterAbove(table, column, differences);
    differences.removeAll(apart);
    alter(
        table,
        column,
        NotNullSteps.withState(table, column.held(), differences, state.get(), held),
        column.notes(table.name(), unchecked, was, held));
    alter(table, column, apart, List.of());
  }

  /**
   * The default that comes to a partition or a child when the column above has changed: one of
   * another type, one that draws from the sequence above, or that of what was numbered with it. On
   * the way back it goes before that, while the rest waits for what changes above.
   */
  private static List<ColumnChange> defaultAfterAbove(
      TableDiff table, ColumnDiff column, List<ColumnChange> differences) {
    boolean isAfter =
        !TableParents.of(table.held).isEmpty()
            && (column.typeDiffers()
                || column.from().identity().isPresent()
                || drawsFromElsewhere(table, column.held()));
    return differences.stream()
        .filter(ColumnChange.SetDefault.class::isInstance)
        .filter(change -> isAfter && ((ColumnChange.SetDefault) change).value().isPresent())
        .toList();
  }

  private static boolean drawsFromElsewhere(TableDiff table, Column column) {
    return ColumnSequences.drawn(column)
        .filter(drawn -> !ColumnSequences.of(table.held, column).equals(Optional.of(drawn)))
        .isPresent();
  }

  /** Adds the plain ones of the columns that come, and of those in the place of another. */
  private void comePlain(TableDiff table, Predicate<Column> which) {
    Predicate<Column> plain = which.and(column -> column.generated().isEmpty());
    table.added.stream().filter(plain).forEach(column -> add(table, column));
    table.replaced.values().stream()
        .map(ColumnDiff::model)
        .filter(plain)
        .forEach(column -> come(table, column, List.of()));
  }

  /** Adds without its default a column that the routine reads which the default calls. */
  private void comeOpened(TableDiff table, Set<ObjectKey> closing) {
    if (closing.isEmpty()) {
      return;
    }
    for (Column column : table.added) {
      Column bare = column.withDefault(Optional.empty());
      if (column.generated().isEmpty()
          && !isThere(table, column)
          && late.readBack(table.name(), column, closing)
          && !late.areNeededBy(bare)) {
        add(table, bare);
        opened.computeIfAbsent(table, t -> new ArrayList<>()).add(column);
      }
    }
  }

  private void close(TableDiff table, Column column) {
    add.accept(
        new AlterColumn(
            table.name(),
            column.name(),
            List.of(new ColumnChange.SetDefault(column.defaultValue())),
            Optional.empty()),
        List.of(Notes.CLOSED));
  }

  private void comeGenerated(TableDiff table, Predicate<Column> which) {
    List<Column> coming = table.comingGenerated().stream().filter(which).toList();
    for (Column column : GeneratedOrder.added(coming)) {
      if (table.replaced.containsKey(column.name())) {
        come(table, column, List.of());
      } else {
        add(table, column);
      }
    }
  }

  private boolean isThere(TableDiff table, Column column) {
    return state.get().requireTable(table.name()).column(column.name()).isPresent();
  }

  void alter(
      TableDiff table, ColumnDiff column, List<ColumnChange> differences, List<String> notes) {
    if (!differences.isEmpty()) {
      add.accept(
          new AlterColumn(table.name(), column.from().name(), differences, Optional.empty()),
          notes);
    }
  }

  /**
   * Sets the identity that the column has, next to the moment at which the primary key comes or
   * goes: SQLite numbers a column only while it is the key, and forgets what it was told before.
   */
  void numbered(TableDiff table, String column, String note) {
    state
        .get()
        .table(table.name())
        .flatMap(was -> was.column(column))
        .flatMap(Column::identity)
        .ifPresent(
            identity ->
                add.accept(
                    new AlterColumn(
                        table.name(),
                        column,
                        List.of(new ColumnChange.SetIdentity(Optional.of(identity))),
                        Optional.empty()),
                    List.of(note)));
  }

  private void add(TableDiff table, Column column) {
    List<String> notes = new ArrayList<>();
    if (!NotNullOptions.isUnchecked(table.held.options(), column.name())) {
      notes.addAll(Notes.addColumn(table.name(), column));
    }
    notes.addAll(likely.notesOn(table.name(), column));
    come(table, column, notes);
  }

  private void come(TableDiff table, Column column, List<String> notes) {
    boolean apart = NotNullSteps.comesWithState(table, column);
    add.accept(new AddColumn(table.name(), apart ? column.withNullable(true) : column), notes);
    if (apart) {
      add.accept(
          new AlterColumn(
              table.name(),
              column.name(),
              List.of(NotNullSteps.set(table, column.name())),
              Optional.empty()),
          List.of());
    }
  }

  private void drop(TableDiff table, Column column) {
    TableParents.heirs(state.get().requireTable(table.name()), column.name(), state.get()).stream()
        .map(Table::name)
        .filter(heir -> held.table(heir).flatMap(it -> it.column(column.name())).isEmpty())
        .forEach(heir -> withoutState(heir, column.name()));
    withoutState(table.name(), column.name());
    List<String> notes = new ArrayList<>();
    ColumnDiff returning = table.replaced.get(column.name());
    if (returning == null) {
      notes.addAll(Notes.dropColumn(table.name(), column));
      notes.addAll(likely.notesOn(table.name(), column));
    } else {
      Notes.replaceColumn(table.name(), column, returning.model()).ifPresent(notes::add);
    }
    add.accept(new DropColumn(table.name(), column.name(), Optional.empty()), notes);
  }

  /** On the way back the column comes as most do, to all tables that have it from this one. */
  private void withoutState(QualifiedName table, String column) {
    if (NotNullOptions.hasState(state.get().requireTable(table).options(), column)) {
      add.accept(
          new AlterColumn(
              table, column, List.of(new ColumnChange.SetNullable(true)), Optional.empty()),
          List.of());
    }
  }
}
