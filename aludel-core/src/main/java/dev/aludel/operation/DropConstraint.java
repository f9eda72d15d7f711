package dev.aludel.operation;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
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
    return before.withTable(table, this::reduced);
  }

  private Table reduced(Table was) {
    Constraint found =
        was.constraint(name)
            .orElseThrow(
                () -> new SchemaException("Table %s has no constraint %s.".formatted(table, name)));
    return was.withConstraints(was.constraints().stream().filter(c -> !c.equals(found)).toList());
  }

  @Override
  public DropConstraint completed(Schema before) {
    if (dropped.isPresent()) {
      return this;
    }
    return new DropConstraint(
        table, name, before.table(table).flatMap(was -> was.constraint(name)));
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
