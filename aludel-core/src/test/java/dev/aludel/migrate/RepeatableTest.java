package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repeatable scripts run when what they say has changed, in the order in which they need it. */
class RepeatableTest {

  @TempDir Path folder;

  @OnBothDatabases
  void aNewOneRunsAndIsInTheHistoryAndDoesNotRunAgain(TestDatabase database) throws Exception {
    MigrationsFolder migrations = clients().repeatable("active_clients", view("active_clients", 1));

    RunReport report = migrations.on(database).upgrade("head");

    assertThat(report.steps())
        .extracting(step -> step.action() + " " + step.revision())
        .containsExactly("UPGRADE a1", "REPEAT active_clients");
    assertThat(database.query("SELECT name FROM active_clients")).containsExactly("Ada");
    assertThat(
            database.query(
                "SELECT revision, direction, outcome, statements, message FROM aludel_history"
                    + " ORDER BY id"))
        .containsExactly(
            "a1|upgrade|done|2|Create clients", "active_clients|repeat|done|2|The active ones");

    assertThat(migrations.on(database).upgrade("head").steps()).isEmpty();
    migrations.repeatable(
        "active_clients", view("active_clients", 1).replace("SELECT", "\n  SELECT /* all */ "));
    assertThat(migrations.on(database).upgrade("head").steps()).isEmpty();
  }

  @OnBothDatabases
  void aChangedOneRunsAgainAndThoseThatStandOnIt(TestDatabase database) throws Exception {
    MigrationsFolder migrations =
        clients()
            .repeatable("active_clients", view("active_clients", 1))
            .repeatable(
                "a_report",
                """
                DROP VIEW IF EXISTS a_report;
                CREATE VIEW a_report AS SELECT count(*) AS n FROM active_clients;
                """)
            .repeatable("z_other", view("z_other", 1));
    assertThat(repeated(migrations.on(database).upgrade("head")))
        .containsExactly("active_clients", "a_report", "z_other");

    migrations.repeatable(
        "active_clients",
        view("active_clients", 0)
            .replace(
                "DROP VIEW IF EXISTS active_clients",
                database instanceof TestPostgres
                    ? "DROP VIEW IF EXISTS active_clients CASCADE"
                    : "DROP VIEW IF EXISTS active_clients"));

    assertThat(migrations.on(database).repeatables())
        .filteredOn(RepeatableState::pending)
        .extracting(state -> state.script().name())
        .containsExactly("active_clients", "a_report");
    assertThat(repeated(migrations.on(database).upgrade("head")))
        .containsExactly("active_clients", "a_report");
    assertThat(database.query("SELECT n FROM a_report")).containsExactly("0");
  }

  @OnBothDatabases
  void theHeadSaysTheOrderWhereItSaysOne(TestDatabase database) throws Exception {
    MigrationsFolder migrations =
        clients()
            .repeatable("a_seed", "-- depends-on: z_seed\nINSERT INTO clients VALUES (3, 'C', 1);")
            .repeatable("z_seed", "INSERT INTO clients VALUES (2, 'B', 1);");

    assertThat(repeated(migrations.on(database).upgrade("head")))
        .containsExactly("z_seed", "a_seed");
  }

  @Test
  void headsThatNameEachOtherOrNobodyAreErrors() throws Exception {
    try (TestDatabase database = TestSqlite.create()) {
      MigrationsFolder circle =
          clients()
              .repeatable("a", "-- depends-on: b\nSELECT 1;")
              .repeatable("b", "-- depends-on: a\nSELECT 1;");
      assertThatThrownBy(() -> circle.on(database).upgrade("head"))
          .hasMessageContaining("it depends on 'a', which depends on it in turn");

      circle.repeatable("a", "-- depends-on: bb\nSELECT 1;");
      assertThatThrownBy(() -> circle.on(database).upgrade("head"))
          .hasMessageContaining("a.sql: it depends on 'bb', which is no repeatable script.")
          .hasMessageContaining("Did you mean \"b\"?");

      circle.repeatable("a", "-- depend-on: b\nSELECT 1;");
      assertThatThrownBy(() -> circle.on(database).upgrade("head"))
          .hasMessageContaining("a.sql:1: 'depend-on' is no key of this header.");
      assertThat(database.query("SELECT name FROM sqlite_schema")).isEmpty();
    }
  }

  @OnBothDatabases
  void theyWaitUntilTheDatabaseHasEveryRevision(TestDatabase database) throws Exception {
    MigrationsFolder migrations =
        clients()
            .revision("b2", "a1", "ALTER TABLE clients ADD COLUMN phone integer;", "SELECT 1;")
            .repeatable("phones", "CREATE VIEW phones AS SELECT phone FROM clients;");

    assertThat(repeated(migrations.on(database).upgrade("a1"))).isEmpty();
    assertThat(repeated(migrations.on(database).upgrade("head"))).containsExactly("phones");
  }

