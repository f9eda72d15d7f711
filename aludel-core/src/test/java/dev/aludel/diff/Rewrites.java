package dev.aludel.diff;

import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.sql;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Schemas rewritten as a model's author would, without a thought for what a database can do in one
 * step: names reused for other things, keys replaced under foreign keys, both sides of a key
 * retyped, columns that become generated, enums that lose values.
 */
final class Rewrites {

  private static final List<Type> TYPES =
      List.of(Type.Scalar.TEXT, Type.Scalar.BIG_INTEGER, Type.Scalar.INTEGER, Type.Scalar.UUID);

  private final Random random;
  private final boolean forDatabases;

  /** Types of which each can become each, one after the other too: a number is no UUID. */
  private final List<Type> kin;

  private Schema schema;

  private Rewrites(Schema schema, Random random, boolean forDatabases) {
    this.schema = schema;
    this.random = random;
    this.forDatabases = forDatabases;
    this.kin = forDatabases ? kin(random.nextInt(4) == 0) : TYPES;
  }

  private static List<Type> kin(boolean uuids) {
    return uuids
        ? List.of(Type.Scalar.TEXT, Type.Scalar.UUID)
        : List.of(Type.Scalar.TEXT, Type.Scalar.BIG_INTEGER, Type.Scalar.INTEGER);
  }

  /** Any schema that can be thought of. */
  static Schema rewrite(Schema schema, Random random) {
    return new Rewrites(schema, random, false).several();
  }

  /** A schema that both databases can create. */
  static Schema rewriteForDatabases(Schema schema, Random random) {
    return new Rewrites(schema, random, true).several();
  }

  private Schema several() {
    for (int times = 1 + random.nextInt(6); times > 0; times--) {
      once();
    }
    return forDatabases ? schema.withEachTable(Rewrites::withPlainColumn) : schema;
  }

  /** SQLite has no table of generated columns alone. */
  private static Table withPlainColumn(Table table) {
    boolean isPlain = table.columns().stream().anyMatch(c -> c.generated().isEmpty());
    return isPlain
        ? table
        : table.withColumns(
            table.columns().stream().map(c -> c.withGenerated(Optional.empty())).toList());
  }

  private void once() {
    if (schema.tables().isEmpty()) {
      return;
    }
    Table table = pick(schema.tables());
    switch (random.nextInt(16)) {
      case 0 -> dropTable(table);
      case 1 -> dropColumn(table);
      case 2 -> replaceKey(table);
      case 3 -> retypeWithReferences(table);
      case 4 -> withColumn(table, column -> generated(table, column));
      case 5 -> withColumn(table, column -> column.withNullable(!column.nullable()));
      case 6 -> withColumn(table, column -> column.comment("c" + random.nextInt(9)));
      case 7 -> leaveNamesOpen(table);
      case 8 -> swapNames(table);
      case 9 -> reverseKeys(table);
      case 10 -> constraintsToIndexes(table);
      case 11 -> removeEnumValue();
      case 12 -> changeActions(table);
      case 13 -> copyOf(table);
      case 14 -> put(table.withColumns(shuffled(table.columns())));
      default -> addExpressions(table);
    }
  }

  private void put(Table table) {
    schema = schema.withTable(table.name(), was -> table);
  }

  /** Without the keys to it, and sometimes with another table of its name. */
  private void dropTable(Table table) {
    schema = schema.without(ObjectKind.TABLE, table.name());
    withoutKeys(key -> key.table().equals(table.name()));
  }

  private void withoutKeys(Predicate<ForeignKey> which) {
    schema =
        schema.withEachTable(
            table ->
                table.withConstraints(
                    table.constraints().stream()
                        .filter(c -> !(c instanceof ForeignKey key && which.test(key)))
                        .toList()));
  }

  private void dropColumn(Table table) {
    if (table.columns().size() < 2) {
      return;
    }
    String column = pick(table.columns()).name();
    remove(table, Set.of(column));
  }

  private void remove(Table table, Set<String> columns) {
    List<Column> rest =
        table.columns().stream()
            .filter(c -> !columns.contains(c.name()))
            .filter(c -> c.generated().isEmpty() || none(columns, c.generated().get().expression()))
            .toList();
    if (rest.isEmpty()) {
      return;
    }
    List<String> names = rest.stream().map(Column::name).toList();
    Table bare = table.withConstraints(List.of()).withIndexes(List.of()).withColumns(rest);
    put(
        bare.withConstraints(
                table.constraints().stream()
                    .filter(c -> fits(new Part.OfConstraint(c), names, columns))
                    .toList())
            .withIndexes(
                table.indexes().stream()
                    .filter(i -> fits(new Part.OfIndex(i), names, columns))
                    .toList()));
    dropKeysWithoutTarget();
  }

