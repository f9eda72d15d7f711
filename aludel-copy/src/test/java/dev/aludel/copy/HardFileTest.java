package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.copy.wire.Problem;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other tools do wrong, or not at all: a test for each row of the table in docs/copy.md. */
@ExtendWith(TestDatabases.class)
class HardFileTest {

  @Test
  void oneBadValueStopsTheCopyBeforeAnythingIsWritten(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE clients (id INTEGER PRIMARY KEY, age INTEGER);
        INSERT INTO clients VALUES (1, 30), (2, 'thirty'), (3, 31);
        """);

    CopyReport report = Copies.create(from, to);

    assertThat(report.isGood()).isFalse();
    assertThat(report.findings()).hasSize(1);
    assertThat(report.findings().get(0).problem()).isEqualTo(Problem.WRONG_TYPE);
    assertThat(report.findings().get(0).describe())
        .contains("clients.age", "wrong-type", "bigint", "1 value", "id=2: 'thirty'");
    assertThat(to.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .containsExactly("0");
  }

  @Test
  void oneBadValueIsQuarantinedAndAllOthersAreThere(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE clients (id INTEGER PRIMARY KEY, age INTEGER);
        INSERT INTO clients VALUES (1, 30), (2, 'thirty'), (3, 31);
        """);

    CopyReport report = Copies.create(from, to, "wrong-type=quarantine");

