package dev.aludel.dialect;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;

/**
 * How far operations tell what a database is like after them, so that it need not be read before
 * each of them: from one reading on, as long as both methods say so.
 *
 * <p>An operation says what a person means. What the database does besides, such as the indexes
 * that partitions get with one of their table, or how it spells what it was told, no operation
 * tells; where that has a part in the statements of a later one, the database must be read again.
 */
public interface Foresight {

  /** That of a database that is read before each operation. */
  Foresight NONE =
      new Foresight() {
        @Override
        public boolean isEnough(Operation next, Schema foreseen) {
          return false;
        }

        @Override
        public boolean tells(Operation done, Schema before, Schema after) {
          return false;
        }
      };

  /** That of operations that were worked out from what is there, and say all that there will be. */
  Foresight WHOLE =
      new Foresight() {
        @Override
        public boolean isEnough(Operation next, Schema foreseen) {
          return true;
        }

        @Override
        public boolean tells(Operation done, Schema before, Schema after) {
          return true;
        }
      };

  /**
   * Whether the statements of an operation are the same by what is foreseen as by what a reading
   * would show.
   */
  boolean isEnough(Operation next, Schema foreseen);

  /**
   * Takes note of an operation that has run.
   *
   * @param before as it was foreseen
   * @param after as the operation says
   * @return whether it says all that matters later; if not, what it says is good for nothing
   */
  boolean tells(Operation done, Schema before, Schema after);
}
