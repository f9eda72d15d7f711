package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/** A condition that no row may make false. */
public record CheckConstraint(Optional<String> name, Expression condition) implements Constraint {

  @Override
  public CheckConstraint named(String newName) {
    return new CheckConstraint(Optional.of(newName), condition);
  }

  @Override
  public CheckConstraint unnamed() {
    return new CheckConstraint(Optional.empty(), condition);
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public CheckConstraint withColumnRenamed(String from, String to) {
    return new CheckConstraint(name, condition.withColumnRenamed(from, to));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }

  // As it would be by itself, but fast from the first call on: see QualifiedName.
  @Override
  public boolean equals(Object other) {
    return other instanceof CheckConstraint that
        && name.equals(that.name)
        && condition.equals(that.condition);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + condition.hashCode();
  }
}
