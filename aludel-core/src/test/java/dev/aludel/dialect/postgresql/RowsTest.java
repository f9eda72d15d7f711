package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows and values on their way into the database. */
@ExtendWith(TestDatabases.class)
class RowsTest {

  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

  private static BulkInsert insert(String columns, List<List<@Nullable Object>> rows) {
    return new BulkInsert(QualifiedName.of("t"), List.of(columns.split(",")), rows);
  }

  @Test
  void textBindsIntoColumnsOfEveryType(TestPostgres db) throws SQLException {
    db.execute(
        """
        CREATE TYPE status AS ENUM ('new');
        CREATE TABLE t (j jsonb, u uuid, s status, d date, z timestamptz, n numeric(5,2), b boolean,
          i integer, a text[], x bytea, v interval, o json, t varchar(9));
        """);
    Operation text =
        insert(
            "j,u,s,d,z,n,b,i,a,v,o,t",
            List.of(
                List.of(
                    "{\"a\": 1}",
                    ID.toString(),
                    "new",
                    "2026-01-02",
                    "2026-01-02T03:04:05Z",
                    "1.5",
                    "true",
                    "7",
                    "{x,y}",
                    "1 day",
                    "{}",
                    "it's"),
                Arrays.asList(
                    null, null, null, null, null, null, null, null, null, null, null, null)));
    Operation objects =
        insert(
            "j,u,s,d,z,n,b,i,a,x,v,t",
            List.of(
                List.of(
                    "[]",
                    ID,
                    Status.NEW,
                    LocalDate.of(2026, 1, 2),
                    Instant.parse("2026-01-02T03:04:05Z"),
                    new BigDecimal("2.5"),
                    1,
                    true,
                    List.of("a b", "c\"d"),
                    new byte[] {1},
                    Duration.ofHours(1),
                    'c')));
    db.execute("ALTER TYPE status ADD VALUE 'NEW'");

    Postgres.run(db, Postgres.inspect(db), List.of(text, objects));

    assertThat(db.query("SELECT j,u,s,d,n,b,i,a,x,v,o,t FROM t"))
        .hasSize(3)
        .contains(
            "{\"a\": 1}|" + ID + "|new|2026-01-02|1.50|t|7|{x,y}|NULL|1 day|{}|it's",
            "[]|" + ID + "|NEW|2026-01-02|2.50|t|1|{\"a b\",\"c\\\"d\"}|\\x01|01:00:00|NULL|c");
    assertThat(db.query("SELECT count(*) FROM t WHERE z = '2026-01-02 03:04:05+00'"))
        .containsExactly("2");

    Postgres.run(db, Postgres.inspect(db), text.inverse());
    assertThat(db.query("SELECT j FROM t")).containsExactly("[]");
    Postgres.run(db, Postgres.inspect(db), objects.inverse());
    assertThat(db.query("SELECT count(*) FROM t")).containsExactly("0");
  }

  private enum Status {
    NEW
  }

  @Test
  void givenNumbersOfAnIdentityAreTakenAndTheNextOneIsGreater(TestPostgres db) throws SQLException {
    db.execute("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text)");
    List<List<@Nullable Object>> rows =
        IntStream.rangeClosed(1, 12_000)
            .mapToObj(n -> List.<@Nullable Object>of(n, "n" + n))
            .toList();

    Postgres.run(db, Postgres.inspect(db), List.of(insert("id,name", rows)));
    db.execute("INSERT INTO t (name) VALUES ('next')");

    assertThat(db.query("SELECT count(*), max(id) FROM t")).containsExactly("12001|12001");
    Postgres.run(db, Postgres.inspect(db), insert("id,name", rows).inverse());
    assertThat(db.query("SELECT name FROM t")).containsExactly("next");
  }

  @Test
  void aLiteralIsTheValue(TestPostgres db) throws SQLException {
    assertThat(evaluated(db, "it's")).isEqualTo("it's");
    assertThat(evaluated(db, "a\\b\n?")).isEqualTo("a\\b\n?");
    assertThat(evaluated(db, new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(evaluated(db, -7L)).isEqualTo("-7");
    assertThat(evaluated(db, 0.1)).isEqualTo("0.1");
    assertThat(evaluated(db, Double.NaN)).isEqualTo("NaN");
    assertThat(evaluated(db, Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    assertThat(evaluated(db, true)).isEqualTo("t");
    assertThat(evaluated(db, null)).isEqualTo("NULL");
    assertThat(evaluated(db, new byte[] {0, (byte) 0xff})).isEqualTo("\\x00ff");
    assertThat(evaluated(db, ID)).isEqualTo(ID.toString());
    assertThat(evaluated(db, LocalDate.of(2026, 2, 28))).isEqualTo("2026-02-28");
    assertThat(evaluated(db, LocalTime.of(1, 2, 3))).isEqualTo("01:02:03");
    assertThat(evaluated(db, LocalDateTime.of(2026, 1, 2, 3, 4))).isEqualTo("2026-01-02 03:04:00");
    assertThat(evaluated(db, Duration.ofMinutes(90))).isEqualTo("01:30:00");
    assertThat(
            db.query(
                "SELECT %s = '2026-01-02 03:04:05+00'"
                    .formatted(Postgres.DIALECT.literal(Instant.parse("2026-01-02T03:04:05Z")))))
        .containsExactly("t");
    assertThatThrownBy(() -> Postgres.DIALECT.literal("a\0b")).isInstanceOf(AludelException.class);
  }

  private static String evaluated(TestPostgres db, @Nullable Object value) throws SQLException {
    return db.query("SELECT " + Postgres.DIALECT.literal(value)).get(0);
  }

  @Test
  void aLiteralHoldsWhateverTheServersSettingForBackslashes(TestPostgres db) throws SQLException {
    try (var connection = db.connect();
        var statement = connection.createStatement()) {
      statement.execute("SET standard_conforming_strings = off; SET backslash_quote = off");
      try (var row =
          statement.executeQuery("SELECT " + Postgres.DIALECT.literal("a\\' OR 1=1 --"))) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("a\\' OR 1=1 --");
      }
    }
  }
}
