package dev.aludel.operation;

import dev.aludel.schema.Inheritance;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Replaces the options of a table that only one dialect knows. A table that gets other parents, or
 * none, keeps what it has from the former ones: see {@link Inheritance}.
 *
 * @param options all options after the change
 * @param replaced all options before it
 */
public record AlterTableOptions(
    QualifiedName table,
    SortedMap<String, String> options,
    Optional<SortedMap<String, String>> replaced)
    implements Operation {

  public AlterTableOptions {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  @Override
  public Schema apply(Schema before) {
    return before.withTable(table, was -> Inheritance.withOptions(was, options, before));
  }

  @Override
  public AlterTableOptions completed(Schema before) {
    return replaced.isPresent()
        ? this
        : new AlterTableOptions(table, options, before.table(table).map(Table::options));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(
        new AlterTableOptions(
            table,
            replaced.orElseThrow(() -> IrreversibleException.incomplete(this)),
            Optional.of(options)));
  }

  @Override
  public String describe() {
    return "alter options of table %s to %s".formatted(table, options);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
