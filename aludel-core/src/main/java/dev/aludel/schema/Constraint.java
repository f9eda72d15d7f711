package dev.aludel.schema;

import java.util.List;
import java.util.Optional;

/**
 * A rule that a table's rows keep.
 *
 * <p>A constraint without a name is one whose name the model leaves open: it takes the name of the
 * same constraint in the database it is compared with, or the one that {@link NamingConvention}
 * gives.
 */
public sealed interface Constraint extends TableElement
    permits PrimaryKey, UniqueConstraint, ForeignKey, CheckConstraint {

  /** The name, if one is given. */
  Optional<String> name();

  /** The same constraint with this name. */
  Constraint named(String name);

  /** The same constraint with its name left open: what is compared by structure. */
  Constraint unnamed();

  /** The table's own columns that the constraint names; empty for a check. */
  List<String> columns();

  /** The same constraint over a renamed column, in its expression too. */
  Constraint withColumnRenamed(String from, String to);

  /** Hands this constraint to the case that fits it. */
  <R> R match(Cases<R> cases);

  /** One answer for each kind of constraint. */
  interface Cases<R> {
    R on(PrimaryKey constraint);

    R on(UniqueConstraint constraint);

    R on(ForeignKey constraint);

    R on(CheckConstraint constraint);
  }

  /** The columns with {@code from} replaced by {@code to}. */
  static List<String> renamed(List<String> columns, String from, String to) {
    return columns.stream().map(column -> column.equals(from) ? to : column).toList();
  }
}
