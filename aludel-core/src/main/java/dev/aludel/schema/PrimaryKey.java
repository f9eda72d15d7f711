package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/** The columns that tell a table's rows apart: unique together, and never NULL. */
public record PrimaryKey(Optional<String> name, List<String> columns) implements Constraint {

  public PrimaryKey {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new SchemaException("A primary key needs at least one column.");
    }
  }

  @Override
  public PrimaryKey named(String newName) {
    return new PrimaryKey(Optional.of(newName), columns);
  }

  @Override
  public PrimaryKey unnamed() {
    return new PrimaryKey(Optional.empty(), columns);
  }

  @Override
  public PrimaryKey withColumnRenamed(String from, String to) {
    return new PrimaryKey(name, Constraint.renamed(columns, from, to));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }

  // As it would be by itself, but fast from the first call on: see QualifiedName.
  @Override
  public boolean equals(Object other) {
    return other instanceof PrimaryKey that
        && name.equals(that.name)
        && columns.equals(that.columns);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + columns.hashCode();
  }
}
