package dev.aludel.diff;

import dev.aludel.diff.PartMatch.Kept;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.PartAbove;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * When the options of tables are set: those of columns that come after these are there. What
 * constraints and indexes have comes and goes with them.
 */
final class OptionSteps {

  private final Comparison comparison;
  private final Supplier<Schema> state;
  private final Function<WantedPart, Part> named;
  private final Consumer<Operation> add;

  OptionSteps(Comparison comparison, Supplier<Schema> state, Consumer<Operation> add) {
    this.comparison = comparison;
    this.state = state;
    this.named = comparison::named;
    this.add = add;
  }

  /**
   * Takes back what a table would keep of constraints and indexes that go, and exclusion
   * constraints that go or stand in the way.
   */
  void beforeDrops(TableDiff table) {
    SortedMap<String, String> staying =
        new TreeMap<>(state.get().requireTable(table.name()).options());
    for (Part part : table.going()) {
      Set<String> options = part.optionsIn(staying).keySet();
      staying
          .keySet()
          .removeIf(option -> options.contains(option) && PartOptions.outlivesItsPart(option));
    }
    if (isNumberedAnew(table) && numbered(table.from).isPresent()) {
      // On the way back it comes last then, when there is a column that numbers rows again.
      staying.keySet().removeIf(PartOptions::isOfNumbering);
    }
    Set<PartAbove> lost = above(table, above -> above.lostNames(comparison.rebuiltEnums()));
    lost.addAll(above(table, this::keysToRetyped));
    Set<PartAbove> moved = above(table, TableDiff::movedNames);
    staying
        .keySet()
        .removeIf(
            option ->
                InheritedOptions.isOne(option)
                    && (lost.contains(InheritedOptions.above(option))
                        || (option.startsWith(InheritedOptions.TABLESPACE)
                            && moved.contains(InheritedOptions.above(option)))));
    // The names that other relations get. Between partitions' indexes they change places.
    staying
        .entrySet()
        .removeIf(
            option ->
                option.getKey().startsWith(InheritedOptions.NAME)
                    && comparison.isRelation(table.name().sibling(option.getValue())));
    for (String exclusion : table.apart.exclusions) {
      staying.keySet().removeAll(PartOptions.ofExclusion(staying, exclusion).keySet());
    }
    NotNullSteps.giveUp(table, staying);
    if (!TableParents.of(table.from).isEmpty()) {
      table.dropped.forEach(column -> staying.keySet().removeAll(ofInherited(table, column)));
    }
    set(table.name(), staying);
  }

  /**
   * Takes back what a partition that goes has on foreign keys of tables above: these go before it,
   * and come after it on the way back.
   */
  void beforeDrop(Table table) {
    SortedMap<String, String> staying =
        new TreeMap<>(state.get().requireTable(table.name()).options());
    if (staying.keySet().stream().noneMatch(InheritedOptions::isOne)) {
      return;
    }
    Set<PartAbove> lost = new HashSet<>();
    for (QualifiedName name : TableParents.above(table.name(), state.get())) {
      TableDiff above = comparison.tables.get(name);
      if (above != null) {
        above.lostNames(comparison.rebuiltEnums()).stream()
            .filter(
                part -> above.from.constraint(part).stream().anyMatch(ForeignKey.class::isInstance))
            .forEach(part -> lost.add(new PartAbove(name, part)));
      }
    }
    staying
        .keySet()
        .removeIf(
            option ->
                InheritedOptions.isOne(option) && lost.contains(InheritedOptions.above(option)));
    set(table.name(), staying);
  }

  /**
   * How a column is stored that goes with the one above: on the way back it comes with that, after
   * what is said of it when its own turn is.
   */
  private Set<String> ofInherited(TableDiff table, Column column) {
    boolean isFromAbove =
        !TableParents.isPartition(table.from.options())
            && TableParents.of(table.from).stream()
                .flatMap(parent -> state.get().table(parent).stream())
                .anyMatch(
                    parent ->
                        parent
                            .column(column.name())
                            .filter(above -> !NotNullOptions.given(parent, above).nullable())
                            .isPresent());
    Set<String> options =
        new TreeSet<>(PartOptions.ofColumn(table.from.options(), column.name()).keySet());
    options.removeIf(
        option ->
            (NotNullOptions.isOne(option)
                    && !option.startsWith(NotNullOptions.COMMENT)
                    && !(option.startsWith(NotNullOptions.NAME) && isFromAbove))
                || PartOptions.isOfSequence(option)
                || PartOptions.isOwnedSequence(option));
    return options;
  }

