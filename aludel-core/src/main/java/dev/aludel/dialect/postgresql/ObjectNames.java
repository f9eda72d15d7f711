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
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.Type;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gives objects, and all that speaks of them, other names for the same things. */
abstract class ObjectNames {

  /** The name of an object of that kind; the same one, where it has no other. */
  abstract QualifiedName name(ObjectKind kind, QualifiedName name);

  /** The name that an object of that kind gets when it is renamed. */
  abstract QualifiedName newName(ObjectKind kind, QualifiedName from, QualifiedName to);

  final QualifiedName table(QualifiedName name) {
    return name(ObjectKind.TABLE, name);
  }

  final ObjectKey key(ObjectKey key) {
    QualifiedName named = new QualifiedName(schemaOf(key), key.name().name());
    return new ObjectKey(key.kind(), named, key.qualifier());
  }

  private Optional<String> schemaOf(ObjectKey key) {
    if (key.kind() == ObjectKind.PRIVILEGES) {
      return schemaOf(key.target());
    }
    if (key.kind().isOfTable()) {
      return table(key.table()).schema();
    }
    return isNamed(key.kind()) ? name(key.kind(), key.name()).schema() : key.name().schema();
  }

  /** What lies in no schema, or says something of the connection's own, has no other name. */
  private static boolean isNamed(ObjectKind kind) {
    return !kind.isOfDatabase() && !kind.isOfAnother();
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
        .withInherited(table.inherited().map(parts -> parts.withEachConstraint(this::constraint)))
        .withCalls(table.calls().map(calls -> calls.withEachRoutine(this::key)));
  }

  Column column(Column column) {
    Type type = type(column.type());
    Column whole = type.equals(column.type()) ? column : column.ofType(type);
    return Serial.sequenceOf(column)
        .filter(name -> !name(ObjectKind.SEQUENCE, name).equals(name))
        .map(name -> Serial.inSchema(whole, name(ObjectKind.SEQUENCE, name).schema()))
        .orElse(whole);
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
        .filter(name -> !name(ObjectKind.SEQUENCE, name).equals(name))
        .map(name -> Serial.inSchema(value, name(ObjectKind.SEQUENCE, name).schema()))
        .orElse(value);
  }
}
