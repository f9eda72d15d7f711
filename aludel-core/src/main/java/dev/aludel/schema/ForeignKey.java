package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * Columns whose values must be a key of another table's row.
 *
 * @param columns the referencing columns
 * @param table the referenced table
 * @param referencedColumns the referenced key, as many columns as reference it
 */
public record ForeignKey(
    Optional<String> name,
    List<String> columns,
    QualifiedName table,
    List<String> referencedColumns,
    ReferentialAction onDelete,
    ReferentialAction onUpdate,
    Deferral deferral)
    implements Constraint {

  public ForeignKey {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
    if (columns.isEmpty()) {
      throw new SchemaException("A foreign key needs at least one column.");
    }
    if (columns.size() != referencedColumns.size()) {
      throw new SchemaException(
          "A foreign key from %s to %s%s names different numbers of columns on its two sides."
              .formatted(columns, table, referencedColumns));
    }
  }

  @Override
  public ForeignKey named(String newName) {
    return withName(Optional.of(newName));
  }

  @Override
  public ForeignKey unnamed() {
    return withName(Optional.empty());
  }

  private ForeignKey withName(Optional<String> newName) {
    return new ForeignKey(newName, columns, table, referencedColumns, onDelete, onUpdate, deferral);
  }

  public ForeignKey onDelete(ReferentialAction action) {
    return new ForeignKey(name, columns, table, referencedColumns, action, onUpdate, deferral);
  }

  public ForeignKey onUpdate(ReferentialAction action) {
    return new ForeignKey(name, columns, table, referencedColumns, onDelete, action, deferral);
  }

  public ForeignKey deferrable(Deferral when) {
    return new ForeignKey(name, columns, table, referencedColumns, onDelete, onUpdate, when);
  }

  /** The same key to another table or another name of it. */
  public ForeignKey referencing(QualifiedName otherTable, List<String> otherColumns) {
    return new ForeignKey(name, columns, otherTable, otherColumns, onDelete, onUpdate, deferral);
  }

  @Override
  public ForeignKey withColumnRenamed(String from, String to) {
    return new ForeignKey(
        name,
        Constraint.renamed(columns, from, to),
        table,
        referencedColumns,
        onDelete,
        onUpdate,
        deferral);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }

  // As it would be by itself, but fast from the first call on: see QualifiedName.
  @Override
  public boolean equals(Object other) {
    return other instanceof ForeignKey that
        && onDelete == that.onDelete
        && onUpdate == that.onUpdate
        && deferral == that.deferral
        && name.equals(that.name)
        && columns.equals(that.columns)
        && table.equals(that.table)
        && referencedColumns.equals(that.referencedColumns);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + columns.hashCode()) + table.hashCode();
  }
}
