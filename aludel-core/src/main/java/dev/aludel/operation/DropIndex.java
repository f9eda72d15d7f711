package dev.aludel.operation;

import dev.aludel.schema.Index;
import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Drops an index by name.
 *
 * @param dropped the index as it was
 * @param options those of the table that spoke of it
 */
public record DropIndex(
    QualifiedName table, String name, Optional<Index> dropped, SortedMap<String, String> options)
    implements Operation {

  public DropIndex {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /** One of which the table's options do not speak, or nobody knows yet. */
  public DropIndex(QualifiedName table, String name, Optional<Index> dropped) {
    this(table, name, dropped, new TreeMap<>());
  }

  @Override
  public Schema apply(Schema before) {
    return InheritedOptions.without(before.withTable(table, this::reduced), table, name);
  }

  private Table reduced(Table was) {
    Index found =
        was.index(name)
            .orElseThrow(
                () -> new SchemaException("Table %s has no index %s.".formatted(table, name)));
    SortedMap<String, String> rest = new TreeMap<>(was.options());
    rest.keySet().removeAll(PartOptions.of(rest, found).keySet());
    return was.withIndexes(was.indexes().stream().filter(index -> !index.equals(found)).toList())
        .withOptions(rest);
  }

  @Override
  public DropIndex completed(Schema before) {
    if (dropped.isPresent()) {
      return this;
    }
    Optional<Table> was = before.table(table);
    Optional<Index> found = was.flatMap(there -> there.index(name));
    return new DropIndex(
        table,
        name,
        found,
        found
            .map(index -> PartOptions.of(was.orElseThrow().options(), index))
            .orElseGet(TreeMap::new));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(
        new CreateIndex(
            table, dropped.orElseThrow(() -> IrreversibleException.incomplete(this)), options));
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
