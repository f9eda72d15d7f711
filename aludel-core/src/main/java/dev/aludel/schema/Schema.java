package dev.aludel.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a database looks like: all that is needed to create it again.
 *
 * <p>A schema is a value, with its objects in one order, so that what is made from it comes out the
 * same each time.
 */
public final class Schema {

  /** The schema of a new database. */
  public static final Schema EMPTY = new Schema(null);

  private final @Nullable AvlTree<ObjectKey, SchemaObject> objects;

  private Schema(@Nullable AvlTree<ObjectKey, SchemaObject> objects) {
    this.objects = objects;
  }

  /**
   * The schema of these objects.
   *
   * @throws SchemaException if two of a kind have one name
   */
  public static Schema of(Collection<? extends SchemaObject> objects) {
    List<Map.Entry<ObjectKey, SchemaObject>> byKey = new ArrayList<>(objects.size());
    for (SchemaObject object : objects) {
      byKey.add(Map.entry(object.key(), object));
    }
    byKey.sort(Map.Entry.comparingByKey());
    for (int i = 1; i < byKey.size(); i++) {
      if (byKey.get(i).getKey().equals(byKey.get(i - 1).getKey())) {
        throw new SchemaException("The schema has %s twice.".formatted(byKey.get(i).getKey()));
      }
    }
    return new Schema(AvlTree.ofSorted(byKey));
  }

  /** All objects, by kind and then by name. */
  public List<SchemaObject> objects() {
    List<SchemaObject> all = new ArrayList<>();
    AvlTree.forEach(objects, (key, object) -> all.add(object));
    return Collections.unmodifiableList(all);
  }

  /** The schemas that objects name, and those that are among them. */
  public Set<String> schemas() {
    Set<String> names = new TreeSet<>();
    AvlTree.forEach(
        objects,
        (key, object) -> {
          key.name().schema().ifPresent(names::add);
          if (key.kind() == ObjectKind.SCHEMA) {
            names.add(key.name().name());
          }
        });
    return Collections.unmodifiableSet(names);
  }

  /** The objects of one kind, by name. */
  public <T extends SchemaObject> List<T> objects(Class<T> kind) {
    List<T> found = new ArrayList<>();
    AvlTree.forEach(
        objects,
        (key, object) -> {
          if (kind.isInstance(object)) {
            found.add(kind.cast(object));
          }
        });
    return Collections.unmodifiableList(found);
  }

  public List<Table> tables() {
    return objects(Table.class);
  }

  public List<EnumType> enums() {
    return objects(EnumType.class);
  }

  public List<Sequence> sequences() {
    return objects(Sequence.class);
  }

  /** The objects that are held as SQL, by kind and then by name. */
  public List<DefinedObject> definedObjects() {
    return objects(DefinedObject.class);
  }

  public Optional<SchemaObject> find(ObjectKey key) {
    return Optional.ofNullable(AvlTree.get(objects, key));
  }

  /** The object of a kind of which a name tells each apart. */
  public Optional<SchemaObject> find(ObjectKind kind, QualifiedName name) {
    return find(ObjectKey.of(kind, name));
  }

  /**
   * The object of that key.
   *
   * @throws SchemaException if there is none
   */
  public SchemaObject require(ObjectKey key) {
    return find(key).orElseThrow(() -> missing(key));
  }

  /** Without a database, nothing tells which schema a name without one lies in. */
  private SchemaException missing(ObjectKey key) {
    String namesakes =
        objects().stream()
            .map(SchemaObject::key)
            .filter(other -> isNamesake(key, other))
            .map(ObjectKey::name)
            .map(QualifiedName::toString)
            .collect(Collectors.joining(", "));
    String otherwise = ", but there is %s: name it so each time.".formatted(namesakes);
    return new SchemaException(
        "There is no %s%s".formatted(key, namesakes.isEmpty() ? "." : otherwise));
  }

  private static boolean isNamesake(ObjectKey one, ObjectKey other) {
    return one.kind() == other.kind()
        && one.name().name().equals(other.name().name())
        && one.qualifier().equals(other.qualifier());
  }

  /**
   * The object of that kind and name.
   *
   * @throws SchemaException if there is none
   */
  public SchemaObject require(ObjectKind kind, QualifiedName name) {
    return require(ObjectKey.of(kind, name));
  }

  public Optional<Table> table(QualifiedName name) {
    return find(ObjectKind.TABLE, name).map(Table.class::cast);
  }

  /**
   * The table of that name.
   *
   * @throws SchemaException if there is none
   */
  public Table requireTable(QualifiedName name) {
    return (Table) require(ObjectKind.TABLE, name);
  }

