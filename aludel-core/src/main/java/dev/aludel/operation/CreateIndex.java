package dev.aludel.operation;

import dev.aludel.schema.Index;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Creates a named index on a table.
 *
 * @param options those of the table that speak of the index
 */
public record CreateIndex(QualifiedName table, Index index, SortedMap<String, String> options)
    implements Operation {

  public CreateIndex {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    if (index.name().isEmpty()) {
      throw new SchemaException(
          "An index on %s needs a name, so that it can be dropped again.".formatted(table));
    }
  }

  /** One of which the table's options do not speak. */
  public CreateIndex(QualifiedName table, Index index) {
    this(table, index, new TreeMap<>());
  }

  /** The index's name. */
  public String name() {
    return index.name().orElseThrow();
  }

  @Override
  public Schema apply(Schema before) {
    return before.withTable(
        table, was -> was.withIndex(index).withOptions(PartOptions.union(was.options(), options)));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new DropIndex(table, name(), Optional.of(index), options));
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
