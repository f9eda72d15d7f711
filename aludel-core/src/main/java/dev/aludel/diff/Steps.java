package dev.aludel.diff;

import dev.aludel.diff.PartMatch.Kept;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.CreateEnum;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropEnum;
import dev.aludel.operation.Operation;
import dev.aludel.operation.SetComment;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Circle;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.OwnChecks;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Puts what a comparison found in order.
 *
 * <ol>
 *   <li>what stands on renamed tables and columns and changes with them, then the renames
 *   <li>what stands on tables and goes, or stands in the way ({@link ObjectSteps})
 *   <li>what lets go of partitions and children that move ({@link Moves}), and generated columns
 *       that become plain
 *   <li>foreign keys that go, then tables, referencing ones first, then indexes and other
 *       constraints, and sequences whose name a table or an index takes: names become free, and
 *       nothing that is needed stands in the way
 *   <li>constraints and indexes with new names
 *   <li>schemas, extensions, enums and their new values, sequences, functions and other types
 *   <li>new tables, referenced ones first
 *   <li>each table that stays: columns, then constraints and indexes
 *   <li>enums without values that they lose and tables that had to wait for that, then what takes
 *       partitions and children that move
 *   <li>foreign keys
 *   <li>views, triggers and what else stands on tables
 *   <li>what nothing uses any more: functions, types, sequences, enums, schemas
 * </ol>
 */
final class Steps {

  private final Comparison comparison;
  private final LikelyRenames likely;
  private final List<Change> changes = new ArrayList<>();
  private final List<Change> foreignKeys = new ArrayList<>();
  private final ForeignKeyOrder created;

  /** The new tables that are there, and those that are about to be. */
  private final Set<QualifiedName> there = new HashSet<>();

  private final Set<QualifiedName> begun = new HashSet<>();

  /** The tables that stay and are as they will be. */
  private final Set<QualifiedName> changed = new HashSet<>();

  /** The checks that have come, by their tables and names. */
  private final Set<String> checks = new HashSet<>();

  /** The tables that get the rest when enums have lost their values. */
  private final List<TableDiff> waiting = new ArrayList<>();

  private final ObjectSteps objects;
  private final OptionSteps options;
  private final MoveSteps moves;
  private final ColumnSteps columns;
  private final TableDrops drops;
  private final SequenceSteps sequences;

  /** The schema as it is after the changes so far. */
  private Schema state;

  private final Schema told;

  /**
   * @param told what is there, in the words in which changes carry what they take away
   */
  Steps(Comparison comparison, Schema told, LikelyRenames likely) {
    this.comparison = comparison;
    this.likely = likely;
    this.told = told;
    this.state = told;
    this.created = new ForeignKeyOrder(comparison.createdTables);
    this.objects = new ObjectSteps(comparison, this::add);
    this.options =
        new OptionSteps(
            comparison,
            () -> state,
            operation -> add(operation, NotNullSteps.notes(state, operation)));
    this.moves =
        new MoveSteps(comparison, () -> state, change -> add(change.operation(), change.notes()));
    this.columns =
        new ColumnSteps(
            () -> state, comparison.renamed, comparison.held, likely, objects.late(), this::add);
    this.drops =
        new TableDrops(comparison, likely, () -> state, objects, moves, columns, this::add);
    this.sequences = new SequenceSteps(comparison, likely, () -> state, this::add);
  }