    assertThat(report.isGood()).isTrue();
    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(to.query("SELECT id, age FROM clients ORDER BY id")).containsExactly("1|30", "3|31");
    assertThat(
            to.query(
                "SELECT table_name, row_key, column_name, reason, row_json FROM aludel_copy_rejects"))
        .containsExactly("clients|id=2|age|wrong-type|{\"id\":2,\"age\":\"thirty\"}");
  }

  @Test
  void anIndexOnAnExpressionIsThere(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(
        """
        CREATE TABLE clients (id INTEGER PRIMARY KEY, email TEXT);
        CREATE INDEX clients_email ON clients (lower(email));
        INSERT INTO clients VALUES (1, 'A@example.com');
        """);

    assertThat(Copies.create(from, to).isGood()).isTrue();

    assertThat(to.query("SELECT indexdef FROM pg_indexes WHERE indexname = 'clients_email'"))
        .containsExactly("CREATE INDEX clients_email ON public.clients USING btree (lower(email))");
  }

  @Test
  void aPartialUniqueIndexStaysPartial(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(
        """
        CREATE TABLE seats (id INTEGER PRIMARY KEY, place TEXT, taken BOOLEAN);
        CREATE UNIQUE INDEX one_taken ON seats (place) WHERE taken;
        INSERT INTO seats VALUES (1, 'a', 0), (2, 'a', 0), (3, 'a', 1);
        """);

    assertThat(Copies.create(from, to).isGood()).isTrue();

    assertThat(to.query("SELECT indexdef FROM pg_indexes WHERE indexname = 'one_taken'"))
        .containsExactly(
            "CREATE UNIQUE INDEX one_taken ON public.seats USING btree (place) WHERE taken");
  }

  @Test
  void notNullChecksGeneratedColumnsCollationsAndLengthsStay(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE people (
          id INTEGER PRIMARY KEY,
          name VARCHAR(20) NOT NULL,
          nick TEXT COLLATE NOCASE UNIQUE,
          age INTEGER CHECK (age >= 0),
          twice INTEGER GENERATED ALWAYS AS (age * 2) STORED
        );
        INSERT INTO people (id, name, nick, age) VALUES (1, 'Ada', 'The Countess', 36);
        """);

    assertThat(Copies.create(from, to).isGood()).isTrue();

    assertThat(
            to.query(
                """
                SELECT column_name, data_type, character_maximum_length, is_nullable, is_generated,
                       collation_name
                FROM information_schema.columns WHERE table_name = 'people' ORDER BY ordinal_position
                """))
        .containsExactly(
            "id|bigint|NULL|NO|NEVER|NULL",
            "name|character varying|20|NO|NEVER|NULL",
            "nick|text|NULL|YES|NEVER|case_insensitive",
            "age|bigint|NULL|YES|NEVER|NULL",
            "twice|bigint|NULL|YES|ALWAYS|NULL");
    assertThat(to.query("SELECT twice FROM people WHERE nick = 'the countess'"))
        .containsExactly("72");
    assertThatThrownBy(() -> to.execute("UPDATE people SET age = -1"))
        .hasMessageContaining("people_age_check");
    assertThatThrownBy(
            () -> to.execute("INSERT INTO people (name, nick) VALUES ('B', 'THE COUNTESS')"))
        .hasMessageContaining("people_nick_key");
  }

  @Test
  void aRealKeepsAllItsDigits(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(
        """
        CREATE TABLE sums (id INTEGER PRIMARY KEY, total REAL);
        INSERT INTO sums VALUES (1, 2499998.75), (2, 0.1), (3, 1e308), (4, -9e999);
        """);

    assertThat(Copies.create(from, to).isGood()).isTrue();

    assertThat(to.query("SELECT total FROM sums ORDER BY id"))
        .containsExactly("2499998.75", "0.1", "1e+308", "-Infinity");
  }

  @ParameterizedTest
  @CsvSource({
    "1700000000, epoch-seconds, 2023-11-14 22:13:20",
    "1700000000123, epoch-milliseconds, 2023-11-14 22:13:20.123",
    "0, epoch-seconds, 1970-01-01 00:00:00",
    "2460263.42592593, julian-day, 2023-11-14 22:13:20"
  })
  void aNumberInAColumnOfTimesIsFoundAndConvertedOnlyWhenAsked(
      String number, String problem, String time) throws SQLException {
    try (TestSqlite from = TestSqlite.create();
        TestPostgres to = TestPostgres.create()) {
      from.execute(
          "CREATE TABLE events (id INTEGER PRIMARY KEY, at DATETIME);"
              + "INSERT INTO events VALUES (1, "
              + number
              + ")");

      CopyReport refused = Copies.create(from, to);
      assertThat(refused.isGood()).isFalse();
      assertThat(refused.findings().get(0).problem().word()).isEqualTo(problem);

      assertThat(Copies.create(from, to, problem + "=convert").isGood()).isTrue();
      assertThat(to.query("SELECT at::text FROM events"))
          .containsExactly(time.replaceFirst(":20$", ":20"));
    }
  }

  @Test
  void aNulIsFoundAndStrippedOnlyWhenAsked(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(
        """
        CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT);
        INSERT INTO notes VALUES (1, 'a' || char(0) || 'b'), (2, CAST(x'61ff62' AS TEXT));
        """);

    CopyReport refused = Copies.create(from, to);
    assertThat(refused.findings())
        .extracting(finding -> finding.problem().word())
        .containsExactlyInAnyOrder("nul", "invalid-utf8");

    assertThat(Copies.create(from, to, "nul=strip", "invalid-utf8=strip").isGood()).isTrue();
    assertThat(to.query("SELECT text FROM notes ORDER BY id")).containsExactly("ab", "ab");
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 3.5, not-integer, 4",
    "'NUMERIC(5,2)', 9e999, not-finite, ",
    "BLOB, '''not base64!''', text-in-bytes, not base64!",
    "BOOLEAN, 2, not-boolean, t"
  })
  void aValueOfAnotherTypeIsFoundAndConvertedOnlyWhenAsked(
      String type, String value, String problem, String converted) throws SQLException {
    try (TestSqlite from = TestSqlite.create();
        TestPostgres to = TestPostgres.create()) {
      from.execute(
          "CREATE TABLE t (id INTEGER PRIMARY KEY, v %s); INSERT INTO t VALUES (1, %s)"
              .formatted(type, value));

      CopyReport refused = Copies.create(from, to);
      assertThat(refused.isGood()).isFalse();
      assertThat(refused.findings().get(0).problem().word()).isEqualTo(problem);

      String policy = converted == null ? "null" : "convert";
      assertThat(Copies.create(from, to, problem + "=" + policy).isGood()).isTrue();
      String shown = type.equals("BLOB") ? "convert_from(v, 'UTF8')" : "v";
      assertThat(to.query("SELECT " + shown + " FROM t"))
          .containsExactly(converted == null ? "NULL" : converted);
    }
  }

  @Test
  void currentTimestampIsADefaultThereToo(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(
        """
        CREATE TABLE posts (
          id INTEGER PRIMARY KEY,
          made DATETIME DEFAULT current_timestamp,
          changed DATETIME DEFAULT (datetime('now'))
        );
        """);

    assertThat(Copies.create(from, to).isGood()).isTrue();

    to.execute("INSERT INTO posts DEFAULT VALUES");
    assertThat(to.query("SELECT made IS NOT NULL, changed IS NOT NULL FROM posts"))
        .containsExactly("t|t");
  }

  @Test
  void aKeyWithoutAutoincrementGoesOnCounting(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT);
        INSERT INTO a VALUES (7, 'x');
        CREATE TABLE b (id INTEGER PRIMARY KEY AUTOINCREMENT, x TEXT);
        INSERT INTO b VALUES (50, 'gone');
        DELETE FROM b;
        INSERT INTO b VALUES (9, 'x');
        """);

    assertThat(Copies.create(from, to).isGood()).isTrue();

    to.execute("INSERT INTO a (x) VALUES ('next'); INSERT INTO b (x) VALUES ('next')");
    assertThat(to.query("SELECT max(id) FROM a")).containsExactly("8");
    assertThat(to.query("SELECT max(id) FROM b")).containsExactly("51");
  }

  @Test
  void anOrphanIsFoundAndTheForeignKeyIsThere(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE parents (id INTEGER PRIMARY KEY);
        CREATE TABLE children (
          id INTEGER PRIMARY KEY,
          parent_id INTEGER REFERENCES parents (id)
        );
        PRAGMA foreign_keys = OFF;
        INSERT INTO parents VALUES (1);
        INSERT INTO children VALUES (1, 1), (2, 99);
        """);

    CopyReport refused = Copies.create(from, to);
    assertThat(refused.isGood()).isFalse();
    assertThat(refused.findings().get(0).describe())
        .contains("children.parent_id", "orphan", "parent_id=99");

    assertThat(Copies.create(from, to, "orphan=null").isGood()).isTrue();
    assertThat(to.query("SELECT id, parent_id FROM children ORDER BY id"))
        .containsExactly("1|1", "2|NULL");
    assertThat(to.query("SELECT convalidated FROM pg_constraint WHERE contype = 'f'"))
        .isEqualTo(List.of("t"));
  }
}
