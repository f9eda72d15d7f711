package dev.aludel.diff;

import dev.aludel.operation.Operation;
import java.util.List;

/**
 * One step from a schema to another.
 *
 * @param operation what is done; it carries what it takes away
 * @param notes what a person must look at before it runs on rows: full sentences, none if nothing
 *     can be lost and nothing can fail
 */
public record Change(Operation operation, List<String> notes) {

  public Change {
    notes = List.copyOf(notes);
  }

  static Change of(Operation operation) {
    return new Change(operation, List.of());
  }

  /**
   * What changes, in one line that begins with {@code +}, {@code ~} or {@code -}: {@code ~ column
   * clients.name: varchar(50) → varchar(100)}.
   */
  public String describe() {
    return operation.match(new Description());
  }
}
