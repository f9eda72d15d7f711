package dev.aludel.diff;

import dev.aludel.operation.CreateObject;
import dev.aludel.operation.DropObject;
import dev.aludel.operation.Operation;
import dev.aludel.operation.ReplaceObject;
import dev.aludel.schema.Circle;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectFacts;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PartitionOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
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
  private final GoingObjects going;
  private final Needs after;
  private final LateObjects late;

  /** Of those, what must go before anything gets another name. */
  private final RenamedNeeds renamed;

  /** What takes from triggers that stay what they have on partitions that go. */
  private final List<Operation> ofPartitions = new ArrayList<>();

  /** What is still to be created or replaced. */
  private final Map<ObjectKey, Operation> coming = new TreeMap<>();

  ObjectSteps(Comparison comparison, Consumer<Operation> add) {
    this.comparison = comparison;
    this.add = add;
    this.going = comparison.going;
    this.after = new Needs(after(comparison));
    this.renamed = going.renamed;
    this.late = new LateObjects(comparison, after);
    findComing();
  }

  /** What will be there: the model, with what the database tells of its objects. */
  private static Schema after(Comparison comparison) {
    Schema schema = comparison.to;
    for (DefinedObject object : comparison.held.definedObjects()) {
      schema = schema.without(object.key()).with(object);
    }
    return schema;
  }

  private void findComing() {
    comparison.createdObjects.forEach(object -> coming.put(object.key(), new CreateObject(object)));
    for (ObjectChange change : comparison.objects.values()) {
      if (going.all.contains(change.key())) {
        DefinedObject again = change.isEmpty() ? change.was() : change.carried();
        coming.put(
            change.key(),
            new CreateObject(
                again.withFacts(kept(change)).whole().withFacts(change.held().facts())));
      } else {
        DefinedObject bare = PartitionOptions.without(change.was(), this::goesApart);
        if (!bare.equals(change.was())) {
          ofPartitions.add(new ReplaceObject(bare, Optional.of(change.was())));
        }
        if (!bare.equals(change.held())) {
          coming.put(change.key(), new ReplaceObject(change.carried(), Optional.of(bare)));
        }
      }
    }
  }

  /** Whether the partition goes, for good or for a while, and with it what triggers have there. */
  private boolean goesApart(QualifiedName partition) {
    return comparison.moves.letsGo(partition)
        || comparison.droppedTables.stream().anyMatch(table -> table.name().equals(partition));
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

  /** What waits for the values of an enum to go. */
  LateObjects late() {
    return late;
  }

  /** Drops what would mean something else after the renames, or could not come back before them. */
  void dropBeforeRenames() {
    renamed.drops().forEach(add);
  }

  /** Drops what stands on tables, and what stands in the way, but for what tables need. */
  void dropFirst() {
    Set<ObjectKey> first = new TreeSet<>(going.first);
    first.removeAll(going.underTables);
    drop(first);
    ofPartitions.forEach(add);
  }

  /** Drops what stands in the way, once no table needs it any more. */
  void dropFromUnderTables() {
    Set<ObjectKey> rest = new TreeSet<>(going.underTables);
    rest.removeAll(going.overDropped);
    drop(rest);
  }

  /** Drops the rest, but for schemas, which anything may be in. */
  void dropLast() {
    Set<ObjectKey> rest = new TreeSet<>(going.all);
    rest.removeAll(going.first);
    rest.removeIf(key -> key.kind() == ObjectKind.SCHEMA);
    drop(rest);
  }

  void dropSchemas() {
    Set<ObjectKey> schemas = new TreeSet<>(going.all);
    schemas.removeIf(key -> key.kind() != ObjectKind.SCHEMA);
    drop(schemas);
  }

  /** Drops these, each before what it needs. */
  void drop(Set<ObjectKey> keys) {
    List<ObjectKey> ordered =
        going.before.inOrder(keys.stream().filter(key -> !renamed.keys().contains(key)).toList());
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
      boolean comesBack = going.all.contains(key) && comparison.objects.containsKey(key);
      if (!comesBack
          && !late.contains(key)
          && !GoingObjects.isAboveTables(key.kind())
          && !needsTable(key, new HashSet<>())) {
        createWithNeeds(key);
      }
    }
  }

  private boolean needsTable(ObjectKey key, Set<ObjectKey> seen) {
    if (key.kind() == ObjectKind.TABLE || GoingObjects.isAboveTables(key.kind())) {
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
    createNeedsOf(table, createTable, Set.of());
  }

  /**
   * The same but for some.
   *
   * @param later what has to wait, since it needs the table itself
   */
  void createNeedsOf(
      QualifiedName table, Consumer<QualifiedName> createTable, Set<ObjectKey> later) {
    if (coming.isEmpty() && after.of(ObjectKey.of(ObjectKind.TABLE, table)).isEmpty()) {
      return;
    }
    createNeeds(ObjectKey.of(ObjectKind.TABLE, table), createTable, new HashSet<>(later));
  }

  /** The circle that a table closes which comes, or is about to change. */
  Optional<Circle> circle(Table table) {
    return coming.isEmpty()
        ? Optional.empty()
        : Circle.of(table, after)
            .filter(circle -> circle.routines().stream().anyMatch(r -> waits(r, new HashSet<>())));
  }

  /** Whether a routine is still to come, or something that it needs when it is called. */
  private boolean waits(ObjectKey key, Set<ObjectKey> seen) {
    return coming.containsKey(key)
        || (seen.add(key)
            && after.whenCalled(key).stream().anyMatch(need -> waits(need.object(), seen)));
  }

  private void createNeeds(
      ObjectKey key, Consumer<QualifiedName> createTable, Set<ObjectKey> seen) {
    for (Dependency need : after.whenCalled(key)) {
      ObjectKey needed = need.object();
      boolean comes = coming.containsKey(needed);
      if (needed.kind() == ObjectKind.TABLE && !needed.equals(key)) {
        createTable.accept(needed.name());
      } else if ((comes || !GoingObjects.isAboveTables(needed.kind()))
          && !late.contains(needed)
          && seen.add(needed)) {
        createNeeds(needed, createTable, seen);
        if (comes) {
          createWithNeeds(needed);
        }
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
