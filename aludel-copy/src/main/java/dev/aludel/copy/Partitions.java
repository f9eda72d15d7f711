package dev.aludel.copy;

import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose rows a row is that PostgreSQL shows in several tables: a partition's are those of the table
 * that is partitioned, which sends them to the partitions that the target has; a child's by
 * INHERITS are its own (sections 5.11 and 5.12 of PostgreSQL's manual).
 */
final class Partitions {

  private static final String PARTITIONED = "postgresql.partition_by";
  private static final String PARTITION = "postgresql.partition_of";

  private Partitions() {}

  /** The tables without partitions of those among them. */
  static List<Table> under(List<Table> tables) {
    Set<QualifiedName> names = tables.stream().map(Table::name).collect(Collectors.toSet());
    return tables.stream()
        .filter(
            table ->
                !table.options().containsKey(PARTITION)
                    || TableParents.of(table).stream().noneMatch(names::contains))
        .toList();
  }

  /** Whether the rows of the table's children are not its own. */
  static boolean isAlone(Table table) {
    return !table.options().containsKey(PARTITIONED);
  }
}
