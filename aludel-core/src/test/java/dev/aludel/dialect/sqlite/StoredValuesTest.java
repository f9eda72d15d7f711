package dev.aludel.dialect.sqlite;

import static dev.aludel.schema.Definitions.array;
import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.bytes;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.date;
import static dev.aludel.schema.Definitions.decimal;
import static dev.aludel.schema.Definitions.enumeration;
import static dev.aludel.schema.Definitions.fixedString;
import static dev.aludel.schema.Definitions.generatedUuid;
import static dev.aludel.schema.Definitions.interval;
import static dev.aludel.schema.Definitions.json;
import static dev.aludel.schema.Definitions.sqlType;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.time;
import static dev.aludel.schema.Definitions.timestamp;
import static dev.aludel.schema.Definitions.timestampWithTimeZone;
import static dev.aludel.schema.Definitions.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DeleteRows;
import dev.aludel.operation.Execute;
import dev.aludel.operation.SqlText;
import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestSqlite;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is put into a column comes out as it was: affinities change no value. */
@ExtendWith(TestDatabases.class)
class StoredValuesTest {

  private static final QualifiedName T = QualifiedName.of("t");

  @Test
  void textThatLooksLikeANumberStaysTextWhereTheTypeIsText(TestSqlite db) throws SQLException {
    for (Type type :
        List.of(
            text(),
            string(9),
            string(),
            fixedString(5),
            uuid(),
            interval(),
            json(),
            enumeration("e", "1e5", "007"))) {
      recreate(db, column("c", type));
      db.execute("INSERT INTO t VALUES ('1e5')");
      assertThat(db.query("SELECT c, typeof(c) FROM t")).as("%s", type).containsExactly("1e5|text");
    }
  }

  @Test
  void datesAreKeptAsTextOrAsMillisecondsAsTheDriverStoresThem(TestSqlite db) throws SQLException {
    Timestamp moment = Timestamp.valueOf("2024-05-06 07:08:09.123");
    for (Type type : List.of(date(), time(), timestamp(), timestamp(3), timestampWithTimeZone())) {
      recreate(db, column("c", type));
      db.execute("INSERT INTO t VALUES ('2024-05-06 07:08:09.123'), ('2024-05-06')");
      try (Connection connection = db.connect();
          var insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
        insert.setTimestamp(1, moment);
        insert.execute();
      }
      assertThat(db.query("SELECT c, typeof(c) FROM t"))
          .as("%s", type)
          .containsExactly(
              "2024-05-06 07:08:09.123|text", "2024-05-06|text", moment.getTime() + "|integer");
      try (Connection connection = db.connect();
          var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT c FROM t WHERE c <> '2024-05-06'")) {
        while (rows.next()) {
          assertThat(rows.getTimestamp(1)).isEqualTo(moment);
        }
      }
    }
  }

  @Test
  void numbersOfADecimalAreNumbers(TestSqlite db) throws SQLException {
    recreate(db, column("c", decimal(15, 2)));
    try (Connection connection = db.connect();
        var insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
      insert.setBigDecimal(1, new BigDecimal("1234567890123.45"));
      insert.execute();
      insert.setBigDecimal(1, new BigDecimal("9"));
      insert.execute();
    }
    assertThat(db.query("SELECT c FROM t ORDER BY c")).containsExactly("9", "1234567890123.45");
  }

  @Test
  void whatIsNotOfTheTypeIsRefusedByJsonEnumerationsAndArrays(TestSqlite db) throws SQLException {
    recreate(
        db,
        column("j", json()),
        column("e", enumeration("state", "new", "it's")),
        column("a", array(string(20))));

    db.execute("INSERT INTO t VALUES ('{\"a\": [1]}', 'it''s', '[\"x\"]'), (NULL, NULL, NULL)");
    assertThatThrownBy(() -> db.execute("INSERT INTO t (j) VALUES ('{')"))
        .hasMessageContaining("CHECK");
    assertThatThrownBy(() -> db.execute("INSERT INTO t (e) VALUES ('old')"))
        .hasMessageContaining("enum:state");
    assertThatThrownBy(() -> db.execute("INSERT INTO t (a) VALUES ('{}')"))
        .hasMessageContaining("array:VARCHAR(20)");
    assertThatThrownBy(() -> db.execute("INSERT INTO t (a) VALUES ('[')"))
        .hasMessageContaining("array:VARCHAR(20)");
  }

  @Test
  void aCheckOfTheUsersOwnIsNoEnumeration(TestSqlite db) throws SQLException {
    db.execute(
        """
        CREATE TABLE t (
          a TEXT CHECK (a IN ('x', 'y')),
          b TEXT CONSTRAINT state CHECK (b IN ('x')),
          c TEXT CONSTRAINT "enum:state" CHECK (c IN ('x') OR c IS NULL),
          d TEXT CONSTRAINT has_json CHECK (json_valid(d)),
          e VARCHAR(9) CHECK (json_valid(e))
        )
        """);
    try (Connection connection = db.connect()) {
      Table table = Migration.inspect(connection).requireTable(T);
      assertThat(table.columns())
          .extracting(Column::type)
          .containsExactly(text(), text(), text(), text(), string(9));
      assertThat(table.constraints()).hasSize(5);
    }
  }

