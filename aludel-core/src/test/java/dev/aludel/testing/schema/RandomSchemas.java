package dev.aludel.testing.schema;

import static dev.aludel.schema.Definitions.sql;

import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.CreateEnum;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Definitions;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Identity;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type.Scalar;
import dev.aludel.testing.TestPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Random schemas of everything that the model holds. Each can be created on PostgreSQL 18 as it is,
 * and on SQLite with what SQLite has no place for left out.
 *
 * <p>One seed gives one schema, on every machine: a failing test prints its seed. Every constraint
 * and index has a name; no two names in a schema differ in case only. The rows of {@link
 * SampleRows} fit each schema.
 */
public final class RandomSchemas {

  private final Random random;
  private final RandomNames names;
  private final RandomParts parts;
  private final List<SchemaObject> objects = new ArrayList<>();
  private RandomColumns columns;

  private RandomSchemas(Random random) {
    this.random = random;
    this.names = new RandomNames(random);
    this.parts = new RandomParts(random);
    this.columns = new RandomColumns(random, List.of());
  }

  /** The schema of that seed: one to five tables, with enums, sequences and cycles of keys. */
  public static Schema schema(long seed) {
    return schema(new Random(seed));
  }

  public static Schema schema(Random random) {
    return new RandomSchemas(random).build(1 + random.nextInt(5));
  }

  /** The schema after one to four changes, each of which a database can make on its own. */
  public static Schema mutate(Schema schema, Random random) {
    return Operation.applyAll(schema, changes(schema, random));
  }

