package dev.aludel.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a database looks like: all that is needed to create it again.
 *
 * <p>A schema is a value, with its objects in one order, so that what is made from it comes out the
 * same each time.
 */
public final class Schema {

  /** The schema of a new database. */
  public static final Schema EMPTY = new Schema(new TreeMap<>());

  private record Key(ObjectKind kind, QualifiedName name) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::kind).thenComparing(Key::name);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private final SortedMap<Key, SchemaObject> objects;

  private Schema(SortedMap<Key, SchemaObject> objects) {
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
      if (byKey.put(new Key(object.kind(), object.name()), object) != null) {
        throw new SchemaException(
            "The schema has %s %s twice.".formatted(object.kind().word(), object.name()));
      }
    }
    return new Schema(byKey);
  }

  /** All objects, by kind and then by name. */
  public List<SchemaObject> objects() {
    return List.copyOf(objects.values());
  }

  /** The objects of one kind, by name. */
  public <T extends SchemaObject> List<T> objects(Class<T> kind) {
    return objects.values().stream().filter(kind::isInstance).map(kind::cast).toList();
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
    return Optional.ofNullable(objects.get(new Key(kind, name)));
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
    SortedMap<Key, SchemaObject> copy = new TreeMap<>(objects);
    if (copy.put(new Key(object.kind(), object.name()), object) != null) {
      throw new SchemaException(
          "There is a %s %s already.".formatted(object.kind().word(), object.name()));
    }
    return new Schema(copy);
  }

  /**
   * This schema without one object.
   *
   * @throws SchemaException if it has none of that kind and name
   */
  public Schema without(ObjectKind kind, QualifiedName name) {
    require(kind, name);
    SortedMap<Key, SchemaObject> copy = new TreeMap<>(objects);
    copy.remove(new Key(kind, name));
    return new Schema(copy);
  }

  /**
   * This schema with one table changed, its name too if the change says so.
   *
   * @throws SchemaException if there is no such table
   */
  public Schema withTable(QualifiedName name, UnaryOperator<Table> change) {
    Table changed = change.apply(requireTable(name));
    SortedMap<Key, SchemaObject> copy = new TreeMap<>(objects);
    copy.remove(new Key(ObjectKind.TABLE, name));
    if (copy.put(new Key(ObjectKind.TABLE, changed.name()), changed) != null) {
      throw new SchemaException("There is a table %s already.".formatted(changed.name()));
    }
    return new Schema(copy);
  }

  /** This schema with each table put through {@code change}, which keeps their names. */
  public Schema withEachTable(UnaryOperator<Table> change) {
    SortedMap<Key, SchemaObject> copy = new TreeMap<>(objects);
    copy.replaceAll((key, object) -> object instanceof Table table ? change.apply(table) : object);
    return new Schema(copy);
  }

  public boolean isEmpty() {
    return objects.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schema schema && objects.equals(schema.objects);
  }

  @Override
  public int hashCode() {
    return objects.hashCode();
  }

  /** The objects, one a line: for a failing test to show. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Schema");
    objects.values().forEach(object -> text.append("\n  ").append(object));
    return text.toString();
  }
}
