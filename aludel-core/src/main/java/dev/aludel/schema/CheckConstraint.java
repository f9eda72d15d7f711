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
}
