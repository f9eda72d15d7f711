package dev.aludel.diff;

import static dev.aludel.schema.Definitions.array;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.bytes;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.date;
import static dev.aludel.schema.Definitions.decimal;
import static dev.aludel.schema.Definitions.doublePrecision;
import static dev.aludel.schema.Definitions.enumeration;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.interval;
import static dev.aludel.schema.Definitions.json;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.real;
import static dev.aludel.schema.Definitions.smallInteger;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.time;
import static dev.aludel.schema.Definitions.timestamp;
import static dev.aludel.schema.Definitions.timestampWithTimeZone;
import static dev.aludel.schema.Definitions.unique;
import static dev.aludel.schema.Definitions.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialects;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import dev.aludel.schema.Type;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person is told to look at. */
class NotesTest {

  @Test
  void whatLosesDataSaysSo() {
    assertThat(notes(schema(table("t", column("a", text()))), Schema.EMPTY))
        .containsExactly(
            "Drops the rows of t. The downgrade creates the table again without them.");
    assertThat(notes(column("a", text()), column("b", integer())))
        .containsExactly(
            "Drops the values of t.a. The downgrade adds the column again without them.");
    assertThat(notes(column("a", text()).notNull(), column("b", integer())))
        .contains(
            "The downgrade fails on a table with rows, because a takes no NULL and has no default.");
  }

  @Test
  void aGeneratedColumnLosesNothing() {
    assertThat(notes(column("a", text()).storedAs(sql("'x'")), column("b", integer()))).isEmpty();
  }

  @Test
  void aNewColumnThatNeedsValuesSaysSo() {
    assertThat(notes(schema(table("t")), schema(table("t", column("a", text()).notNull()))))
        .containsExactly(
            "Fails if t has rows, because a takes no NULL and has no default. Give it a default, or"
                + " add it without NOT NULL, fill it, and then set NOT NULL.");
    assertThat(
            notes(
                schema(table("t")),
                schema(table("t", column("a", text()).notNull().defaultsTo("x")))))
        .isEmpty();
  }

  @Test
  void notNullOnAColumnThatIsThereSaysHowToFillIt() {
    assertThat(notes(column("a", text()), column("a", text()).notNull()))
        .containsExactly(
            "Fails if t.a holds a NULL. Fill those rows first: op.execute(\"UPDATE t SET a = … WHERE"
                + " a IS NULL\").");
    assertThat(notes(column("a", text()).notNull(), column("a", text()))).isEmpty();
  }

  @Test
  void whatRowsMayNotSatisfySaysSo() {
    TableElement a = column("a", integer());
    Schema users = schema(table("users", column("id", integer()), primaryKey("id")));

    assertThat(notes(List.of(a), List.of(a, unique("a"))))
        .containsExactly("Fails if two rows of t share a value of (a).");
    assertThat(notes(List.of(a), List.of(a, index("a").uniquely())))
        .containsExactly("Fails if two rows of t share a value of (a).");
    assertThat(notes(List.of(a), List.of(a, primaryKey("a"))))
        .containsExactly("Fails if two rows of t share a value of (a) or hold a NULL there.");
    assertThat(notes(List.of(a), List.of(a, check("a > 0"))))
        .containsExactly("Fails if a row of t does not satisfy it.");
    assertThat(
            notes(
                users.with(table("t", a)),
                users.with(table("t", a, foreignKey("a").references("users", "id")))))
        .containsExactly(
            "Fails if a row of t has a value in (a) that no row of users has in (id).");
    assertThat(notes(List.of(a), List.of(a, index("a")))).isEmpty();
    assertThat(notes(List.of(a, primaryKey("a")), List.of(a, unique("a")))).isEmpty();
  }

  @Test
  void anEnumValueThatGoesSaysSo() {
    Schema from =
        schema(
            EnumType.of(QualifiedName.of("mood"), List.of("good", "bad")),
            table("t", column("m", enumeration("mood", "good", "bad"))));
    Schema to =
        schema(
            EnumType.of(QualifiedName.of("mood"), List.of("good")),
            table("t", column("m", enumeration("mood", "good"))));

    assertThat(notes(from, to))
        .containsExactly(
            "Fails if a row holds the value 'bad' of mood. Give those rows another one first:"
                + " op.execute(\"UPDATE … SET … = … WHERE … = 'bad'\").");
  }

