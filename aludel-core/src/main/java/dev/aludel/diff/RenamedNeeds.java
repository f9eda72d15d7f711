package dev.aludel.diff;

import dev.aludel.operation.DropObject;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameObject;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What stands on tables and columns that get other names, and gets another definition with them.
 *
 * <p>A database follows a rename in its views and triggers by itself. But what names a column by
 * its old name cannot be there again before that name is, which is what the way back would do; and
 * where another column gets the old name, the same words mean something else. So these are dropped
 * before the renames and created after them, and the other way round on the way back.
 */
final class RenamedNeeds {

  private static final Set<ObjectKind> KINDS =
      Set.of(
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.TRIGGER,
          ObjectKind.RULE,
          ObjectKind.POLICY,
          ObjectKind.STATISTICS,
          ObjectKind.PUBLICATION,
          ObjectKind.FUNCTION,
          ObjectKind.PROCEDURE);

  private final Comparison comparison;
  private final Needs needs;

  /** The keys as they are before, by those after the renames. */
  private final Map<ObjectKey, ObjectKey> keys = new TreeMap<>();

  RenamedNeeds(Comparison comparison) {
    this.comparison = comparison;
    this.needs = new Needs(comparison.from);
    if (!comparison.renames.isEmpty()) {
      find();
    }
  }

  /** The keys after the renames. */
  Set<ObjectKey> keys() {
    return keys.keySet();
  }

  /** The drops, each before that of what it needs. */
  List<Operation> drops() {
    List<ObjectKey> ordered = needs.inOrder(keys.values());
    List<Operation> drops = new ArrayList<>();
    for (int i = ordered.size() - 1; i >= 0; i--) {
      drops.add(new DropObject(ordered.get(i), Optional.empty()));
    }
    return drops;
  }

  private void find() {
    Set<ObjectKey> going = new TreeSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (DefinedObject object : comparison.from.definedObjects()) {
        if (KINDS.contains(object.kind())
            && comparison.renamed.find(renamed(object.key())).isPresent()
            && !isHeld(object.key())
            && !going.contains(object.key())
            && (isChanged(object) || needsOneOf(going, object.key()))) {
          more |= going.add(object.key());
        }
      }
    }
    going.forEach(key -> keys.put(renamed(key), key));
  }

  /**
   * Whether a table or a type needs it: that cannot be dropped, and has to be replaced in place.
   */
  private boolean isHeld(ObjectKey key) {
    return key.kind().isRoutine()
        && comparison.from.objects().stream()
            .filter(object -> !KINDS.contains(object.kind()))
            .anyMatch(
                object ->
                    needs.of(object.key()).stream().anyMatch(need -> need.object().equals(key)));
  }

  private boolean needsOneOf(Set<ObjectKey> going, ObjectKey key) {
    return needs.of(key).stream().anyMatch(need -> going.contains(need.object()));
  }

  private boolean isChanged(DefinedObject object) {
    ObjectChange change = comparison.objects.get(renamed(object.key()));
    boolean differs =
        change == null || !change.was().definition().equals(change.held().definition());
    for (int at = 0; at < comparison.renames.size(); at++) {
      Operation rename = comparison.renames.get(at);
      if (rename instanceof RenameObject table
          && table.kind() == ObjectKind.TABLE
          && needsTable(object.key(), original(table.from(), at))
          && (differs
              || comparison.to.table(table.from()).isPresent()
              || isOfCase(table.from().name(), table.to().name()))) {
        return true;
      }
      if (rename instanceof RenameColumn column
          && needsColumn(object, original(column.table(), at), column.from())
          && (differs || isTaken(column) || isOfCase(column.from(), column.to()))) {
        return true;
      }
    }
    return false;
  }

  /** The body of a function may name the column without the server's knowing. */
  private boolean needsColumn(DefinedObject object, QualifiedName table, String column) {
    return needs.needsColumn(object.key(), table, column)
        || (object.kind().isRoutine()
            && needsTable(object.key(), table)
            && Pattern.compile("\\b" + Pattern.quote(column) + "\\b")
                .matcher(Needs.text(object))
                .find());
  }

  /**
   * Whether only the case of letters changes: SQLite writes the new name into what names the old
   * one (ALTER TABLE RENAME), even if the model says it there as it was.
   */
  private static boolean isOfCase(String from, String to) {
    return from.equalsIgnoreCase(to);
  }

  /** Whether another column gets the old name. */
  private boolean isTaken(RenameColumn rename) {
    Schema to = comparison.to;
    return to.table(rename.table()).flatMap(table -> table.column(rename.from())).isPresent();
  }

  private boolean needsTable(ObjectKey key, QualifiedName table) {
    for (Dependency need : needs.of(key)) {
      if (need.object().equals(ObjectKey.of(ObjectKind.TABLE, table))) {
        return true;
      }
    }
    return false;
  }

  /** The name before all renames of what has that name after so many of them. */
  private QualifiedName original(QualifiedName table, int renames) {
    QualifiedName name = table;
    for (int i = renames - 1; i >= 0; i--) {
      if (comparison.renames.get(i) instanceof RenameObject rename
          && rename.kind() == ObjectKind.TABLE
          && rename.to().equals(name)) {
        name = rename.from();
      }
    }
    return name;
  }

  /** The key after the renames: that of a trigger or a rule has its table's name. */
  private ObjectKey renamed(ObjectKey key) {
    ObjectKey renamed = key;
    for (Operation operation : comparison.renames) {
      if (operation instanceof RenameObject rename
          && rename.kind() == ObjectKind.TABLE
          && renamed.kind().isOfTable()
          && renamed.table().equals(rename.from())) {
        renamed = ObjectKey.on(renamed.kind(), rename.to(), renamed.name().name());
      }
    }
    return renamed;
  }
}
