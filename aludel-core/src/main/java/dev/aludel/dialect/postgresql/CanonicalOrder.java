package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The one order of a table's constraints and indexes, which has no meaning: by kind, then by name.
 * What is read and what is foretold come in it, so that equal tables are equal values.
 */
final class CanonicalOrder {

  static final Comparator<Constraint> CONSTRAINTS =
      (one, other) -> {
        int byKind = Integer.compare(rank(one), rank(other));
        return byKind != 0 ? byKind : one.name().orElse("").compareTo(other.name().orElse(""));
      };

  static final Comparator<Index> INDEXES =
      (one, other) -> one.name().orElse("").compareTo(other.name().orElse(""));

  private CanonicalOrder() {}

  static Table of(Table table) {
    List<Constraint> constraints = new ArrayList<>(table.constraints());
    constraints.sort(CONSTRAINTS);
    List<Index> indexes = new ArrayList<>(table.indexes());
    indexes.sort(INDEXES);
    boolean inOrder = constraints.equals(table.constraints()) && indexes.equals(table.indexes());
    return inOrder ? table : table.withConstraints(constraints).withIndexes(indexes);
  }

  private static int rank(Constraint constraint) {
    if (constraint instanceof PrimaryKey) {
      return 0;
    }
    if (constraint instanceof UniqueConstraint) {
      return 1;
    }
    return constraint instanceof ForeignKey ? 2 : 3;
  }
}
