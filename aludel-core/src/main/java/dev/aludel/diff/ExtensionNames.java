package dev.aludel.diff;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropObject;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameObject;
import dev.aludel.operation.ReplaceObject;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.ExtensionMove;
import dev.aludel.schema.Index;
import dev.aludel.schema.MovedOperators;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be only while an extension is not in the schema of the connection: a function or a type
 * of a name that the extension brings there, and what speaks of an operator by a schema in which
 * another extension has one of that name. It comes after the extension has left, and goes before it
 * comes, together with what needs it, in the words of that time.
 *
 * <p>Where a table needs it that cannot wait, nothing is put in another order, and the database
 * says what is in the way.
 */
final class ExtensionNames {

  private static final Set<ObjectKind> TYPES =
      Set.of(ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE, ObjectKind.RANGE_TYPE);

  private final Schema words;
  private final Needs needs;
  private final List<ReplaceObject> moves;
  private final Set<ObjectKey> apart = new TreeSet<>();

  /** The keys of routines in those words, by the ones that they have with the extensions here. */
  private final Map<ObjectKey, ObjectKey> elsewhere = new HashMap<>();

  private boolean possible = true;

  /**
   * @param words the schema while the extensions are elsewhere
   * @param moves of these extensions
   */
  private ExtensionNames(Schema words, List<ReplaceObject> moves) {
    this.words = words;
    this.needs = new Needs(words);
    this.moves = moves;
    for (DefinedObject object : words.definedObjects()) {
      if (object.qualifier().isEmpty()) {
        continue;
      }
      ObjectKey here = object.key();
      for (ReplaceObject move : moves) {
        here = ExtensionMove.key(here, move.object(), move.replaced().orElseThrow());
      }
      elsewhere.put(here, object.key());
    }
  }

  private ObjectKey elsewhere(ObjectKey key) {
    return elsewhere.getOrDefault(key, key);
  }

  /** The changes and then the moves, with what has to come after those behind them. */
  static List<Change> last(List<Change> changes, List<ReplaceObject> leaving, Schema after) {
    ExtensionNames names = new ExtensionNames(after, leaving);
    List<Change> now = new ArrayList<>();
    List<Change> then = new ArrayList<>();
    for (Change change : changes) {
      Optional<Operation> late = names.come(change.operation());
      late.ifPresent(operation -> then.add(new Change(operation, change.notes())));
      if (late.isEmpty()) {
        now.add(change);
      }
    }
    List<Change> all = new ArrayList<>(names.possible ? now : changes);
    leaving.forEach(move -> all.add(Change.of(move)));
    all.addAll(names.possible ? then : List.of());
    return all;
  }

  /** The changes, with what has to go before an extension comes in front of all. */
  static List<Change> first(List<Change> changes, Schema before) {
    List<ReplaceObject> coming = new ArrayList<>();
    for (Change change : changes) {
      if (change.operation() instanceof ReplaceObject replace && comes(replace)) {
        coming.add(
            new ReplaceObject(replace.replaced().orElseThrow(), Optional.of(replace.object())));
      }
    }
    if (coming.isEmpty()) {
      return changes;
    }
    ExtensionNames names = new ExtensionNames(before, coming);
    List<Change> first = new ArrayList<>();
    List<Change> rest = new ArrayList<>();
    for (int i = changes.size() - 1; i >= 0; i--) {
      Change change = changes.get(i);
      Optional<Operation> early = names.go(change.operation());
      early.ifPresent(operation -> first.add(new Change(operation, change.notes())));
      if (early.isEmpty()) {
        rest.add(change);
      }
    }
    if (!names.possible) {
      return changes;
    }
    rest.addAll(first);
    Collections.reverse(rest);
    return rest;
  }

  private static boolean comes(ReplaceObject replace) {
    return replace
        .replaced()
        .filter(was -> ExtensionMove.leaves(replace.object(), was))
        .isPresent();
  }

  /** The operation in the words of the end, if it has to wait. */
  private Optional<Operation> come(Operation operation) {
    if (operation instanceof CreateObject create) {
      return object(create.object().key()).map(CreateObject::new);
    }
    if (operation instanceof AddConstraint add) {
      return constraint(add.table(), add.constraint().name())
          .map(constraint -> new AddConstraint(add.table(), constraint, add.options()));
    }
    if (operation instanceof CreateIndex create) {
      return index(create.table(), create.index().name())
          .map(index -> new CreateIndex(create.table(), index, create.options()));
    }
    possible &= !stays(operation);
    return Optional.empty();
  }

