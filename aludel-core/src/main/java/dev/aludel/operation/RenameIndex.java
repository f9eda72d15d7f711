package dev.aludel.operation;

import dev.aludel.schema.Index;
import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
import java.util.List;

/** Gives an index another name. */
public record RenameIndex(QualifiedName table, String from, String to) implements Operation {

  @Override
  public Schema apply(Schema before) {
    return InheritedOptions.renamed(before.withTable(table, this::renamed), table, from, to);
  }

  private Table renamed(Table was) {
    Index found =
        was.index(from)
            .orElseThrow(
                () -> new SchemaException("Table %s has no index %s.".formatted(table, from)));
    return was.withIndexes(
            was.indexes().stream()
                .map(index -> index.equals(found) ? index.named(to) : index)
                .toList())
        .withOptions(PartOptions.ofIndexRenamed(was.options(), from, to));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new RenameIndex(table, to, from));
  }

  @Override
  public String describe() {
    return "rename index %s of %s to %s".formatted(from, table, to);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
