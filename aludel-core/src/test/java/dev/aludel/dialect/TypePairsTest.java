package dev.aludel.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.CreateEnum;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.schema.Type.Scalar;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type turned into every other one, over a row with a value and a row without. */
class TypePairsTest {

  private static final EnumType SIZE =
      EnumType.of(QualifiedName.of("size"), List.of("small", "large"));
  private static final EnumType COLOUR =
      EnumType.of(QualifiedName.of("colour"), List.of("red", "small"));

  private static final String UUID = "6f1ed002-ab5f-4a2f-8c5e-000000000001";

  /** A value of each type, as a literal that both databases take for it. */
  private static final Map<Type, String> VALUES = values();

  private static Map<Type, String> values() {
    Map<Type, String> values = new LinkedHashMap<>();
    values.put(Scalar.SMALL_INTEGER, "1");
    values.put(Scalar.INTEGER, "1");
    values.put(Scalar.BIG_INTEGER, "1");
    values.put(Scalar.REAL, "1.0");
    values.put(Scalar.DOUBLE_PRECISION, "1.0");
    values.put(new Type.Decimal(OptionalInt.empty(), 0), "1");
    values.put(new Type.Decimal(OptionalInt.of(12), 2), "1");
    values.put(Scalar.BOOLEAN, "TRUE");
    values.put(Scalar.TEXT, "");
    values.put(new Type.Varchar(OptionalInt.empty()), "");
    values.put(new Type.Varchar(OptionalInt.of(60)), "");
    values.put(new Type.Char(40), "");
    values.put(Scalar.BYTES, "");
    values.put(Scalar.DATE, "'2024-02-29'");
    values.put(new Type.Time(OptionalInt.empty(), false), "'10:20:30'");
    values.put(new Type.Time(OptionalInt.of(0), true), "'10:20:30+00'");
    values.put(new Type.Timestamp(OptionalInt.empty(), false), "'2024-02-29 10:20:30'");
    values.put(new Type.Timestamp(OptionalInt.of(3), true), "'2024-02-29 10:20:30+00'");
    values.put(Scalar.INTERVAL, "'10:20:30'");
    values.put(Scalar.UUID, "'" + UUID + "'");
    values.put(Scalar.JSON, "'{\"a\": 1}'");
    values.put(SIZE.type(), "'small'");
    values.put(COLOUR.type(), "'small'");
    values.put(new Type.Array(Scalar.INTEGER), "");
    values.put(new Type.Array(Scalar.BIG_INTEGER), "");
    values.put(new Type.Array(Scalar.TEXT), "");
    values.put(new Type.Array(Scalar.UUID), "");
    values.put(new Type.Array(SIZE.type()), "");
    values.put(new Type.Array(Scalar.BOOLEAN), "");
    values.put(new Type.Array(Scalar.JSON), "");
    return values;
  }

  /** What each type can become without being told how; all else is refused. */
  private static final Map<String, Set<String>> RULES =
      Map.ofEntries(
          rule("number", "number boolean text json"),
          rule("boolean", "number text json"),
          rule(
              "text",
              "number boolean text bytes date time timestamp interval uuid json enumeration"),
          rule("bytes", "text uuid json"),
          rule("date", "text timestamp json"),
          rule("time", "time text interval json"),
          rule("timestamp", "timestamp date time text json"),
          rule("interval", "text time json"),
          rule("uuid", "text bytes json"),
          rule("json", "number boolean text bytes date time timestamp interval uuid enumeration"),
          rule("enumeration", "enumeration text json"));

  private static Map.Entry<String, Set<String>> rule(String from, String to) {
    return Map.entry(from, Set.of(to.split(" ")));
  }

