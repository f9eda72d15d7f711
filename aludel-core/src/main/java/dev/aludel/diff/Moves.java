package dev.aludel.diff;

import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.Inheritance;
import dev.aludel.schema.KeyIndexes;
import dev.aludel.schema.NotNullOptions;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tables that get other parents, another place among its partitions, or none: those above let
 * go of them before anything changes, and take them when all is as it will be. Between the two they
 * are tables by themselves, and change as such.
 *
 * <p>A table is let go, too, where what changes above must not reach it: a column that goes there
 * and stays here.
 */
final class Moves {

  private final Schema before;
  private final Schema after;
  private final Set<QualifiedName> replaced;
  private final PartitionNotNulls notNulls;
  private final ParentChanges parentChanges;

  /** The parents that stay with each table that is let go. */
  private final Map<QualifiedName, List<QualifiedName>> letGo = new TreeMap<>();

  /** The parents that stay all the time, for each table that moves. */
  private final Map<QualifiedName, List<QualifiedName>> staying = new TreeMap<>();

  /**
   * @param before what is there
   * @param after what will be there
   * @param replaced the tables that are dropped and created under one name
   */
  Moves(Schema before, Schema after, Set<QualifiedName> replaced) {
    this.before = before;
    this.after = after;
    this.replaced = replaced;
    this.notNulls = new PartitionNotNulls(before, after);
    this.parentChanges = new ParentChanges(before, after, replaced);
    for (Table will : after.tables()) {
      before
          .table(will.name())
          .filter(table -> !(table.options().isEmpty() && will.options().isEmpty()))
          .filter(table -> !replaced.contains(table.name()))
          .ifPresent(was -> find(was, will));
    }
    for (Table was : before.tables()) {
      if (TableParents.isPartition(was.options()) && goes(was.name())) {
        letGoToDrop(was);
      }
    }
    letGoBelowNumbered();
  }

  /**
   * A partition that is divided itself loses its numbers with all of its partitions, and gets those
   * of another table without them (ALTER TABLE, ATTACH PARTITION): so these go and come as well.
   */
  private void letGoBelowNumbered() {
    boolean more = true;
    while (more) {
      more = false;
      for (Table will : after.tables()) {
        Optional<Table> was = before.table(will.name());
        if (was.isPresent()
            && TableParents.isPartition(will.options())
            && TableParents.isPartition(was.get().options())
            && !staying.containsKey(will.name())
            && !replaced.contains(will.name())
            && TableParents.of(will).stream().anyMatch(this::isNumberedByAnother)) {
          staying.put(will.name(), List.of());
          letGo.put(will.name(), List.of());
          more = true;
        }
      }
    }
  }

  private boolean isNumberedByAnother(QualifiedName parent) {
    return staying.containsKey(parent)
        && Stream.of(before, after)
            .map(schema -> schema.requireTable(parent))
            .filter(table -> TableParents.isPartition(table.options()))
            .flatMap(table -> table.columns().stream())
            .anyMatch(column -> column.identity().isPresent());
  }

  private boolean goes(QualifiedName table) {
    return replaced.contains(table) || after.table(table).isEmpty();
  }

  /** A partition cannot be dropped while a key refers to the table that it is a partition of. */
  private void letGoToDrop(Table was) {
    Set<QualifiedName> above = TableParents.above(was.name(), before);
    boolean refers =
        above.stream().noneMatch(this::goes)
            && before.tables().stream()
                .flatMap(table -> table.constraints(ForeignKey.class).stream())
                .anyMatch(key -> above.contains(key.table()));
    if (refers) {
      letGo.put(was.name(), List.of());
    }
  }

  private void find(Table was, Table will) {
    List<QualifiedName> parents = TableParents.of(was);
    List<QualifiedName> stay = staying(was, will);
    boolean lets = stay.size() < parents.size();
    if (lets || stay.size() < TableParents.of(will).size()) {
      staying.put(was.name(), stay);
    }
    if (lets) {
      letGo.put(was.name(), stay);
    }
  }

  private List<QualifiedName> staying(Table was, Table will) {
    List<QualifiedName> from = TableParents.of(was);
    List<QualifiedName> to = TableParents.of(will);
    if (TableParents.isPartition(was.options()) || TableParents.isPartition(will.options())) {
      boolean same =
          from.equals(to)
              && !notNulls.isInTheWay(was, will)
              && !new PartitionKeys(before, after).isInTheWay(was, will)
              && TableParents.isPartition(was.options()) == TableParents.isPartition(will.options())
              && TableParents.bound(was.options()).equals(TableParents.bound(will.options()))
              && from.stream()
                  .noneMatch(parent -> parentChanges.isInTheWay(parent, was, will, from));
      return same ? from : List.of();
    }
    List<QualifiedName> stay = from;
    boolean more = true;
    while (more) {
      // What a parent takes away comes from another one only if that stays.
      List<QualifiedName> others = stay;
      List<QualifiedName> possible = new ArrayList<>(stay);
      possible.removeIf(
          parent -> !to.contains(parent) || parentChanges.isInTheWay(parent, was, will, others));
      stay = TableParents.staying(possible, to);
      more = stay.size() < others.size();
    }
    return stay;
  }

