package dev.aludel.diff;

import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameObject;
import dev.aludel.schema.Column;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drops what has {@linkplain Asides stepped aside} at once instead, where nothing stands on it: a
 * person expects {@code drop b, rename a to b}.
 */
final class EarlyDrops {

  /** What steps aside, and its drop under the new name and under the old one. */
  private record Aside(String name, String was, Operation late, Operation early) {}

  private final Schema before;
  private List<Change> changes;

  private EarlyDrops(Schema before, List<Change> changes) {
    this.before = before;
    this.changes = changes;
  }

  /**
   * The changes with such drops where the renames are.
   *
   * @param before the schema that they change
   */
  static List<Change> in(Schema before, List<Change> changes) {
    EarlyDrops early = new EarlyDrops(before, changes);
    for (Change change : changes) {
      aside(change.operation(), changes).ifPresent(aside -> early.move(change, aside));
    }
    return early.changes;
  }

  private static Optional<Aside> aside(Operation operation, List<Change> changes) {
    for (Change change : changes) {
      if (operation instanceof RenameObject rename
          && rename.kind() == ObjectKind.TABLE
          && change.operation() instanceof DropTable drop
          && drop.table().equals(rename.to())) {
        return Optional.of(
            new Aside(
                rename.to().name(),
                rename.from().name(),
                drop,
                new DropTable(rename.from(), Optional.empty())));
      }
      if (operation instanceof RenameColumn rename
          && change.operation() instanceof DropColumn drop
          && drop.table().equals(rename.table())
          && drop.column().equals(rename.to())) {
        return Optional.of(
            new Aside(
                rename.to(),
                rename.from(),
                drop,
                new DropColumn(rename.table(), rename.from(), Optional.empty())));
      }
    }
    return Optional.empty();
  }

  private void move(Change rename, Aside aside) {
    int at = changes.indexOf(rename);
    int end = at + 1;
    while (changes.get(end).operation() != aside.late()) {
      // Somebody may have given another thing the name of what steps aside.
      if (changes.get(end).operation().toString().contains(aside.name())) {
        return;
      }
      end++;
    }
    List<String> notes =
        changes.get(end).notes().stream()
            .map(note -> note.replace(aside.name(), aside.was()))
            .toList();
    Schema state = before;
    for (Change change : changes.subList(0, at)) {
      state = change.operation().apply(state);
    }
    List<Change> moved = new ArrayList<>(changes);
    moved.remove(end);
    if (isFree(aside.early(), state)) {
      moved.set(at, new Change(aside.early().completed(state), notes));
    } else {
      moved.add(end, new Change(aside.late(), notes));
    }
    changes = moved;
  }

  private static boolean isFree(Operation drop, Schema state) {
    if (drop instanceof DropTable table) {
      ObjectKey key = ObjectKey.of(ObjectKind.TABLE, table.table());
      return state.tables().stream()
              .filter(other -> !other.name().equals(table.table()))
              .flatMap(other -> other.constraints(ForeignKey.class).stream())
              .noneMatch(other -> other.table().equals(table.table()))
          && noneNeeds(state, key);
    }
    DropColumn column = (DropColumn) drop;
    return isPlain(state.requireTable(column.table()), column.column())
        && noneNeedsColumn(state, column.table(), column.column());
  }

  private static boolean noneNeeds(Schema state, ObjectKey key) {
    Needs needs = new Needs(state);
    return state.objects().stream()
        .filter(object -> !object.key().equals(key))
        .allMatch(
            object -> needs.of(object.key()).stream().noneMatch(need -> need.object().equals(key)));
  }

  private static boolean noneNeedsColumn(Schema state, QualifiedName table, String column) {
    Needs needs = new Needs(state);
    return state.definedObjects().stream()
        .noneMatch(object -> needs.needsColumn(object.key(), table, column));
  }

  private static boolean isPlain(Table table, String name) {
    return Part.of(table).stream().noneMatch(part -> part.uses(name))
        && table.columns().stream()
            .map(Column::generated)
            .flatMap(Optional::stream)
            .noneMatch(generated -> generated.expression().mentions(name));
  }
}
