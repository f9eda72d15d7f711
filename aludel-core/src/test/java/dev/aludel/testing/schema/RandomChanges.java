package dev.aludel.testing.schema;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.CreateEnum;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropEnum;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameObject;
import dev.aludel.operation.SetComment;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.schema.Type.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One change of a random schema that works on rows too: a type only widens, NOT NULL comes where no
 * row holds NULL, a column that an expression or another table's key needs stays as it is.
 */
final class RandomChanges {

  private final Schema schema;
  private final Random random;
  private final RandomNames names;
  private final RandomParts parts;
  private final RandomColumns columns;

  RandomChanges(Schema schema, Random random) {
    this.schema = schema;
    this.random = random;
    this.names = new RandomNames(random);
    this.parts = new RandomParts(random);
    this.columns = new RandomColumns(random, schema.enums());
    namesIn(schema).forEach(names::take);
  }

  static Collection<String> namesIn(Schema schema) {
    List<String> taken = new ArrayList<>();
    for (SchemaObject object : schema.objects()) {
      taken.add(object.name().name());
      if (object instanceof Table table) {
        table.constraints().forEach(constraint -> constraint.name().ifPresent(taken::add));
        table.indexes().forEach(index -> index.name().ifPresent(taken::add));
      }
    }
    return taken;
  }

  Operation next() {
    List<Supplier<Optional<? extends Operation>>> kinds =
        new ArrayList<>(
            List.of(
                this::createTable,
                this::dropTable,
                this::renameTable,
                this::addColumn,
                this::dropColumn,
                this::renameColumn,
                this::setNullable,
                this::setDefault,
                this::setType,
                this::setIdentity,
                this::addConstraint,
                this::dropConstraint,
                this::renameConstraint,
                this::createIndex,
                this::changeIndex,
                this::changeComment,
                this::changeEnum,
                this::changeSequence));
    Collections.shuffle(kinds, random);
    return kinds.stream()
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst()
        .map(Operation.class::cast)
        .orElseThrow()
        .completed(schema);
  }

  private Optional<CreateTable> createTable() {
    return Optional.of(new CreateTable(RandomSchemas.table(schema, random)));
  }

  private Optional<DropTable> dropTable() {
    return some(schema.tables().stream().filter(table -> foreignKeysTo(table).isEmpty()))
        .map(table -> new DropTable(table.name(), Optional.empty()));
  }

  private Optional<RenameObject> renameTable() {
    return table().map(table -> renamed(table));
  }

  private RenameObject renamed(SchemaObject object) {
    return new RenameObject(object.kind(), object.name(), QualifiedName.of(names.next()));
  }

  private Optional<AddColumn> addColumn() {
    return table()
        .map(
            table -> {
              Column column = columns.column(newColumnName(table)).withNullable(true);
              Optional<Expression> constant = columns.constantFor(column.type());
              boolean required = constant.isPresent() && random.nextBoolean();
              return new AddColumn(
                  table.name(), required ? column.withDefault(constant).notNull() : column);
            });
  }

  private String newColumnName(Table table) {
    RandomNames inside = new RandomNames(random);
    table.columns().forEach(column -> inside.take(column.name()));
    return inside.next();
  }

  private Optional<DropColumn> dropColumn() {
    return table()
        .flatMap(
            table ->
                some(free(table)
                        .filter(
                            column ->
                                RandomParts.plainColumns(table, c -> !c.equals(column)).size() > 0))
                    .map(column -> new DropColumn(table.name(), column.name(), Optional.empty())));
  }

  private Optional<RenameColumn> renameColumn() {
    return table()
        .flatMap(
            table ->
                some(table.columns().stream().filter(column -> !inExpression(table, column)))
                    .map(
                        column ->
                            new RenameColumn(table.name(), column.name(), newColumnName(table))));
  }

  private Optional<AlterColumn> setNullable() {
    return column(
        (table, column) ->
            column.identity().isEmpty()
                && column.generated().isEmpty()
                && !inPrimaryKey(table, column),
        (table, column) -> new ColumnChange.SetNullable(!column.nullable()));
  }

  private Optional<AlterColumn> setDefault() {
    return column(
        (table, column) -> column.identity().isEmpty() && column.generated().isEmpty(),
        (table, column) ->
            new ColumnChange.SetDefault(
                column.defaultValue().isPresent()
                    ? Optional.empty()
                    : columns.defaultFor(column.type())));
  }

  private Optional<AlterColumn> setType() {
    return column(
        (table, column) ->
            wider(column).isPresent()
                && column.identity().isEmpty()
                && free(table).anyMatch(column::equals)
                && table.constraints(ForeignKey.class).stream()
                    .noneMatch(key -> key.columns().contains(column.name())),
        (table, column) -> new ColumnChange.SetType(wider(column).get(), Optional.empty()));
  }

