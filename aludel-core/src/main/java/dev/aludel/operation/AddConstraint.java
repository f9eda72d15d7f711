package dev.aludel.operation;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.OwnChecks;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds a named constraint to a table.
 *
 * @param options those of the table that speak of the constraint
 */
public record AddConstraint(
    QualifiedName table, Constraint constraint, SortedMap<String, String> options)
    implements Operation {

  public AddConstraint {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    requireName(table, constraint.name());
  }

  /** One of which the table's options do not speak. */
  public AddConstraint(QualifiedName table, Constraint constraint) {
    this(table, constraint, new TreeMap<>());
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
    Schema after =
        before.withTable(
            table,
            was ->
                was.withConstraint(constraint)
                    .withOptions(PartOptions.union(was.options(), options)));
    return constraint instanceof CheckConstraint ? OwnChecks.came(after, table, name()) : after;
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new DropConstraint(table, name(), Optional.of(constraint), options));
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