  /** Sets what can be set before the columns change. */
  void first(TableDiff table) {
    if (!isTouched(table)) {
      return;
    }
    SortedMap<String, String> wanted = withoutComing(table, table.model.options());
    withoutBecomingNotNull(table, wanted);
    withoutRetyped(table, wanted);
    withoutUndrawn(table, wanted);
    withoutTakenOver(table, wanted);
    withoutNewOfSequences(table, wanted);
    untilNumbered(table, wanted);
    withoutExclusions(table, wanted);
    NotNullSteps.untilKeyed(table, wanted);
    asThere(table, wanted);
    SortedMap<String, String> there = state.get().requireTable(table.name()).options();
    there.forEach(
        (option, value) -> {
          // It goes when its column has stopped to draw from it, unless it stays without the
          // column.
          boolean goes =
              PartOptions.ownedSequence(option, value)
                  .filter(name -> state.get().find(ObjectKind.SEQUENCE, name).isEmpty())
                  .isPresent();
          if (goes
              && !startsToDraw(table, option)
              && !isOfDropped(table, option)
              && !isOfRetyped(table, option)) {
            wanted.putIfAbsent(option, value);
          }
        });
    NotNullSteps.keep(table, there, wanted);
    if (table.added.isEmpty()) {
      set(table.name(), wanted);
    } else {
      // Options may be of columns that come: before those, only what goes can be done.
      SortedMap<String, String> staying =
          new TreeMap<>(state.get().requireTable(table.name()).options());
      staying.keySet().retainAll(wanted.keySet());
      set(table.name(), staying);
    }
  }

  void afterColumns(TableDiff table) {
    if (isTouched(table)) {
      SortedMap<String, String> wanted = withoutComing(table, table.model.options());
      untilNumbered(table, wanted);
      NotNullSteps.untilKeyed(table, wanted);
      asThere(table, wanted);
      set(table.name(), wanted);
    }
  }

  /** Sets what needs the keys and the numbering to be as they will be. */
  void last(TableDiff table) {
    if (isNumberedAnew(table) || (isTouched(table) && NotNullSteps.waitsForKey(table))) {
      SortedMap<String, String> wanted = new TreeMap<>(table.model.options());
      Stream.concat(
              table.recreated.stream().map(Kept::named), table.parts.added.stream().map(named))
          .filter(part -> part.foreignKey().isPresent())
          .forEach(part -> wanted.keySet().removeAll(part.optionsIn(wanted).keySet()));
      asThere(table, wanted);
      set(table.name(), wanted);
    }
  }

  /** What it has on parts of tables above waits for these. */
  private void asThere(TableDiff table, SortedMap<String, String> wanted) {
    SortedMap<String, String> there = state.get().requireTable(table.name()).options();
    wanted.keySet().removeIf(InheritedOptions::isOne);
    wanted.putAll(InheritedOptions.as(Map.of(), there));
  }

  /** How rows are numbered stays as it is while no column, or another one, numbers them. */
  private void untilNumbered(TableDiff table, SortedMap<String, String> options) {
    if (isNumberedAnew(table)) {
      options.keySet().removeIf(PartOptions::isOfNumbering);
      state.get().requireTable(table.name()).options().entrySet().stream()
          .filter(option -> PartOptions.isOfNumbering(option.getKey()))
          .forEach(option -> options.put(option.getKey(), option.getValue()));
    }
  }

  private static boolean isNumberedAnew(TableDiff table) {
    return !numbered(table.from).equals(numbered(table.held));
  }

  /** The column that SQLite numbers, if one is alone in the primary key. */
  private static Optional<String> numbered(Table table) {
    return table
        .primaryKey()
        .map(PrimaryKey::columns)
        .filter(key -> key.size() == 1)
        .flatMap(key -> table.column(key.get(0)))
        .filter(column -> column.identity().isPresent())
        .map(Column::name);
  }

  /** The foreign keys that PostgreSQL adds anew since a column that they refer to changes. */
  private Set<String> keysToRetyped(TableDiff table) {
    Set<String> keys = new HashSet<>();
    for (Kept part : table.parts.kept) {
      part.was()
          .foreignKey()
          .filter(
              key ->
                  Optional.ofNullable(comparison.tables.get(key.table()))
                      .filter(other -> key.referencedColumns().stream().anyMatch(other::isRetyped))
                      .isPresent())
          .flatMap(ForeignKey::name)
          .ifPresent(keys::add);
    }
    return keys;
  }

