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
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PrimaryKey;
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
import java.util.TreeMap;
import java.util.TreeSet;

/** A schema as PostgreSQL would hold it, as far as that is known without asking the server. */
final class StaticForm {

  private final Session session;
  private final Schema live;
  private final Map<QualifiedName, EnumType> enums = new HashMap<>();

  /** Conditions and keys of indexes as they are held. */
  private final Map<Expression, Optional<Expression>> expressions = new HashMap<>();

  private StaticForm(Session session, Schema live) {
    this.session = session;
    this.live = live;
  }

  /**
   * The schema as it would be held.
   *
   * @param live what is there: a table that is held as it is there is the live one itself
   */
  static Schema of(Schema desired, Session session, Schema live) {
    return new StaticForm(session, live).schema(desired);
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
        .withOptions(options(object));
  }

  private SortedMap<String, String> options(DefinedObject object) {
    SortedMap<String, String> held = new TreeMap<>(ObjectOptions.held(object.options()));
    if (object.kind() == ObjectKind.DOMAIN
        && (session.version() < DomainNotNull.SINCE || !held.containsKey(ObjectOptions.NOT_NULL))) {
      held.keySet().removeAll(List.of(DomainNotNull.NAME, DomainNotNull.COMMENT));
    }
    return held;
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
    Optional<Table> there = live.table(session.held(table.name()));
    if (there.isPresent() && !hasEnumeration(table) && table.isLike(there.get())) {
      return told(table, there.get());
    }
    Table held = held(table);
    return told(table, there.filter(held::equals).orElse(held));
  }

  /** The table with what is told of it where it comes from. */
  private static Table told(Table table, Table held) {
    Table calling = table.calls().isEmpty() ? held : held.withCalls(table.calls());
    return table.inherited().isEmpty() || table.inherited().equals(calling.inherited())
        ? calling
        : calling.withInherited(table.inherited());
  }

  /** The values of an enum are those of the model's enum, whatever the column's type says. */
  private static boolean hasEnumeration(Table table) {
    for (Column column : table.columns()) {
      Type type = column.type() instanceof Type.Array array ? array.element() : column.type();
      if (type instanceof Type.Enumeration) {
        return true;
      }
    }
    return false;
  }

  private Table held(Table table) {
    requireNames(table);
    List<String> keyed = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    List<Column> columns = new ArrayList<>(table.columns().size());
    for (Column column : table.columns()) {
      Column held = column(column);
      columns.add(held.nullable() && keyed.contains(held.name()) ? held.notNull() : held);
    }
    List<Constraint> constraints = new ArrayList<>(table.constraints().size());
    for (Constraint constraint : table.constraints()) {
      constraint(constraint).ifPresent(constraints::add);
    }
    constraints.sort(CanonicalOrder.CONSTRAINTS);
    Map<String, Column> byName = new HashMap<>();
    columns.forEach(column -> byName.put(column.name(), column));
    List<Index> indexes = new ArrayList<>(table.indexes().size());
    for (Index index : table.indexes()) {
      if (IndexText.isHeld(index)) {
        indexes.add(index(byName, index));
      }
    }
    indexes.sort(CanonicalOrder.INDEXES);
    Table held =
        new Table(
            session.held(table.name()),
            columns,
            constraints,
            indexes,
            comment(table.comment()),
            table.options());
    if (table.options().isEmpty()) {
      return held;
    }
    SortedMap<String, String> options = TableOptions.held(held);
    if (session.version() < CatalogQueries.VERSION_18) {
      options
          .keySet()
          .removeIf(
              option ->
                  option.startsWith(NotNullOptions.NAME)
                      || option.startsWith(NotNullOptions.COMMENT));
    }
    return held.withOptions(options);
  }

  private Column column(Column column) {
    Type type = type(column.type());
    Optional<Identity> identity =
        column
            .identity()
            .map(i -> new Identity(i.always(), SequenceText.heldByColumn(i.options(), type)));
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

  private Optional<Expression> expression(Expression expression) {
    return expressions.computeIfAbsent(expression, StaticForm::read);
  }

  private static Optional<Expression> read(Expression expression) {
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

  /** A longer name than is kept has no form in which it would be written. */
  private static void requireNames(Table table) {
    Quoting.requireName(table.name().name());
    for (Column column : table.columns()) {
      Quoting.requireName(column.name());
    }
    for (Constraint constraint : table.constraints()) {
      constraint.name().ifPresent(Quoting::requireName);
    }
    for (Index index : table.indexes()) {
      index.name().ifPresent(Quoting::requireName);
    }
  }

  private Index index(Map<String, Column> columns, Index index) {
    List<IndexKey> keys = new ArrayList<>(index.keys().size());
    for (IndexKey key : index.keys()) {
      keys.add(key(columns, key));
    }
    return new Index(
        index.name(),
        keys,
        index.unique(),
        index.nullsNotDistinct(),
        index.where().flatMap(this::expression),
        index.method().filter(method -> !method.equals("btree")),
        index.include());
  }

  private IndexKey key(Map<String, Column> columns, IndexKey key) {
    boolean nullsFirstByItself = key.descending();
    return new IndexKey(
        key.column(),
        key.expression().flatMap(this::expression),
        key.descending(),
        key.nulls().filter(nulls -> (nulls == IndexKey.Nulls.FIRST) != nullsFirstByItself),
        key.collation()
            .filter(Collations::isHeld)
            .filter(name -> !name.equals(columnCollation(columns, key))),
        key.operatorClass());
  }

  private static String columnCollation(Map<String, Column> columns, IndexKey key) {
    return key.column().map(columns::get).flatMap(Column::collation).orElse("default");
  }
}