  @OnBothDatabases
  void afterADowngradeTheyAllRunAgain(TestDatabase database) throws Exception {
    MigrationsFolder migrations = clients().repeatable("active_clients", view("active_clients", 1));
    migrations.on(database).upgrade("head");
    database.execute("DROP VIEW active_clients");
    migrations.on(database).downgrade("base");

    migrations.on(database).upgrade("head");

    assertThat(database.query("SELECT name FROM active_clients")).containsExactly("Ada");
  }

  @OnBothDatabases
  void oneThatRunsAlwaysRunsWithEachUpgradeThatDoesSomething(TestDatabase database)
      throws Exception {
    MigrationsFolder migrations =
        clients().repeatable("touch", "-- run: always\nUPDATE clients SET active = active + 1;");
    migrations.on(database).upgrade("head");
    migrations.on(database).upgrade("head");
    assertThat(database.query("SELECT active FROM clients")).containsExactly("2");

    migrations.revision("b2", "a1", "SELECT 1;", "SELECT 1;").on(database).upgrade("head");
    assertThat(database.query("SELECT active FROM clients")).containsExactly("3");
  }

  @OnBothDatabases
  void aFailureIsRolledBackAndToldWithItsLine(TestDatabase database) throws Exception {
    MigrationsFolder migrations =
        clients()
            .repeatable(
                "broken",
                "INSERT INTO clients VALUES (9, 'X', 1);\n\nINSERT INTO nowhere VALUES (1);");

    assertThatThrownBy(() -> migrations.on(database).upgrade("head"))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("Repeatable script broken failed and was rolled back.")
        .hasMessageContaining("broken.sql:3")
        .hasMessageContaining("nowhere");
    assertThat(database.query("SELECT count(*) FROM clients")).containsExactly("1");
    assertThat(database.query("SELECT version_num FROM aludel_version")).containsExactly("a1");
    assertThat(database.query("SELECT outcome FROM aludel_history WHERE revision = 'broken'"))
        .containsExactly("failed");
  }

  @OnBothDatabases
  void aSectionForOneDatabaseIsForThatOneOnly(TestDatabase database) throws Exception {
    MigrationsFolder migrations =
        clients()
            .repeatable(
                "here",
                """
                -- upgrade: postgresql
                UPDATE clients SET name = 'PostgreSQL';
                -- upgrade: sqlite
                UPDATE clients SET name = 'SQLite';
                """);

    migrations.on(database).upgrade("head");

    assertThat(database.query("SELECT name FROM clients")).containsExactly(database.toString());
  }

  @Test
  void whatRefusesATransactionRunsWithoutOneWhereTheHeadSaysSo() throws Exception {
    try (TestDatabase database = TestPostgres.create()) {
      MigrationsFolder migrations = clients().repeatable("tidy", "VACUUM clients;");
      assertThatThrownBy(() -> migrations.on(database).upgrade("head"))
          .hasMessageContaining("-- transaction: none");

      migrations.repeatable("tidy", "-- transaction: none\nVACUUM clients;");
      assertThat(repeated(migrations.on(database).upgrade("head"))).containsExactly("tidy");
      assertThat(migrations.on(database).upgrade("head").steps()).isEmpty();
    }
  }

  @OnBothDatabases
  void printedAsSqlTheyStandBehindTheRevisions(TestDatabase database) throws Exception {
    MigrationsFolder migrations =
        clients()
            .repeatable("active_clients", view("active_clients", 1))
            .callback("afterEachStep.sql", "UPDATE clients SET name = 'Bob';");

    database.execute(migrations.sql(database, "base:head"));

    assertThat(database.query("SELECT name FROM active_clients")).containsExactly("Bob");
    assertThat(migrations.on(database).upgrade("head").steps()).isEmpty();
  }

  private MigrationsFolder clients() throws Exception {
    return MigrationsFolder.in(folder)
        .revision(
            "a1",
            "",
            """
            CREATE TABLE clients (id integer PRIMARY KEY, name varchar(50), active integer);
            INSERT INTO clients VALUES (1, 'Ada', 1);
            """,
            "DROP TABLE clients;");
  }

  private static String view(String name, int active) {
    return """
    -- The active ones.
    DROP VIEW IF EXISTS %s;
    CREATE VIEW %s AS SELECT name FROM clients WHERE active = %d;
    """
        .formatted(name, name, active);
  }

  private static List<String> repeated(RunReport report) {
    return report.steps().stream()
        .filter(step -> step.action() == Action.REPEAT)
        .map(StepEnd::revision)
        .toList();
  }
}