  List<Change> inOrder() {
    objects.dropBeforeRenames();
    comparison.renames.forEach(this::add);
    objects.dropFirst();
    sequences.freeThoseThatGo();
    options.beforeMoves();
    moves.letGo(drops.order.tables());
    comparison.tables.values().forEach(table -> columns.free(table, comparison.droppedTables));
    comparison.tables.values().forEach(options::beforeDrops);
    comparison.droppedTables.forEach(options::beforeDrop);
    drops.foreignKeys();
    drops.tables();
    drops.letGo();
    objects.dropFromUnderTables();
    sequences.dropWhereNamesAreTaken();
    dropEnums(type -> comparison.going.givesName(type.key()));
    renameParts();
    objects.createFirst();
    createEnums();
    sequences.create();
    sequences.free();
    columns.dropKeptBelow(comparison.tables);
    objects.createBelowTables();
    created.tables().forEach(this::createUnlessLate);
    changeTables();
    removeEnumValues();
    objects.late().enumsAreChanged();
    created.tables().forEach(this::create);
    moves.take();
    waiting.forEach(this::finish);
    foreignKeys.forEach(change -> add(change.operation(), change.notes()));
    options.ofPartsAbove();
    moves.createTwins();
    objects.createLast();
    sequences.handOver();
    dropWhatNothingUses();
    return comparison.renames.isEmpty() ? changes : EarlyDrops.in(told, changes);
  }

  private void add(Operation operation) {
    add(operation, List.of());
  }

  private void add(Operation operation, List<String> notes) {
    Operation completed = operation.completed(state);
    state = completed.apply(state);
    changes.add(new Change(completed, notes));
  }

  private void renameParts() {
    for (TableDiff table : comparison.tables.values()) {
      for (Kept part : table.parts.kept) {
        if (!table.recreated.contains(part)) {
          part.rename()
              .filter(
                  name ->
                      !OwnChecks.isFromAbove(state.requireTable(table.name()), part.was().name()))
              .ifPresent(name -> add(part.was().rename(table.name(), name)));
        }
      }
    }
  }

  private void createEnums() {
    for (EnumDiff type : comparison.enums) {
      type.early().ifPresent(alter -> add(alter, valueNotes(type, type.added())));
      if (!type.from().comment().equals(type.held().comment())) {
        comment(ObjectKind.ENUM, type.from().name(), type.model().comment());
      }
    }
    for (EnumType type : comparison.createdEnums) {
      add(new CreateEnum(type), likely.notesOn(type));
    }
  }

  private List<String> valueNotes(EnumDiff type, List<String> values) {
    return likely.notesOnValues(type.from().name(), values);
  }

  private void comment(ObjectKind kind, QualifiedName name, Optional<String> text) {
    add(new SetComment(kind, name, text, Optional.empty()));
  }

  private void createUnlessLate(Table table) {
    if (!objects.late().areNeededBy(table)) {
      create(table);
    }
  }

  /** After what it needs that is not there yet. */
  private void create(Table table) {
    if (!begun.add(table.name())) {
      return;
    }
    for (QualifiedName parent : TableParents.of(table)) {
      TableDiff kept = comparison.tables.get(parent);
      if (kept != null) {
        change(kept);
      }
    }
    Optional<Circle> circle = objects.circle(table);
    Consumer<QualifiedName> createNeeded = this::createOrChange;
    objects.createNeedsOf(
        table.name(), createNeeded, circle.map(Circle::routines).orElse(Set.of()));
    createNow(circle.map(Circle::bare).orElse(table));
    if (circle.isPresent()) {
      objects.createNeedsOf(table.name(), createNeeded);
      close(table, circle.get());
    }
  }

  /** What a routine needs that is about to be created. */
  private void createOrChange(QualifiedName needed) {
    Optional.ofNullable(comparison.tables.get(needed)).ifPresent(this::changeAfterParents);
    created.find(needed).ifPresent(this::createUnlessLate);
  }

  /** Adds what calls routines that need the table. */
  private void close(Table table, Circle circle) {
    circle.defaults().forEach((column, value) -> setDefault(table, column, Optional.of(value)));
    for (CheckConstraint check : circle.checks()) {
      add(new AddConstraint(table.name(), check, PartOptions.of(table.options(), check)));
    }
    for (Index index : circle.indexes()) {
      add(new CreateIndex(table.name(), index, PartOptions.of(table.options(), index)));
    }
  }

