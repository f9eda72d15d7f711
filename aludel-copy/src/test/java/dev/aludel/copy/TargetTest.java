package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Targets that have their schema already, and targets that refuse. */
@ExtendWith(TestDatabases.class)
class TargetTest {

  private static final String CIRCLE =
      """
      CREATE TABLE teams (id %1$s PRIMARY KEY, leader_id bigint%2$s);
      CREATE TABLE people (id %1$s PRIMARY KEY, team_id bigint REFERENCES teams (id),
        boss_id bigint REFERENCES people (id));
      """;

  private static void fillCircle(TestSqlite from) throws SQLException {
    from.execute(
        CIRCLE.formatted("INTEGER", " REFERENCES people (id)")
            + """
            PRAGMA foreign_keys = OFF;
            INSERT INTO teams VALUES (1, 10), (2, 11);
            INSERT INTO people VALUES (10, 1, 11), (11, 2, NULL), (12, 1, 10);
            """);
  }

  private static void createCircle(TestPostgres to) throws SQLException {
    to.execute(
        CIRCLE.formatted("bigint", "")
            + "ALTER TABLE teams ADD CONSTRAINT teams_leader FOREIGN KEY (leader_id) REFERENCES people (id);");
  }

  @Test
  void tablesInACircleOfForeignKeysAreLoadedWithTriggersOff(TestSqlite from, TestPostgres to)
      throws SQLException {
    fillCircle(from);
    createCircle(to);

    CopyReport report = Copies.between(from, to, CopyOptions.DEFAULT).run();

    assertThat(report.isGood()).isTrue();
    assertThat(to.query("SELECT count(*) FROM people")).containsExactly("3");
  }

  @Test
  void aRoleWithoutRightsToTriggersLoadsThemDeferred(TestSqlite from, TestPostgres to)
      throws SQLException {
    fillCircle(from);
    to.execute(
        "DROP ROLE IF EXISTS copier; CREATE ROLE copier LOGIN; GRANT CREATE ON SCHEMA public TO copier");
    createCircle(to);
    to.execute("ALTER TABLE teams OWNER TO copier; ALTER TABLE people OWNER TO copier");

    CopyReport report =
        Copy.of(
                Copies.connector(from),
                Copies.connector(to.databaseUrl().replace("postgres@", "copier@")))
            .threads(2)
            .run();

    assertThat(report.isGood()).isTrue();
    assertThat(to.query("SELECT condeferrable FROM pg_constraint WHERE contype = 'f'"))
        .isEqualTo(List.of("f", "f", "f"));
    to.execute("DROP OWNED BY copier; DROP ROLE copier");
  }

  @Test
  void aRoleWithoutRightsIsToldSo(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute("CREATE TABLE a (id INTEGER PRIMARY KEY); INSERT INTO a VALUES (1)");
    to.execute(
        "DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN; CREATE TABLE a (id bigint PRIMARY KEY)");

    assertThatThrownBy(
            () ->
                Copy.of(
                        Copies.connector(from),
                        Copies.connector(to.databaseUrl().replace("postgres@", "reader@")))
                    .run())
        .isInstanceOf(AludelException.class)
        .hasMessageContaining("permission denied");
    to.execute("DROP ROLE reader");
  }

  @Test
  void whatTheTargetLacksIsNamedAllAtOnce(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT); CREATE TABLE b (id INTEGER)");
    to.execute("CREATE TABLE a (id bigint PRIMARY KEY, y text NOT NULL)");

