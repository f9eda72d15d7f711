package dev.aludel.operation;

import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
    return before.withTable(table, was -> was.withColumn(column, this::after));
  }

  @Override
  public AlterColumn completed(Schema before) {
    if (replaced.isPresent()) {
      return this;
    }
    return new AlterColumn(
        table, column, changes, before.table(table).flatMap(was -> was.column(column)));
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
      boolean comes =
          changes.contains(new ColumnChange.SetNullable(false))
              && table.column(column).filter(Column::nullable).isPresent();
      for (Table heir : comes ? TableParents.heirs(table, column, before) : List.<Table>of()) {
        heir.column(column)
            .filter(own -> !own.nullable())
            .ifPresent(
                own ->
                    again.add(
                        new AlterColumn(
                            heir.name(),
                            column,
                            List.of(new ColumnChange.SetNullable(false)),
                            Optional.of(own))));
      }
    }
    return again;
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
