package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.TypeText;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values of each type become those of each other type, and come back: as they were, or the change
 * has told that it cuts them, or is refused and has left all alone. The server is asked.
 */
@ExtendWith(TestDatabases.class)
class TypeValuesTest {

  private static final String TYPES =
      """
      CREATE DOMAIN short AS varchar(3);
      CREATE DOMAIN price AS numeric(10,2);
      CREATE DOMAIN dear AS price CHECK (VALUE > 1);
      CREATE TYPE mood AS ENUM ('abcdefgh');
      CREATE TYPE pair AS (a integer, b text)
      """;

  /** Types, each with a value that others have no room for. */
  private static final List<String> VALUES =
      List.of(
          "smallint: 32767",
          "integer: 16777217",
          "bigint: 9007199254740993",
          "real: 1.1",
          "double precision: 0.12345678901234567",
          "numeric: 1.234",
          "numeric: 12345678901234567890.5",
          "numeric(10,2): 1.25",
          "boolean: true",
          "bytea: \\xff",
          "bytea: abcdefgh",
          "date: 2024-02-29",
          "time: 12:00:00.123456",
          "timetz: 12:00:00.123456+05",
          "timestamp: 2024-02-29 12:00:00.123456",
          "timestamptz: 2024-02-29 23:30:00.123456+05",
          "interval: 1 day 02:03:04.5",
          "interval day: 1 day",
          "uuid: 6f1ed002-ab5f-4a2f-8c5e-000000000001",
          "jsonb: 1.10",
          "jsonb: \"abcdefgh\"",
          "jsonb: \"2024-02-29 12:00:00.123456\"",
          "integer[]: {1,2}",
          "integer[]: {{1,2},{3,4}}",
          "numeric[]: {1.5}",
          "timestamp[]: {2024-02-29 12:00:00.123456}",
          "double precision[]: {0.12345678901234567}",
          "text[]: {abcdefgh,NULL}",
          "bit(8): 10101010",
          "bit varying: 10101010",
          "inet: 10.1.2.3/8",
          "cidr: 10.0.0.0/8",
          "macaddr: 08:00:2b:01:02:03",
          "macaddr8: 08:00:2b:01:02:03:04:05",
          "money: 1.23",
          "name: abcdefgh",
          "oid: 4294967295",
          "int4range: [1,3)",
          "numrange: [1.5,2.5)",
          "tsrange: [2024-02-29 12:00:00.123456,)",
          "int4multirange: {[1,3),[5,7)}",
          "point: (1.5,2)",
          "box: (3,4),(1,2)",
          "path: [(1,2),(3,4)]",
          "polygon: ((1,2),(3,4),(5,6))",
          "circle: <(1,2),3>",
          "tsvector: 'a' 'b'",
          "xml: <a/>",
          "short: abc",
          "price: 1.25",
          "dear: 1.25",
          "mood: abcdefgh",
          "pair: (1,abcdefgh)");

  private static final List<String> NARROW =
      List.of(
          "text",
          "varchar(3)",
          "char(3)",
          "text[]",
          "varchar(3)[]",
          "char(3)[]",
          "numeric(10,1)",
          "numeric(10,1)[]",
          "real[]",
          "date[]",
          "time(0)",
          "timestamp(0)",
          "interval(0)",
          "interval(0)[]",
          "bit(3)",
          "bit varying(3)",
          "json",
          "daterange",
          "short[]",
          "price[]");

  /** What comes back as the text of its bytes, with all of them. */
  private static final Set<String> SPELLED_IN_BYTES = Set.of("jsonb -> bytea", "name -> bytea");

  /** Of so many pairs a short run tries one. */
  private static final int OF = Boolean.getBoolean("aludel.long") ? 1 : 31;

  static Stream<String> pairs() {
    List<String> targets = new ArrayList<>(NARROW);
    VALUES.stream().map(TypeValuesTest::type).distinct().forEach(targets::add);
    List<String> pairs = new ArrayList<>();
    for (String value : VALUES) {
      for (String target : targets) {
        boolean comesBack = !SPELLED_IN_BYTES.contains(type(value) + " -> " + target);
        if (!type(value).equals(target) && comesBack) {
          pairs.add(value + " -> " + target);
        }
      }
    }
    int[] at = {0};
    return pairs.stream().filter(pair -> at[0]++ % OF == 0);
  }

