package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.cli.Project.Outcome;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code aludel apply}: a live database is brought to a schema, without a revision. */
class ApplyTest {

  private static final String WANTED =
      """
      CREATE TABLE clients (id integer PRIMARY KEY, name varchar(50) NOT NULL);
      CREATE TABLE invoices (
        id integer PRIMARY KEY,
        client_id integer NOT NULL REFERENCES clients (id)
      );
      """;

  @TempDir Path folder;

  @OnBothDatabases
  void itMakesTheDatabaseWhatIsWanted(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).write("wanted.sql", WANTED);
    database.execute(
        "CREATE TABLE clients (id integer PRIMARY KEY, name varchar(20));"
            + " INSERT INTO clients VALUES (1, 'Ada')");

    Outcome outcome = project.run("apply", "wanted.sql", "--yes").succeeds();

    assertThat(outcome.out())
        .contains("+ table invoices", "~ column clients.name: varchar(20) → varchar(50)");
    assertThat(database.query("SELECT * FROM clients")).containsExactly("1|Ada");
    project.run("diff", "database", "wanted.sql").succeeds();
    assertThat(project.run("apply", "wanted.sql", "--yes").succeeds().err())
        .contains("Nothing to do");
  }

  @OnBothDatabases
  void theHistoryTellsOfIt(TestDatabase database) {
    Project project = Project.on(database, folder).write("wanted.sql", WANTED);

    project.run("apply", "wanted.sql", "--yes", "--tag", "TICKET-7").succeeds();

    assertThat(project.run("history", "--applied").succeeds().out())
        .containsPattern("apply +base done in")
        .contains("to wanted.sql [TICKET-7]");
  }

  @OnBothDatabases
  void aDryRunDoesNothing(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).write("wanted.sql", WANTED);
    database.execute("CREATE TABLE clients (id integer PRIMARY KEY, name varchar(20))");

    assertThat(project.run("apply", "wanted.sql", "--dry-run").succeeds().out())
        .contains("+ table invoices");

    project.run("diff", "database", "wanted.sql").ends(3);
  }

  @OnBothDatabases
  void nobodyIsAskedWhereNobodyIs(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).write("wanted.sql", WANTED);
    database.execute("CREATE TABLE clients (id integer PRIMARY KEY, name varchar(20))");

    assertThat(project.run("apply", "wanted.sql").ends(2).err()).contains("--yes");

    project.run("diff", "database", "wanted.sql").ends(3);
  }

  @OnBothDatabases
  void whatLosesDataNeedsALoudYes(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).write("wanted.sql", WANTED);
    database.execute(
        """
        CREATE TABLE clients (id integer PRIMARY KEY, name varchar(50) NOT NULL, phone text);
        CREATE TABLE old (id integer);
        INSERT INTO old VALUES (1);
        """);

    Outcome refused = project.run("apply", "wanted.sql", "--yes").ends(1);

    assertThat(refused.err())
        .contains("lose data", "- table old", "- column clients.phone", "--allow-data-loss");
    assertThat(database.query("SELECT * FROM old")).containsExactly("1");

    project.run("apply", "wanted.sql", "--yes", "--allow-data-loss").succeeds();
    project.run("diff", "database", "wanted.sql").succeeds();
  }

  @OnBothDatabases
  void whatFailsMidwayIsRolledBack(TestDatabase database) throws Exception {
    Project project =
        Project.on(database, folder)
            .write(
                "wanted.sql",
                """
                CREATE TABLE a_first (id integer);
                CREATE TABLE clients (id integer PRIMARY KEY, name varchar(50));
                CREATE UNIQUE INDEX clients_name ON clients (name);
                """);
    database.execute(
        "CREATE TABLE clients (id integer PRIMARY KEY, name varchar(50));"
            + " INSERT INTO clients VALUES (1, 'a'), (2, 'a')");

    Outcome failed = project.run("apply", "wanted.sql", "--yes").ends(1);

    assertThat(failed.err()).contains("rolled back", "statement:", "clients");
    assertThat(project.run("diff", "database", "wanted.sql").ends(3).out())
        .contains("+ table a_first");
    assertThat(project.run("history", "--applied").succeeds().out()).contains("FAILED");
  }

  @OnBothDatabases
  void nullsStopNotNullBeforeAnythingRuns(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).write("wanted.sql", WANTED);
    database.execute(
        "CREATE TABLE clients (id integer PRIMARY KEY, name varchar(50));"
            + " INSERT INTO clients VALUES (1, NULL)");

    Outcome failed = project.run("apply", "wanted.sql", "--yes").ends(1);

    assertThat(failed.err())
        .contains("Nothing was done", "clients.name holds 1 NULL", "Fill those rows first: UPDATE");
    assertThat(project.run("diff", "database", "wanted.sql").ends(3).out())
        .contains("+ table invoices");
    assertThat(database.query("SELECT id FROM clients")).containsExactly("1");
  }

  @OnBothDatabases
  void nullsOfWhatIsRenamedAndNewColumnsWithoutValuesStopItToo(TestDatabase database)
      throws Exception {
    Project project =
        Project.on(database, folder)
            .write(
                "wanted.sql",
                "CREATE TABLE people (id integer PRIMARY KEY, full_name text NOT NULL, age"
                    + " integer NOT NULL)");
    database.execute(
        "CREATE TABLE clients (id integer PRIMARY KEY, name text);"
            + " INSERT INTO clients VALUES (1, NULL), (2, NULL)");
    String[] apply = {
      "apply",
      "wanted.sql",
      "--yes",
      "--rename",
      "clients=people",
      "--rename",
      "clients.name=full_name"
    };

    assertThat(project.run(apply).ends(1).err())
        .contains(
            "Nothing was done.",
            "people has rows, and its new column age takes no NULL and has no default",
            "people.full_name holds 2 NULLs, so it cannot be NOT NULL. Fill those rows first:"
                + " UPDATE \"clients\" SET \"name\" = … WHERE \"name\" IS NULL");

    database.execute("DELETE FROM clients");
    project.run(apply).succeeds();
  }

  @OnBothDatabases
  void valuesThatDoNotFitStopAnotherType(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).with("ALUDEL_TARGET", "wanted.sql");
    database.execute(
        "CREATE TABLE clients (id integer PRIMARY KEY, points text);"
            + " INSERT INTO clients VALUES (1, '7'), (2, 'none'), (3, NULL), (4, '')");
    project.write("wanted.sql", "CREATE TABLE clients (id integer PRIMARY KEY, points integer)");
    boolean postgresql = database instanceof TestPostgres;

    assertThat(project.run("apply", "wanted.sql", "--yes").ends(1).err())
        .contains(
            postgresql
                ? "invalid input syntax for type integer"
                : "Nothing was done. clients.points holds 2 values that its new type does not take.");
    project.run("revision", "--autogenerate", "-m", "points").succeeds();
    assertThat(project.run("upgrade").ends(1).err())
        .contains(
            "was rolled back",
            postgresql
                ? "invalid input syntax for type integer"
                : "values of clients.points do not fit INTEGER");
    assertThat(database.query("SELECT points FROM clients WHERE id < 3 ORDER BY id"))
        .containsExactly("7", "none");

    database.execute("UPDATE clients SET points = NULL WHERE id IN (2, 4)");
    project.run("upgrade").succeeds();
    assertThat(database.query("SELECT points + 1 FROM clients WHERE id = 1")).containsExactly("8");
  }

  @Test
  @ExtendWith(TestDatabases.class)
  void arraysOfSeveralValuesStopAColumnOfOne(TestPostgres database) throws Exception {
    Project project = Project.on(database, folder);
    database.execute(
        "CREATE TABLE clients (id integer PRIMARY KEY, points integer[]);"
            + " INSERT INTO clients VALUES (1, '{7}'), (2, '{1,2}'), (3, NULL), (4, '{}'),"
            + " (5, '{{1}}')");
    project.write("wanted.sql", "CREATE TABLE clients (id integer PRIMARY KEY, points integer)");

    assertThat(project.run("apply", "wanted.sql", "--yes").ends(1).err())
        .contains(
            "Nothing was done. clients.points holds 2 values that its new type does not take.");

    database.execute("UPDATE clients SET points = points[1:1] WHERE id = 2");
    database.execute("DELETE FROM clients WHERE id = 5");
    project.run("apply", "wanted.sql", "--yes").succeeds();
    assertThat(database.query("SELECT points FROM clients WHERE id IN (1, 2) ORDER BY id"))
        .containsExactly("7", "1");
  }

  @OnBothDatabases
  void anUpgradeThatStumblesOverNullsCountsThem(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).with("ALUDEL_TARGET", "wanted.sql");
    database.execute(
        "CREATE TABLE clients (id integer PRIMARY KEY, name text);"
            + " INSERT INTO clients VALUES (1, NULL), (2, NULL)");
    project.write(
        "wanted.sql", "CREATE TABLE clients (id integer PRIMARY KEY, name text NOT NULL)");
    project.run("revision", "--autogenerate", "-m", "names").succeeds();

    assertThat(project.run("upgrade").ends(1).err())
        .contains(
            "was rolled back",
            "clients.name holds 2 NULLs, so it cannot be NOT NULL. Fill those rows first: UPDATE"
                + " \"clients\" SET \"name\" = … WHERE \"name\" IS NULL")
        .doesNotContain("constraint failed: _aludel_new_");
  }

  @OnBothDatabases
  void oneWhoAnswersDecides(TestDatabase database) {
    Project project = Project.on(database, folder).write("wanted.sql", WANTED);

    project.answering("n").run("apply", "wanted.sql").ends(1);
    project.run("diff", "database", "wanted.sql").ends(3);

    project.answering("y").run("apply", "wanted.sql").succeeds();
    project.run("diff", "database", "wanted.sql").succeeds();
  }

  @OnBothDatabases
  void itLooksAgainAndTellsWhatIsLeft(TestDatabase database) throws Exception {
    assumeTrue(database instanceof TestPostgres, "SQLite has no event triggers");
    Project project = Project.on(database, folder).write("wanted.sql", WANTED);
    database.execute(
        """
        CREATE FUNCTION audit() RETURNS event_trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF tg_tag = 'CREATE TABLE' AND to_regclass('invoices') IS NOT NULL THEN
            ALTER TABLE invoices ADD COLUMN IF NOT EXISTS audited boolean;
          END IF;
        END $$;
        CREATE EVENT TRIGGER audited ON ddl_command_end EXECUTE FUNCTION audit();
        """);
    String[] apply = {"apply", "wanted.sql", "--yes", "--exclude", "event trigger:*,function:*"};

    assertThat(project.run(apply).ends(1).err())
        .contains(
            "The changes were made and are committed, but the database is not as wanted.sql says.",
            "  - column invoices.audited boolean",
            "Run the command again")
        .doesNotContain("The database is as wanted.sql says.");

    assertThat(project.run(apply).ends(1).err()).contains("--allow-data-loss");
  }
}