  /** Parts of tables above of which those below have something of their own. */
  private Set<PartAbove> above(TableDiff table, Function<TableDiff, Set<String>> names) {
    Set<PartAbove> parts = new HashSet<>();
    if (table.from.options().keySet().stream().anyMatch(InheritedOptions::isOne)) {
      for (QualifiedName name : TableParents.above(table.name(), state.get())) {
        TableDiff above = comparison.tables.get(name);
        if (above != null) {
          names.apply(above).forEach(part -> parts.add(new PartAbove(name, part)));
        }
      }
    }
    return parts;
  }

  /**
   * Takes from partitions that stay below one that moves what they have on indexes of tables above:
   * those are others then.
   */
  void beforeMoves() {
    for (TableDiff table : comparison.tables.values()) {
      if (comparison.moves.isBelowOne(table.name())) {
        set(
            table.name(),
            InheritedOptions.withoutLater(state.get().requireTable(table.name()).options()));
      }
    }
  }

  /** Sets what partitions have of their own on parts of tables above, when these are there. */
  void ofPartsAbove() {
    for (Table table : comparison.held.tables()) {
      boolean isTold = table.options().keySet().stream().anyMatch(InheritedOptions::isOne);
      SortedMap<String, String> there = state.get().requireTable(table.name()).options();
      if (isTold || there.keySet().stream().anyMatch(InheritedOptions::isOne)) {
        set(table.name(), InheritedOptions.as(there, table.options()));
      }
    }
  }

  private void set(QualifiedName table, SortedMap<String, String> options) {
    Table there = state.get().requireTable(table);
    SortedMap<String, String> wanted = OwnOptions.withChecksOf(there, options);
    if (!there.options().equals(wanted)) {
      add.accept(new AlterTableOptions(table, wanted, Optional.empty()));
    }
  }

  /** Whether the options differ in more than what comes, goes and is renamed with its part. */
  private boolean isTouched(TableDiff table) {
    SortedMap<String, String> left = new TreeMap<>(table.from.options());
    table.going().forEach(part -> left.keySet().removeAll(part.optionsIn(left).keySet()));
    SortedMap<String, String> renamed = left;
    for (Kept part : table.parts.kept) {
      Optional<String> to = part.rename();
      if (to.isPresent() && !table.recreated.contains(part)) {
        renamed = part.was().optionsRenamed(renamed, to.get());
      }
    }
    return !table.apart.exclusions.isEmpty()
        || NotNullSteps.isApart(table)
        || NotNullSteps.isLeft(table, state.get())
        || !InheritedOptions.without(renamed)
            .equals(InheritedOptions.without(withoutComing(table, table.held.options())));
  }

  private SortedMap<String, String> withoutComing(
      TableDiff table, SortedMap<String, String> options) {
    SortedMap<String, String> rest = new TreeMap<>(options);
    table.recreated.forEach(part -> rest.keySet().removeAll(part.named().optionsIn(rest).keySet()));
    table.parts.added.forEach(
        part -> rest.keySet().removeAll(named.apply(part).optionsIn(rest).keySet()));
    return rest;
  }

  /**
   * How a column is stored depends on its type: what comes waits for that. What is said of a NOT
   * NULL stays as it was until then, for without it children would get one that they must not have.
   */
  private void withoutRetyped(TableDiff table, SortedMap<String, String> options) {
    SortedMap<String, String> there = state.get().requireTable(table.name()).options();
    for (String column : table.kept.keySet()) {
      if (table.isRetyped(column) || table.replaced.containsKey(column)) {
        PartOptions.ofColumn(options, column)
            .forEach(
                (option, value) -> {
                  boolean stays = !table.replaced.containsKey(column) && there.containsKey(option);
                  if (stays && NotNullOptions.isOne(option)) {
                    options.put(option, there.get(option));
                  } else if (!value.equals(there.get(option))
                      && !comesToBeDrawnFrom(table, column, option)) {
                    options.remove(option);
                  }
                });
      }
    }
  }

  /** On the way back the default goes before, and with it the sequence. */
  private static boolean startsToDraw(TableDiff table, String option) {
    return table.kept.values().stream()
        .filter(column -> column.from().defaultValue().isEmpty())
        .filter(column -> column.held().defaultValue().isPresent())
        .anyMatch(
            column ->
                PartOptions.ofColumn(table.from.options(), column.from().name())
                    .containsKey(option));
  }