  /** One to four changes in a row. */
  public static List<Operation> changes(Schema schema, Random random) {
    List<Operation> changes = new ArrayList<>();
    Schema state = schema;
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      Operation change = change(state, random);
      changes.add(change);
      state = change.apply(state);
    }
    return changes;
  }

  /** One change that the schema, the sample rows and both databases allow. */
  public static Operation change(Schema schema, Random random) {
    return new RandomChanges(schema, random).next();
  }

  /**
   * What creates a schema from nothing, in an order that every database takes: foreign keys last,
   * since they may go in circles.
   */
  public static List<Operation> creation(Schema schema) {
    List<Operation> creation = new ArrayList<>();
    if (!schema.definedObjects().isEmpty()) {
      return SchemaDiff.between(Schema.EMPTY, schema).operations();
    }
    schema.enums().forEach(type -> creation.add(new CreateEnum(type)));
    schema.sequences().forEach(sequence -> creation.add(new CreateSequence(sequence)));
    List<Operation> foreignKeys = new ArrayList<>();
    for (Table table : schema.tables()) {
      Predicate<Constraint> isForeignKey = ForeignKey.class::isInstance;
      List<Constraint> own = table.constraints().stream().filter(isForeignKey.negate()).toList();
      creation.add(new CreateTable(table.withConstraints(own)));
      table
          .constraints(ForeignKey.class)
          .forEach(key -> foreignKeys.add(new AddConstraint(table.name(), key)));
    }
    creation.addAll(foreignKeys);
    return creation;
  }

  /** A table by itself, with names that the schema does not have. */
  static Table table(Schema schema, Random random) {
    RandomSchemas builder = new RandomSchemas(random);
    RandomChanges.namesIn(schema).forEach(builder.names::take);
    builder.columns = new RandomColumns(random, schema.enums());
    return builder.table();
  }

  private Schema build(int tables) {
    List<EnumType> enums = new ArrayList<>();
    for (int n = random.nextInt(3); n > 0; n--) {
      enums.add(enumType());
    }
    columns = new RandomColumns(random, enums);
    for (int n = random.nextInt(5) == 0 ? 1 : 0; n > 0; n--) {
      objects.add(sequence(names.next(), random));
    }
    for (int n = 0; n < tables; n++) {
      objects.add(table());
    }
    objects.addAll(enums);
    Schema schema = Schema.of(objects);
    for (int n = random.nextInt(tables + 2); n > 0; n--) {
      schema = withForeignKey(schema);
    }
    return schema;
  }

  private EnumType enumType() {
    List<String> values =
        new ArrayList<>(List.of("new", "done", "it's", "in progress", "Ü, \"q\""));
    Collections.shuffle(values, random);
    EnumType type =
        EnumType.of(QualifiedName.of(names.next()), values.subList(0, 2 + random.nextInt(4)));
    return random.nextInt(4) == 0
        ? new EnumType(type.name(), type.values(), Optional.of("It's an enum"))
        : type;
  }

  static Sequence sequence(String name, Random random) {
    SequenceOptions options =
        switch (random.nextInt(3)) {
          case 0 -> SequenceOptions.DEFAULT;
          case 1 -> SequenceOptions.DEFAULT.startingAt(100).by(10);
          default -> SequenceOptions.DEFAULT.atMost(5000).cycling().caching(5);
        };
    return Sequence.of(QualifiedName.of(name), logged(options, random));
  }

  /** PostgreSQL has unlogged ones from 15 on. */
  static SequenceOptions logged(SequenceOptions options, Random random) {
    return TestPostgres.majorVersion() >= 15 && random.nextInt(4) == 0
        ? options.unlogged()
        : options;
  }

  private Table table() {
    QualifiedName name = QualifiedName.of(names.next());
    RandomNames inside = new RandomNames(random);
    List<Column> list = new ArrayList<>();
    List<Constraint> constraints = new ArrayList<>();
    if (random.nextInt(4) > 0) {
      Column id = Column.of(inside.next(), columns.integer()).notNull();
      list.add(random.nextInt(3) > 0 ? id.identity(identity()) : id);
      constraints.add(new PrimaryKey(Optional.of(names.next()), List.of(id.name())));
    }
    for (int n = 1 + random.nextInt(7); n > 0; n--) {
      list.add(columns.column(inside.next()));
    }
    if (constraints.isEmpty() && random.nextInt(8) == 0) {
      list.add(Column.of(inside.next(), Scalar.INTEGER).identity(identity()));
    }
    Table table = Table.of(name, list).withConstraints(constraints);
    if (random.nextInt(3) == 0) {
      table = withGenerated(table, inside.next());
    }
    return decorated(table);
  }

  private Table decorated(Table bare) {
    Table table = bare;
    List<String> keys = parts.keyColumns(table, 3);
    if (table.primaryKey().isEmpty() && !keys.isEmpty() && random.nextBoolean()) {
      for (String key : keys) {
        table = table.withColumn(key, Column::notNull);
      }
      table = table.withConstraint(new PrimaryKey(Optional.of(names.next()), keys));
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      table = parts.unique(table, names.next()).map(table::withConstraint).orElse(table);
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      table = parts.check(table, names.next()).map(table::withConstraint).orElse(table);
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      table = parts.index(table, names.next()).map(table::withIndex).orElse(table);
    }
    return random.nextInt(5) == 0 ? table.withComment(Optional.of("It's a \"table\"")) : table;
  }

  private Identity identity() {
    return switch (random.nextInt(4)) {
      case 0 -> Identity.ALWAYS;
      case 1 -> new Identity(false, SequenceOptions.DEFAULT.startingAt(1000).by(5));
      default -> Identity.BY_DEFAULT;
    };
  }

  private Table withGenerated(Table table, String name) {
    List<Column> all = new ArrayList<>(table.columns());
    for (Column column : table.columns()) {
      String c = RandomParts.quoted(column.name());
      Optional<Column> generated =
          RandomColumns.isInteger(column)
              ? Optional.of(generated(Column.of(name, Scalar.BIG_INTEGER), c + " + 1"))
              : RandomColumns.isText(column)
                  ? Optional.of(generated(Column.of(name, Scalar.TEXT), "lower(" + c + ")"))
                  : Optional.empty();
      if (generated.isPresent()) {
        all.add(generated.get());
        break;
      }
    }
    return table.withColumns(all);
  }

  private Column generated(Column column, String expression) {
    return random.nextBoolean()
        ? column.storedAs(sql(expression))
        : column.virtualAs(sql(expression));
  }

  /** A foreign key from any table to any, with columns for it where there are none. */
  private Schema withForeignKey(Schema schema) {
    Table to = parts.pick(schema.tables());
    Table from = parts.pick(schema.tables());
    if (RandomParts.keys(to).isEmpty()) {
      return schema;
    }
    List<String> key = parts.pick(RandomParts.keys(to));
    RandomNames inside = new RandomNames(random);
    from.columns().forEach(column -> inside.take(column.name()));
    List<Column> all = new ArrayList<>(from.columns());
    List<String> referencing = new ArrayList<>();
    for (String referenced : key) {
      String name = inside.next();
      all.add(Definitions.column(name, to.requireColumn(referenced).type()));
      referencing.add(name);
    }
    ForeignKey foreignKey = parts.key(referencing, to.name(), key).named(names.next());
    return schema.withTable(
        from.name(), table -> table.withColumns(all).withConstraint(foreignKey));
  }
}