    assertThatThrownBy(() -> Copies.between(from, to, CopyOptions.DEFAULT).run())
        .hasMessageContaining("table a has no column x")
        .hasMessageContaining("a needs a value in y")
        .hasMessageContaining("no table b")
        .hasMessageContaining("aludel upgrade head");
  }

  @Test
  void aCheckThatPostgresqlRefusesIsToldBeforeAnythingIsWritten(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE a (
          id INTEGER PRIMARY KEY,
          x TEXT CONSTRAINT odd CHECK (x GLOB 'a*'),
          y TEXT DEFAULT (hex(randomblob(4)))
        );
        INSERT INTO a VALUES (1, 'abc', 'y');
        """);

    assertThatThrownBy(() -> Copies.create(from, to))
        .hasMessageContaining("check odd of table a")
        .hasMessageContaining("--skip a.odd")
        .hasMessageContaining("default of column a.y")
        .hasMessageContaining("--skip a.y");
    assertThat(to.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .containsExactly("0");

    assertThat(
            Copies.between(from, to, Copies.creating().skipping(List.of("a.odd", "a.y")))
                .run()
                .isGood())
        .isTrue();
  }

  @Test
  void typesAreChosenByColumnAndByDeclaration(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE a (id INTEGER PRIMARY KEY, at DATETIME, day DATETIME, address TEXT);
        INSERT INTO a VALUES (1, '2024-01-02 03:04:05', '2024-01-02', '10.0.0.1');
        """);

    CopyReport report =
        Copies.between(
                from,
                to,
                Copies.creatingWith(
                    Map.of("datetime", "timestamptz", "a.day", "date", "a.address", "inet")))
            .run();

    assertThat(report.isGood()).as("%s", report).isTrue();
    assertThat(
            to.query(
                "SELECT string_agg(data_type, ',' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = 'a'"))
        .containsExactly("bigint,timestamp with time zone,date,inet");
  }

  @Test
  void columnsAreWidenedWhereTheirValuesNeedIt(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE a (id INTEGER PRIMARY KEY, small SMALLINT, name VARCHAR(3), n INTEGER);
        INSERT INTO a VALUES (1, 70000, 'long', 1.5), (2, 1, 'x', 'text');
        """);

    CopyReport report = Copies.create(from, to, "*=widen");

    assertThat(report.isGood()).as("%s", report).isTrue();
    assertThat(to.query("SELECT small, name, n FROM a ORDER BY id"))
        .containsExactly("70000|long|1.5", "1|x|text");
    assertThat(
            to.query(
                "SELECT string_agg(data_type, ',' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = 'a'"))
        .containsExactly("bigint,bigint,text,text");
  }

  @Test
  void onlyTheRowsAndTablesThatAreAskedForCome(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE a (id INTEGER PRIMARY KEY, year INTEGER);
        INSERT INTO a VALUES (1, 2019), (2, 2024);
        CREATE TABLE b (id INTEGER PRIMARY KEY);
        """);

    CopyReport report =
        Copies.between(
                from,
                to,
                Copies.creating().excluding(List.of("b")).where(Map.of("a", "year > 2020")))
            .run();

    assertThat(report.isGood()).isTrue();
    assertThat(to.query("SELECT id FROM a")).containsExactly("2");
    assertThat(to.query("SELECT to_regclass('b') IS NULL")).containsExactly("t");
  }

  @Test
  void aDuplicateUnderTheTargetsCollationIsFound(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        "CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO a VALUES (1, 'x'), (2, 'x')");
    to.execute("CREATE TABLE a (id bigint PRIMARY KEY, name text UNIQUE)");

    CopyReport refused = Copies.between(from, to, CopyOptions.DEFAULT).run();
    assertThat(refused.findings()).hasSize(1);
    assertThat(refused.findings().get(0).describe()).contains("a.name: duplicate", "name='x'");

    CopyReport report =
        Copies.between(
                from,
                to,
                CopyOptions.DEFAULT.withPolicies(Policies.of(List.of("duplicate=quarantine"))))
            .run();
    assertThat(report.isGood()).isTrue();
    assertThat(to.query("SELECT id FROM a")).containsExactly("1");
  }

  @Test
  void whatDiffersIsToldByKeyAndColumn(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(
        """
        CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT, n DECIMAL(10,2));
        INSERT INTO a VALUES (1, 'one', 1.5), (2, 'two', 2.25), (3, 'three', 3);
        """);
    assertThat(Copies.create(from, to).isGood()).isTrue();
    to.execute(
        "UPDATE a SET x = 'other' WHERE id = 2; DELETE FROM a WHERE id = 3; INSERT INTO a VALUES (4, 'four', 4)");

    VerifyReport report = Copies.between(from, to, CopyOptions.DEFAULT).verify();

    assertThat(report.isEqual()).isFalse();
    assertThat(report.tables().get(0).differences())
        .extracting(VerifyReport.Difference::describe)
        .containsExactlyInAnyOrder(
            "id=2 differs in x", "id=3 is in the source only", "id=4 is in the target only");
  }

  @Test
  void allThatIsWrongWithARowIsToldAtOnceAndVerifyKnowsWhatWasLeftOut(
      TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(
        """
        CREATE TABLE a (id INTEGER PRIMARY KEY, x INTEGER, y BOOLEAN NOT NULL, z INTEGER);
        INSERT INTO a VALUES (1, 1, 1, 1), (2, 'x', 2, 1.5);
        CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id));
        PRAGMA foreign_keys = OFF;
        INSERT INTO b VALUES (1, 1), (2, 7);
        """);
    assertThat(Copies.create(from, to).findings())
        .extracting(finding -> finding.problem().word())
        .containsExactlyInAnyOrder("wrong-type", "not-boolean", "not-integer", "orphan");

    String[] policies = {"*=quarantine"};
    assertThat(Copies.create(from, to, policies).isGood()).isTrue();
    assertThat(to.query("SELECT count(*) FROM aludel_copy_rejects")).containsExactly("2");
    VerifyReport verified = Copies.between(from, to, Copies.creating(policies)).verify();
    assertThat(verified.isEqual()).as("%s", verified).isTrue();
  }
}