  private void setDefault(Table table, String column, Optional<Expression> value) {
    add(
        new AlterColumn(
            table.name(), column, List.of(new ColumnChange.SetDefault(value)), Optional.empty()));
  }

  private void createNow(Table table) {
    List<Constraint> constraints = new ArrayList<>();
    SortedMap<String, String> now = InheritedOptions.withoutLater(table.options());
    for (Constraint constraint : table.constraints()) {
      if (constraint instanceof ForeignKey key && !isReferable(table, key)) {
        SortedMap<String, String> own = PartOptions.of(table.options(), key);
        foreignKeys.add(Change.of(new AddConstraint(table.name(), key, own)));
        now.keySet().removeAll(own.keySet());
      } else {
        constraints.add(constraint);
      }
    }
    Table bare = table.withConstraints(constraints).withOptions(now);
    add(new CreateTable(bare), likely.notesOn(table));
    there.add(table.name());
  }

  /** Whether what the key references is there when its table is created. */
  private boolean isReferable(Table table, ForeignKey key) {
    if (comparison.moves.takesSome(table.name())) {
      return false;
    }
    if (key.table().equals(table.name())) {
      // Indexes come after the table, constraints with it.
      Set<String> referenced = Set.copyOf(key.referencedColumns());
      return table.constraints().stream()
          .filter(c -> c instanceof PrimaryKey || c instanceof UniqueConstraint)
          .anyMatch(c -> Set.copyOf(c.columns()).equals(referenced));
    }
    if (created.contains(key.table())) {
      return there.contains(key.table());
    }
    TableDiff referenced = comparison.tables.get(key.table());
    return referenced == null
        || (referenced.keeps(key.referencedColumns())
            && !comparison
                .moves
                .keysInNewOrder(key.table())
                .contains(Set.copyOf(key.referencedColumns())));
  }

  /** Each after those that it takes columns from. */
  private void changeTables() {
    List<Table> tables = comparison.tables.values().stream().map(diff -> diff.held).toList();
    boolean flat = tables.stream().allMatch(table -> TableParents.of(table).isEmpty());
    comparison.tables.values().forEach(columns::dropOwnGenerated);
    for (Table table : flat ? tables : new ForeignKeyOrder(tables).tables()) {
      change(Objects.requireNonNull(comparison.tables.get(table.name())));
    }
  }

  private void changeAfterParents(TableDiff table) {
    for (QualifiedName parent : TableParents.of(table.held)) {
      Optional.ofNullable(comparison.tables.get(parent)).ifPresent(this::changeAfterParents);
    }
    change(table);
  }

  private void change(TableDiff table) {
    if (!changed.add(table.name())) {
      return;
    }
    // Its rows of others come back when those are as they will be.
    comparison.going.rows.heldBy(table.held).forEach(this::changeAfterParents);
    Set<ObjectKey> closing = objects.circle(table.held).map(Circle::routines).orElse(Set.of());
    objects.createNeedsOf(table.name(), this::createOrChange, closing);
    options.first(table);
    if (!table.from.comment().equals(table.held.comment())) {
      comment(ObjectKind.TABLE, table.name(), table.model.comment());
    }
    columns.change(table, closing);
    if (objects.late().areNeededBy(table)) {
      waiting.add(table);
    } else {
      finish(table);
    }
  }

  private void finish(TableDiff table) {
    objects.createNeedsOf(table.name(), needed -> {});
    columns.finish(table);
    options.afterColumns(table);
    comingParts(table).forEach((part, notes) -> add(table, part, notes));
    for (ColumnDiff column : table.kept.values()) {
      if (column.held().identity().isPresent() && table.hasIdentityApart(column)) {
        columns.alter(table, column, column.identityChanges(), List.of());
      }
    }
    keysThatCame(table)
        .filter(part -> part.kind() == PrimaryKey.class && part.columns().size() == 1)
        .map(part -> part.columns().get(0))
        .filter(
            column ->
                !(table.kept.containsKey(column) && table.hasIdentityApart(table.kept.get(column))))
        .forEach(column -> columns.numbered(table, column, Notes.NUMBERED_AFTER));
    options.last(table);
  }

