package dev.aludel.copy.file;

import dev.aludel.copy.wire.Value;

/** The rows of a table as a file has them. */
interface RowsIn {

  /**
   * Reads the next row.
   *
   * @param into a value for each column of the table
   * @return whether there was one
   * @throws FileFailure if what is there is no row of the table
   */
  boolean read(Value[] into);
}