  boolean isEmpty() {
    return staying.isEmpty() && letGo.isEmpty();
  }

  boolean contains(QualifiedName table) {
    return staying.containsKey(table);
  }

  /**
   * What lets go of tables, before they change: of those below before those above. Keys between
   * tables that let go of partitions, or of one to itself, go before: PostgreSQL lets go of no rows
   * that a key refers to.
   */
  List<Operation> first() {
    List<Operation> first = new ArrayList<>();
    Schema schema = before;
    Set<QualifiedName> letting = letting();
    for (Table table : before.tables()) {
      for (ForeignKey key : table.constraints(ForeignKey.class)) {
        if (letting.contains(table.name()) && letting.contains(key.table())) {
          DropConstraint drop =
              new DropConstraint(table.name(), key.name().orElseThrow(), Optional.empty())
                  .completed(before);
          schema = drop.apply(schema);
          first.add(drop);
        }
      }
    }
    List<QualifiedName> names = new ArrayList<>(letGo.keySet());
    names.sort(Comparator.comparing(name -> -TableParents.above(name, before).size()));
    for (QualifiedName name : names) {
      List<QualifiedName> stay = letGo.getOrDefault(name, List.of());
      Table both = schema.requireTable(name);
      Table free = Inheritance.released(both, stay, schema);
      for (Index twin : ownTwins(both, free, schema)) {
        DropIndex drop =
            new DropIndex(name, twin.name().orElseThrow(), Optional.empty()).completed(schema);
        schema = drop.apply(schema);
        first.add(drop);
      }
      for (Constraint twin : ownTwinConstraints(both, free, schema)) {
        DropConstraint drop =
            new DropConstraint(name, twin.name().orElseThrow(), Optional.empty()).completed(schema);
        schema = drop.apply(schema);
        first.add(drop);
      }
      Table was = schema.requireTable(name);
      SortedMap<String, String> options = Inheritance.released(was, stay, schema).options();
      AlterTableOptions alter = new AlterTableOptions(name, options, Optional.of(was.options()));
      schema = alter.apply(schema);
      first.add(alter);
      for (AlterColumn number : numberingOfGoing(schema.requireTable(name))) {
        AlterColumn completed = number.completed(schema);
        schema = completed.apply(schema);
        first.add(completed);
      }
    }
    return first;
  }

  /**
   * Numbers the columns that go with the tables above, which number them: their rows have numbers
   * again then, when the columns come back on the way back.
   *
   * @param free the table when it is let go
   */
  private List<AlterColumn> numberingOfGoing(Table free) {
    Optional<Table> will = after.table(free.name()).filter(table -> !goes(table.name()));
    if (will.isEmpty()) {
      return List.of();
    }
    Map<String, AlterColumn> numbering = new TreeMap<>();
    for (QualifiedName parent : TableParents.above(free.name(), before)) {
      for (Column column : before.requireTable(parent).columns()) {
        boolean goes =
            column.identity().isPresent()
                && free.column(column.name()).filter(own -> own.identity().isEmpty()).isPresent()
                && will.get().column(column.name()).isEmpty();
        if (goes) {
          numbering.put(
              column.name(),
              new AlterColumn(
                  free.name(),
                  column.name(),
                  List.of(new ColumnChange.SetIdentity(column.identity())),
                  Optional.empty()));
        }
      }
    }
    return List.copyOf(numbering.values());
  }

  /** Whether the table is let go, or is a partition below one that is. */
  boolean letsGo(QualifiedName table) {
    return letGo.containsKey(table)
        || TableParents.above(table, before).stream().anyMatch(letGo::containsKey);
  }

  /** Whether a table above this one moves, and this one with it. */
  boolean isBelowOne(QualifiedName table) {
    return !staying.isEmpty()
        && !staying.containsKey(table)
        && Stream.of(before, after)
            .flatMap(schema -> TableParents.above(table, schema).stream())
            .anyMatch(staying::containsKey);
  }

  /** The columns of keys that the table may have to make anew when it is taken. */
  Set<Set<String>> keysInNewOrder(QualifiedName table) {
    return contains(table) ? new PartitionKeys(before, after).withSeveralAbove(table) : Set.of();
  }

  /** What is there once the tables are let go. */
  Schema letGo() {
    return Operation.applyAll(before, first());
  }

  /** The parents that a table of the end has all the time. */
  List<QualifiedName> staying(Table table) {
    return staying.getOrDefault(table.name(), TableParents.of(table));
  }

  /** The tables that move. */
  Set<QualifiedName> tables() {
    return staying.keySet();
  }