  /**
   * The sequence goes on under its column as that has it by itself: on the way back it is made
   * another when the column has its type, or follows the type and is lost.
   */
  private static boolean isOfRetyped(TableDiff table, String option) {
    return table.kept.entrySet().stream()
        .filter(column -> table.isRetyped(column.getKey()))
        .map(Map.Entry::getValue)
        .filter(column -> column.from().defaultValue().equals(column.held().defaultValue()))
        .anyMatch(
            column ->
                PartOptions.ofColumn(table.from.options(), column.from().name())
                    .containsKey(option));
  }

  /** On the way back the column comes before, without which nothing owns the sequence. */
  private static boolean isOfDropped(TableDiff table, String option) {
    return table.dropped.stream()
        .anyMatch(
            column ->
                PartOptions.ofColumn(table.from.options(), column.name()).containsKey(option));
  }

  /** With its default a column loses its sequence: one that it owns nevertheless comes after. */
  private void withoutUndrawn(TableDiff table, SortedMap<String, String> options) {
    SortedMap<String, String> there = state.get().requireTable(table.name()).options();
    for (ColumnDiff column : table.kept.values()) {
      if (column.from().defaultValue().isPresent() && column.held().defaultValue().isEmpty()) {
        PartOptions.ofColumn(options, column.from().name())
            .forEach(
                (option, value) -> {
                  if (!there.containsKey(option)
                      && PartOptions.ownedSequence(option, value).isPresent()) {
                    options.remove(option);
                  }
                });
      }
    }
  }

  /**
   * A column takes over a sequence of its own as the last that happens to the table: on the way
   * back the sequence becomes one of its own again before, and must not be owned anew after that.
   */
  private void withoutTakenOver(TableDiff table, SortedMap<String, String> options) {
    SortedMap<String, String> there = state.get().requireTable(table.name()).options();
    options
        .entrySet()
        .removeIf(
            each ->
                !each.getValue().equals(there.get(each.getKey()))
                    && PartOptions.ownedSequence(each.getKey(), each.getValue())
                        .flatMap(name -> state.get().find(ObjectKind.SEQUENCE, name))
                        .isPresent());
  }

  /** The sequence of which they speak may come with the default or the identity. */
  private void withoutNewOfSequences(TableDiff table, SortedMap<String, String> options) {
    SortedMap<String, String> there = state.get().requireTable(table.name()).options();
    options.keySet().removeIf(key -> PartOptions.isOfSequence(key) && !there.containsKey(key));
    options.replaceAll(
        (key, value) -> PartOptions.isOfSequence(key) ? there.getOrDefault(key, value) : value);
  }

  /** Exclusion constraints come when the columns are of their new types. */
  private void withoutExclusions(TableDiff table, SortedMap<String, String> options) {
    SortedMap<String, String> there = state.get().requireTable(table.name()).options();
    Set<String> later = new TreeSet<>();
    for (String option : options.keySet()) {
      later.addAll(PartOptions.ofExclusion(options, option).keySet());
    }
    options
        .entrySet()
        .removeIf(
            each ->
                later.contains(each.getKey()) && !each.getValue().equals(there.get(each.getKey())));
  }

  private static void withoutBecomingNotNull(TableDiff table, SortedMap<String, String> options) {
    for (ColumnDiff column : table.kept.values()) {
      String name = column.held().name();
      if (column.from().nullable() && !column.held().nullable()) {
        Set<String> waiting = new TreeSet<>(PartOptions.ofColumn(options, name).keySet());
        waiting.removeIf(option -> comesToBeDrawnFrom(table, name, option));
        options.keySet().removeAll(waiting);
        withoutIdentityBy(table, name, options);
      }
    }
  }

  /** No index identifies rows for replication while one of its columns takes NULL. */
  private static void withoutIdentityBy(
      TableDiff table, String column, SortedMap<String, String> options) {
    for (Kept part : table.parts.kept) {
      if (part.was().columns().contains(column)) {
        options
            .keySet()
            .removeAll(
                part.named().optionsIn(options).keySet().stream()
                    .filter(PartOptions::outlivesItsPart)
                    .toList());
      }
    }
  }

  /** Whether the option gives the column a sequence, which the default that comes draws from. */
  private static boolean comesToBeDrawnFrom(TableDiff table, String column, String option) {
    ColumnDiff kept = table.kept.get(column);
    return PartOptions.isOwnedSequence(option)
        && kept != null
        && kept.from().defaultValue().isEmpty()
        && kept.held().defaultValue().isPresent();
  }
}