  private static boolean fits(Part part, List<String> names, Set<String> gone) {
    return names.containsAll(part.columns()) && gone.stream().noneMatch(part::uses);
  }

  private static boolean none(Set<String> columns, Expression expression) {
    return columns.stream().noneMatch(expression::mentions);
  }

  private void dropKeysWithoutTarget() {
    withoutKeys(key -> !Validity.isKey(schema, key));
  }

  /** Another primary key under the same name; what referenced it goes, if nothing else serves. */
  private void replaceKey(Table table) {
    Optional<PrimaryKey> key = table.primaryKey();
    Optional<Column> keyColumn =
        shuffled(table.columns()).stream().filter(Rewrites::isKeyable).findFirst();
    if (keyColumn.isEmpty()) {
      return;
    }
    List<Constraint> rest = new ArrayList<>(table.constraints());
    if (key.isPresent() && random.nextInt(3) > 0) {
      rest.remove(key.get());
      boolean keepAsUnique = random.nextBoolean();
      if (keepAsUnique) {
        rest.add(
            new UniqueConstraint(
                Optional.empty(), key.get().columns(), false, Deferral.NOT_DEFERRABLE));
      }
    }
    if (rest.stream().noneMatch(PrimaryKey.class::isInstance)) {
      rest.add(new PrimaryKey(key.flatMap(PrimaryKey::name), List.of(keyColumn.get().name())));
    }
    put(table.withConstraints(rest));
    dropKeysWithoutTarget();
  }

  private static boolean isKeyable(Column column) {
    return column.generated().isEmpty() && TYPES.contains(column.type());
  }

  /** A column with all that references it or is referenced by it, on to another type. */
  private void retypeWithReferences(Table table) {
    Type type = pick(kin);
    Column column = pick(table.columns());
    if (isPlain(table, column)
        && (!forDatabases || (isKeyable(column) && kin.contains(column.type())))) {
      retype(table.name(), column.name(), type);
    }
  }

  private void retype(QualifiedName table, String column, Type type) {
    Column was = schema.requireTable(table).requireColumn(column);
    if (was.type().equals(type)) {
      return;
    }
    Column now = was.ofType(type).withDefault(Optional.empty()).withIdentity(Optional.empty());
    put(schema.requireTable(table).withColumn(column, c -> now));
    for (Table other : schema.tables()) {
      for (ForeignKey key : other.constraints(ForeignKey.class)) {
        for (int i = 0; i < key.columns().size(); i++) {
          if (key.table().equals(table) && key.referencedColumns().get(i).equals(column)) {
            retype(other.name(), key.columns().get(i), type);
          }
          if (other.name().equals(table) && key.columns().get(i).equals(column)) {
            retype(key.table(), key.referencedColumns().get(i), type);
          }
        }
      }
    }
  }

  private void withColumn(Table table, UnaryOperator<Column> change) {
    Column column = pick(table.columns());
    if (isPlain(table, column)) {
      put(table.withColumn(column.name(), change));
    }
  }

  /** Whether the column may be of any type and worked out in any way; in memory all may. */
  private boolean isPlain(Table table, Column column) {
    return !forDatabases
        || (column.identity().isEmpty()
            && Part.of(table).stream()
                .allMatch(part -> part.foreignKey().isPresent() || !part.uses(column.name()))
            && (column.generated().isPresent() || !isInForeignKey(table, column)));
  }

  private static boolean isInForeignKey(Table table, Column column) {
    return table.constraints(ForeignKey.class).stream()
        .anyMatch(key -> key.columns().contains(column.name()));
  }

  private Column generated(Table table, Column column) {
    if (forDatabases
        && ((column.type() != Type.Scalar.BIG_INTEGER && column.type() != Type.Scalar.INTEGER)
            || isGeneratedFrom(table, column))) {
      return column;
    }
    Column plain =
        column
            .withDefault(Optional.empty())
            .withIdentity(Optional.empty())
            .withGenerated(Optional.empty());
    return switch (random.nextInt(3)) {
      case 0 -> plain;
      case 1 -> plain.virtualAs(sql("1 + 1"));
      default -> plain.storedAs(sql("1 + " + random.nextInt(3)));
    };
  }

  /** PostgreSQL has no generated columns of generated ones. */
  private static boolean isGeneratedFrom(Table table, Column column) {
    return table.columns().stream()
        .flatMap(other -> other.generated().stream())
        .anyMatch(by -> by.expression().toString().contains(column.name()));
  }

