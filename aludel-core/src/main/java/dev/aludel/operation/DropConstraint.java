package dev.aludel.operation;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Inheritance;
import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.OwnChecks;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Drops a constraint by name.
 *
 * @param dropped the constraint as it was
 * @param options those of the table that spoke of it
 */
public record DropConstraint(
    QualifiedName table,
    String name,
    Optional<Constraint> dropped,
    SortedMap<String, String> options)
    implements Operation {

  public DropConstraint {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /** One of which the table's options do not speak, or nobody knows yet. */
  public DropConstraint(QualifiedName table, String name, Optional<Constraint> dropped) {
    this(table, name, dropped, new TreeMap<>());
  }

  @Override
  public Schema apply(Schema before) {
    Optional<Constraint> found =
        before.table(table).flatMap(was -> ConstraintsByName.find(was, name));
    Schema after = InheritedOptions.without(before.withTable(table, this::reduced), table, name);
    return found.filter(CheckConstraint.class::isInstance).isPresent()
        ? OwnChecks.went(after, before, table, name)
        : found
            .map(key -> Inheritance.withoutKeyBelow(after, key, before.requireTable(table)))
            .orElse(after);
  }

  private Table reduced(Table was) {
    Table reduced = ConstraintsByName.replace(was, name, Optional.empty());
    SortedMap<String, String> rest = new TreeMap<>(was.options());
    ConstraintsByName.find(was, name)
        .ifPresent(found -> rest.keySet().removeAll(PartOptions.of(rest, found).keySet()));
    return reduced.withOptions(rest);
  }

  @Override
  public DropConstraint completed(Schema before) {
    if (dropped.isPresent()) {
      return this;
    }
    Optional<Table> was = before.table(table);
    Optional<Constraint> found = was.flatMap(there -> ConstraintsByName.find(there, name));
    return new DropConstraint(
        table,
        name,
        found,
        found
            .map(constraint -> PartOptions.of(was.orElseThrow().options(), constraint))
            .orElseGet(TreeMap::new));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(
        new AddConstraint(
            table, dropped.orElseThrow(() -> IrreversibleException.incomplete(this)), options));
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
