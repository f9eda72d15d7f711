package dev.aludel.diff;

import dev.aludel.diff.PartMatch.Kept;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.Operation;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * When the options of tables are set: those of columns that come after these are there. What
 * constraints and indexes have comes and goes with them.
 */
final class OptionSteps {

  private final Supplier<Schema> state;
  private final Function<WantedPart, Part> named;
  private final Consumer<Operation> add;

  OptionSteps(Supplier<Schema> state, Function<WantedPart, Part> named, Consumer<Operation> add) {
    this.state = state;
    this.named = named;
    this.add = add;
  }

  /** Takes back what a table would keep of constraints and indexes that go. */
  void beforeDrops(TableDiff table) {
    SortedMap<String, String> staying =
        new TreeMap<>(state.get().requireTable(table.name()).options());
    for (Part part : table.going()) {
      Set<String> options = part.optionsIn(staying).keySet();
      staying
          .keySet()
          .removeIf(option -> options.contains(option) && PartOptions.outlivesItsPart(option));
    }
    set(table.name(), staying);
  }

  /** Sets what can be set before the columns change. */
  void first(TableDiff table) {
    if (!isTouched(table)) {
      return;
    }
    SortedMap<String, String> wanted = withoutComing(table, table.model.options());
    withoutBecomingNotNull(table, wanted);
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
      set(table.name(), withoutComing(table, table.model.options()));
    }
  }

  private void set(QualifiedName table, SortedMap<String, String> options) {
    if (!state.get().requireTable(table).options().equals(options)) {
      add.accept(new AlterTableOptions(table, options, Optional.empty()));
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
    return !renamed.equals(withoutComing(table, table.held.options()));
  }

  private SortedMap<String, String> withoutComing(
      TableDiff table, SortedMap<String, String> options) {
    SortedMap<String, String> rest = new TreeMap<>(options);
    table.recreated.forEach(part -> rest.keySet().removeAll(part.named().optionsIn(rest).keySet()));
    table.parts.added.forEach(
        part -> rest.keySet().removeAll(named.apply(part).optionsIn(rest).keySet()));
    return rest;
  }

  private static void withoutBecomingNotNull(TableDiff table, SortedMap<String, String> options) {
    for (ColumnDiff column : table.kept.values()) {
      if (column.from().nullable() && !column.held().nullable()) {
        options.keySet().removeAll(PartOptions.ofColumn(options, column.held().name()).keySet());
      }
    }
  }
}
