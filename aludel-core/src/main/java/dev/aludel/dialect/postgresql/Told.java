package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import java.util.HashSet;
import java.util.Set;

/**
 * What is known as an operation says it, and not as the server shows it: an object, or a column of
 * a table.
 *
 * @param column empty for the object
 */
record Told(ObjectKey object, String column) {

  static Told of(ObjectKey object) {
    return new Told(object, "");
  }

  static Told table(QualifiedName table) {
    return column(table, "");
  }

  static Told column(QualifiedName table, String column) {
    return new Told(ObjectKey.of(ObjectKind.TABLE, table), column);
  }

  /** A table, with each of its columns. */
  static Set<Told> whole(Table table) {
    Set<Told> told = new HashSet<>(Set.of(table(table.name())));
    for (Column column : table.columns()) {
      told.add(column(table.name(), column.name()));
    }
    return told;
  }

  /** A table that has a constraint more; columns of a primary key take no NULL any more. */
  static Set<Told> with(QualifiedName table, Constraint constraint) {
    Set<Told> told = new HashSet<>(Set.of(table(table)));
    if (constraint instanceof PrimaryKey) {
      constraint.columns().forEach(column -> told.add(column(table, column)));
    }
    return told;
  }

  boolean isColumn() {
    return !column.isEmpty();
  }
}
