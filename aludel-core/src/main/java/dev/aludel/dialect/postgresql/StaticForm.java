package dev.aludel.dialect.postgresql;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Generated;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A schema as PostgreSQL would hold it, as far as that is known without asking the server. */
final class StaticForm {

  private final Session session;
  private final Map<QualifiedName, EnumType> enums = new HashMap<>();

  private StaticForm(Session session) {
    this.session = session;
  }

  static Schema of(Schema desired, Session session) {
    return new StaticForm(session).schema(desired);
  }

  private Schema schema(Schema desired) {
    List<SchemaObject> objects = new ArrayList<>();
    for (EnumType type : desired.enums()) {
      EnumType held =
          new EnumType(session.held(type.name()), type.values(), comment(type.comment()));
      enums.put(held.name(), held);
      objects.add(held);
    }
    for (Sequence sequence : desired.sequences()) {
      objects.add(
          new Sequence(
              session.held(sequence.name()),
              sequence.type(),
              SequenceText.held(sequence.options(), sequence.type()),
              comment(sequence.comment())));
    }
    desired.tables().forEach(table -> objects.add(table(table)));
    desired.definedObjects().stream()
        .filter(ObjectText::isHeld)
        .filter(object -> !isCurrentSchema(object))
        .forEach(object -> objects.add(defined(object)));
    addSchemas(objects);
    return Schema.of(objects);
  }

  private boolean isCurrentSchema(DefinedObject object) {
    return object.kind() == ObjectKind.SCHEMA
        && object.name().name().equals(session.currentSchema());
  }

  private DefinedObject defined(DefinedObject object) {
    DefinedObject own = ObjectText.own(object);
    if (object.kind() == ObjectKind.EXTENSION
        && ObjectText.definition(object)
            .filter(text -> text.equals("SCHEMA " + Quoting.name(session.currentSchema())))
            .isPresent()) {
      own = own.withDefinition(Optional.empty());
    }
    return (object.kind().isOfDatabase() ? own : own.named(session.held(object.name())))
        .withComment(
            object.kind() == ObjectKind.EXTENSION ? Optional.empty() : comment(object.comment()))
        .withOptions(ObjectOptions.held(object.options()));
  }

  /** A schema is there as soon as something lies in it. */
  private static void addSchemas(List<SchemaObject> objects) {
    Set<QualifiedName> there = new HashSet<>();
    Set<QualifiedName> named = new TreeSet<>();
    for (SchemaObject object : objects) {
      object.name().schema().map(QualifiedName::of).ifPresent(named::add);
      if (object.kind() == ObjectKind.SCHEMA) {
        there.add(object.name());
      }
    }
    named.removeAll(there);
    named.forEach(
        name ->
            objects.add(DefinedObject.of(ObjectKey.of(ObjectKind.SCHEMA, name), Optional.empty())));
  }

  private static Optional<String> comment(Optional<String> text) {
    return text.filter(t -> !t.isEmpty());
  }

  private Table table(Table table) {
    refuseLongNames(table);
    Set<String> keyed = new HashSet<>();
    table.primaryKey().ifPresent(key -> keyed.addAll(key.columns()));
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      Column held = column(column);
      columns.add(keyed.contains(column.name()) ? held.notNull() : held);
    }
    List<Constraint> constraints = new ArrayList<>();
    for (Constraint constraint : table.constraints()) {
      constraint(constraint).ifPresent(constraints::add);
    }
    Table bare =
        new Table(
            session.held(table.name()),
            columns,
            constraints,
            List.of(),
            comment(table.comment()),
            table.options());
    List<Index> indexes =
        table.indexes().stream()
            .filter(IndexText::isHeld)
            .map(index -> index(bare, index))
            .toList();
    Table held = bare.withIndexes(indexes);
    SortedMap<String, String> options = TableOptions.held(held);
    if (session.version() < CatalogQueries.VERSION_18) {
      options.keySet().removeIf(option -> option.startsWith(NotNullNames.OPTION));
    }
    return held.withOptions(options);
  }

  private Column column(Column column) {
    Type type = type(column.type());
    Optional<Identity> identity =
        column.identity().map(i -> new Identity(i.always(), SequenceText.held(i.options(), type)));
    return new Column(
        column.name(),
        type,
        column.nullable() && identity.isEmpty(),
        column.defaultValue().flatMap(value -> ExpressionWriter.defaultOf(value, type)),
        identity,
        column.generated().flatMap(this::generated),
        Collations.held(column.collation()),
        comment(column.comment()));
  }

  private Optional<Generated> generated(Generated generated) {
    boolean stored = generated.stored() || session.version() < CatalogQueries.VERSION_18;
    return expression(generated.expression()).map(e -> new Generated(e, stored));
  }

  private static Optional<Expression> expression(Expression expression) {
    return ExpressionWriter.own(expression)
        .map(own -> own instanceof Expression.Sql sql ? ExpressionReader.read(sql.text()) : own);
  }

  private Type type(Type type) {
    if (type instanceof Type.Enumeration enumeration) {
      QualifiedName name = session.held(enumeration.name());
      EnumType known = enums.get(name);
      return known == null ? new Type.Enumeration(name, enumeration.values()) : known.type();
    }
    if (type instanceof Type.Array array) {
      return TypeTable.held(new Type.Array(type(array.element())));
    }
    return TypeTable.held(type);
  }

  private Optional<Constraint> constraint(Constraint constraint) {
    if (constraint instanceof ForeignKey key) {
      return Optional.of(key.referencing(session.held(key.table()), key.referencedColumns()));
    }
    if (constraint instanceof CheckConstraint check) {
      return expression(check.condition())
          .map(condition -> new CheckConstraint(check.name(), condition));
    }
    return Optional.of(constraint);
  }

  /**
   * Asks for each name as it would be written, since a longer one than is kept has no such form.
   */
  private static void refuseLongNames(Table table) {
    Stream.of(
            Stream.of(table.name().name()),
            table.columns().stream().map(Column::name),
            table.constraints().stream().flatMap(constraint -> constraint.name().stream()),
            table.indexes().stream().flatMap(index -> index.name().stream()))
        .flatMap(names -> names)
        .forEach(Quoting::name);
  }

  private static Index index(Table table, Index index) {
    return new Index(
        index.name(),
        index.keys().stream().map(key -> key(table, key)).toList(),
        index.unique(),
        index.nullsNotDistinct(),
        index.where().flatMap(StaticForm::expression),
        index.method().filter(method -> !method.equals("btree")),
        index.include());
  }

  private static IndexKey key(Table table, IndexKey key) {
    Optional<String> column = key.column();
    String columnCollation =
        column.flatMap(table::column).flatMap(Column::collation).orElse("default");
    boolean nullsFirstByItself = key.descending();
    return new IndexKey(
        column,
        key.expression().flatMap(StaticForm::expression),
        key.descending(),
        key.nulls().filter(nulls -> (nulls == IndexKey.Nulls.FIRST) != nullsFirstByItself),
        key.collation().filter(Collations::isHeld).filter(name -> !name.equals(columnCollation)),
        key.operatorClass());
  }
}