  private static String family(Type type) {
    if (type instanceof Type.Decimal) {
      return "number";
    }
    if (type instanceof Type.Varchar || type instanceof Type.Char) {
      return "text";
    }
    if (type instanceof Scalar scalar) {
      return switch (scalar) {
        case SMALL_INTEGER, INTEGER, BIG_INTEGER, REAL, DOUBLE_PRECISION -> "number";
        default -> scalar.name().toLowerCase(Locale.ROOT);
      };
    }
    return type.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  @OnBothDatabases
  void everyPairEitherRunsOnRowsOrIsRefusedWithAWayOut(TestDatabase database) throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (Connection connection = database.connect()) {
      Dialect dialect = Dialects.of(connection);
      connection.setAutoCommit(false);
      send(connection, dialect, new CreateEnum(SIZE), Schema.EMPTY);
      send(connection, dialect, new CreateEnum(COLOUR), Schema.EMPTY);
      for (Type from : VALUES.keySet()) {
        for (Type to : VALUES.keySet()) {
          if (!from.equals(to)) {
            Savepoint savepoint = connection.setSavepoint();
            outcome(connection, dialect, from, to)
                .ifPresent(text -> wrong.add("%s -> %s: %s".formatted(from, to, text)));
            connection.rollback(savepoint);
          }
        }
      }
      connection.rollback();
    }
    assertThat(wrong).isEmpty();
  }

