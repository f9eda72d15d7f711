package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.ObjectFacts;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.PartitionOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Gives objects of the connection's own schema their whole names where the server has something of
 * their name itself, which it would take for them (section 5.10.5 of PostgreSQL's manual): {@code
 * pg_class} becomes {@code public.pg_class}. All others keep the names that they have.
 */
final class WholeNames {

  private final Supplier<String> home;

  /** Tables and views that get their whole names, too. */
  private final Set<QualifiedName> others;

  /**
   * @param home the schema of objects whose names say none, asked for when there is need of it
   */
  WholeNames(Supplier<String> home) {
    this(home, Set.of());
  }

  private WholeNames(Supplier<String> home, Set<QualifiedName> others) {
    this.home = home;
    this.others = others;
  }

  /** The same, with tables and views that get their whole names whatever these are. */
  WholeNames with(Set<QualifiedName> tables) {
    return tables.isEmpty() ? this : new WholeNames(home, tables);
  }

  private boolean isServers(ObjectKind kind, QualifiedName name) {
    return name.schema().isEmpty()
        && (CatalogNames.contain(kind, name.name())
            || (kind.hasRows() && kind != ObjectKind.COMPOSITE_TYPE && others.contains(name)));
  }

  QualifiedName name(ObjectKind kind, QualifiedName name) {
    return isServers(kind, name) ? QualifiedName.of(home.get(), name.name()) : name;
  }

  QualifiedName table(QualifiedName name) {
    return name(ObjectKind.TABLE, name);
  }

  private boolean isServers(ObjectKey key) {
    if (key.kind() == ObjectKind.PRIVILEGES) {
      return isServers(key.target());
    }
    return key.kind().isOfTable()
        ? isServers(ObjectKind.TABLE, key.table())
        : isNamed(key.kind()) && isServers(key.kind(), key.name());
  }

  /** What lies in no schema, or says something of the connection's own, has no whole name. */
  private static boolean isNamed(ObjectKind kind) {
    return !kind.isOfDatabase() && !kind.isOfAnother();
  }

  ObjectKey key(ObjectKey key) {
    return isServers(key)
        ? new ObjectKey(
            key.kind(), QualifiedName.of(home.get(), key.name().name()), key.qualifier())
        : key;
  }

  /** The schema with whole names, and with the own one if there are such names. */
  Schema schema(Schema schema) {
    List<SchemaObject> objects = schema.objects();
    if (objects.stream().noneMatch(object -> isServers(object.key()))) {
      return schema;
    }
    List<SchemaObject> whole = new ArrayList<>(objects.size() + 1);
    objects.forEach(object -> whole.add(object(object)));
    return withHome(Schema.of(whole));
  }

  /** The own schema is there, whatever is created in it. */
  Schema withHome(Schema schema) {
    ObjectKey key = ObjectKey.of(ObjectKind.SCHEMA, QualifiedName.of(home.get()));
    return schema.find(key).isPresent()
        ? schema
        : schema.with(DefinedObject.of(key, Optional.empty()));
  }

  SchemaObject object(SchemaObject object) {
    if (object instanceof Table table) {
      return table(table);
    }
    if (object instanceof EnumType type) {
      return type(type);
    }
    return object instanceof Sequence sequence
        ? sequence(sequence)
        : object((DefinedObject) object);
  }

  EnumType type(EnumType type) {
    return type.named(name(ObjectKind.ENUM, type.name()));
  }

  Sequence sequence(Sequence sequence) {
    return sequence.named(name(ObjectKind.SEQUENCE, sequence.name()));
  }

  DefinedObject object(DefinedObject object) {
    DefinedObject whole = object;
    for (QualifiedName partition : PartitionOptions.partitions(object)) {
      whole = PartitionOptions.renamed(whole, partition, table(partition));
    }
    return whole.named(key(object.key()).name()).withFacts(facts(object.facts()));
  }

  private ObjectFacts facts(ObjectFacts facts) {
    if (facts.dependencies().isEmpty()) {
      return facts;
    }
    NavigableSet<Dependency> needs = new TreeSet<>();
    for (Dependency need : facts.dependencies().get()) {
      needs.add(new Dependency(key(need.object()), need.column()));
    }
    ObjectFacts whole = ObjectFacts.of(needs, facts.shape(), facts.kept());
    return facts.isUnfilled() ? whole.withoutRows() : whole;
  }

  Table table(Table table) {
    return new Table(
            table(table.name()),
            table.columns().stream().map(this::column).toList(),
            table.constraints().stream().map(this::constraint).toList(),
            table.indexes(),
            table.comment(),
            options(table.options()))
        .withInherited(table.inherited().map(parts -> parts.withEachConstraint(this::constraint)));
  }

  Column column(Column column) {
    Type type = type(column.type());
    Column whole = type.equals(column.type()) ? column : column.ofType(type);
    return Serial.sequenceOf(column)
            .filter(name -> isServers(ObjectKind.SEQUENCE, name))
            .isPresent()
        ? Serial.inSchema(whole, home.get())
        : whole;
  }

  Type type(Type type) {
    if (type instanceof Type.Array array) {
      return new Type.Array(type(array.element()));
    }
    return type instanceof Type.Enumeration used
        ? new Type.Enumeration(name(ObjectKind.ENUM, used.name()), used.values())
        : type;
  }

  Constraint constraint(Constraint constraint) {
    return constraint instanceof ForeignKey key
        ? key.referencing(table(key.table()), key.referencedColumns())
        : constraint;
  }

  /** The options of a table, which name those above it and the sequences of its columns. */
  SortedMap<String, String> options(SortedMap<String, String> options) {
    if (options.isEmpty()) {
      return options;
    }
    Table table = Table.of(QualifiedName.of("it"), List.of()).withOptions(options);
    for (QualifiedName above : above(options)) {
      QualifiedName whole = table(above);
      table =
          InheritedOptions.tableRenamed(TableParents.renamed(table, above, whole), above, whole);
    }
    SortedMap<String, String> whole = new TreeMap<>(table.options());
    whole.replaceAll(this::withSequence);
    return whole;
  }

  private static Set<QualifiedName> above(SortedMap<String, String> options) {
    Set<QualifiedName> above = new TreeSet<>(TableParents.of(options));
    for (String option : options.keySet()) {
      if (InheritedOptions.isOne(option)) {
        above.add(InheritedOptions.above(option).table());
      }
    }
    return above;
  }

  private String withSequence(String option, String value) {
    return PartOptions.ownedSequence(option, value)
        .filter(name -> isServers(ObjectKind.SEQUENCE, name))
        .map(name -> Quoting.name(home.get()) + "." + value)
        .orElse(value);
  }
}