  private static Optional<Type> wider(Column column) {
    Type type = column.type();
    if (type == Scalar.SMALL_INTEGER) {
      return Optional.of(Scalar.INTEGER);
    }
    if (type == Scalar.INTEGER) {
      return Optional.of(Scalar.BIG_INTEGER);
    }
    if (type == Scalar.BIG_INTEGER) {
      return Optional.of(new Type.Decimal(OptionalInt.of(30), 2));
    }
    if (type instanceof Type.Varchar varchar && varchar.length().isPresent()) {
      return Optional.of(Scalar.TEXT);
    }
    if (type == Scalar.TEXT) {
      return Optional.of(new Type.Varchar(OptionalInt.of(255)));
    }
    return Optional.empty();
  }

  private Optional<AlterColumn> setIdentity() {
    return column(
        (table, column) ->
            column.identity().isPresent()
                || (RandomColumns.isInteger(column)
                    && column.defaultValue().isEmpty()
                    && table.primaryKey().stream()
                        .anyMatch(key -> key.columns().equals(List.of(column.name())))
                    && table.columns().stream().noneMatch(c -> c.identity().isPresent())),
        (table, column) ->
            new ColumnChange.SetIdentity(
                column.identity().isPresent()
                    ? Optional.empty()
                    : Optional.of(Identity.BY_DEFAULT)));
  }

  private Optional<AddConstraint> addConstraint() {
    return table()
        .flatMap(
            table -> {
              Optional<? extends Constraint> constraint =
                  switch (random.nextInt(4)) {
                    case 0 -> parts.unique(table, names.next());
                    case 1 -> parts.foreignKey(schema, table, names.next());
                    case 2 -> primaryKey(table);
                    default -> parts.check(table, names.next());
                  };
              return constraint.map(added -> new AddConstraint(table.name(), added));
            });
  }

  private Optional<PrimaryKey> primaryKey(Table table) {
    List<String> required =
        RandomParts.plainColumns(table, c -> RandomColumns.isKey(c) && !c.nullable()).stream()
            .map(Column::name)
            .limit(2)
            .toList();
    return table.primaryKey().isPresent() || required.isEmpty()
        ? Optional.empty()
        : Optional.of(new PrimaryKey(Optional.of(names.next()), required));
  }

  private Optional<DropConstraint> dropConstraint() {
    return constraint()
        .filter(found -> !isReferenced(found.table(), found.constraint()))
        .map(
            found ->
                new DropConstraint(
                    found.table().name(),
                    found.constraint().name().orElseThrow(),
                    Optional.empty()));
  }

  private Optional<RenameConstraint> renameConstraint() {
    return constraint()
        .map(
            found ->
                new RenameConstraint(
                    found.table().name(), found.constraint().name().orElseThrow(), names.next()));
  }

  private Optional<CreateIndex> createIndex() {
    return table()
        .flatMap(
            table ->
                parts
                    .index(table, names.next())
                    .map(index -> new CreateIndex(table.name(), index)));
  }

  private Optional<Operation> changeIndex() {
    return some(schema.tables().stream().filter(table -> !table.indexes().isEmpty()))
        .map(
            table -> {
              String index = parts.pick(table.indexes()).name().orElseThrow();
              return random.nextBoolean()
                  ? new DropIndex(table.name(), index, Optional.empty())
                  : new RenameIndex(table.name(), index, names.next());
            });
  }

  private Optional<Operation> changeComment() {
    return table()
        .map(
            table -> {
              Optional<String> text =
                  random.nextInt(3) == 0 ? Optional.empty() : Optional.of("It's " + names.next());
              return random.nextBoolean()
                  ? new SetComment(ObjectKind.TABLE, table.name(), text, Optional.empty())
                  : new AlterColumn(
                      table.name(),
                      parts.pick(table.columns()).name(),
                      List.of(new ColumnChange.SetColumnComment(text)),
                      Optional.empty());
            });
  }

