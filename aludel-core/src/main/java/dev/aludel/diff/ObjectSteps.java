package dev.aludel.diff;

import dev.aludel.operation.CreateObject;
import dev.aludel.operation.DropObject;
import dev.aludel.operation.Operation;
import dev.aludel.operation.ReplaceObject;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectFacts;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The steps for objects that are held as SQL, in the order of what needs what.
 *
 * <p>What needs a table goes before tables change and comes after; what tables may need (types,
 * functions, extensions) comes before them and goes last. What stands in the way of a change (a
 * view over a column that gets another type, a function whose result changes) is dropped before it
 * and created after it as it was, with all that needs it.
 */
final class ObjectSteps {

  private final Comparison comparison;
  private final Consumer<Operation> add;
  private final Needs before;
  private final Needs after;

  /** What is dropped and created again, or dropped for good. */
  private final Set<ObjectKey> going = new TreeSet<>();

  /** Of those, what must go before tables change. */
  private final Set<ObjectKey> goingFirst = new TreeSet<>();

  /** Of those, what must go before anything gets another name. */
  private final RenamedNeeds renamed;

  /** What is still to be created or replaced. */
  private final Map<ObjectKey, Operation> coming = new TreeMap<>();

  ObjectSteps(Comparison comparison, Consumer<Operation> add) {
    this.comparison = comparison;
    this.add = add;
    this.before = new Needs(comparison.renamed);
    this.after = new Needs(after(comparison));
    this.renamed = new RenamedNeeds(comparison);
    if (!isIdle()) {
      findGoing();
      findComing();
    }
  }

  /** What will be there: the model, with what the database tells of its objects. */
  private static Schema after(Comparison comparison) {
    Schema schema = comparison.to;
    for (DefinedObject object : comparison.held.definedObjects()) {
      schema = schema.without(object.key()).with(object);
    }
    return schema;
  }

  private boolean isIdle() {
    return comparison.droppedObjects.isEmpty()
        && comparison.createdObjects.isEmpty()
        && comparison.objects.isEmpty();
  }

  private void findGoing() {
    going.addAll(renamed.keys());
    for (DefinedObject object : comparison.droppedObjects) {
      going.add(object.key());
      if (isInTheWay(object.key())) {
        goingFirst.add(object.key());
      }
    }
    for (ObjectChange change : comparison.objects.values()) {
      if (!change.isEmpty() && !change.keepsShape()) {
        going.add(change.key());
      }
      if (isInTheWay(change.key())) {
        going.add(change.key());
        goingFirst.add(change.key());
      }
    }
    spread(going, comparison.objects.keySet());
    Set<ObjectKey> dropped = new HashSet<>();
    comparison.droppedTables.forEach(table -> dropped.add(table.key()));
    for (ObjectKey key : going) {
      boolean needsDropped =
          before.of(key).stream().anyMatch(need -> dropped.contains(need.object()));
      if (needsDropped || isAboveTables(key.kind()) || comparison.objects.containsKey(key)) {
        goingFirst.add(key);
      }
    }
    spread(goingFirst, going);
  }

  /** Adds of the candidates all that need one of the set, or need what needs it. */
  private void spread(Set<ObjectKey> set, Set<ObjectKey> candidates) {
    boolean more = !set.isEmpty();
    while (more) {
      more = false;
      for (ObjectKey key : candidates) {
        if (!set.contains(key) && before.of(key).stream().anyMatch(need -> isIn(set, need, key))) {
          more |= set.add(key);
        }
      }
    }
  }

  /** A body that names something does not stand in its way. */
  private boolean isIn(Set<ObjectKey> set, Dependency need, ObjectKey of) {
    return set.contains(need.object())
        && comparison
            .renamed
            .find(of)
            .map(DefinedObject.class::cast)
            .flatMap(object -> object.facts().dependencies())
            .map(told -> told.contains(need))
            .orElse(true);
  }

  private static boolean isAboveTables(ObjectKind kind) {
    return kind.compareTo(ObjectKind.TABLE) > 0;
  }

  /** Whether a change of a column cannot be made with this object there. */
  private boolean isInTheWay(ObjectKey key) {
    boolean plainPublication =
        key.kind() == ObjectKind.PUBLICATION
            && comparison
                .renamed
                .find(key)
                .filter(o -> Needs.text((DefinedObject) o).contains("WHERE"))
                .isEmpty();
    if (plainPublication) {
      return false;
    }
    for (EnumDiff type : comparison.enums) {
      if (type.late().isPresent() && needs(key, type.from().key())) {
        return true;
      }
    }
    for (Dependency need : before.of(key)) {
      if (need.object().kind() == ObjectKind.TABLE
          && (comparison.replacedTables.contains(need.object().name())
              || isDropped(need.object()))) {
        return true;
      }
      TableDiff table =
          need.object().kind() == ObjectKind.TABLE
              ? comparison.tables.get(need.object().name())
              : null;
      if (table != null && table.movesColumnOf(before, key, comparison.rebuiltEnums())) {
        return true;
      }
    }
    return false;
  }

  /** A view of the same columns can stand on another table then: it cannot wait for that. */
  private boolean isDropped(ObjectKey table) {
    return comparison.to.find(table).isEmpty() && comparison.renamed.find(table).isPresent();
  }

  private boolean needs(ObjectKey key, ObjectKey needed) {
    return before.of(key).stream().anyMatch(need -> need.object().equals(needed));
  }