  /** The operation in the words of the beginning, if it has to go before. */
  private Optional<Operation> go(Operation operation) {
    if (operation instanceof DropObject drop) {
      return object(drop.key()).map(object -> new DropObject(object.key(), Optional.of(object)));
    }
    if (operation instanceof DropConstraint drop) {
      return constraint(drop.table(), Optional.of(drop.name()))
          .map(constraint -> new DropConstraint(drop.table(), drop.name(), Optional.empty()))
          .map(bare -> bare.completed(words));
    }
    if (operation instanceof DropIndex drop) {
      return index(drop.table(), Optional.of(drop.name()))
          .map(index -> new DropIndex(drop.table(), drop.name(), Optional.empty()))
          .map(bare -> bare.completed(words));
    }
    possible &= !stays(operation);
    return Optional.empty();
  }

  private Optional<DefinedObject> object(ObjectKey key) {
    Optional<DefinedObject> found =
        words
            .find(elsewhere(key))
            .map(DefinedObject.class::cast)
            .filter(
                object ->
                    isTaken(object) || isShared(Needs.text(object)) || needsSome(object.key()));
    found.ifPresent(object -> apart.add(object.key()));
    return found;
  }

  private Optional<Constraint> constraint(QualifiedName table, Optional<String> name) {
    return words
        .table(table)
        .flatMap(there -> there.constraint(name.orElse("")))
        .filter(constraint -> isApart(new Part.OfConstraint(constraint)));
  }

  private Optional<Index> index(QualifiedName table, Optional<String> name) {
    return words
        .table(table)
        .flatMap(there -> there.index(name.orElse("")))
        .filter(index -> isApart(new Part.OfIndex(index)));
  }

  /** Whether the extensions bring something of that name. */
  private boolean isTaken(DefinedObject object) {
    return object.name().schema().isEmpty()
        && (object.kind().isRoutine() || TYPES.contains(object.kind()))
        && moves.stream()
            .flatMap(move -> move.object().facts().shape().stream())
            .anyMatch(object.name().name()::equals);
  }

  private boolean isShared(String text) {
    return moves.stream()
        .anyMatch(
            move ->
                MovedOperators.of(words, move.replaced().orElseThrow(), move.object())
                    .areShared(text));
  }

  private boolean needsSome(ObjectKey key) {
    return needs.of(key).stream().map(Dependency::object).anyMatch(apart::contains);
  }

  private boolean isApart(Part part) {
    return part.expressions().stream()
        .map(Needs::sql)
        .anyMatch(text -> isShared(text) || namesSome(text));
  }

  private boolean namesSome(String text) {
    return needs.namedIn(text).stream().anyMatch(apart::contains);
  }

  /** Whether it needs what is put in another order, and cannot be itself. */
  private boolean stays(Operation operation) {
    if (apart.isEmpty()) {
      return false;
    }
    if (operation instanceof CreateTable create) {
      return needsSome(create.table().key());
    }
    if (operation instanceof DropTable drop) {
      return needsSome(ObjectKey.of(ObjectKind.TABLE, drop.table()));
    }
    if (operation instanceof ReplaceObject replace) {
      return needsSome(elsewhere(replace.object().key()));
    }
    if (operation instanceof AddColumn add) {
      return columnNamesSome(add.table(), add.column().name());
    }
    if (operation instanceof DropColumn drop) {
      return columnNamesSome(drop.table(), drop.column());
    }
    if (operation instanceof AlterColumn alter) {
      return columnNamesSome(alter.table(), alter.column());
    }
    return operation instanceof RenameObject
        || (operation instanceof AlterTableOptions alter
            && alter.options().values().stream().anyMatch(this::namesSome));
  }

  private boolean columnNamesSome(QualifiedName table, String column) {
    return words
        .table(table)
        .flatMap(there -> there.column(column))
        .map(Apart::text)
        .filter(this::namesSome)
        .isPresent();
  }
}
