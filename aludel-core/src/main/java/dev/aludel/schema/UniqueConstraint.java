package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * Columns whose values, taken together, occur once.
 *
 * @param nullsNotDistinct whether two NULLs count as the same value ({@code NULLS NOT DISTINCT},
 *     PostgreSQL 15); otherwise they never do
 */
public record UniqueConstraint(
    Optional<String> name, List<String> columns, boolean nullsNotDistinct, Deferral deferral)
    implements Constraint {

  public UniqueConstraint {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new SchemaException("A unique constraint needs at least one column.");
    }
  }

  @Override
  public UniqueConstraint named(String newName) {
    return new UniqueConstraint(Optional.of(newName), columns, nullsNotDistinct, deferral);
  }

  @Override
  public UniqueConstraint unnamed() {
    return new UniqueConstraint(Optional.empty(), columns, nullsNotDistinct, deferral);
  }

  /** With two NULLs counting as the same value. */
  public UniqueConstraint withNullsNotDistinct() {
    return new UniqueConstraint(name, columns, true, deferral);
  }

  public UniqueConstraint deferrable(Deferral when) {
    return new UniqueConstraint(name, columns, nullsNotDistinct, when);
  }

  @Override
  public UniqueConstraint withColumnRenamed(String from, String to) {
    return new UniqueConstraint(
        name, Constraint.renamed(columns, from, to), nullsNotDistinct, deferral);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }

  // As it would be by itself, but fast from the first call on: see QualifiedName.
  @Override
  public boolean equals(Object other) {
    return other instanceof UniqueConstraint that
        && nullsNotDistinct == that.nullsNotDistinct
        && deferral == that.deferral
        && name.equals(that.name)
        && columns.equals(that.columns);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + columns.hashCode();
  }
}
