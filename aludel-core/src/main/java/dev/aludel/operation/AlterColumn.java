package dev.aludel.operation;

import dev.aludel.schema.Column;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Changes a column in place.
 *
 * @param changes what changes, in order
 * @param replaced the column as it was
 */
public record AlterColumn(
    QualifiedName table, String column, List<ColumnChange> changes, Optional<Column> replaced)
    implements Operation {

  public AlterColumn {
    changes = List.copyOf(changes);
  }

  /** The column after the change. */
  public Column after(Column before) {
    Column after = before;
    for (ColumnChange change : changes) {
      after = change.apply(after);
    }
    return after;
  }

  @Override
  public Schema apply(Schema before) {
    return before.withTable(table, was -> withOptions(was.withColumn(column, this::after)));
  }

  private Table withOptions(Table after) {
    Map<String, String> options = after.options();
    for (ColumnChange change : changes) {
      if (change instanceof ColumnChange.SetNullable set) {
        options = set.options(options, column);
      }
    }
    return options.equals(after.options()) ? after : after.withOptions(new TreeMap<>(options));
  }

  @Override
  public AlterColumn completed(Schema before) {
    if (replaced.isPresent()) {
      return this;
    }
    Optional<Table> there = before.table(table);
    return new AlterColumn(
        table,
        column,
        there.map(was -> completed(was, before)).orElse(changes),
        there.flatMap(was -> was.column(column)));
  }

  private List<ColumnChange> completed(Table before, Schema schema) {
    return changes.stream()
        .map(
            change ->
                change instanceof ColumnChange.SetNullable set
                    ? completed(set, before, schema)
                    : change)
        .toList();
  }

  private ColumnChange completed(ColumnChange.SetNullable set, Table before, Schema schema) {
    ColumnChange.SetNullable completed = set.completed(before.options(), column);
    return completed.nullable() && completed.state().isEmpty() && isAlone(before, schema)
        ? completed.alone()
        : completed;
  }

  /** Whether the table takes no NULL in the column, and one that has it from there does. */
  private boolean isAlone(Table before, Schema schema) {
    return before.column(column).filter(own -> !own.nullable()).isPresent()
        && TableParents.heirs(before, column, schema).stream()
            .flatMap(heir -> heir.column(column).stream())
            .anyMatch(Column::nullable);
  }

  /** Whether it sets NOT NULL of the table alone, and leaves those below as they are. */
  public boolean setsNotNullAlone() {
    return changes.stream()
        .anyMatch(
            change ->
                change instanceof ColumnChange.SetNullable set && !set.nullable() && set.isAlone());
  }

  /** What is said of the NOT NULL that comes or goes: {@code NOT VALID}, or nothing. */
  public String stateOfNotNull() {
    return changes.stream()
        .filter(ColumnChange.SetNullable.class::isInstance)
        .map(change -> ((ColumnChange.SetNullable) change).state().orElse(""))
        .collect(Collectors.joining());
  }

  /** Whether it sets NOT NULL, of whatever state. */
  public boolean setsNotNull() {
    return changes.stream()
        .anyMatch(change -> change instanceof ColumnChange.SetNullable set && !set.nullable());
  }

  @Override
  public List<Operation> inverse() {
    Column was = replaced.orElseThrow(() -> IrreversibleException.incomplete(this));
    List<ColumnChange> back = new ArrayList<>();
    Column state = was;
    for (ColumnChange change : changes) {
      back.add(change.inverse(state));
      state = change.apply(state);
    }
    Collections.reverse(back);
    return List.of(new AlterColumn(table, column, back, Optional.of(state)));
  }

  /**
   * What says again, once this is undone, that the partitions and children take no NULL that took
   * none before: before PostgreSQL 18 DROP NOT NULL takes that away from all of them.
   */
  List<Operation> notNullBelow(Schema before) {
    List<Operation> again = new ArrayList<>();
    for (Table table : before.table(this.table).stream().toList()) {
      boolean comes = setsNotNull() && table.column(column).filter(Column::nullable).isPresent();
      for (Table heir : comes ? TableParents.heirs(table, column, before) : List.<Table>of()) {
        heir.column(column)
            .filter(own -> !own.nullable())
            .ifPresent(own -> again.add(notNull(heir, own, before)));
      }
    }
    return again;
  }

  private AlterColumn notNull(Table heir, Column own, Schema before) {
    ColumnChange.SetNullable set = new ColumnChange.SetNullable(false);
    boolean alone = !NotNullOptions.hasState(heir.options(), column) && isAlone(heir, before);
    return new AlterColumn(
        heir.name(), column, List.of(alone ? set.alone() : set), Optional.of(own));
  }

  @Override
  public String describe() {
    return "alter column %s.%s: %s"
        .formatted(
            table,
            column,
            changes.stream().map(ColumnChange::describe).collect(Collectors.joining(", ")));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
