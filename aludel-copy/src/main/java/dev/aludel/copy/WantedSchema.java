package dev.aludel.copy;

import dev.aludel.schema.Column;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.Collection;
import java.util.Optional;

/** A schema that the target is to have, as a model or a file of SQL says it. */
final class WantedSchema {

  private WantedSchema() {}

  /**
   * The schema, every constraint and index with a name.
   *
   * @param skip constraints, indexes and defaults that it goes without
   */
  static Schema of(Schema schema, Collection<String> skip) {
    Schema wanted = NamingConvention.apply(schema);
    for (Table table : wanted.tables()) {
      wanted = wanted.without(ObjectKind.TABLE, table.name()).with(without(table, skip));
    }
    return wanted;
  }

  private static Table without(Table table, Collection<String> skip) {
    Table kept =
        table
            .withConstraints(
                table.constraints().stream()
                    .filter(constraint -> !skips(table, constraint.name(), skip))
                    .toList())
            .withIndexes(
                table.indexes().stream()
                    .filter(index -> !skips(table, index.name(), skip))
                    .toList());
    for (Column column : table.columns()) {
      if (skips(table, Optional.of(column.name()), skip)) {
        kept = kept.withColumn(column.name(), c -> c.withDefault(Optional.empty()));
      }
    }
    return kept;
  }

  private static boolean skips(Table table, Optional<String> name, Collection<String> skip) {
    return name.isPresent() && skip.contains(table.name() + "." + name.get());
  }
}
