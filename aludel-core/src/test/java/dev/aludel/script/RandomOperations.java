package dev.aludel.script;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.CreateEnum;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DeleteRows;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropEnum;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropObject;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameObject;
import dev.aludel.operation.ReplaceObject;
import dev.aludel.operation.SetComment;
import dev.aludel.operation.SqlText;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.DefinedObjects;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Generated;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.schema.UniqueConstraint;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Random operations of every kind with any values: they need fit no schema, only Java. */
final class RandomOperations {

  private static final List<String> PIECES =
      List.of(
          "a",
          "clients",
          "Zürich",
          "日本",
          "😀",
          "\"",
          "'",
          "\\",
          "\\u0041",
          "\\n",
          "\n",
          "\t",
          " ",
          "  ",
          "\r\n",
          "\"\"\"",
          "\"\"\"\"",
          "*/",
          "//",
          "%s",
          "$1",
          "{@",
          "\u0000",
          "\u0007",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\u202e",
          "\ufeff",
          "\ud800",
          "\udc00",
          ".",
          ";",
          "? ",
          "\\\"");

  private static final ObjectKind[] MODELLED = {
    ObjectKind.ENUM, ObjectKind.SEQUENCE, ObjectKind.TABLE
  };

  private final Random random;

  RandomOperations(Random random) {
    this.random = random;
  }

  /** One of each kind, in any order. */
  List<Operation> oneOfEach() {
    List<Supplier<Operation>> kinds =
        List.of(
            () -> new AddColumn(name(), column()),
            () -> new AddConstraint(name(), constraint().named(text())),
            () -> new AlterColumn(name(), text(), list(3, this::columnChange), Optional.empty()),
            () -> new AlterEnum(name(), values(), Optional.empty()),
            () -> new AlterSequence(sequence(Optional.empty()), Optional.empty()),
            () -> new AlterTableOptions(name(), partOptions(), Optional.empty()),
            () -> rows(true),
            () -> new CreateEnum(new EnumType(name(), values(), optional(this::text))),
            () -> new CreateIndex(name(), index().named(text())),
            () -> new CreateSequence(sequence(optional(this::text))),
            () -> new CreateTable(table()),
            () -> rows(false),
            () -> new DropColumn(name(), text(), Optional.empty()),
            () -> new DropConstraint(name(), text(), Optional.empty()),
            () -> new DropEnum(name(), Optional.empty()),
            () -> new DropIndex(name(), text(), Optional.empty()),
            () -> new DropSequence(name(), Optional.empty()),
            () -> new DropTable(name(), Optional.empty()),
            () -> new Execute(sqlText(), list(3, this::value)),
            () -> new RenameColumn(name(), text(), text()),
            () -> new RenameConstraint(name(), text(), text()),
            () -> new RenameEnumValue(name(), text(), text()),
            () -> new RenameIndex(name(), text(), text()),
            () -> new CreateObject(definedObject()),
            () -> dropped(definedObject()),
            () -> replaced(definedObject()),
            () -> new RenameObject(pick(MODELLED), name(), name()),
            () -> new SetComment(pick(MODELLED), name(), optional(this::text), Optional.empty()));
    List<Operation> operations = new ArrayList<>();
    kinds.forEach(kind -> operations.add(kind.get()));
    java.util.Collections.shuffle(operations, random);
    return operations;
  }

  /** What is asked for when the operation is written: without what it carries. */
  static List<Operation> asWritten(Operation operation) {
    if (operation instanceof CreateEnum create && create.type().comment().isPresent()) {
      EnumType type = create.type();
      return List.of(
          new CreateEnum(EnumType.of(type.name(), type.values())),
          new SetComment(ObjectKind.ENUM, type.name(), type.comment(), Optional.empty()));
    }
    if (operation instanceof CreateSequence create && create.sequence().comment().isPresent()) {
      Sequence all = create.sequence();
      return List.of(
          new CreateSequence(new Sequence(all.name(), all.type(), all.options(), Optional.empty())),
          new SetComment(ObjectKind.SEQUENCE, all.name(), all.comment(), Optional.empty()));
    }
    return List.of(bare(operation));
  }

