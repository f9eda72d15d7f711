package dev.aludel.copy.file;

import dev.aludel.copy.wire.Value;
import java.io.IOException;

/** Takes the rows of a table, value by value. */
public interface RowsOut {

  /** Begins a row. */
  void begin() throws IOException;

  /** The value of the next column. */
  void value(Value value) throws IOException;

  /** Ends the row. */
  void end() throws IOException;
}
