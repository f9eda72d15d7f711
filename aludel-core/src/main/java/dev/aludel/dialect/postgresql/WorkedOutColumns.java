package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.schema.Calls;
import dev.aludel.schema.Column;
import dev.aludel.schema.Generated;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Generated columns on servers before 15, which depend on the routines that they are worked out by
 * as a column does on its table: DROP FUNCTION drops them, too, without a word and without CASCADE
 * (CREATE TABLE, GENERATED; DROP FUNCTION). From 15 on the server refuses that.
 */
final class WorkedOutColumns {

  /** The first version in which a column is not bound to what it is, or was, worked out by. */
  static final int FREE_SINCE = 15;

  private WorkedOutColumns() {}

  /** Whether a column of the table that is worked out so would go with a routine. */
  static boolean isBound(Table table, Generated generated) {
    return !routines(table, generated).isEmpty();
  }

  private static Set<ObjectKey> routines(Table table, Generated generated) {
    return table
        .calls()
        .map(calls -> calls.by(Calls.words(List.of(generated.expression()))))
        .orElse(Set.of());
  }

  /**
   * Refuses to drop a routine that would take columns along.
   *
   * @throws UnsupportedOperation with the routine and the column
   */
  static void require(ObjectKey routine, Supplier<Schema> before, int majorVersion) {
    if (majorVersion >= FREE_SINCE || !routine.kind().isRoutine()) {
      return;
    }
    for (Table table : before.get().tables()) {
      for (Column column : table.columns()) {
        if (column.generated().filter(g -> routines(table, g).contains(routine)).isPresent()) {
          throw new UnsupportedOperation(
              ("The %s cannot be dropped: the generated column %s.%s calls it, and PostgreSQL %d would"
                      + " drop that with it, with its values and without a word. Drop the column before,"
                      + " or make it a plain one, which keeps its values.")
                  .formatted(routine, table.name(), column.name(), majorVersion));
        }
      }
    }
  }
}
