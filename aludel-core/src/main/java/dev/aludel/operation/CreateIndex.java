package dev.aludel.operation;

import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import java.util.List;
import java.util.Optional;

/** Creates a named index on a table. */
public record CreateIndex(QualifiedName table, Index index) implements Operation {

  public CreateIndex {
    if (index.name().isEmpty()) {
      throw new SchemaException(
          "An index on %s needs a name, so that it can be dropped again.".formatted(table));
    }
  }

  /** The index's name. */
  public String name() {
    return index.name().orElseThrow();
  }

  @Override
  public Schema apply(Schema before) {
    return before.withTable(table, was -> was.withIndex(index));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new DropIndex(table, name(), Optional.of(index)));
  }

  @Override
  public String describe() {
    return "create index %s on %s".formatted(name(), table);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
