package dev.aludel.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
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

  private record Key(ObjectKind kind, QualifiedName name) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::kind).thenComparing(Key::name);

    static Key of(SchemaObject object) {
      return new Key(object.kind(), object.name());
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private final @Nullable AvlTree<Key, SchemaObject> objects;

  private Schema(@Nullable AvlTree<Key, SchemaObject> objects) {
    this.objects = objects;
  }

  /**
   * The schema of these objects.
   *
   * @throws SchemaException if two of a kind have one name
   */
  public static Schema of(Collection<? extends SchemaObject> objects) {
    SortedMap<Key, SchemaObject> byKey = new TreeMap<>();
    for (SchemaObject object : objects) {
      if (byKey.put(Key.of(object), object) != null) {
        throw new SchemaException(
            "The schema has %s %s twice.".formatted(object.kind().word(), object.name()));
      }
    }
    return new Schema(AvlTree.ofSorted(List.copyOf(byKey.entrySet())));
  }

  /** All objects, by kind and then by name. */
  public List<SchemaObject> objects() {
    List<SchemaObject> all = new ArrayList<>();
    AvlTree.forEach(objects, (key, object) -> all.add(object));
    return Collections.unmodifiableList(all);
  }

  /** The objects of one kind, by name. */
  public <T extends SchemaObject> List<T> objects(Class<T> kind) {
    return objects().stream().filter(kind::isInstance).map(kind::cast).toList();
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

  public Optional<SchemaObject> find(ObjectKind kind, QualifiedName name) {
    return Optional.ofNullable(AvlTree.get(objects, new Key(kind, name)));
  }

  /**
   * The object of that kind and name.
   *
   * @throws SchemaException if there is none
   */
  public SchemaObject require(ObjectKind kind, QualifiedName name) {
    return find(kind, name)
        .orElseThrow(() -> new SchemaException("There is no %s %s.".formatted(kind.word(), name)));
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
    if (find(object.kind(), object.name()).isPresent()) {
      throw new SchemaException(
          "There is already the %s %s.".formatted(object.kind().word(), object.name()));
    }
    return new Schema(AvlTree.put(objects, Key.of(object), object));
  }

  /**
   * This schema without one object.
   *
   * @throws SchemaException if it has none of that kind and name
   */
  public Schema without(ObjectKind kind, QualifiedName name) {
    require(kind, name);
    return new Schema(AvlTree.remove(objects, new Key(kind, name)));
  }

  /**
   * This schema with one table changed, its name too if the change says so.
   *
   * @throws SchemaException if there is no such table, or another of the new name
   */
  public Schema withTable(QualifiedName name, UnaryOperator<Table> change) {
    Table changed = change.apply(requireTable(name));
    return changed.name().equals(name)
        ? new Schema(AvlTree.put(objects, Key.of(changed), changed))
        : without(ObjectKind.TABLE, name).with(changed);
  }

  /** This schema with each table put through {@code change}, which keeps their names. */
  public Schema withEachTable(UnaryOperator<Table> change) {
    return new Schema(
        AvlTree.mapped(
            objects,
            (key, object) -> object instanceof Table table ? change.apply(table) : object));
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
