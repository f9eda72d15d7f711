package dev.aludel.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that objects of a schema say in SQL, in other words. */
final class Texts {

  /**
   * Where a text stands.
   *
   * @param part which of the texts of the object
   */
  record Place(ObjectKey object, String part) {}

  /** Gives texts in other words. */
  interface Words {

    /**
     * The text in other words.
     *
     * @param onlyNames whether the text is nothing but names of types or operator classes
     */
    String of(Place place, String text, boolean onlyNames);
  }

  private final Words words;

  Texts(Words words) {
    this.words = words;
  }

  /** All texts that stand in the schema. */
  static Map<Place, String> of(Schema schema) {
    Map<Place, String> texts = new HashMap<>();
    new Texts(
            (place, text, onlyNames) -> {
              texts.put(place, text);
              return text;
            })
        .in(schema);
    return texts;
  }

  Schema in(Schema schema) {
    List<SchemaObject> objects = new ArrayList<>();
    schema.objects().forEach(object -> objects.add(in(object)));
    return Schema.of(objects);
  }

  SchemaObject in(SchemaObject object) {
    if (object instanceof Table table) {
      return in(table);
    }
    return object instanceof DefinedObject defined && defined.kind() != ObjectKind.EXTENSION
        ? in(defined)
        : object;
  }

  /** The key, of which the types of arguments are such a text. */
  ObjectKey in(ObjectKey key) {
    return key.kind().isRoutine() || key.kind() == ObjectKind.PRIVILEGES
        ? new ObjectKey(
            key.kind(), key.name(), words.of(new Place(key, "qualifier"), key.qualifier(), true))
        : key;
  }

  private DefinedObject in(DefinedObject object) {
    ObjectKey key = object.key();
    List<String> shape = new ArrayList<>();
    for (String text : object.facts().shape()) {
      shape.add(words.of(new Place(key, "shape " + shape.size()), text, true));
    }
    Place definition = new Place(key, "definition");
    ObjectKey named = in(key);
    return new DefinedObject(
        named.kind(),
        named.name(),
        named.qualifier(),
        object.definition().map(text -> in(definition, text, isOfTypes(object.kind()))),
        object.comment(),
        in(key, object.options()),
        needing(object.facts()).withShape(shape));
  }

  /** With the keys of the routines that are needed. */
  private ObjectFacts needing(ObjectFacts facts) {
    Optional<NavigableSet<Dependency>> needs = facts.dependencies();
    if (needs.isEmpty()
        || needs.get().stream().noneMatch(need -> need.object().kind().isRoutine())) {
      return facts;
    }
    NavigableSet<Dependency> named = new TreeSet<>();
    needs.get().forEach(need -> named.add(new Dependency(in(need.object()), need.column())));
    return facts.withDependencies(named);
  }

  /** Whether the definition begins with the names of types. */
  private static boolean isOfTypes(ObjectKind kind) {
    return kind.isRoutine()
        || kind == ObjectKind.DOMAIN
        || kind == ObjectKind.COMPOSITE_TYPE
        || kind == ObjectKind.RANGE_TYPE;
  }

  private Table in(Table table) {
    ObjectKey key = table.key();
    Table moved =
        table
            .withColumns(table.columns().stream().map(column -> in(key, column)).toList())
            .withConstraints(
                table.constraints().stream()
                    .map(
                        constraint ->
                            constraint instanceof CheckConstraint check
                                ? new CheckConstraint(
                                    check.name(),
                                    in(place(key, "check", check.name()), check.condition(), false))
                                : constraint)
                    .toList())
            .withIndexes(table.indexes().stream().map(index -> in(key, index)).toList())
            .withOptions(in(key, table.options()));
    return moved.equals(table) ? table : moved;
  }

  private static Place place(ObjectKey key, String part, Optional<String> name) {
    return new Place(key, part + " " + name.orElse(""));
  }

  private Column in(ObjectKey key, Column column) {
    Place value = new Place(key, "default " + column.name());
    Place generated = new Place(key, "generated " + column.name());
    return column
        .ofType(in(new Place(key, "type " + column.name()), column.type()))
        .withDefault(column.defaultValue().map(text -> in(value, text, false)))
        .withGenerated(
            column
                .generated()
                .map(by -> new Generated(in(generated, by.expression(), false), by.stored())));
  }

  private Index in(ObjectKey table, Index index) {
    List<IndexKey> keys = new ArrayList<>();
    for (IndexKey key : index.keys()) {
      String part = "index " + keys.size();
      Place expression = place(table, part, index.name());
      Place operatorClass = place(table, part + " operator class", index.name());
      keys.add(
          new IndexKey(
              key.column(),
              key.expression().map(text -> in(expression, text, false)),
              key.descending(),
              key.nulls(),
              key.collation(),
              key.operatorClass().map(text -> words.of(operatorClass, text, true))));
    }
    Place where = place(table, "index where", index.name());
    return new Index(
        index.name(),
        keys,
        index.unique(),
        index.nullsNotDistinct(),
        index.where().map(text -> in(where, text, false)),
        index.method(),
        index.include());
  }

  private SortedMap<String, String> in(ObjectKey key, SortedMap<String, String> options) {
    SortedMap<String, String> moved = new TreeMap<>();
    options.forEach(
        (option, text) ->
            moved.put(option, words.of(new Place(key, "option " + option), text, false)));
    return moved;
  }

  private Expression in(Place place, Expression expression, boolean onlyNames) {
    if (expression instanceof Expression.Sql sql) {
      return new Expression.Sql(words.of(place, sql.text(), onlyNames));
    }
    if (expression instanceof Expression.PerDialect each) {
      SortedMap<String, String> texts = new TreeMap<>(each.texts());
      texts.computeIfPresent("postgresql", (dialect, text) -> words.of(place, text, onlyNames));
      return new Expression.PerDialect(texts);
    }
    return expression;
  }

  private Type in(Place place, Type type) {
    if (type instanceof Type.Array array) {
      return new Type.Array(in(place, array.element()));
    }
    return type instanceof Type.Sql sql ? new Type.Sql(words.of(place, sql.text(), true)) : type;
  }
}
