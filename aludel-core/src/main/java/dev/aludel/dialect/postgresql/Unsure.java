package dev.aludel.dialect.postgresql;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The objects of a schema of which only the server knows how they read back, and those that must be
 * there for them to be created.
 *
 * <p>An object with the text of the live one is sure as long as all that it needs is as it was:
 * over another type the server writes other casts.
 */
final class Unsure {

  private final Schema desired;
  private final Schema live;
  private final Set<ObjectKey> changed;
  private final Needs needs;
  private final Needs liveNeeds;
  private final Map<ObjectKey, Boolean> known = new HashMap<>();

  /**
   * @param changed what is told in other words before anything else changes
   */
  Unsure(Schema desired, Schema live, Set<ObjectKey> changed) {
    this.desired = desired;
    this.live = live;
    this.changed = changed;
    this.needs = new Needs(desired);
    this.liveNeeds = new Needs(live);
  }

  /** What the server must be asked about. */
  Set<ObjectKey> keys() {
    Set<ObjectKey> unsure = new TreeSet<>();
    for (Table table : desired.tables()) {
      if (changed.contains(table.key()) || !Agreement.isSure(table, live.table(table.name()))) {
        unsure.add(table.key());
      }
    }
    for (DefinedObject object : desired.definedObjects()) {
      if (!isSure(object.key())) {
        unsure.add(object.key());
      }
    }
    return unsure;
  }

  private boolean isSure(ObjectKey key) {
    Boolean sure = known.get(key);
    if (sure == null) {
      // A circle does not make anything less sure.
      known.put(key, true);
      sure = findSure(key);
      known.put(key, sure);
    }
    return sure;
  }

  private boolean findSure(ObjectKey key) {
    if (key.kind() == ObjectKind.TABLE) {
      return isUnchanged(key);
    }
    if (!(desired.find(key).orElse(null) instanceof DefinedObject object)) {
      return live.find(key).isPresent();
    }
    if (!isAsked(key)) {
      return true;
    }
    if (changed.contains(key)) {
      return false;
    }
    Optional<DefinedObject> was = live.find(key).map(DefinedObject.class::cast);
    boolean same =
        was.filter(
                there ->
                    there.definition().equals(object.definition())
                        && there.options().equals(object.options()))
            .isPresent();
    return same && liveNeeds.of(key).stream().map(Dependency::object).allMatch(this::isSure);
  }

  /** Schemas and extensions have one spelling; what concerns the whole database is not tried. */
  static boolean isAsked(ObjectKey key) {
    return key.kind().isDefined() && !key.kind().isOfDatabase() && !key.kind().isOfAnother();
  }

  private boolean isUnchanged(ObjectKey key) {
    Optional<Table> was = live.table(key.name());
    Optional<Table> is = desired.table(key.name());
    if (was.isEmpty() || is.isEmpty()) {
      return was.isEmpty() && is.isEmpty();
    }
    return was.get().columns().size() == is.get().columns().size()
        && was.get().columns().stream()
            .allMatch(
                column ->
                    is.get()
                        .column(column.name())
                        .filter(
                            other ->
                                other.type().equals(column.type())
                                    && other.collation().equals(column.collation()))
                        .isPresent());
  }

  /**
   * These and all that they need, in the order in which they can be created; of what bodies name,
   * which the server runs for an index or a check, what is not there yet, or not as it will be.
   */
  Collection<ObjectKey> withNeeds(Set<ObjectKey> unsure) {
    Set<ObjectKey> all = new TreeSet<>();
    unsure.forEach(key -> collect(key, all));
    all.removeIf(key -> !unsure.contains(key) && stays(key, unsure));
    return needs.inOrder(all);
  }

  private void collect(ObjectKey key, Set<ObjectKey> all) {
    boolean creatable = key.kind() == ObjectKind.TABLE || (key.kind().isDefined() && isAsked(key));
    if (creatable && desired.find(key).isPresent() && all.add(key)) {
      needs.of(key).forEach(need -> collect(need.object(), all));
      needs.whenCalled(key).stream()
          .map(Dependency::object)
          .filter(named -> runsIntoChange(named, new HashSet<>()))
          .forEach(named -> collect(named, all));
    }
  }

  /** Whether it is not as it will be, or runs into something that is not when it is called. */
  private boolean runsIntoChange(ObjectKey key, Set<ObjectKey> seen) {
    return seen.add(key)
        && (!isSure(key)
            || (key.kind() != ObjectKind.TABLE
                && needs.whenCalled(key).stream()
                    .anyMatch(need -> runsIntoChange(need.object(), seen))));
  }

  /** Whether what is there serves: a function or a type that has nothing to do with tables. */
  private boolean stays(ObjectKey key, Set<ObjectKey> unsure) {
    return key.kind().isDefined()
        && key.kind().compareTo(ObjectKind.TABLE) < 0
        && isSure(key)
        && !runsIntoChange(key, new HashSet<>())
        && needs.of(key).stream()
            .map(Dependency::object)
            .noneMatch(
                need ->
                    need.kind() == ObjectKind.TABLE
                        || unsure.contains(need)
                        || isOverAnotherEnum(need, new HashSet<>()));
  }

  /** Whether it is an enum of other values, which has a stand-in, or needs one. */
  private boolean isOverAnotherEnum(ObjectKey key, Set<ObjectKey> seen) {
    if (key.kind() == ObjectKind.ENUM) {
      return !values(desired, key).equals(values(live, key));
    }
    return key.kind().isDefined()
        && seen.add(key)
        && needs.of(key).stream()
            .map(Dependency::object)
            .anyMatch(need -> isOverAnotherEnum(need, seen));
  }

  private static Optional<List<String>> values(Schema schema, ObjectKey key) {
    return schema.find(key).map(EnumType.class::cast).map(EnumType::values);
  }
}
