package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** All that objects of a schema say in SQL, in other words. */
final class Texts {

  private final BiFunction<String, Boolean, String> words;

  /**
   * @param words gives a text in other words, and is told whether it is nothing but names of types
   *     or operator classes
   */
  Texts(BiFunction<String, Boolean, String> words) {
    this.words = words;
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
        ? new DefinedObject(
            defined.kind(),
            defined.name(),
            defined.kind().isRoutine() ? type(defined.qualifier()) : defined.qualifier(),
            defined.definition().map(text -> in(text, isOfTypes(defined.kind()))),
            defined.comment(),
            in(defined.options()),
            defined.facts().withShape(defined.facts().shape().stream().map(this::type).toList()))
        : object;
  }

  /** Whether the definition begins with the names of types. */
  private static boolean isOfTypes(ObjectKind kind) {
    return kind.isRoutine()
        || kind == ObjectKind.DOMAIN
        || kind == ObjectKind.COMPOSITE_TYPE
        || kind == ObjectKind.RANGE_TYPE;
  }

  private Table in(Table table) {
    Table moved =
        table
            .withColumns(table.columns().stream().map(this::in).toList())
            .withConstraints(
                table.constraints().stream()
                    .map(
                        constraint ->
                            constraint instanceof CheckConstraint check
                                ? new CheckConstraint(check.name(), in(check.condition()))
                                : constraint)
                    .toList())
            .withIndexes(table.indexes().stream().map(this::in).toList())
            .withOptions(in(table.options()));
    return moved.equals(table) ? table : moved;
  }

  private Column in(Column column) {
    return column
        .ofType(in(column.type()))
        .withDefault(column.defaultValue().map(this::in))
        .withGenerated(
            column.generated().map(by -> new Generated(in(by.expression()), by.stored())));
  }

  private Index in(Index index) {
    return new Index(
        index.name(),
        index.keys().stream()
            .map(
                key ->
                    new IndexKey(
                        key.column(),
                        key.expression().map(this::in),
                        key.descending(),
                        key.nulls(),
                        key.collation(),
                        key.operatorClass().map(this::type)))
            .toList(),
        index.unique(),
        index.nullsNotDistinct(),
        index.where().map(this::in),
        index.method(),
        index.include());
  }

  private SortedMap<String, String> in(SortedMap<String, String> options) {
    SortedMap<String, String> moved = new TreeMap<>();
    options.forEach((option, text) -> moved.put(option, words.apply(text, false)));
    return moved;
  }

  private Expression in(Expression expression) {
    return in(expression, false);
  }

  private Expression in(Expression expression, boolean onlyNames) {
    if (expression instanceof Expression.Sql sql) {
      return new Expression.Sql(words.apply(sql.text(), onlyNames));
    }
    if (expression instanceof Expression.PerDialect each) {
      SortedMap<String, String> texts = new TreeMap<>(each.texts());
      texts.computeIfPresent("postgresql", (dialect, text) -> words.apply(text, onlyNames));
      return new Expression.PerDialect(texts);
    }
    return expression;
  }

  private Type in(Type type) {
    if (type instanceof Type.Array array) {
      return new Type.Array(in(array.element()));
    }
    return type instanceof Type.Sql sql ? new Type.Sql(type(sql.text())) : type;
  }

  /** What is nothing but names of types or operator classes. */
  private String type(String text) {
    return words.apply(text, true);
  }
}