  @Test
  void typesOfTypesAreReadBack(TestSqlite db) throws SQLException {
    Table table =
        Table.of(
            T,
            List.of(
                column("a", array(array(enumeration("odd \"name\"", "it's", "b, c")))),
                column("b", array(timestampWithTimeZone(3))),
                column("c", array(json())),
                column("d", sqlType("geometry(Point,4326)")),
                column("e", sqlType("money")),
                column("f", sqlType("bit varying(5)")),
                column("g", uuid()).defaultsTo(generatedUuid())));
    try (Connection connection = db.connect()) {
      Migration.run(connection, new CreateTable(table));
      assertThat(Migration.inspect(connection).requireTable(T)).isEqualTo(table);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NVARCHAR(160)|VARCHAR(160)",
        "character(3)|CHAR(3)",
        "NUMERIC(10,2)|DECIMAL(10,2)",
        "datetime|TIMESTAMP",
        "REAL|DOUBLE PRECISION",
        "double|DOUBLE PRECISION",
        "INT8|BIGINT",
        "FLOAT|DOUBLE PRECISION",
        "tinyint|SMALLINT",
        "CLOB|TEXT",
        "VARBINARY(16)|BLOB",
        "UUID|UUID TEXT",
        "timestamptz|TIMESTAMP WITH TIME ZONE",
        "string|string",
        "INT(11)|INTEGER",
        "point|point",
        "BLOB SUB_TYPE TEXT|BLOB SUB_TYPE TEXT"
      })
  void otherSpellingsAreReadAsOneType(String declared, String written) {
    Type type = TypeReader.declared(new TokenReader(declared)).type(false);
    assertThat(TypeWriter.declared(type, false, false)).isEqualTo(written);
  }

  @Test
  void rowsAreInsertedAndFoundAgainWhateverTheirValues(TestSqlite db) throws SQLException {
    recreate(
        db,
        column("i", Type.Scalar.BIG_INTEGER),
        column("s", text()),
        column("d", decimal(10, 2)),
        column("b", bool()),
        column("x", bytes()),
        column("u", uuid()),
        column("day", date()),
        column("at", timestampWithTimeZone()));
    List<String> columns = List.of("i", "s", "d", "b", "x", "u", "day", "at");
    List<Object> row =
        Arrays.asList(
            Long.MAX_VALUE,
            "it's \"?\"",
            new BigDecimal("1.10"),
            true,
            new byte[] {0, -1},
            new UUID(1, 2),
            LocalDate.of(2024, 2, 29),
            OffsetDateTime.parse("2024-02-29T23:30:00+02:00"));
    List<Object> nulls = Arrays.asList(new Object[8]);
    try (Connection connection = db.connect()) {
      Migration.run(connection, new BulkInsert(T, columns, List.of(row, nulls, row)));
      assertThat(db.query("SELECT i, s, d, b, hex(x), u, day, at FROM t LIMIT 1"))
          .containsExactly(
              "9223372036854775807|it's \"?\"|1.1|1|00FF|00000000-0000-0001-0000-000000000002"
                  + "|2024-02-29|2024-02-29 21:30:00.000+00:00");

      Migration.run(connection, new DeleteRows(T, columns, List.of(row)));
      assertThat(db.query("SELECT count(*) FROM t")).containsExactly("1");
      Migration.run(connection, new DeleteRows(T, columns, List.of(nulls)));
      assertThat(db.query("SELECT count(*) FROM t")).containsExactly("0");
    }
  }

  @Test
  void aThousandRowsGoInAFewStatements() {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rows.add(List.of(i));
    }
    assertThat(RowStatements.insert(new BulkInsert(T, List.of("i"), rows))).hasSize(10);
  }

  @Test
  void statementsOfAScriptGiveWhatIsMeantForSqlite() {
    Execute everywhere = new Execute(SqlText.of("VACUUM"), List.of());
    Execute elsewhere = new Execute(SqlText.of(Map.of("postgresql", "ANALYZE")), List.of());

    assertThat(Migration.SQLITE.compile(everywhere, () -> null).get(0).transactional()).isFalse();
    assertThat(Migration.SQLITE.compile(elsewhere, () -> null)).isEmpty();
  }

  @Test
  void aLiteralStoresWhatABoundValueStores(TestSqlite db) throws SQLException {
    recreate(db, column("a", sqlType("")), column("b", sqlType("")));
    List<Object> values =
        Arrays.asList(
            null,
            1,
            -5L,
            1.5,
            Double.POSITIVE_INFINITY,
            true,
            "it's",
            "nul\0nul",
            "",
            'c',
            new BigDecimal("1.10"),
            new byte[] {1, 2},
            new UUID(1, 2),
            LocalDate.of(2024, 1, 2),
            LocalTime.of(1, 2),
            LocalDateTime.of(2024, 1, 2, 3, 4),
            Instant.EPOCH,
            Type.Scalar.DATE);
    try (Connection connection = db.connect()) {
      for (Object value : values) {
        Migration.run(
            connection,
            new BulkInsert(T, List.of("a"), List.of(Arrays.asList(value))),
            new Execute(
                SqlText.of("UPDATE t SET b = " + Migration.SQLITE.literal(value)), List.of()));
        assertThat(db.query("SELECT a IS b, typeof(a) = typeof(b), length(a) IS length(b) FROM t"))
            .as("%s", value)
            .containsExactly("1|1|1");
        db.execute("DELETE FROM t");
      }
    }
  }

  private static void recreate(TestSqlite db, Column... columns) throws SQLException {
    db.execute("DROP TABLE IF EXISTS t");
    try (Connection connection = db.connect()) {
      Migration.run(connection, new CreateTable(Table.of(T, List.of(columns))));
    }
  }
}