  private void findComing() {
    comparison.createdObjects.forEach(object -> coming.put(object.key(), new CreateObject(object)));
    for (ObjectChange change : comparison.objects.values()) {
      if (going.contains(change.key())) {
        DefinedObject again = change.isEmpty() ? change.was() : change.carried();
        coming.put(
            change.key(),
            new CreateObject(
                again.withFacts(kept(change)).whole().withFacts(change.held().facts())));
      } else if (!change.isEmpty()) {
        coming.put(change.key(), new ReplaceObject(change.carried(), Optional.of(change.was())));
      }
    }
  }

  /**
   * What comes back with it, but for what an object of its own says of its owner and privileges.
   */
  private ObjectFacts kept(ObjectChange change) {
    ObjectFacts facts = change.was().facts();
    Set<String> told = new TreeSet<>();
    comparison
        .renamed
        .find(ObjectKey.privilegesOn(change.key()))
        .map(DefinedObject.class::cast)
        .ifPresent(
            access -> access.options().keySet().forEach(option -> told.add(subject(option))));
    SortedMap<String, String> kept = new TreeMap<>(facts.kept());
    kept.keySet().removeIf(option -> told.contains(subject(option)));
    return facts.keeping(kept);
  }

  /** {@code postgresql.grant} of {@code postgresql.grant.app}. */
  private static String subject(String option) {
    String[] words = option.split("\\.", 3);
    return words[0] + "." + words[1];
  }

  /** Drops what would mean something else after the renames, or could not come back before them. */
  void dropBeforeRenames() {
    renamed.drops().forEach(add);
  }

  /** Drops what stands on tables, and what stands in the way. */
  void dropFirst() {
    drop(goingFirst);
  }

  /** Drops the rest. */
  void dropLast() {
    Set<ObjectKey> rest = new TreeSet<>(going);
    rest.removeAll(goingFirst);
    drop(rest);
  }

  /** Drops these, each before what it needs. */
  private void drop(Set<ObjectKey> keys) {
    List<ObjectKey> ordered =
        before.inOrder(keys.stream().filter(key -> !renamed.keys().contains(key)).toList());
    for (int i = ordered.size() - 1; i >= 0; i--) {
      add.accept(new DropObject(ordered.get(i), Optional.empty()));
    }
  }

  /** Creates schemas and extensions, which need nothing and which anything may need. */
  void createFirst() {
    for (ObjectKey key : List.copyOf(coming.keySet())) {
      if (key.kind() == ObjectKind.SCHEMA || key.kind() == ObjectKind.EXTENSION) {
        createWithNeeds(key);
      }
    }
  }

  /** Creates what tables may need and what needs no table itself, but for what comes back. */
  void createBelowTables() {
    for (ObjectKey key : List.copyOf(coming.keySet())) {
      boolean comesBack = going.contains(key) && comparison.objects.containsKey(key);
      if (!comesBack
          && !needsLateEnum(key)
          && !isAboveTables(key.kind())
          && !needsTable(key, new HashSet<>())) {
        createWithNeeds(key);
      }
    }
  }

  /** Whether it would stand in the way of an enum whose values go after the tables have changed. */
  private boolean needsLateEnum(ObjectKey key) {
    return comparison.enums.stream()
        .filter(type -> type.late().isPresent())
        .anyMatch(
            type ->
                after.of(key).stream().anyMatch(need -> need.object().equals(type.from().key())));
  }

  private boolean needsTable(ObjectKey key, Set<ObjectKey> seen) {
    if (key.kind() == ObjectKind.TABLE || isAboveTables(key.kind())) {
      return true;
    }
    return seen.add(key)
        && after.of(key).stream().anyMatch(need -> needsTable(need.object(), seen));
  }

  /**
   * Creates what a table needs and is not there yet.
   *
   * @param createTable creates a table that is not there yet
   */
  void createNeedsOf(QualifiedName table, Consumer<QualifiedName> createTable) {
    if (coming.isEmpty() && after.of(ObjectKey.of(ObjectKind.TABLE, table)).isEmpty()) {
      return;
    }
    createNeeds(ObjectKey.of(ObjectKind.TABLE, table), createTable, new HashSet<>());
  }

  private void createNeeds(
      ObjectKey key, Consumer<QualifiedName> createTable, Set<ObjectKey> seen) {
    for (Dependency need : after.of(key)) {
      ObjectKey needed = need.object();
      if (needed.kind() == ObjectKind.TABLE && !needed.equals(key)) {
        createTable.accept(needed.name());
      } else if (coming.containsKey(needed) && seen.add(needed)) {
        createNeeds(needed, createTable, seen);
        createWithNeeds(needed);
      }
    }
  }

  /** Creates the rest, each after what it needs. */
  void createLast() {
    after.inOrder(coming.keySet()).forEach(this::create);
  }

  /** Creates it after all that it needs and is still to come. */
  private void createWithNeeds(ObjectKey key) {
    Set<ObjectKey> needed = new TreeSet<>();
    collect(key, needed);
    after.inOrder(needed).forEach(this::create);
  }

  private void collect(ObjectKey key, Set<ObjectKey> needed) {
    if (coming.containsKey(key) && needed.add(key)) {
      after.of(key).forEach(need -> collect(need.object(), needed));
    }
  }

  private void create(ObjectKey key) {
    Operation operation = coming.remove(key);
    if (operation != null) {
      add.accept(operation);
    }
  }
}
