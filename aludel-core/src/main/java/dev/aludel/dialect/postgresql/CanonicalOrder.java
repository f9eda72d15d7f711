package dev.aludel.dialect.postgresql;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import java.util.Comparator;

/**
 * The one order of a table's constraints and indexes, which has no meaning: by kind, then by name.
 * What is read and what is foretold come in it, so that equal tables are equal values.
 */
final class CanonicalOrder {

  private static final Constraint.Cases<Integer> RANK =
      new Constraint.Cases<>() {
        @Override
        public Integer on(PrimaryKey constraint) {
          return 0;
        }

        @Override
        public Integer on(UniqueConstraint constraint) {
          return 1;
        }

        @Override
        public Integer on(ForeignKey constraint) {
          return 2;
        }

        @Override
        public Integer on(CheckConstraint constraint) {
          return 3;
        }
      };

  private static final Comparator<Constraint> CONSTRAINTS =
      Comparator.<Constraint, Integer>comparing(constraint -> constraint.match(RANK))
          .thenComparing(constraint -> constraint.name().orElse(""));

  private static final Comparator<Index> INDEXES =
      Comparator.comparing(index -> index.name().orElse(""));

  private CanonicalOrder() {}

  static Table of(Table table) {
    return table
        .withConstraints(table.constraints().stream().sorted(CONSTRAINTS).toList())
        .withIndexes(table.indexes().stream().sorted(INDEXES).toList());
  }
}