  private DefinedObject definedObject() {
    if (random.nextInt(12) == 0) {
      return random.nextInt(4) == 0 ? DefinedObjects.schemaComment(text()) : privileges();
    }
    List<ObjectKind> kinds =
        Arrays.stream(ObjectKind.values())
            .filter(ObjectKind::isDefined)
            .filter(kind -> !kind.isOfAnother())
            .toList();
    ObjectKind kind = kinds.get(random.nextInt(kinds.size()));
    ObjectKey key = ObjectKey.of(kind, name());
    if (kind.isOfTable()) {
      key = ObjectKey.on(kind, name(), text());
    } else if (kind.isRoutine()) {
      key = new ObjectKey(kind, name(), random.nextBoolean() ? "" : "integer, text");
    }
    boolean empty =
        kind == ObjectKind.SCHEMA || (kind == ObjectKind.EXTENSION && random.nextBoolean());
    boolean each = kind != ObjectKind.EXTENSION && random.nextInt(4) == 0;
    Expression definition =
        each ? new Expression.PerDialect(map()) : new Expression.Sql("x" + text());
    return DefinedObject.of(key, empty ? Optional.empty() : Optional.of(definition))
        .withComment(optional(this::text))
        .withOptions(random.nextBoolean() ? new TreeMap<>() : partOptions());
  }

  /** A script tells what it takes away only where nothing else does. */
  private static Operation dropped(DefinedObject object) {
    return new DropObject(
        object.key(), object.kind().isOfAnother() ? Optional.of(object) : Optional.empty());
  }

  private static Operation replaced(DefinedObject object) {
    return new ReplaceObject(
        object, object.kind().isOfAnother() ? Optional.of(object) : Optional.empty());
  }

  private DefinedObject privileges() {
    DefinedObject privileges =
        random.nextBoolean()
            ? DefinedObjects.defaultPrivileges(text(), "tables in schema billing")
            : DefinedObject.of(
                ObjectKey.privilegesOn(
                    random.nextBoolean()
                        ? ObjectKey.of(ObjectKind.TABLE, name())
                        : new ObjectKey(ObjectKind.FUNCTION, name(), "integer, text")),
                Optional.empty());
    return privileges.grant(text(), "SELECT, UPDATE (\"a, b\")*").owner(text());
  }