  private Optional<Operation> changeEnum() {
    Optional<EnumType> found = some(schema.enums().stream());
    if (found.isEmpty() || random.nextInt(5) == 0) {
      return Optional.of(
          new CreateEnum(EnumType.of(QualifiedName.of(names.next()), List.of("on", "off"))));
    }
    EnumType type = found.get();
    if (usesOf(type).isEmpty() && random.nextBoolean()) {
      return Optional.of(new DropEnum(type.name(), Optional.empty()));
    }
    return Optional.of(
        switch (random.nextInt(3)) {
          case 0 -> renamed(type);
          case 1 -> {
            List<String> values = new ArrayList<>(type.values());
            values.add(random.nextInt(values.size() + 1), "value " + random.nextInt(1000000));
            yield new AlterEnum(type.name(), values, Optional.empty());
          }
          default ->
              type.values().stream()
                  .filter(value -> !isDefault(type, value))
                  .findFirst()
                  .<Operation>map(
                      value ->
                          new RenameEnumValue(
                              type.name(), value, "value " + random.nextInt(1000000)))
                  .orElseGet(() -> renamed(type));
        });
  }

  private List<Column> usesOf(EnumType type) {
    return schema.tables().stream()
        .flatMap(table -> table.columns().stream())
        .filter(column -> column.type().equals(type.type()))
        .toList();
  }

  private boolean isDefault(EnumType type, String value) {
    return usesOf(type).stream()
        .anyMatch(
            column -> column.defaultValue().equals(Optional.of(new Expression.TextLiteral(value))));
  }

  private Optional<Operation> changeSequence() {
    Optional<Sequence> found = some(schema.sequences().stream());
    if (found.isEmpty()) {
      return Optional.of(new CreateSequence(RandomSchemas.sequence(names.next(), random)));
    }
    Sequence sequence = found.get();
    return Optional.of(
        switch (random.nextInt(3)) {
          case 0 -> renamed(sequence);
          case 1 -> new DropSequence(sequence.name(), Optional.empty());
          default ->
              new AlterSequence(
                  new Sequence(
                      sequence.name(),
                      sequence.type(),
                      RandomSchemas.logged(
                          SequenceOptions.DEFAULT.by(2 + random.nextInt(5)), random),
                      sequence.comment()),
                  Optional.empty());
        });
  }

  private record Found(Table table, Constraint constraint) {}

  private Optional<Found> constraint() {
    return some(
        schema.tables().stream()
            .flatMap(table -> table.constraints().stream().map(c -> new Found(table, c))));
  }

  private interface ColumnTest {
    boolean test(Table table, Column column);
  }

  private interface Change {
    ColumnChange of(Table table, Column column);
  }

  private Optional<AlterColumn> column(ColumnTest test, Change change) {
    return table()
        .flatMap(
            table ->
                some(table.columns().stream().filter(column -> test.test(table, column)))
                    .map(
                        column ->
                            new AlterColumn(
                                table.name(),
                                column.name(),
                                List.of(change.of(table, column)),
                                Optional.empty())));
  }

  /** The columns that nothing but the table's own constraints and indexes needs. */
  private Stream<Column> free(Table table) {
    return table.columns().stream()
        .filter(column -> !inExpression(table, column))
        .filter(
            column ->
                foreignKeysTo(table).stream()
                    .noneMatch(key -> key.referencedColumns().contains(column.name())));
  }

  private List<ForeignKey> foreignKeysTo(Table table) {
    return schema.tables().stream()
        .flatMap(other -> other.constraints(ForeignKey.class).stream())
        .filter(key -> key.table().equals(table.name()))
        .toList();
  }

  private boolean isReferenced(Table table, Constraint constraint) {
    return !(constraint instanceof ForeignKey)
        && foreignKeysTo(table).stream()
            .anyMatch(key -> key.referencedColumns().equals(constraint.columns()));
  }

  private static boolean inPrimaryKey(Table table, Column column) {
    return table.primaryKey().filter(key -> key.columns().contains(column.name())).isPresent();
  }

  private static boolean inExpression(Table table, Column column) {
    Stream<Optional<Expression>> expressions =
        Stream.of(
                table.constraints(CheckConstraint.class).stream()
                    .map(check -> Optional.of(check.condition())),
                table.columns().stream().map(c -> c.generated().map(g -> g.expression())),
                table.indexes().stream().map(Index::where),
                table.indexes().stream()
                    .flatMap(index -> index.keys().stream().map(key -> key.expression())))
            .flatMap(each -> each);
    String quoted = RandomParts.quoted(column.name());
    return column.generated().isPresent()
        || expressions
            .flatMap(Optional::stream)
            // The server leaves out the quotes where it can.
            .anyMatch(
                e ->
                    e instanceof Expression.Sql sql
                        && (sql.text().contains(quoted) || sql.text().contains(column.name())));
  }

  private Optional<Table> table() {
    return some(schema.tables().stream());
  }

  private <T> Optional<T> some(Stream<T> from) {
    List<T> list = from.toList();
    return list.isEmpty() ? Optional.empty() : Optional.of(parts.pick(list));
  }
}
