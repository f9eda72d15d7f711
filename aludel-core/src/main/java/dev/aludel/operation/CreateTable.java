package dev.aludel.operation;

import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.Optional;

/** Creates a table with all that belongs to it, its indexes too. */
public record CreateTable(Table table) implements Operation {

  @Override
  public Schema apply(Schema before) {
    return before.with(table);
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new DropTable(table.name(), Optional.of(table)));
  }

  @Override
  public String describe() {
    return "create table " + table.name();
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