  private static Operation bare(Operation operation) {
    if (operation instanceof DropTable drop) {
      return new DropTable(drop.table(), Optional.empty());
    }
    if (operation instanceof DropColumn drop) {
      return new DropColumn(drop.table(), drop.column(), Optional.empty());
    }
    if (operation instanceof DropConstraint drop) {
      return new DropConstraint(drop.table(), drop.name(), Optional.empty());
    }
    if (operation instanceof DropIndex drop) {
      return new DropIndex(drop.table(), drop.name(), Optional.empty());
    }
    if (operation instanceof DropEnum drop) {
      return new DropEnum(drop.name(), Optional.empty());
    }
    if (operation instanceof DropSequence drop) {
      return new DropSequence(drop.name(), Optional.empty());
    }
    if (operation instanceof AlterColumn alter) {
      return new AlterColumn(alter.table(), alter.column(), alter.changes(), Optional.empty());
    }
    if (operation instanceof AlterEnum alter) {
      return new AlterEnum(alter.name(), alter.values(), Optional.empty());
    }
    if (operation instanceof AlterSequence alter) {
      Sequence to = alter.sequence();
      return new AlterSequence(
          new Sequence(to.name(), to.type(), to.options(), Optional.empty()), Optional.empty());
    }
    if (operation instanceof AlterTableOptions alter) {
      return new AlterTableOptions(alter.table(), alter.options(), Optional.empty());
    }
    if (operation instanceof SetComment set) {
      return new SetComment(set.kind(), set.name(), set.to(), Optional.empty());
    }
    return operation;
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> Optional<T> optional(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> list(int most, Supplier<T> element) {
    List<T> list = new ArrayList<>();
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      list.add(element.get());
    }
    return list;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int n = 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 4); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(random.nextBoolean() ? 2 : PIECES.size())));
    }
    return text.toString();
  }

  private String sql() {
    return "SELECT 1" + text();
  }

  private QualifiedName name() {
    return random.nextInt(4) == 0 ? QualifiedName.of(text(), text()) : QualifiedName.of(text());
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>(new LinkedHashSet<>(list(3, this::text)));
    columns.add("last" + random.nextInt());
    return columns;
  }

  private List<String> values() {
    return new ArrayList<>(new LinkedHashSet<>(list(4, this::text)));
  }

  /** Options that there are, of parts by any name. */
  private SortedMap<String, String> partOptions() {
    SortedMap<String, String> options = new TreeMap<>();
    map().forEach((part, value) -> options.put("postgresql.constraint_comment.of " + part, value));
    return options;
  }

  private SortedMap<String, String> map() {
    SortedMap<String, String> map = new TreeMap<>();
    int size = random.nextInt(8) == 0 ? 12 : random.nextInt(3);
    for (int i = 0; i < size; i++) {
      map.put(text(), text());
    }
    return map;
  }

  private OptionalInt optionalInt() {
    return random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(300)) : OptionalInt.empty();
  }

  private OptionalLong optionalLong() {
    return random.nextBoolean() ? OptionalLong.of(number()) : OptionalLong.empty();
  }

  private long number() {
    return pick(
        0L, 1L, -1L, (long) random.nextInt(), random.nextLong(), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private BigDecimal decimal() {
    return pick(
        BigDecimal.valueOf(number()),
        new BigDecimal("0.50"),
        new BigDecimal("-12345678901234567890.123"),
        new BigDecimal("1E+30"),
        new BigDecimal("9E-40"));
  }

  private Type type() {
    return switch (random.nextInt(12)) {
      case 0 -> new Type.Varchar(optionalInt());
      case 1 -> new Type.Char(1 + random.nextInt(9));
      case 2 -> new Type.Decimal(OptionalInt.empty(), 0);
      case 3 -> new Type.Decimal(OptionalInt.of(1 + random.nextInt(30)), random.nextInt(9) - 4);
      case 4 -> new Type.Time(optionalInt(), random.nextBoolean());
      case 5 -> new Type.Timestamp(optionalInt(), random.nextBoolean());
      case 6 -> new Type.Enumeration(name(), values());
      case 7 -> new Type.Array(type());
      case 8 -> new Type.Sql(text());
      default -> pick(Type.Scalar.values());
    };
  }

  private Expression expression() {
    return switch (random.nextInt(6)) {
      case 0 -> new Expression.TextLiteral(text());
      case 1 -> new Expression.NumberLiteral(decimal());
      case 2 -> new Expression.BooleanLiteral(random.nextBoolean());
      case 3 -> pick(Expression.Function.values());
      case 4 -> new Expression.PerDialect(Map.of("sqlite", sql(), "postgresql", sql()));
      default -> new Expression.Sql(sql());
    };
  }

  private SequenceOptions options() {
    long increment = number();
    return random.nextBoolean()
        ? SequenceOptions.DEFAULT
        : new SequenceOptions(
            optionalLong(),
            increment == 0 ? 1 : increment,
            optionalLong(),
            optionalLong(),
            1 + random.nextInt(3),
            random.nextBoolean(),
            random.nextBoolean());
  }

  private Identity identity() {
    return new Identity(random.nextBoolean(), options());
  }

  private Sequence sequence(Optional<String> comment) {
    return new Sequence(
        name(),
        pick(Type.Scalar.SMALL_INTEGER, Type.Scalar.INTEGER, Type.Scalar.BIG_INTEGER),
        options(),
        comment);
  }

  private Column column() {
    return column(text());
  }

  private Column column(String name) {
    Column column = Column.of(name, type()).withNullable(random.nextBoolean());
    column =
        switch (random.nextInt(4)) {
          case 0 -> column.defaultsTo(expression());
          case 1 -> column.withIdentity(Optional.of(identity()));
          case 2 ->
              column.withGenerated(Optional.of(new Generated(expression(), random.nextBoolean())));
          default -> column;
        };
    return column.withCollation(optional(this::text)).withComment(optional(this::text));
  }

  private ColumnChange columnChange() {
    return switch (random.nextInt(7)) {
      case 0 -> new ColumnChange.SetType(type(), optional(this::expression));
      case 1 -> new ColumnChange.SetNullable(random.nextBoolean());
      case 2 -> new ColumnChange.SetDefault(optional(this::expression));
      case 3 -> new ColumnChange.SetIdentity(optional(this::identity));
      case 4 ->
          new ColumnChange.SetGenerated(
              optional(() -> new Generated(expression(), random.nextBoolean())));
      case 5 -> new ColumnChange.SetCollation(optional(this::text));
      default -> new ColumnChange.SetColumnComment(optional(this::text));
    };
  }

  private Constraint constraint() {
    List<String> columns = columns();
    return switch (random.nextInt(4)) {
      case 0 -> new PrimaryKey(Optional.empty(), columns);
      case 1 ->
          new UniqueConstraint(
              Optional.empty(), columns, random.nextBoolean(), pick(Deferral.values()));
      case 2 -> foreignKey(columns);
      default -> new CheckConstraint(Optional.empty(), expression());
    };
  }

  private ForeignKey foreignKey(List<String> columns) {
    return new ForeignKey(
        Optional.empty(),
        columns,
        name(),
        columns.stream().map(column -> text()).toList(),
        pick(ReferentialAction.values()),
        pick(ReferentialAction.values()),
        pick(Deferral.values()));
  }

  private Index index() {
    return index(columns());
  }

  private Index index(List<String> columns) {
    boolean plain = random.nextBoolean();
    List<IndexKey> keys =
        columns.stream().map(column -> plain ? IndexKey.column(column) : key(column)).toList();
    return new Index(
        Optional.empty(),
        keys,
        random.nextBoolean(),
        random.nextBoolean(),
        optional(this::expression),
        optional(this::text),
        random.nextBoolean() ? columns : List.of());
  }

  private IndexKey key(String column) {
    boolean named = random.nextBoolean();
    return new IndexKey(
        named ? Optional.of(column) : Optional.empty(),
        named ? Optional.empty() : Optional.of(expression()),
        random.nextBoolean(),
        optional(() -> pick(IndexKey.Nulls.values())),
        optional(this::text),
        optional(this::text));
  }

  private Table table() {
    List<String> names = columns();
    List<Constraint> constraints = new ArrayList<>();
    constraints.add(new PrimaryKey(optional(() -> "p" + text()), names));
    constraints.add(
        new UniqueConstraint(optional(() -> "u" + text()), names, true, pick(Deferral.values())));
    constraints.add(foreignKey(names));
    constraints.add(new CheckConstraint(optional(() -> "c" + text()), expression()));
    return new Table(
        name(),
        names.stream().map(this::column).toList(),
        constraints,
        List.of(index(names), index(names).named(text())),
        optional(this::text),
        partOptions());
  }

  private SqlText sqlText() {
    return new SqlText(optional(this::sql), map());
  }

  private Operation rows(boolean inserted) {
    List<String> columns = columns();
    List<List<Object>> rows = new ArrayList<>();
    for (int n = random.nextInt(random.nextInt(5) == 0 ? 14 : 3); n > 0; n--) {
      rows.add(new ArrayList<>(columns.stream().map(column -> value()).toList()));
    }
    return inserted ? new BulkInsert(name(), columns, rows) : new DeleteRows(name(), columns, rows);
  }

  private Object value() {
    Instant instant = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    List<Object> values =
        Arrays.asList(
            null,
            text(),
            text(),
            random.nextInt(),
            number(),
            (short) random.nextInt(),
            (byte) random.nextInt(),
            random.nextBoolean(),
            random.nextGaussian(),
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            (float) random.nextGaussian(),
            (char) random.nextInt(0x10000),
            decimal(),
            new BigInteger(90, random),
            new UUID(random.nextLong(), random.nextLong()),
            instant,
            local,
            local.toLocalDate(),
            local.toLocalTime(),
            LocalTime.MIDNIGHT,
            LocalDate.MIN,
            OffsetDateTime.of(local, ZoneOffset.ofHours(-3)),
            Duration.ofMillis(random.nextInt()),
            Timestamp.valueOf(local));
    return values.get(random.nextInt(values.size()));
  }
}
