package dev.aludel.dialect.postgresql;

import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.CreateIndex;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A constraint or an index that comes to a table that is there, with all that it has besides. */
final class PartText {

  private PartText() {}

  /** A constraint of the table that went for a while. */
  static List<String> again(Table table, Constraint constraint) {
    return add(
        new AddConstraint(table.name(), constraint, PartOptions.of(table.options(), constraint)),
        Optional.of(table),
        false);
  }

  /** An index of the table that went for a while. */
  static List<String> again(Table table, Index index) {
    return create(
        new CreateIndex(table.name(), index, PartOptions.of(table.options(), index)),
        Optional.of(table));
  }

  /**
   * The statements that add it; none if it has no text for PostgreSQL.
   *
   * @param only whether the tables below do not get NOT NULL from it
   */
  static List<String> add(AddConstraint operation, Optional<Table> owner, boolean only) {
    Optional<String> text = ConstraintText.element(operation.constraint(), operation.options());
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> statements = new ArrayList<>();
    statements.add(
        "ALTER TABLE %s%s ADD %s"
            .formatted(only ? "ONLY " : "", Quoting.name(operation.table()), text.get()));
    statements.addAll(afterwards(operation));
    statements.addAll(moves(owner, operation.options()));
    return statements;
  }

  /** The statements that create it; none if it has no text for PostgreSQL. */
  static List<String> create(CreateIndex operation, Optional<Table> owner) {
    Optional<String> text =
        IndexText.create(operation.table(), operation.index(), operation.options());
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> statements = new ArrayList<>();
    statements.add(text.get());
    statements.addAll(afterwards(operation));
    statements.addAll(moves(owner, operation.options()));
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

  /** None of the partitions has a place of its own for it yet. */
  private static List<String> moves(Optional<Table> owner, SortedMap<String, String> options) {
    return owner
        .map(table -> InheritedIndexes.moves(table, Map.of(), options, Schema.EMPTY))
        .orElse(List.of());
  }

  /** As much of the table as its part names. */
  private static Table table(QualifiedName name, Collection<String> columns) {
    return Table.of(
        name,
        new LinkedHashSet<>(columns)
            .stream().map(column -> Column.of(column, Type.Scalar.TEXT)).toList());
  }
}
