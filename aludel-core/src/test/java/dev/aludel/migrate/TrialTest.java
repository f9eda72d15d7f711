package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.migrate.trial.RevisionTrial;
import dev.aludel.migrate.trial.RevisionTrial.Outcome;
import dev.aludel.migrate.trial.TrialReport;
import dev.aludel.schema.Schema;
import dev.aludel.script.Companions;
import dev.aludel.script.Fixtures;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.ScriptEnvironment;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Every revision goes up, down and up again, and what that shows is told. */
class TrialTest {

  private static final String CLIENTS =
      "CREATE TABLE clients (id integer PRIMARY KEY, name varchar(50) NOT NULL);";

  @TempDir Path folder;

  private final List<String> heard = new ArrayList<>();

  @OnBothDatabases
  void whatGoesUpAndComesBackPasses(TestDatabase database) throws Exception {
    MigrationsFolder migrations =
        clients()
            .revision(
                "b2",
                "a1",
                "ALTER TABLE clients ADD COLUMN phone varchar(20);",
                "ALTER TABLE clients DROP COLUMN phone;");

    TrialReport report = trial(database, Optional.empty());

    assertThat(report.passed()).isTrue();
    assertThat(report.revisions()).extracting(RevisionTrial::outcome).containsOnly(Outcome.PASSED);
    assertThat(report.revisions())
        .allMatch(each -> each.up().isPresent() && each.down().isPresent())
        .allMatch(each -> each.again().isPresent());
    assertThat(heard).containsExactly("a1 PASSED", "b2 PASSED");
    assertThat(database.query("SELECT version_num FROM aludel_version")).containsExactly("b2");
    assertThat(migrations.path()).exists();
  }