  /**
   * A table of the end as it is before it is taken, whatever its parts are called.
   *
   * @param late the keys that it does not have until then
   */
  Table free(Table table, Schema schema, Set<Optional<ForeignKey>> late) {
    List<QualifiedName> stay = staying.get(table.name());
    if (stay == null) {
      return table;
    }
    Table bare = Inheritance.released(table.withInherited(Optional.empty()), stay, schema);
    Table free = bare.withOptions(withStates(table, stay, bare.options()));
    List<Index> indexes = new ArrayList<>(free.indexes());
    indexes.removeAll(ownTwins(table, free, schema));
    List<Constraint> constraints = new ArrayList<>(free.constraints());
    constraints.removeAll(ownTwinConstraints(table, free, schema));
    constraints.removeIf(
        constraint ->
            constraint instanceof ForeignKey key
                && !table.constraints().contains(constraint)
                && late.contains(Optional.of(key.unnamed())));
    return free.withConstraints(constraints).withIndexes(indexes);
  }

  /**
   * The named indexes of its own that a table has besides equal ones from above: those that take
   * the table take the first index that will do, so these come after, and go before it is let go.
   *
   * @param free the table with both
   */
  private static List<Index> ownTwins(Table table, Table free, Schema schema) {
    List<Index> definitions =
        indexesFromAbove(table, free, schema).stream().map(Index::unnamed).toList();
    return table.indexes().stream()
        .filter(index -> index.name().isPresent() && definitions.contains(index.unnamed()))
        .toList();
  }

  private static List<Index> indexesFromAbove(Table table, Table free, Schema schema) {
    List<Index> fromAbove = new ArrayList<>(free.indexes());
    table.indexes().forEach(fromAbove::remove);
    fromAbove.addAll(KeyIndexes.above(table, schema));
    return fromAbove;
  }

  /** The same for its keys, which would be taken for keys and for unique indexes. */
  private static List<Constraint> ownTwinConstraints(Table table, Table free, Schema schema) {
    List<Constraint> fromAbove = new ArrayList<>(free.constraints());
    table.constraints().forEach(fromAbove::remove);
    List<Index> indexes = indexesFromAbove(table, free, schema);
    return table.constraints().stream()
        .filter(own -> own.name().isPresent() && !KeyIndexes.isTaken(own, table.options()))
        .filter(
            own ->
                fromAbove.stream()
                        .anyMatch(
                            above ->
                                KeyIndexes.fitsAttached(
                                    own, table.options(), above, free.options()))
                    || indexes.stream()
                        .anyMatch(above -> KeyIndexes.fits(own, table.options(), above)))
        .toList();
  }

  /** What is not valid of the NOT NULL that the table takes over, as far as a database has told. */
  private static SortedMap<String, String> withStates(
      Table table, List<QualifiedName> stay, SortedMap<String, String> options) {
    SortedMap<String, String> with = new TreeMap<>(options);
    table
        .inherited()
        .filter(parts -> stay.isEmpty())
        .ifPresent(
            parts ->
                parts
                    .options()
                    .forEach(
                        (option, value) -> {
                          if (option.startsWith(NotNullOptions.STATE)) {
                            with.putIfAbsent(option, value);
                          }
                        }));
    return with;
  }

  /**
   * The table with those columns numbered that come to it and are numbered above: it has rows that
   * want a number, and no longer when it is taken.
   */
  Table numbering(Table was, Table free, Schema schema) {
    Table numbering = free;
    for (QualifiedName parent : aboveAfter(free.name())) {
      for (Column column : schema.requireTable(parent).columns()) {
        boolean comes =
            column.identity().isPresent()
                && was.column(column.name()).isEmpty()
                && free.column(column.name()).isPresent();
        if (comes) {
          numbering =
              numbering.withColumn(column.name(), own -> own.withIdentity(column.identity()));
        }
      }
    }
    return numbering;
  }

  /** The partitioned tables above it in the end. */
  Set<QualifiedName> aboveAfter(QualifiedName table) {
    return TableParents.above(table, after);
  }

  /** Whether a table is taken by that one, or by one below it. */
  boolean takesSome(QualifiedName table) {
    return taken().stream().anyMatch(name -> TableParents.above(name, after).contains(table));
  }

  /** The partitioned tables that let go of one of theirs. */
  Set<QualifiedName> letting() {
    Set<QualifiedName> letting = new HashSet<>();
    letGo.keySet().forEach(name -> letting.addAll(TableParents.above(name, before)));
    return letting;
  }

  /** The tables that are taken in the end, each after those that take it. */
  List<QualifiedName> taken() {
    List<Table> taken = new ArrayList<>();
    staying.forEach(
        (name, stay) -> {
          Table table = after.requireTable(name);
          if (stay.size() < TableParents.of(table).size()) {
            taken.add(table);
          }
        });
    return new ForeignKeyOrder(taken).tables().stream().map(Table::name).toList();
  }

  /**
   * The partitioned tables that have a partition in the beginning and in the end, and not between:
   * keys to them would miss its rows.
   */
  Set<QualifiedName> apart() {
    Set<QualifiedName> apart = new HashSet<>();
    for (QualifiedName name : letGo.keySet()) {
      Set<QualifiedName> above = TableParents.above(name, before);
      above.retainAll(TableParents.above(name, after));
      apart.addAll(above);
    }
    return apart;
  }
}
