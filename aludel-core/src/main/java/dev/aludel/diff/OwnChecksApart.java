package dev.aludel.diff;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.OwnChecks;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which checks that children have from their parents and of their own as well are compared as
 * checks of theirs alone. Such a one is dropped after the one above, and added before it: so it is
 * the child's own as long as the model says, and is no longer in the way of what it calls.
 *
 * <p>One that is there from above, and becomes the child's own too, stays an option: PostgreSQL has
 * no statement that takes it back.
 *
 * @param before what is there
 * @param after what will be there
 * @param staying the parents that each table has all the time
 */
record OwnChecksApart(
    Schema before, Schema after, Function<QualifiedName, List<QualifiedName>> staying) {

  /** The schema that is there, or what it is once tables are let go. */
  Schema before(Schema schema) {
    return told(schema, before, after);
  }

  /** The schema that will be there, or the model of it. */
  Schema after(Schema schema) {
    return told(schema, after, before);
  }

  private Schema told(Schema schema, Schema one, Schema other) {
    return OwnChecks.told(
        schema,
        (child, check) ->
            isThroughout(child)
                && fromAbove(child, check, one).isPresent()
                && (hasItself(child, check, other) || differsAbove(child, check)));
  }

  private boolean isThroughout(Table child) {
    return before.table(child.name()).isPresent() && after.table(child.name()).isPresent();
  }

  private static boolean hasItself(Table child, String check, Schema schema) {
    Table table = schema.requireTable(child.name());
    return table.constraint(check).filter(CheckConstraint.class::isInstance).isPresent()
        || table.options().containsKey(OwnOptions.CHECK + check);
  }

  private boolean differsAbove(Table child, String check) {
    return !fromAbove(child, check, before).equals(fromAbove(child, check, after));
  }

  private Optional<CheckConstraint> fromAbove(Table child, String check, Schema schema) {
    return OwnChecks.fromAbove(staying.apply(child.name()), check, schema);
  }
}
