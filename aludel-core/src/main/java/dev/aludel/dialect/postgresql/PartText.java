package dev.aludel.dialect.postgresql;

import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.CreateIndex;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** A constraint or an index that comes to a table that is there, with all that it has besides. */
final class PartText {

  private PartText() {}

  /** A constraint of the table that went for a while. */
  static List<String> again(Table table, Constraint constraint) {
    return add(
        new AddConstraint(table.name(), constraint, PartOptions.of(table.options(), constraint)),
        false);
  }

  /** An index of the table that went for a while. */
  static List<String> again(Table table, Index index) {
    return create(new CreateIndex(table.name(), index, PartOptions.of(table.options(), index)));
  }

  /**
   * The statements that add it; none if it has no text for PostgreSQL.
   *
   * @param only whether the tables below do not get NOT NULL from it
   */
  static List<String> add(AddConstraint operation, boolean only) {
    Optional<String> text = ConstraintText.element(operation.constraint(), operation.options());
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> statements = new ArrayList<>();
    statements.add(
        "ALTER TABLE %s%s ADD %s"
            .formatted(only ? "ONLY " : "", Quoting.name(operation.table()), text.get()));
    statements.addAll(afterwards(operation));
    return statements;
  }

  /** The statements that create it; none if it has no text for PostgreSQL. */
  static List<String> create(CreateIndex operation) {
    Optional<String> text =
        IndexText.create(operation.table(), operation.index(), operation.options());
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> statements = new ArrayList<>();
    statements.add(text.get());
    statements.addAll(afterwards(operation));
    return statements;
  }

  private static List<String> afterwards(AddConstraint operation) {
    return TableOptions.last(
        table(operation.table(), operation.constraint().columns())
            .withConstraint(operation.constraint())
            .withOptions(operation.options()));
  }

  private static List<String> afterwards(CreateIndex operation) {
    return TableOptions.last(
        table(operation.table(), operation.index().columns())
            .withIndex(operation.index())
            .withOptions(operation.options()));
  }

  /** As much of the table as its part names. */
  private static Table table(QualifiedName name, Collection<String> columns) {
    return Table.of(
        name,
        new LinkedHashSet<>(columns)
            .stream().map(column -> Column.of(column, Type.Scalar.TEXT)).toList());
  }
}
