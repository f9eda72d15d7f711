package dev.aludel.diff;

import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Operation;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Circle;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.OwnChecks;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When tables go, and what the tables that stay let go of before they change.
 *
 * <p>A table cannot go before a function that reads it, and that function not before the check of
 * another table that calls it: so those let go first ({@link GoingObjects#overDropped}).
 */
final class TableDrops {

  private final Comparison comparison;
  private final LikelyRenames likely;
  private final Supplier<Schema> state;
  private final ObjectSteps objects;
  private final MoveSteps moves;
  private final ColumnSteps columns;
  private final BiConsumer<Operation, List<String>> add;

  final ForeignKeyOrder order;

  /** The tables that stay and have let go of what they needed of those that go. */
  private final Set<QualifiedName> free = new HashSet<>();

  /** The checks that children have from above as well, and that go when those have gone. */
  private final Map<QualifiedName, List<Part.OfConstraint>> ownChecks = new TreeMap<>();

  TableDrops(
      Comparison comparison,
      LikelyRenames likely,
      Supplier<Schema> state,
      ObjectSteps objects,
      MoveSteps moves,
      ColumnSteps columns,
      BiConsumer<Operation, List<String>> add) {
    this.comparison = comparison;
    this.likely = likely;
    this.state = state;
    this.objects = objects;
    this.moves = moves;
    this.columns = columns;
    this.add = add;
    this.order = new ForeignKeyOrder(comparison.droppedTables);
  }

  /** The keys that go, and those that close a circle of tables that go. */
  void foreignKeys() {
    for (Table table : order.tables()) {
      for (Part part : Part.of(table)) {
        boolean inTheWay =
            part.foreignKey()
                .filter(key -> order.closesCircle(table.name(), key, state.get()))
                .isPresent();
        if (inTheWay) {
          moves.drop(table.name(), part);
        }
      }
    }
    // Those of partitions before those above: on the way back they come after them.
    List<TableDiff> tables = new ArrayList<>(comparison.tables.values());
    tables.sort(
        Comparator.comparing(
            table -> -TableParents.above(table.name(), comparison.renamed).size()));
    for (TableDiff table : tables) {
      for (Part part : table.going()) {
        if (part.foreignKey().isPresent()) {
          moves.drop(table.name(), part);
        }
      }
    }
  }

  /** The tables, referencing ones first, with what stands between them. */
  void tables() {
    Set<ObjectKey> between = comparison.going.overDropped;
    RowTypes rows = comparison.going.rows;
    GoneSequences sequences = comparison.going.sequences;
    Set<QualifiedName> under = comparison.going.droppedUnder(between);
    under.addAll(rows.ofDropped());
    Set<QualifiedName> dropped = new HashSet<>();
    order.tables().forEach(table -> dropped.add(table.name()));
    comparison.tables.values().stream()
        .flatMap(table -> sequences.under(table.from))
        .filter(dropped::contains)
        .forEach(under::add);
    // A table goes after its partitions and children, which come after it here.
    for (int i = order.tables().size() - 1; i >= 0; i--) {
      Table table = order.tables().get(i);
      if (under.contains(table.name())) {
        TableParents.of(table).stream().filter(dropped::contains).forEach(under::add);
      }
    }
    if (under.isEmpty()) {
      drop(order.tables(), List.of());
      return;
    }
    List<TableDiff> letting =
        comparison.tables.values().stream()
            .filter(
                table ->
                    comparison.going.needsOneOf(table.from.key(), between)
                        || rows.holdsDropped(table.from)
                        || sequences.under(table.from).anyMatch(dropped::contains))
            .toList();
    Set<QualifiedName> before = new HashSet<>();
    letting.forEach(table -> before.add(table.name()));
    order.tables().stream().map(Table::name).filter(n -> !under.contains(n)).forEach(before::add);
    List<Table> last = order.tables().stream().filter(t -> under.contains(t.name())).toList();
    last.forEach(table -> dropKeysTo(before, table));
    drop(order.tables().stream().filter(t -> !under.contains(t.name())).toList(), last);
    rows.holdersFirst(letting).forEach(this::letGo);
    last.forEach(table -> open(table, between));
    objects.drop(between);
    drop(last, List.of());
  }

  private void dropKeysTo(Set<QualifiedName> tables, Table table) {
    for (Part part : Part.of(table)) {
      if (part.foreignKey().filter(key -> tables.contains(key.table())).isPresent()) {
        moves.drop(table.name(), part);
      }
    }
  }

  /** Drops of a table that goes what calls routines that have to go before it. */
  private void open(Table table, Set<ObjectKey> routines) {
    Circle.of(table, comparison.going.before, routines)
        .ifPresent(
            circle -> {
              circle.indexes().forEach(index -> drop(table, new Part.OfIndex(index)));
              circle.checks().forEach(check -> drop(table, new Part.OfConstraint(check)));
              circle.defaults().keySet().forEach(column -> dropDefault(table, column));
            });
  }

  private void drop(Table table, Part part) {
    add.accept(part.drop(table.name()), List.of());
  }

  /**
   * Drops tables from the last one on.
   *
   * @param later tables that go after them
   */
  private void drop(List<Table> tables, List<Table> later) {
    List<Table> drawing =
        Stream.of(later, tables)
            .flatMap(List::stream)
            .filter(comparison.going.sequences::areDrawnBy)
            .collect(Collectors.toCollection(ArrayList::new));
    for (int i = tables.size() - 1; i >= 0; i--) {
      Table table = tables.get(i);
      drawing.remove(table);
      drawing.forEach(other -> stopDrawing(other, table.name()));
      List<String> notes = new ArrayList<>();
      notes.add(Notes.dropTable(table.name()));
      notes.addAll(likely.notesOn(table));
      add.accept(new DropTable(table.name(), Optional.empty()), notes);
    }
  }

  /** Drops the defaults of a table that goes later which draw from the numbers of one that goes. */
  private void stopDrawing(Table table, QualifiedName from) {
    comparison.going.sequences.drawing(table, from).forEach(c -> dropDefault(table, c));
  }

  private void dropDefault(Table table, String column) {
    add.accept(
        new AlterColumn(
            table.name(),
            column,
            List.of(new ColumnChange.SetDefault(Optional.empty())),
            Optional.empty()),
        List.of());
  }

  /** Lets the tables that stay go of what goes, and of what is in the way of their changes. */
  void letGo() {
    List<TableDiff> rest =
        comparison.tables.values().stream().filter(table -> !free.contains(table.name())).toList();
    rest.forEach(this::identities);
    fromBelow(rest).forEach(this::parts);
    comparison.going.rows.holdersFirst(rest).forEach(columns::letGo);
  }

  /**
   * Partitions before the tables above them: on the way back an index above is there before one of
   * the partition's own that it would take.
   */
  private List<TableDiff> fromBelow(List<TableDiff> tables) {
    return tables.stream()
        .sorted(
            Comparator.comparing(
                table -> -TableParents.above(table.name(), comparison.renamed).size()))
        .toList();
  }

  private void letGo(TableDiff table) {
    free.add(table.name());
    identities(table);
    parts(table);
    columns.letGo(table);
  }

  /** Before their primary key goes: only with it can SQLite number a column, and back again. */
  private void identities(TableDiff table) {
    for (ColumnDiff column : table.kept.values()) {
      if (column.held().identity().isEmpty() && table.hasIdentityApart(column)) {
        columns.alter(table, column, column.identityChanges(), List.of());
      }
    }
    for (Part part : table.going()) {
      if (part.kind() == PrimaryKey.class && part.columns().size() == 1) {
        columns.numbered(table, part.columns().get(0), Notes.NUMBERED_BEFORE);
      }
    }
  }

  private void parts(TableDiff table) {
    List<Part> going = table.going();
    going.removeIf(part -> part.foreignKey().isPresent());
    for (Part part : going) {
      if (part instanceof Part.OfIndex) {
        add.accept(part.drop(table.name()), List.of());
      }
    }
    for (Part part : going) {
      if (!(part instanceof Part.OfIndex)) {
        drop(table.name(), part);
      }
    }
  }

  /** A check that a child has from above as well goes after the one above. */
  private void drop(QualifiedName table, Part part) {
    Part.OfConstraint check =
        part instanceof Part.OfConstraint own && own.kind() == CheckConstraint.class ? own : null;
    if (check == null) {
      add.accept(part.drop(table), List.of());
    } else if (isFromAbove(table, check)) {
      ownChecks.computeIfAbsent(table, name -> new ArrayList<>()).add(check);
    } else {
      add.accept(check.drop(table), List.of());
      dropBelow();
    }
  }

  private void dropBelow() {
    for (Map.Entry<QualifiedName, List<Part.OfConstraint>> own :
        List.copyOf(ownChecks.entrySet())) {
      for (Part.OfConstraint check : List.copyOf(own.getValue())) {
        if (!isFromAbove(own.getKey(), check) && own.getValue().remove(check)) {
          drop(own.getKey(), check);
        }
      }
    }
  }

  private boolean isFromAbove(QualifiedName table, Part check) {
    return OwnChecks.isFromAbove(state.get().requireTable(table), check.name());
  }
}
