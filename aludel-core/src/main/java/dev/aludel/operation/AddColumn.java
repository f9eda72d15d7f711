package dev.aludel.operation;

import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds a column at the end of a table. */
public record AddColumn(QualifiedName table, Column column) implements Operation {

  @Override
  public Schema apply(Schema before) {
    return before.withTable(table, this::extended);
  }

  private Table extended(Table was) {
    List<Column> columns = new ArrayList<>(was.columns());
    columns.add(column);
    return was.withColumns(columns);
  }

  @Override
  public List<Operation> inverse() {
    return List.of(
        new DropColumn(
            table,
            column.name(),
            Optional.of(new DropColumn.Dropped(column, List.of(), List.of()))));
  }

  @Override
  public String describe() {
    return "add column %s.%s".formatted(table, column.name());
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
