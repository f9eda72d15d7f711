package dev.aludel.operation;

import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * Drops a table and its rows.
 *
 * @param dropped the table as it was
 */
public record DropTable(QualifiedName table, Optional<Table> dropped) implements Operation {

  @Override
  public Schema apply(Schema before) {
    return before.without(ObjectKind.TABLE, table);
  }

  @Override
  public DropTable completed(Schema before) {
    return dropped.isPresent() ? this : new DropTable(table, before.table(table));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(
        new CreateTable(dropped.orElseThrow(() -> IrreversibleException.incomplete(this))));
  }

  @Override
  public String describe() {
    return "drop table " + table;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
