package dev.aludel.dialect.postgresql;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;

/**
 * The tables that share a change with others: partitioned ones, partitions, parents and children,
 * and those whose foreign keys lead to them, which come down to each partition (section 5.12 of
 * PostgreSQL's manual, and 5.11 on children).
 */
final class Family {

  private Family() {}

  static boolean has(QualifiedName table, Schema schema) {
    return schema.table(table).filter(there -> has(there, schema)).isPresent();
  }

  /** Whether it is one of those, or would be in that schema. */
  static boolean has(Table table, Schema schema) {
    return isRelated(table, schema)
        || table.constraints(ForeignKey.class).stream()
            .flatMap(key -> schema.table(key.table()).stream())
            .anyMatch(target -> isRelated(target, schema));
  }

  private static boolean isRelated(Table table, Schema schema) {
    return TableParents.partitioning(table).isPresent()
        || !TableParents.of(table).isEmpty()
        || schema.tables().stream().anyMatch(other -> isBelow(other, table));
  }

  private static boolean isBelow(Table other, Table table) {
    return TableParents.of(other).contains(table.name());
  }
}
