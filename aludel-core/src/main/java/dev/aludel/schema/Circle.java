package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table that calls routines which in turn need it: a check of a function of the table's own rows,
 * a default from a function that reads it. It can only be created without what calls them, and
 * dropped when that has gone.
 *
 * @param bare the table without what calls the routines
 * @param checks its checks that call one
 * @param indexes its indexes that call one
 * @param defaults of columns, by their name, that call one
 * @param routines what the table calls that needs the table
 */
public record Circle(
    Table bare,
    List<CheckConstraint> checks,
    List<Index> indexes,
    SortedMap<String, Expression> defaults,
    Set<ObjectKey> routines) {

  /** The circle in which the table is, if it is in one. */
  public static Optional<Circle> of(Table table, Needs needs) {
    return of(table, needs, needs.circle(table.key()));
  }

  /** The same with the routines that the table has to let go of. */
  public static Optional<Circle> of(Table table, Needs needs, Set<ObjectKey> routines) {
    if (routines.isEmpty()) {
      return Optional.empty();
    }
    List<Constraint> constraints = new ArrayList<>();
    List<CheckConstraint> checks = new ArrayList<>();
    SortedMap<String, String> options = new TreeMap<>(table.options());
    for (Constraint constraint : table.constraints()) {
      if (constraint instanceof CheckConstraint check
          && calls(needs, routines, check.condition())) {
        checks.add(check);
        options.keySet().removeAll(PartOptions.of(options, check).keySet());
      } else {
        constraints.add(constraint);
      }
    }
    List<Index> plain = new ArrayList<>();
    List<Index> indexes = new ArrayList<>();
    for (Index index : table.indexes()) {
      boolean calls =
          index.where().filter(condition -> calls(needs, routines, condition)).isPresent()
              || index.keys().stream()
                  .flatMap(key -> key.expression().stream())
                  .anyMatch(expression -> calls(needs, routines, expression));
      (calls ? indexes : plain).add(index);
      if (calls) {
        options.keySet().removeAll(PartOptions.of(options, index).keySet());
      }
    }
    SortedMap<String, Expression> defaults = new TreeMap<>();
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      Optional<Expression> call =
          column.defaultValue().filter(value -> calls(needs, routines, value));
      call.ifPresent(value -> defaults.put(column.name(), value));
      columns.add(call.isPresent() ? column.withDefault(Optional.empty()) : column);
    }
    Table bare =
        table
            .withColumns(columns)
            .withConstraints(constraints)
            .withIndexes(plain)
            .withOptions(options);
    return Optional.of(new Circle(bare, checks, indexes, defaults, routines));
  }

  private static boolean calls(Needs needs, Set<ObjectKey> routines, Expression expression) {
    return needs.namedIn(Needs.sql(expression)).stream().anyMatch(routines::contains);
  }
}