  private void leaveNamesOpen(Table table) {
    put(
        table
            .withConstraints(
                table.constraints().stream()
                    .map(c -> random.nextBoolean() ? c.unnamed() : c)
                    .toList())
            .withIndexes(
                table.indexes().stream()
                    .map(i -> random.nextBoolean() ? i.unnamed() : i)
                    .toList()));
  }

  private void swapNames(Table table) {
    List<Constraint> constraints = new ArrayList<>(table.constraints());
    if (constraints.size() > 1
        && constraints.get(0).name().isPresent()
        && constraints.get(1).name().isPresent()) {
      String first = constraints.get(0).name().get();
      String second = constraints.get(1).name().get();
      constraints.set(0, constraints.get(0).named(second));
      constraints.set(1, constraints.get(1).named(random.nextBoolean() ? first : free(table)));
      put(table.withConstraints(constraints));
    }
  }

  private static String free(Table table) {
    String name = "new name";
    while (table.constraint(name).isPresent()) {
      name += "r";
    }
    return name;
  }

  /** The same names for the same columns in another order. */
  private void reverseKeys(Table table) {
    List<Index> indexes = new ArrayList<>();
    for (Index index : table.indexes()) {
      List<IndexKey> keys = new ArrayList<>(index.keys());
      Collections.reverse(keys);
      indexes.add(
          new Index(
              index.name(),
              keys,
              index.unique(),
              index.nullsNotDistinct(),
              index.where(),
              index.method(),
              index.include()));
    }
    put(table.withIndexes(indexes));
    dropKeysWithoutTarget();
  }

  private void constraintsToIndexes(Table table) {
    List<Constraint> constraints = new ArrayList<>();
    List<Index> indexes = new ArrayList<>(table.indexes());
    for (Constraint constraint : table.constraints()) {
      Optional<Part> index = new Part.OfConstraint(constraint).equivalent();
      if (index.isPresent()) {
        Index plain = ((Part.OfIndex) index.get()).index();
        indexes.add(constraint.name().isPresent() ? plain.named(constraint.name().get()) : plain);
      } else {
        constraints.add(constraint);
      }
    }
    put(table.withConstraints(constraints).withIndexes(indexes));
  }

  private void removeEnumValue() {
    if (schema.enums().isEmpty()) {
      return;
    }
    EnumType type = pick(schema.enums());
    List<String> values = new ArrayList<>(type.values());
    Collections.shuffle(values, random);
    String removed = values.remove(0);
    if (random.nextBoolean() || values.isEmpty()) {
      values.add("fresh " + random.nextInt(100));
    }
    EnumType now = type.withValues(values);
    Expression old = new Expression.TextLiteral(removed);
    schema =
        schema
            .without(ObjectKind.ENUM, type.name())
            .with(now)
            .withEachTable(
                table ->
                    table.withColumns(
                        table.withEnumeration(type.name(), now.type()).columns().stream()
                            .map(
                                c ->
                                    c.type().equals(now.type())
                                            && c.defaultValue().equals(Optional.of(old))
                                        ? c.defaultsTo(now.values().get(0))
                                        : c)
                            .toList()));
  }

  private void changeActions(Table table) {
    put(
        table.withConstraints(
            table.constraints().stream()
                .map(
                    c ->
                        c instanceof ForeignKey key
                            ? key.onDelete(pick(List.of(ReferentialAction.values())))
                            : c)
                .toList()));
  }

  /** The same table under another name, with names open: a rename, or a second one. */
  private void copyOf(Table table) {
    QualifiedName name = table.name().sibling(table.name().name() + "_" + random.nextInt(1000));
    if (schema.table(name).isEmpty() && name.name().getBytes(UTF_8).length <= 63) {
      schema =
          schema.with(
              table
                  .withConstraints(table.constraints().stream().map(Constraint::unnamed).toList())
                  .withIndexes(table.indexes().stream().map(Index::unnamed).toList())
                  .named(name));
      if (random.nextBoolean()) {
        dropTable(table);
      }
    }
  }

  private void addExpressions(Table table) {
    List<Column> columns =
        table.columns().stream().filter(c -> !forDatabases || c.generated().isEmpty()).toList();
    String column = '"' + pick(columns).name().replace("\"", "\"\"") + '"';
    put(
        table
            .withConstraint(check(column + " IS NOT NULL OR " + random.nextInt(50) + " > 0"))
            .withIndex(Index.on(List.of(IndexKey.expression(sql(column + " IS NULL"))))));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private <T> List<T> shuffled(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }
}
