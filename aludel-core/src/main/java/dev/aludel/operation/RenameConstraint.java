package dev.aludel.operation;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.KeyIndexes;
import dev.aludel.schema.OwnChecks;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.Optional;

/** Gives a constraint another name. */
public record RenameConstraint(QualifiedName table, String from, String to) implements Operation {

  @Override
  public Schema apply(Schema before) {
    return OwnChecks.renamed(
        InheritedOptions.renamed(before.withTable(table, this::renamed), table, from, to),
        table,
        from,
        to);
  }

  private Table renamed(Table was) {
    Optional<Constraint> renamed =
        ConstraintsByName.find(was, from).map(constraint -> constraint.named(to));
    return KeyIndexes.keyRenamed(
        ConstraintsByName.replace(was, from, renamed)
            .withOptions(PartOptions.ofConstraintRenamed(was.options(), from, to)),
        from,
        to);
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