  /** What is wrong with what became of the pair. */
  private static Optional<String> outcome(
      Connection connection, Dialect dialect, Type from, Type to) {
    boolean arrays = from instanceof Type.Array || to instanceof Type.Array;
    boolean sensible = !arrays && RULES.get(family(from)).contains(family(to));
    try {
      convert(connection, dialect, from, to);
      return arrays || sensible ? Optional.empty() : Optional.of("not refused");
    } catch (UnsupportedOperation e) {
      boolean teaches = String.valueOf(e.getMessage()).contains("toType(…, sql(");
      return teaches && !sensible ? Optional.empty() : Optional.of("refused: " + e.getMessage());
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  static Stream<Arguments> kept() {
    Type timestamp = new Type.Timestamp(OptionalInt.empty(), false);
    return Stream.of(
        Arguments.of(Scalar.INTEGER, Scalar.BOOLEAN, "1", "true", "1"),
        Arguments.of(Scalar.REAL, Scalar.BOOLEAN, "0.0", "false", "0"),
        Arguments.of(Scalar.BOOLEAN, Scalar.BIG_INTEGER, "TRUE", "1", "1"),
        Arguments.of(Scalar.BOOLEAN, Scalar.TEXT, "TRUE", "true", "true"),
        Arguments.of(Scalar.DOUBLE_PRECISION, Scalar.INTEGER, "2.6", "3", "3"),
        Arguments.of(Scalar.TEXT, Scalar.INTEGER, "'42'", "42", "42"),
        Arguments.of(new Type.Char(40), Scalar.UUID, "'" + UUID + "'", UUID, UUID),
        Arguments.of(Scalar.DATE, timestamp, "'2024-02-29'", "2024-02-29 00:00:00", null),
        Arguments.of(timestamp, Scalar.DATE, "'2024-02-29 10:20:30'", "2024-02-29", null),
        Arguments.of(
            timestamp,
            new Type.Time(OptionalInt.empty(), false),
            "'2024-02-29 10:20:30'",
            "10:20:30",
            null),
        Arguments.of(Scalar.UUID, Scalar.JSON, "'" + UUID + "'", '"' + UUID + '"', null),
        Arguments.of(Scalar.JSON, Scalar.UUID, "'\"" + UUID + "\"'", UUID, UUID),
        Arguments.of(Scalar.JSON, SIZE.type(), "'\"small\"'", "small", "small"),
        Arguments.of(Scalar.JSON, Scalar.INTEGER, "'42'", "42", "42"),
        Arguments.of(SIZE.type(), COLOUR.type(), "'small'", "small", "small"),
        Arguments.of(Scalar.INTEGER, new Type.Array(Scalar.TEXT), "7", "{7}", "[\"7\"]"),
        Arguments.of(Scalar.BOOLEAN, new Type.Array(Scalar.BOOLEAN), "TRUE", "{t}", "[true]"));
  }

  @ParameterizedTest
  @MethodSource("kept")
  void aValueIsTheSameInItsNewType(
      Type from, Type to, String value, String postgresql, @Nullable String sqlite)
      throws SQLException {
    for (TestDatabase database : List.of(TestSqlite.create(), TestPostgres.create())) {
      try (database;
          Connection connection = database.connect()) {
        Dialect dialect = Dialects.of(connection);
        send(connection, dialect, new CreateEnum(SIZE), Schema.EMPTY);
        send(connection, dialect, new CreateEnum(COLOUR), Schema.EMPTY);
        boolean onSqlite = dialect.name().equals("sqlite");
        assertThat(converted(connection, dialect, from, to, value))
            .as("on %s", database)
            .isEqualTo(onSqlite && sqlite != null ? sqlite : postgresql);
      }
    }
  }

  static Stream<Arguments> arraysOfOne() {
    Type texts = new Type.Array(Scalar.TEXT);
    return Stream.of(
        Arguments.of(texts, Scalar.INTEGER, "7", "7"),
        Arguments.of(texts, SIZE.type(), "small", "small"),
        Arguments.of(new Type.Array(Scalar.INTEGER), Scalar.BIG_INTEGER, "7", "7"),
        Arguments.of(new Type.Array(Scalar.UUID), Scalar.UUID, UUID, UUID),
        Arguments.of(new Type.Array(SIZE.type()), COLOUR.type(), "small", "small"));
  }

  @ParameterizedTest
  @MethodSource("arraysOfOne")
  void anArrayOfOneBecomesItsElementAndAnEmptyOneNull(
      Type from, Type to, String element, String kept) throws SQLException {
    for (TestDatabase database : List.of(TestSqlite.create(), TestPostgres.create())) {
      try (database;
          Connection connection = database.connect()) {
        Dialect dialect = Dialects.of(connection);
        send(connection, dialect, new CreateEnum(SIZE), Schema.EMPTY);
        send(connection, dialect, new CreateEnum(COLOUR), Schema.EMPTY);
        boolean onSqlite = dialect.name().equals("sqlite");
        boolean number = from.equals(new Type.Array(Scalar.INTEGER));
        String array =
            onSqlite
                ? (number ? "'[%s]'" : "'[\"%s\"]'").formatted(element)
                : "'{%s}'".formatted(element);
        assertThat(converted(connection, dialect, from, to, array))
            .as("on %s", database)
            .isEqualTo(kept);
        try (var statement = connection.createStatement()) {
          statement.execute("DROP TABLE t");
        }
        assertThat(converted(connection, dialect, from, to, onSqlite ? "'[]'" : "'{}'")).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"'{1,2}'", "'{{1}}'", "'[0:1]={1,2}'"})
  void anArrayOfSeveralStopsTheChange(String array) throws SQLException {
    try (TestPostgres database = TestPostgres.create();
        Connection connection = database.connect()) {
      Dialect dialect = Dialects.of(connection);
      for (Type to : List.of(Scalar.INTEGER, Scalar.BYTES)) {
        Type from = new Type.Array(to == Scalar.BYTES ? Scalar.TEXT : Scalar.INTEGER);
        assertThatThrownBy(() -> converted(connection, dialect, from, to, array))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("invalid");
        try (var statement = connection.createStatement()) {
          statement.execute("DROP TABLE t");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INTEGER", "REAL"})
  void aNumberThatIsNeitherTrueNorFalseStopsTheChange(Scalar from) throws SQLException {
    for (TestDatabase database : List.of(TestSqlite.create(), TestPostgres.create())) {
      try (database;
          Connection connection = database.connect()) {
        Dialect dialect = Dialects.of(connection);
        boolean onSqlite = dialect.name().equals("sqlite");
        assertThatThrownBy(() -> converted(connection, dialect, from, Scalar.BOOLEAN, "2"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining(
                onSqlite ? "do not fit" : "invalid input syntax for type boolean: \"2\"");
        assertThat(dialect.misfits("\"c\"", from, Scalar.BOOLEAN)).isPresent();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INTEGER", "BYTES", "BOOLEAN", "UUID"})
  void anArrayOfSeveralStopsTheChangeOnSqliteToo(Scalar to) throws SQLException {
    try (TestDatabase database = TestSqlite.create();
        Connection connection = database.connect()) {
      Dialect dialect = Dialects.of(connection);
      Type from = new Type.Array(to);
      assertThatThrownBy(() -> converted(connection, dialect, from, to, "'[1,2]'"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("do not fit");
    }
  }

  private static void convert(Connection connection, Dialect dialect, Type from, Type to)
      throws SQLException {
    String kept = converted(connection, dialect, from, to, value(dialect, from, to));
    if (kept.isEmpty()) {
      throw new SQLException("the value is lost");
    }
  }

  /** The value after the change, beside a NULL that stays. */
  private static String converted(
      Connection connection, Dialect dialect, Type from, Type to, String value)
      throws SQLException {
    Column column = Column.of("c", from);
    Table table = Table.of(QualifiedName.of("t"), List.of(Column.of("id", Scalar.INTEGER), column));
    send(connection, dialect, new CreateTable(table), Schema.EMPTY);
    Schema schema = Schema.of(List.of(SIZE, COLOUR, table));
    ColumnChange retyped = new ColumnChange.SetType(to, Optional.empty());
    try (var statement = connection.createStatement()) {
      statement.execute("INSERT INTO t VALUES (1, %s), (2, NULL)".formatted(value));
      send(
          connection,
          dialect,
          new AlterColumn(table.name(), "c", List.of(retyped), Optional.empty()),
          schema);
      try (var rows = statement.executeQuery("SELECT CAST(c AS TEXT) FROM t ORDER BY id")) {
        rows.next();
        String kept = rows.getString(1);
        rows.next();
        if (rows.getString(1) != null) {
          throw new SQLException("NULL became " + rows.getString(1));
        }
        return kept == null ? "" : kept;
      }
    }
  }

  private static String value(Dialect dialect, Type from, Type to) {
    boolean sqlite = dialect.name().equals("sqlite");
    if (from instanceof Type.Array array) {
      Type wanted = to instanceof Type.Array other ? other.element() : to;
      Type like = array.element() == Scalar.TEXT ? wanted : array.element();
      String element = VALUES.get(like);
      String text = element.isEmpty() ? "word" : element.replace("'", "");
      if (like == Scalar.JSON && array.element() == Scalar.TEXT) {
        return sqlite ? "'[\"7\"]'" : "'{7}'";
      }
      if (array.element() == Scalar.JSON) {
        return sqlite ? "'[{\"a\": 1}]'" : "ARRAY['{\"a\": 1}'::jsonb]";
      }
      boolean quoted =
          array.element() == Scalar.TEXT || element.isEmpty() || element.startsWith("'");
      return sqlite
          ? "'[" + (quoted ? '"' + text + '"' : text.replace("TRUE", "true")) + "]'"
          : "'{" + text + "}'";
    }
    if (from == Scalar.BYTES) {
      boolean uuid = to == Scalar.UUID || to.equals(new Type.Array(Scalar.UUID));
      String text = uuid ? UUID.replace("-", "") : hex("word");
      return sqlite ? "x'" + text + "'" : "'\\x" + text + "'";
    }
    if (from == Scalar.JSON) {
      String like = VALUES.getOrDefault(to, "");
      return like.startsWith("'{") || like.isEmpty()
          ? "'{\"a\": 1}'"
          : like.startsWith("'")
              ? "'\"" + like.substring(1, like.length() - 1) + "\"'"
              : "'" + like.toLowerCase(Locale.ROOT) + "'";
    }
    if (VALUES.get(from).isEmpty()) {
      String target = to instanceof Type.Array array ? VALUES.get(array.element()) : VALUES.get(to);
      return target.isEmpty() ? "'word'" : target.startsWith("'") ? target : "'" + target + "'";
    }
    return VALUES.get(from);
  }

  private static String hex(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append(Integer.toHexString(c)));
    return out.toString();
  }

  private static void send(
      Connection connection, Dialect dialect, Operation operation, Schema before)
      throws SQLException {
    for (Statement statement : dialect.compile(operation, () -> before)) {
      statement.send(connection);
    }
  }
}
