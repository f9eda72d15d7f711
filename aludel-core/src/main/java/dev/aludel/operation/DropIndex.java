package dev.aludel.operation;

import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * Drops an index by name.
 *
 * @param dropped the index as it was
 */
public record DropIndex(QualifiedName table, String name, Optional<Index> dropped)
    implements Operation {

  @Override
  public Schema apply(Schema before) {
    return before.withTable(table, this::reduced);
  }

  private Table reduced(Table was) {
    Index found =
        was.index(name)
            .orElseThrow(
                () -> new SchemaException("Table %s has no index %s.".formatted(table, name)));
    return was.withIndexes(was.indexes().stream().filter(index -> !index.equals(found)).toList());
  }

  @Override
  public DropIndex completed(Schema before) {
    if (dropped.isPresent()) {
      return this;
    }
    return new DropIndex(table, name, before.table(table).flatMap(was -> was.index(name)));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(
        new CreateIndex(table, dropped.orElseThrow(() -> IrreversibleException.incomplete(this))));
  }

  @Override
  public String describe() {
    return "drop index %s of %s".formatted(name, table);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
