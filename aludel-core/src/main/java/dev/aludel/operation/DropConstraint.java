package dev.aludel.operation;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Drops a constraint by name.
 *
 * @param dropped the constraint as it was
 */
public record DropConstraint(QualifiedName table, String name, Optional<Constraint> dropped)
    implements Operation {

  @Override
  public Schema apply(Schema before) {
    return before.withTable(table, was -> ConstraintsByName.replace(was, name, Optional.empty()));
  }

  @Override
  public DropConstraint completed(Schema before) {
    if (dropped.isPresent()) {
      return this;
    }
    return new DropConstraint(
        table, name, before.table(table).flatMap(was -> ConstraintsByName.find(was, name)));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(
        new AddConstraint(
            table, dropped.orElseThrow(() -> IrreversibleException.incomplete(this))));
  }

  @Override
  public String describe() {
    return "drop constraint %s of %s".formatted(name, table);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
