package dev.aludel.operation;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import java.util.List;
import java.util.Optional;

/** Adds a named constraint to a table. */
public record AddConstraint(QualifiedName table, Constraint constraint) implements Operation {

  public AddConstraint {
    requireName(table, constraint.name());
  }

  private static void requireName(QualifiedName table, Optional<String> name) {
    if (name.isEmpty()) {
      throw new SchemaException(
          "A constraint added to %s needs a name, so that it can be dropped again: unique(…).named(\"…\")."
              .formatted(table));
    }
  }

  /** The constraint's name. */
  public String name() {
    return constraint.name().orElseThrow();
  }

  @Override
  public Schema apply(Schema before) {
    return before.withTable(table, was -> was.withConstraint(constraint));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new DropConstraint(table, name(), Optional.of(constraint)));
  }

  @Override
  public String describe() {
    return "add constraint %s to %s".formatted(name(), table);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
