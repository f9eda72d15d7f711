package dev.aludel.diff;

import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.DeleteRows;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Operation;
import dev.aludel.operation.ReplaceObject;
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

  /** Whether it may forget values of rows that its inverse does not bring back. */
  public boolean losesData() {
    if (operation instanceof DropColumn drop) {
      return drop.dropped().map(gone -> gone.column().generated().isEmpty()).orElse(true);
    }
    return notes.contains(Notes.ATTRIBUTES_GO)
        || notes.stream().anyMatch(Notes::tellsOfRounding)
        || (operation instanceof ReplaceObject replace && forgetsAttributes(replace))
        || operation instanceof DropTable
        || operation instanceof DeleteRows
        || (operation instanceof AlterColumn alter && rounds(alter));
  }

  private static boolean forgetsAttributes(ReplaceObject replace) {
    return replace
        .replaced()
        .map(was -> new ObjectChange(was, replace.object(), replace.object()))
        .filter(ObjectChange::losesAttributes)
        .isPresent();
  }

  private static boolean rounds(AlterColumn alter) {
    return alter.replaced().isPresent()
        && alter.changes().stream()
            .filter(ColumnChange.SetType.class::isInstance)
            .map(change -> ((ColumnChange.SetType) change).type())
            .anyMatch(to -> TypeChange.of(alter.replaced().get().type(), to).rounds());
  }

  /**
   * What changes, in one line that begins with {@code +}, {@code ~} or {@code -}: {@code ~ column
   * clients.name: varchar(50) → varchar(100)}.
   */
  public String describe() {
    return operation.match(new Description());
  }
}