  /**
   * This schema with one more object.
   *
   * @throws SchemaException if there is one of that kind and name already
   */
  public Schema with(SchemaObject object) {
    if (find(object.key()).isPresent()) {
      throw new SchemaException("There is already the %s.".formatted(object.key()));
    }
    return new Schema(AvlTree.put(objects, object.key(), object));
  }

  /**
   * This schema without one object.
   *
   * @throws SchemaException if it has none of that key
   */
  public Schema without(ObjectKey key) {
    require(key);
    return new Schema(AvlTree.remove(objects, key));
  }

  /**
   * This schema without one object.
   *
   * @throws SchemaException if it has none of that kind and name
   */
  public Schema without(ObjectKind kind, QualifiedName name) {
    return without(ObjectKey.of(kind, name));
  }

  /**
   * This schema with one table changed, its name too if the change says so.
   *
   * @throws SchemaException if there is no such table, or another of the new name
   */
  public Schema withTable(QualifiedName name, UnaryOperator<Table> change) {
    Table changed = change.apply(requireTable(name));
    return changed.name().equals(name)
        ? new Schema(AvlTree.put(objects, changed.key(), changed))
        : without(ObjectKind.TABLE, name).with(changed);
  }

  /** This schema with each table put through {@code change}, which keeps their names. */
  public Schema withEachTable(UnaryOperator<Table> change) {
    return new Schema(
        AvlTree.mapped(
            objects,
            (key, object) -> object instanceof Table table ? change.apply(table) : object));
  }

  /** This schema with each object that is held as SQL put through {@code change}. */
  public Schema withEachDefinedObject(UnaryOperator<DefinedObject> change) {
    Schema changed = this;
    for (DefinedObject object : definedObjects()) {
      DefinedObject other = change.apply(object);
      if (!other.equals(object)) {
        changed = changed.without(object.key()).with(other);
      }
    }
    return changed;
  }

  /** The triggers, policies and rules of a table or view, and who may do what with it. */
  public List<DefinedObject> objectsOf(QualifiedName table) {
    return definedObjects().stream().filter(object -> isOf(object, table)).toList();
  }

  private static boolean isOf(DefinedObject object, QualifiedName table) {
    return object.table().filter(table::equals).isPresent()
        || (object.kind() == ObjectKind.PRIVILEGES
            && object.key().target().kind().isRelation()
            && object.name().equals(table));
  }

  /**
   * This model made of entities, with what is there and it cannot speak of: views, functions,
   * triggers…, the options of tables that only a database knows, and whether a sequence is logged.
   * What the model cannot say stays as it is, except what belongs to a table that goes.
   */
  public Schema withWhatEntitiesCannotSay(Schema live) {
    Schema whole =
        withEachTable(
            table -> {
              TreeMap<String, String> options =
                  new TreeMap<>(
                      live.table(table.name()).map(Table::options).orElseGet(TreeMap::new));
              options.putAll(table.options());
              return table.withOptions(options);
            });
    for (Sequence sequence : live.sequences()) {
      if (!sequence.options().logged() && find(sequence.key()).isPresent()) {
        Sequence model = (Sequence) require(ObjectKind.SEQUENCE, sequence.name());
        whole =
            whole
                .without(ObjectKind.SEQUENCE, model.name())
                .with(
                    new Sequence(
                        model.name(), model.type(), model.options().unlogged(), model.comment()));
      }
    }
    for (DefinedObject object : live.definedObjects()) {
      boolean gone =
          object
                  .table()
                  .filter(name -> isGone(ObjectKey.of(ObjectKind.TABLE, name), live))
                  .isPresent()
              || (object.kind() == ObjectKind.PRIVILEGES && isGone(object.key().target(), live));
      if (!gone && whole.find(object.key()).isEmpty()) {
        whole = whole.with(object);
      }
    }
    return whole;
  }

  /** Whether entities could speak of it, and do not. */
  private boolean isGone(ObjectKey key, Schema live) {
    return !key.kind().isDefined() && live.find(key).isPresent() && find(key).isEmpty();
  }

  /** How many steps at most it takes to find an object. */
  int depth() {
    return AvlTree.height(objects);
  }

  public boolean isEmpty() {
    return objects == null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schema schema && objects().equals(schema.objects());
  }

  @Override
  public int hashCode() {
    return objects().hashCode();
  }

  /** The objects, one a line: for a failing test to show. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Schema");
    objects().forEach(object -> text.append("\n  ").append(object));
    return text.toString();
  }
}
