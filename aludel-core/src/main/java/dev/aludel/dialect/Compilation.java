package dev.aludel.dialect;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes the statements of operations that run one after another in one transaction.
 *
 * <p>Where a database can only change a table by copying its rows, changes of one table wait for
 * the last of them, and the rows are copied once.
 */
@FunctionalInterface
public interface Compilation {

  /**
   * The statements that are due now, those of operations that have waited among them; none when
   * this operation waits, or the database has nothing to do.
   *
   * @param operation each of them in its turn
   * @param before reads the schema as it is just before it, with what waits done or not
   * @throws UnsupportedOperation if this database cannot make the change
   */
  List<Statement> next(Operation operation, Supplier<Schema> before);

  /** Whether the last operation that was asked for waits for a later one. */
  default boolean isWaiting() {
    return false;
  }
}