  static Stream<Arguments> typeChanges() {
    return Stream.of(
        Arguments.of(smallInteger(), bigInteger(), TypeChange.WIDENING),
        Arguments.of(bigInteger(), integer(), TypeChange.NARROWING),
        Arguments.of(integer(), decimal(), TypeChange.WIDENING),
        Arguments.of(integer(), decimal(12, 2), TypeChange.WIDENING),
        Arguments.of(integer(), decimal(11, 2), TypeChange.NARROWING),
        Arguments.of(decimal(10, 2), decimal(12, 2), TypeChange.WIDENING),
        Arguments.of(decimal(12, 2), decimal(12, 4), TypeChange.NARROWING),
        Arguments.of(decimal(12, 4), decimal(12, 2), TypeChange.ROUNDING),
        Arguments.of(decimal(12, 4), integer(), TypeChange.ROUNDING),
        Arguments.of(real(), doublePrecision(), TypeChange.WIDENING),
        Arguments.of(doublePrecision(), real(), TypeChange.ROUNDING),
        Arguments.of(integer(), doublePrecision(), TypeChange.WIDENING),
        Arguments.of(integer(), real(), TypeChange.ROUNDING),
        Arguments.of(string(50), string(100), TypeChange.WIDENING),
        Arguments.of(string(50), text(), TypeChange.WIDENING),
        Arguments.of(text(), string(50), TypeChange.NARROWING),
        Arguments.of(integer(), text(), TypeChange.WIDENING),
        Arguments.of(json(), text(), TypeChange.WIDENING),
        Arguments.of(text(), integer(), TypeChange.NEEDS_USING),
        Arguments.of(text(), decimal(), TypeChange.NEEDS_USING),
        Arguments.of(text(), decimal(10, 2), TypeChange.ROUNDING_USING),
        Arguments.of(text(), date(), TypeChange.ROUNDING_USING),
        Arguments.of(text(), timestampWithTimeZone(), TypeChange.ROUNDING_USING),
        Arguments.of(json(), integer(), TypeChange.ROUNDING_USING),
        Arguments.of(text(), array(string(3)), TypeChange.NEEDS_USING),
        Arguments.of(decimal(), array(integer()), TypeChange.ROUNDING_USING),
        Arguments.of(array(timestamp()), date(), TypeChange.ROUNDING_USING),
        Arguments.of(interval(), time(), TypeChange.ROUNDING),
        Arguments.of(doublePrecision(), decimal(), TypeChange.WIDENING),
        Arguments.of(text(), json(), TypeChange.NEEDS_USING),
        Arguments.of(text(), uuid(), TypeChange.NEEDS_USING),
        Arguments.of(text(), bytes(), TypeChange.NEEDS_USING),
        Arguments.of(bool(), integer(), TypeChange.NEEDS_USING),
        Arguments.of(integer(), bool(), TypeChange.NEEDS_USING),
        Arguments.of(date(), timestamp(), TypeChange.WIDENING),
        Arguments.of(timestamp(), date(), TypeChange.ROUNDING),
        Arguments.of(timestamp(3), timestamp(), TypeChange.WIDENING),
        Arguments.of(timestampWithTimeZone(), timestamp(), TypeChange.WIDENING),
        Arguments.of(timestamp(), timestamp(3), TypeChange.ROUNDING));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("typeChanges")
  void aTypeChangeIsOfOneKind(Type from, Type to, TypeChange expected) {
    assertThat(TypeChange.of(from, to)).isEqualTo(expected);
    assertThat(Notes.changeType(from, to).isEmpty()).isEqualTo(expected == TypeChange.WIDENING);
  }

  /** The server is asked, so that what is said of USING is so. */
  @Test
  @ExtendWith(TestDatabases.class)
  void postgresqlNeedsUsingExactlyWhereItIsSaid(TestPostgres db) throws SQLException {
    List<Type> types =
        List.of(
            smallInteger(),
            integer(),
            bigInteger(),
            real(),
            doublePrecision(),
            decimal(),
            decimal(12, 2),
            bool(),
            string(50),
            string(),
            text(),
            bytes(),
            date(),
            timestamp(),
            timestampWithTimeZone(),
            json(),
            uuid());
    for (Type from : types) {
      for (Type to : types) {
        if (!from.equals(to)) {
          TypeChange change = TypeChange.of(from, to);
          assertThat(change == TypeChange.NEEDS_USING || change == TypeChange.ROUNDING_USING)
              .as("%s to %s", from, to)
              .isEqualTo(needsUsing(db, from, to));
        }
      }
    }
  }

  static Stream<Arguments> valuesOfPostgresql() {
    return Stream.of(
        Arguments.of("tsrange", "daterange", "[2024-01-01 10:00,2024-01-03 11:00)", true),
        Arguments.of("daterange", "tsrange", "[2024-01-01,2024-01-03)", false),
        Arguments.of("tstzmultirange", "datemultirange", "{[2024-01-01 10:00,2024-02-01)}", true),
        Arguments.of("inet", "cidr", "10.1.2.3/8", true),
        Arguments.of("cidr", "inet", "10.0.0.0/8", false),
        Arguments.of("bit(8)", "bit(4)", "10101010", true),
        Arguments.of("bit varying", "bit varying(4)", "10101010", true),
        Arguments.of("bit(4)", "bit varying(8)", "1010", false),
        Arguments.of("interval(3)", "interval(1)", "1 day 00:00:01.234", true),
        Arguments.of("interval day to second(3)", "interval day", "1 day 10:00:00", true),
        Arguments.of("interval day", "interval day to second(3)", "1 day", false),
        Arguments.of("box", "point", "(3,4),(1,2)", true),
        Arguments.of("box", "polygon", "(3,4),(1,2)", false));
  }

  /** The server is asked: a value that has been of the other type is the same, or is not. */
  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("valuesOfPostgresql")
  @ExtendWith(TestDatabases.class)
  void whatPostgresqlCutsWithoutAWordIsSaid(
      String from, String to, String value, boolean cut, TestPostgres db) throws SQLException {
    db.execute("CREATE TABLE t (a %s); INSERT INTO t VALUES ('%s')".formatted(from, value));
    List<String> before = db.query("SELECT a FROM t");
    Type was = new Type.Sql(from);
    Type is = new Type.Sql(to);
    try (Connection connection = db.connect()) {
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
      Schema there = live.inspect();
      Change change =
          Change.of(
              new AlterColumn(
                      QualifiedName.of("t"),
                      "a",
                      List.of(new ColumnChange.SetType(is, Optional.empty())),
                      Optional.empty())
                  .completed(there));
      live.run(List.of(change.operation()));
      live.run(SchemaDiff.inverseOf(there, List.of(change.operation())));

      assertThat(db.query("SELECT a FROM t").equals(before)).isEqualTo(!cut);
      assertThat(change.losesData()).isEqualTo(cut);
      assertThat(Notes.changeType(was, is).orElseThrow().contains("cut")).isEqualTo(cut);
    }
  }

  @Test
  void onlyWhatCanFailSaysSo() {
    assertThat(Notes.changeType(text(), integer()).orElseThrow()).contains("fails if a value");
    assertThat(Notes.changeType(bool(), integer()).orElseThrow())
        .startsWith("boolean → integer: PostgreSQL needs to be told how (USING).");
    assertThat(Notes.changeType(integer(), bool()).orElseThrow()).contains("fails");
    assertThat(Notes.changeType(integer(), json()).orElseThrow()).doesNotContain("fails");
    assertThat(Notes.changeType(integer(), new Type.Array(text())).orElseThrow())
        .doesNotContain("fails");
    assertThat(Notes.changeType(text(), new Type.Array(text())).orElseThrow()).contains("fails");
    assertThat(Notes.changeType(new Type.Sql("inet"), text())).isEmpty();
  }

  private static boolean needsUsing(TestPostgres db, Type from, Type to) throws SQLException {
    try {
      db.execute(
          "CREATE TEMPORARY TABLE t (a %s); ALTER TABLE t ALTER COLUMN a TYPE %s"
              .formatted(postgresql(from), postgresql(to)));
      return false;
    } catch (SQLException e) {
      assertThat(e.getMessage()).contains("cannot be cast automatically");
      return true;
    }
  }

  private static String postgresql(Type type) {
    return type == Type.Scalar.BYTES
        ? "bytea"
        : type == Type.Scalar.JSON ? "jsonb" : Wording.type(type);
  }

  private static List<String> notes(TableElement from, TableElement to) {
    return notes(List.of(column("id", integer()), from), List.of(column("id", integer()), to));
  }

  private static List<String> notes(List<TableElement> from, List<TableElement> to) {
    return notes(
        schema(table("t", from.toArray(TableElement[]::new))),
        schema(table("t", to.toArray(TableElement[]::new))));
  }

  private static List<String> notes(Schema from, Schema to) {
    List<String> notes = new ArrayList<>();
    SchemaDiff.between(from, to).changes().forEach(change -> notes.addAll(change.notes()));
    return notes;
  }

  private static Schema schema(SchemaObject... objects) {
    return Schema.of(List.of(objects));
  }

  private static Table table(String name, TableElement... elements) {
    return TableElement.table(QualifiedName.parse(name), List.of(elements));
  }
}
