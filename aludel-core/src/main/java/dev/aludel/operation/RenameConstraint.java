package dev.aludel.operation;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
import java.util.List;

/** Gives a constraint another name. */
public record RenameConstraint(QualifiedName table, String from, String to) implements Operation {

  @Override
  public Schema apply(Schema before) {
    return before.withTable(table, this::renamed);
  }

  private Table renamed(Table was) {
    Constraint found =
        was.constraint(from)
            .orElseThrow(
                () -> new SchemaException("Table %s has no constraint %s.".formatted(table, from)));
    return was.withConstraints(
        was.constraints().stream().map(c -> c.equals(found) ? c.named(to) : c).toList());
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new RenameConstraint(table, to, from));
  }

  @Override
  public String describe() {
    return "rename constraint %s of %s to %s".formatted(from, table, to);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
