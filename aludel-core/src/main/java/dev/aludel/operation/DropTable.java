package dev.aludel.operation;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drops a table, its rows, and the triggers, policies and rules that belong to it.
 *
 * @param dropped the table as it was
 * @param belonging what goes with it, as it was
 */
public record DropTable(QualifiedName table, Optional<Table> dropped, List<DefinedObject> belonging)
    implements Operation {

  public DropTable {
    belonging = List.copyOf(belonging);
  }

  public DropTable(QualifiedName table, Optional<Table> dropped) {
    this(table, dropped, List.of());
  }

  @Override
  public Schema apply(Schema before) {
    Schema after = before.without(ObjectKind.TABLE, table);
    for (DefinedObject object : before.objectsOf(table)) {
      after = after.without(object.key());
    }
    return after;
  }

  @Override
  public DropTable completed(Schema before) {
    return dropped.isPresent()
        ? this
        : new DropTable(table, before.table(table), before.objectsOf(table));
  }

  @Override
  public List<Operation> inverse() {
    List<Operation> back = new ArrayList<>();
    back.add(new CreateTable(dropped.orElseThrow(() -> IrreversibleException.incomplete(this))));
    belonging.forEach(object -> back.add(new CreateObject(object.whole())));
    return back;
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