  /** The constraints and indexes that come, or come back, with the notes on them. */
  private Map<Part, List<String>> comingParts(TableDiff table) {
    Map<Part, List<String>> coming = new LinkedHashMap<>();
    for (Kept part : table.parts.kept) {
      if (table.recreated.contains(part)) {
        coming.put(part.named(), List.of());
      }
    }
    for (WantedPart part : table.parts.added) {
      coming.put(comparison.named(part), partNotes(table, part));
    }
    return coming;
  }

  private static Stream<Part> keysThatCame(TableDiff table) {
    return Stream.concat(
        table.parts.added.stream().map(WantedPart::model), table.recreated.stream().map(Kept::was));
  }

  private void add(TableDiff table, Part part, List<String> notes) {
    if (part.foreignKey().isPresent()) {
      Change change = new Change(part.add(table.name(), table.model.options()), notes);
      if (moves.isFromAbove(table.name(), part)) {
        moves.keyFromAbove(change);
      } else {
        foreignKeys.add(change);
      }
    } else if (part.kind() == CheckConstraint.class) {
      addCheck(table, part, notes);
    } else {
      add(part.add(table.name(), table.model.options()), notes);
    }
  }

  /** One that children have of their own as well comes to those before. */
  private void addCheck(TableDiff table, Part part, List<String> notes) {
    String name = part.name().orElseThrow();
    if (!checks.add(table.name() + " " + name)) {
      return;
    }
    for (TableDiff child : comparison.tables.values()) {
      if (TableParents.of(child.held).contains(table.name())) {
        comingParts(child)
            .forEach(
                (own, said) -> {
                  if (own.kind() == CheckConstraint.class && own.name().equals(part.name())) {
                    addCheck(child, own, said);
                  }
                });
      }
    }
    add(part.add(table.name(), table.model.options()), notes);
  }

  /** What held before holds again: only what asks more of the rows needs a look. */
  private static List<String> partNotes(TableDiff table, WantedPart part) {
    boolean heldBefore =
        table.parts.dropped.stream()
            .anyMatch(was -> isSameKey(was, part.held()) || isSameReference(was, part.held()));
    return heldBefore ? List.of() : Notes.addPart(table.name(), part.model()).stream().toList();
  }

  private static boolean isSameKey(Part one, Part other) {
    return one.key().isPresent() && one.key().equals(other.key());
  }

  private static boolean isSameReference(Part one, Part other) {
    return one.foreignKey().isPresent()
        && other.foreignKey().isPresent()
        && one.foreignKey().get().table().equals(other.foreignKey().get().table())
        && one.columns().equals(other.columns())
        && one.foreignKey()
            .get()
            .referencedColumns()
            .equals(other.foreignKey().get().referencedColumns());
  }

  private void removeEnumValues() {
    for (EnumDiff type : comparison.enums) {
      List<String> notes =
          new ArrayList<>(Notes.removeEnumValues(type.from().name(), type.removed()));
      notes.addAll(valueNotes(type, type.removed()));
      type.late().ifPresent(alter -> add(alter, notes));
    }
  }

  private void dropWhatNothingUses() {
    objects.dropLast();
    sequences.dropTheRest();
    dropEnums(type -> state.find(ObjectKind.ENUM, type.name()).isPresent());
    objects.dropSchemas();
  }

  private void dropEnums(Predicate<EnumType> which) {
    for (EnumType type : comparison.droppedEnums) {
      if (which.test(type)) {
        add(new DropEnum(type.name(), Optional.empty()), likely.notesOn(type));
      }
    }
  }
}
