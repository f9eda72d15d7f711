package dev.aludel.operation;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds constraints by name. One that has no name, as SQLite allows, goes by the name that {@link
 * NamingConvention} gives it: by what else could a script speak of it?
 */
final class ConstraintsByName {

  private ConstraintsByName() {}

  /** The constraint, with that name. */
  static Optional<Constraint> find(Table table, String name) {
    return table.constraint(name).or(() -> NamingConvention.apply(table).constraint(name));
  }

  /**
   * The table with one constraint replaced.
   *
   * @throws SchemaException if it has none of that name
   */
  static Table replace(Table table, String name, Optional<Constraint> replacement) {
    List<Constraint> named = NamingConvention.apply(table).constraints();
    List<Constraint> constraints = new ArrayList<>(table.constraints());
    for (int i = 0; i < named.size(); i++) {
      if (named.get(i).name().filter(name::equals).isPresent()) {
        constraints.remove(i);
        int at = i;
        replacement.ifPresent(other -> constraints.add(at, other));
        return table.withConstraints(constraints);
      }
    }
    throw new SchemaException("Table %s has no constraint %s.".formatted(table.name(), name));
  }
}
