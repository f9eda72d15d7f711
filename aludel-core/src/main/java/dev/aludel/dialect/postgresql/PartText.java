package dev.aludel.dialect.postgresql;

import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.CreateIndex;
import dev.aludel.schema.Column;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** What follows a constraint or an index that comes to a table that is there. */
final class PartText {

  private PartText() {}

  static List<String> afterwards(AddConstraint operation) {
    return TableOptions.last(
        table(operation.table(), operation.constraint().columns())
            .withConstraint(operation.constraint())
            .withOptions(operation.options()));
  }

  static List<String> afterwards(CreateIndex operation) {
    return TableOptions.last(
        table(operation.table(), operation.index().columns())
            .withIndex(operation.index())
            .withOptions(operation.options()));
  }

  /** As much of the table as its part names. */
  private static Table table(dev.aludel.schema.QualifiedName name, Collection<String> columns) {
    return Table.of(
        name,
        new LinkedHashSet<>(columns)
            .stream().map(column -> Column.of(column, Type.Scalar.TEXT)).toList());
  }
}