  private static String type(String value) {
    return value.substring(0, value.indexOf(": "));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whatIsNotToldToBeCutComesBack(String pair, TestPostgres db) throws SQLException {
    String value = pair.substring(pair.indexOf(": ") + 2, pair.indexOf(" -> "));
    String target = pair.substring(pair.indexOf(" -> ") + 4);
    try (Connection connection = db.connect()) {
      Trial trial = new Trial(db, connection, type(pair), value);
      SchemaDiff diff = trial.to(target);
      boolean cuts = diff.changes().stream().anyMatch(Change::losesData);
      if (!trial.runs(diff.operations())) {
        assertThat(trial.value()).as("refused").isEqualTo(trial.first);
      } else if (!cuts && trial.runs(SchemaDiff.inverseOf(trial.there, diff.operations()))) {
        assertThat(trial.value()).as("there and back").isEqualTo(trial.first);
      }
    }
  }

  /** A text is refused where it would be cut, or the change has told that it cuts. */
  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "abcdefgh; varchar(3); false",
        "abcdefgh; char(3); false",
        "abcdefgh; varchar(3)[]; false",
        "{abcdefgh}; varchar(3)[]; false",
        "abcdefgh; short; false",
        "abcdefgh; short[]; false",
        "10101; bit(3); false",
        "10101; bit varying(3); false",
        "1.5; integer; false",
        "2; boolean; false",
        "10.1.2.3/8; cidr; false",
        "1.234; numeric(10,2); true",
        "1.234; numeric(10,2)[]; true",
        "1.234; price; true",
        "0.123456789012345678; double precision; true",
        "0.1234567891; real; true",
        "2024-02-29 12:00; date; true",
        "2024-02-29 12:00; time; true",
        "2024-02-29 12:00+05; timestamp; true",
        "2024-02-29 12:00:00.123456789Z; timestamptz; true",
        "1 day 00:00:01.5; interval(0); true",
        "12.345; money; true",
        "abcdefgh; \"char\"; true",
        "b a a; tsvector; true"
      })
  void aTextIsNotCutInSilence(String value, String target, boolean told, TestPostgres db)
      throws SQLException {
    try (Connection connection = db.connect()) {
      Trial trial = new Trial(db, connection, "text", value);
      SchemaDiff diff = trial.to(target);

      assertThat(diff.changes().stream().anyMatch(Change::losesData)).isEqualTo(told);
      assertThat(trial.runs(diff.operations())).isEqualTo(told);
      if (!told) {
        assertThat(trial.value()).isEqualTo(trial.first);
      }
    }
  }

  /** A type that stays, by its name, and is made of another one. */
  @ParameterizedTest(name = "{0}: {1} becomes {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "AS numeric(10,3); 1.234; AS numeric(10,2); true",
        "AS timestamp; 2024-02-29 12:00; AS date; true",
        "AS text; 2024-02-29 12:00; AS date; true",
        "AS text; abcdefgh; AS varchar(3); false",
        "AS bigint; 10000000000; AS integer; false",
        "AS integer; 1; AS bigint; false",
        "AS double precision; 0.12345678901234567; AS numeric; false",
      })
  void aDomainOfAnotherTypeCutsNothingInSilence(
      String before, String value, String after, boolean told, TestPostgres db)
      throws SQLException {
    cutsNothingInSilence("DOMAIN of " + before, value, "DOMAIN of " + after, told, db);
  }

  @ParameterizedTest(name = "{0}: {1} becomes {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "a numeric(10,3); (1.234); a numeric(10,2); true",
        "\"a b\" timestamp; (2024-02-29 12:00); \"a b\" date; true",
        "a numeric(10,3); (1.234); b integer, a numeric(10,2); true",
        "a text; (abcdefgh); a varchar(3); false",
        "a text COLLATE \"C\"; (abcdefgh); a varchar(3) COLLATE \"C\"; false",
        "a double precision; (0.12345678901234567); a numeric; false",
        "a numeric(10,3)[]; ({1.234}); a price[]; true",
      })
  void aCompositeTypeOfOthersCutsNothingInSilence(
      String before, String value, String after, boolean told, TestPostgres db)
      throws SQLException {
    String of = "TYPE of AS (%s)";
    cutsNothingInSilence(of.formatted(before), value, of.formatted(after), told, db);
  }

  private static void cutsNothingInSilence(
      String before, String value, String after, boolean told, TestPostgres db)
      throws SQLException {
    db.execute(TYPES + "; CREATE " + before + "; CREATE TABLE t (a of)");
    db.execute("INSERT INTO t VALUES ($v$%s$v$)".formatted(value));
    List<String> first = db.query("SELECT a FROM t");
    try (TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      wanted.execute(TYPES + "; CREATE " + after + "; CREATE TABLE t (a of)");
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
      Schema there = live.inspect();
      SchemaDiff diff = live.to(live.dialect().inspect(elsewhere, live.scope()), there);

      assertThat(diff.changes().stream().anyMatch(Change::losesData)).isEqualTo(told);
      if (told) {
        return;
      }
      boolean runs = true;
      try {
        live.runForeseen(diff.operations());
        live.run(SchemaDiff.inverseOf(there, diff.operations()));
      } catch (SQLException refused) {
        runs = false;
      }
      assertThat(db.query("SELECT a FROM t")).as("ran: %s", runs).isEqualTo(first);
    }
  }

  /** One value in a column of one type. */
  private static final class Trial {

    private final TestPostgres db;
    private final LiveDiff live;
    private final Schema there;
    private final List<String> first;

    Trial(TestPostgres db, Connection connection, String type, String value) throws SQLException {
      this.db = db;
      db.execute(TYPES);
      db.execute("CREATE TABLE t (a %s); INSERT INTO t VALUES ($v$%s$v$)".formatted(type, value));
      this.live = new LiveDiff(Dialects.of(connection), connection);
      this.there = live.inspect();
      this.first = value();
    }

    List<String> value() throws SQLException {
      return db.query("SELECT a FROM t");
    }

    SchemaDiff to(String type) throws SQLException {
      AlterColumn alter =
          new AlterColumn(
              QualifiedName.of("t"),
              "a",
              List.of(new ColumnChange.SetType(TypeText.parse(type), Optional.empty())),
              Optional.empty());
      Schema model = alter.completed(there).apply(there);
      return live.to(model, there);
    }

    /** Whether they run; what is refused is rolled back. */
    boolean runs(List<Operation> operations) {
      try {
        live.runForeseen(operations);
        return true;
      } catch (SQLException | UnsupportedOperation refused) {
        return false;
      }
    }
  }
}