  @OnBothDatabases
  void aDowngradeThatForgetsSomethingIsTold(TestDatabase database) throws Exception {
    clients()
        .revision(
            "b2",
            "a1",
            """
            ALTER TABLE clients ADD COLUMN phone varchar(20);
            CREATE INDEX clients_name ON clients (name);
            """,
            "DROP INDEX clients_name;");

    TrialReport report = trial(database, Optional.empty());

    assertThat(report.passed()).isFalse();
    RevisionTrial b2 = report.revisions().get(1);
    assertThat(b2.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(b2.problems().get(0))
        .isEqualTo("After the downgrade: + column clients.phone varchar(20)");
    assertThat(b2.problems().get(1))
        .startsWith("When it ran a second time: Upgrade of revision b2 failed");
    assertThat(heard).containsExactly("a1 PASSED", "b2 FAILED");
  }

  @OnBothDatabases
  void rowsThatDoNotSurviveAreTold(TestDatabase database) throws Exception {
    clients()
        .revision(
            "b2",
            "a1",
            """
            CREATE TABLE people (id integer PRIMARY KEY, name varchar(50) NOT NULL);
            UPDATE clients SET name = upper(name);
            """,
            "DROP TABLE people;")
        .write("fixtures/a1_two_clients.sql", "INSERT INTO clients VALUES (1, 'Ada'), (2, 'BOB');");

    TrialReport report = trial(database, Optional.empty());

    assertThat(report.revisions().get(1).problems())
        .containsExactly(
            """
            After the downgrade: rows of clients:
              - id=1, name=Ada
              + id=1, name=ADA""");
  }

  @OnBothDatabases
  void whatOneSideHasAloneMayGo(TestDatabase database) throws Exception {
    clients()
        .revision(
            "b2",
            "a1",
            "ALTER TABLE clients ADD COLUMN phone varchar(20);",
            "ALTER TABLE clients DROP COLUMN phone;")
        .revision(
            "c3",
            "b2",
            "ALTER TABLE clients DROP COLUMN phone;",
            "ALTER TABLE clients ADD COLUMN phone varchar(20);")
        .write("fixtures/a1.sql", "INSERT INTO clients VALUES (1, 'Ada');")
        .write("fixtures/b2.sql", "UPDATE clients SET phone = '555';");

    assertThat(trial(database, Optional.empty()).passed()).isTrue();
  }

  @OnBothDatabases
  void rowsOfARevisionThatItsDowngradeLeavesAreTold(TestDatabase database) throws Exception {
    clients().revision("b2", "a1", "INSERT INTO clients VALUES (7, 'Seed');", "SELECT 1;");

    TrialReport report = trial(database, Optional.empty());

    assertThat(report.revisions().get(1).problems().get(0))
        .isEqualTo("After the downgrade: rows of clients:\n  + id=7, name=Seed");
  }

  @OnBothDatabases
  void aRevisionThatSaysItHasNoWayBackIsNoFailure(TestDatabase database) throws Exception {
    MigrationsFolder migrations = clients();
    migrations.write(
        "versions/b2.sql",
        """
        -- Irreversible
        -- revision: b2
        -- down: a1

        -- upgrade
        CREATE TABLE notes (id integer PRIMARY KEY);
        """);

    TrialReport report = trial(database, Optional.empty());

    assertThat(report.passed()).isTrue();
    assertThat(heard).containsExactly("a1 PASSED", "b2 IRREVERSIBLE");
  }

  @OnBothDatabases
  void whatStandsOnAFailureIsNotTried(TestDatabase database) throws Exception {
    clients()
        .revision("b2", "a1", "INSERT INTO nowhere VALUES (1);", "SELECT 1;")
        .revision("c3", "b2", "SELECT 1;", "SELECT 1;");

    TrialReport report = trial(database, Optional.empty());

    assertThat(report.passed()).isFalse();
    assertThat(report.revisions())
        .extracting(RevisionTrial::outcome)
        .containsExactly(Outcome.PASSED, Outcome.FAILED, Outcome.NOT_TRIED);
    assertThat(report.revisions().get(1).problems().get(0)).contains("nowhere");
  }

  @OnBothDatabases
  void branchesAndMergesAreTriedToo(TestDatabase database) throws Exception {
    clients()
        .revision("b2", "a1", "CREATE TABLE b (id integer);", "DROP TABLE b;")
        .revision("c3", "a1", "CREATE TABLE c (id integer);", "DROP TABLE c;")
        .revision("d4", "b2, c3", "CREATE TABLE d (id integer);", "DROP TABLE d;")
        .revision("e5", "", "CREATE TABLE e (id integer);", "DROP TABLE e;");

    TrialReport report = trial(database, Optional.empty());

    assertThat(report.passed()).isTrue();
    assertThat(report.count(Outcome.PASSED)).isEqualTo(5);
    assertThat(database.query("SELECT version_num FROM aludel_version ORDER BY 1"))
        .containsExactly("d4", "e5");
  }

  @OnBothDatabases
  void theEndIsComparedWithTheModel(TestDatabase database) throws Exception {
    clients();

    TrialReport report = trial(database, Optional.of(ModelSource.of(Schema.EMPTY)));

    assertThat(report.passed()).isFalse();
    assertThat(report.model().orElseThrow().describe()).containsExactly("- table clients");
  }

  @OnBothDatabases
  void repeatableScriptsMustBeAbleToRunAgain(TestDatabase database) throws Exception {
    clients().repeatable("names", "CREATE VIEW names AS SELECT name FROM clients;");

    TrialReport report = trial(database, Optional.empty());

    assertThat(report.passed()).isFalse();
    assertThat(report.problems().get(0))
        .startsWith("When they ran a second time: Repeatable script names failed");
  }

  @OnBothDatabases
  void aDatabaseWithAnythingInItIsLeftAlone(TestDatabase database) throws Exception {
    clients();
    database.execute("CREATE TABLE precious (id integer)");

    assertThatThrownBy(() -> trial(database, Optional.empty()))
        .hasMessageContaining("it is at base and has 1 object. Nothing was done.");
  }

  @OnBothDatabases
  void fixturesOfNoRevisionAreAnError(TestDatabase database) throws Exception {
    clients().write("fixtures/a2.sql", "SELECT 1;");

    assertThatThrownBy(() -> trial(database, Optional.empty()))
        .hasMessageContaining("a2.sql: there is no revision 'a2'. Did you mean \"a1\"?");
  }

  @OnBothDatabases
  void fixturesThatFailAreTold(TestDatabase database) throws Exception {
    clients()
        .write(
            "fixtures/a1.sql", "INSERT INTO clients VALUES (1, 'A');\nINSERT INTO x VALUES (1);");

    TrialReport report = trial(database, Optional.empty());

    assertThat(report.revisions().get(0).problems().get(0)).contains("a1.sql:2");
    assertThat(database.query("SELECT count(*) FROM clients")).containsExactly("0");
  }

  private MigrationsFolder clients() throws Exception {
    return MigrationsFolder.in(folder).revision("a1", "", CLIENTS, "DROP TABLE clients;");
  }

  private TrialReport trial(TestDatabase database, Optional<ModelSource> model) {
    AludelConfig config =
        AludelConfig.of(database.dataSource())
            .scripts(ScriptDirectory.of(folder.resolve("versions")))
            .companions(() -> Companions.in(folder, ScriptEnvironment.standard()));
    assertThat(Files.isDirectory(folder)).isTrue();
    return Aludel.open(model.map(config::model).orElse(config))
        .trial(
            scripts -> Fixtures.in(folder, scripts),
            each -> heard.add(each.revision().id() + " " + each.outcome()));
  }
}
