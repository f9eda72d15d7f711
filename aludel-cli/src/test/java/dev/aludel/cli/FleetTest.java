package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Many schemas and databases in one command. */
@ExtendWith(TestDatabases.class)
final class FleetTest {

  @TempDir Path folder;

  private static void schemas(TestPostgres db, int count) throws SQLException {
    for (int i = 1; i <= count; i++) {
      db.execute("CREATE SCHEMA tenant_" + i);
    }
  }

  private static List<String> tables(TestPostgres db) throws SQLException {
    return db.query(
        "SELECT table_schema || '.' || table_name FROM information_schema.tables"
            + " WHERE table_name LIKE 't\\_%' ORDER BY 1");
  }

  @Test
  void eachSchemaGetsItsOwnTablesAndAccountAndNoOtherIsTouched(TestPostgres db)
      throws SQLException {
    schemas(db, 3);
    db.execute("CREATE SCHEMA other");
    Project project = Project.on(db, folder).line();

    Project.Outcome first = project.run("upgrade", "head", "--schemas", "tenant_%").succeeds();

    assertThat(first.out()).contains("upgraded        3", "failed          0", "9 revisions");
    assertThat(tables(db))
        .containsExactly(
            "tenant_1.t_a1",
            "tenant_1.t_b2",
            "tenant_1.t_c3",
            "tenant_2.t_a1",
            "tenant_2.t_b2",
            "tenant_2.t_c3",
            "tenant_3.t_a1",
            "tenant_3.t_b2",
            "tenant_3.t_c3");
    assertThat(
            db.query(
                "SELECT table_schema FROM information_schema.tables"
                    + " WHERE table_name = 'aludel_version' ORDER BY 1"))
        .hasSize(3);
    assertThat(project.run("current", "-x", "schema=tenant_2").succeeds().out())
        .startsWith("c3 (head)");
    assertThat(project.run("upgrade", "head", "--schemas", "tenant_%").succeeds().out())
        .contains("up to date      3", "0 revisions");
  }

  @Test
  void oneThatFailsStopsNoOtherAndTheSameAgainDoesTheRest(TestPostgres db) throws SQLException {
    schemas(db, 4);
    db.execute("CREATE TABLE tenant_2.t_b2 (mine integer)");
    Project project = Project.on(db, folder).line();

    Project.Outcome failed = project.run("upgrade", "head", "--schemas", "tenant_%").ends(1);

    assertThat(failed.out())
        .contains("upgraded        3", "failed          1", "tenant_2:", "relation \"t_b2\"");
    assertThat(failed.err()).contains("1 of 4 failed");
    assertThat(tables(db)).contains("tenant_2.t_a1", "tenant_4.t_c3");

    db.execute("DROP TABLE tenant_2.t_b2");
    assertThat(project.run("upgrade", "head", "--schemas", "tenant_%").succeeds().out())
        .contains("upgraded        1", "up to date      3", "2 revisions");
  }

  @Test
  void failFastBeginsNoOther(TestPostgres db) throws SQLException {
    schemas(db, 5);
    db.execute("CREATE TABLE tenant_1.t_a1 (mine integer)");
    Project project = Project.on(db, folder).line();

    assertThat(
            project
                .run(
                    "upgrade",
                    "head",
                    "--schemas",
                    "tenant_%",
                    "--jobs",
                    "1",
                    "--fail-fast",
                    "--json")
                .ends(1)
                .out())
        .contains("\"state\" : \"failed\"", "\"state\" : \"not_begun\"")
        .doesNotContain("\"upgraded\"");
    assertThat(tables(db)).containsExactly("tenant_1.t_a1");
  }

  @Test
  void shardsDoAllAndNothingTwice(TestPostgres db) throws SQLException {
    schemas(db, 9);
    Project project = Project.on(db, folder).line();
    int upgraded = 0;
    for (int i = 0; i < 3; i++) {
      Project.Outcome outcome =
          project.run("upgrade", "--schemas", "tenant_%", "--shard", i + "/3", "-v").succeeds();
      upgraded +=
          (int)
              Stream.of(outcome.err().split("\n"))
                  .filter(l -> l.contains("3 revisions in"))
                  .count();
      assertThat(outcome.err()).doesNotContain("up to date");
    }
    assertThat(upgraded).isEqualTo(9);
    assertThat(tables(db)).hasSize(27);
  }

  @Test
  void whatOneTenantSetsReachesNoOther(TestPostgres db) throws SQLException {
    schemas(db, 3);
    Project project =
        Project.on(db, folder)
            .revision(
                "a1",
                "",
                "",
                """
                CREATE TABLE t_set AS
                  SELECT current_setting('my.word', true) AS word, current_schema() AS place;
                SET my.word = 'left behind';
                CREATE TEMP TABLE left_behind (id integer);\
                """,
                "DROP TABLE t_set;");

    project.run("upgrade", "--schemas", "tenant_%", "--jobs", "1").succeeds();

    for (int i = 1; i <= 3; i++) {
      assertThat(db.query("SELECT coalesce(word, '') || '|' || place FROM tenant_" + i + ".t_set"))
          .containsExactly("|tenant_" + i);
    }
  }

  @Test
  void callbacksAndRepeatableScriptsRunForEachSchemaAndInIt(TestPostgres db) throws Exception {
    schemas(db, 3);
    Project project = Project.on(db, folder).line();
    Files.createDirectories(project.file("migrations/callbacks"));
    Files.createDirectories(project.file("migrations/repeatable"));
    project.write(
        "migrations/callbacks/afterRun.sql",
        "CREATE TABLE IF NOT EXISTS was_run (at timestamptz);");
    project.write(
        "migrations/repeatable/active.sql", "CREATE OR REPLACE VIEW active AS SELECT 1 AS one;");

    project.run("upgrade", "--schemas", "tenant_%").succeeds();
    assertThat(
            db.query(
                "SELECT table_schema || '.' || table_name FROM information_schema.tables"
                    + " WHERE table_name IN ('was_run', 'active') ORDER BY 1"))
        .containsExactly(
            "tenant_1.active",
            "tenant_1.was_run",
            "tenant_2.active",
            "tenant_2.was_run",
            "tenant_3.active",
            "tenant_3.was_run");

    project.write(
        "migrations/repeatable/active.sql", "CREATE OR REPLACE VIEW active AS SELECT 2 AS one;");
    assertThat(project.run("upgrade", "--schemas", "tenant_%").succeeds().out())
        .as("no revision is missing, but a script has changed")
        .contains("upgraded        3");
    for (int i = 1; i <= 3; i++) {
      assertThat(db.query("SELECT one FROM tenant_" + i + ".active")).containsExactly("2");
    }
    assertThat(project.run("upgrade", "--schemas", "tenant_%").succeeds().out())
        .contains("up to date      3");
  }

  @Test
  void aTenantThatIsUpgradedAloneWaitsForTheFleet(TestPostgres db) throws Exception {
    schemas(db, 1);
    Project project =
        Project.on(db, folder)
            .revision("a1", "", "", "SELECT pg_sleep(2); CREATE TABLE t_a1 (id int);", "");

    CompletableFuture<Project.Outcome> alone = new CompletableFuture<>();
    Thread other =
        new Thread(() -> alone.complete(project.run("upgrade", "head", "-x", "schema=tenant_1")));
    other.start();
    Project.Outcome fleet = project.run("upgrade", "--schemas", "tenant_%").succeeds();
    other.join();

    assertThat(alone.get().succeeds().err() + fleet.out()).contains("a1");
    assertThat(db.query("SELECT count(*) FROM tenant_1.aludel_history")).containsExactly("1");
    assertThat(tables(db)).containsExactly("tenant_1.t_a1");
  }

  @Test
  void databasesOfAFileSomeOfWhichCannotBeReached(TestPostgres db) throws Exception {
    Project project = Project.empty(folder);
    project.run("init").succeeds();
    project.line();
    try (TestPostgres other = TestPostgres.create()) {
      project.write(
          "fleet.txt",
          """
          # all of them
          %s
          %s

          sqlite:///one.db
          postgresql://ada:correct-horse@localhost:1/app
          """
              .formatted(db.databaseUrl(), other.databaseUrl()));

      Project.Outcome outcome = project.run("upgrade", "head", "--databases", "fleet.txt").ends(1);

      assertThat(outcome.out()).contains("upgraded        3", "failed          1");
      assertThat(outcome.out() + outcome.err())
          .contains("nothing listens on localhost:1")
          .doesNotContain("correct-horse");
      assertThat(tables(db)).hasSize(3);
      assertThat(tables(other)).hasSize(3);
    }
  }

  @Test
  void schemasOfEachDatabaseOfAFile(TestPostgres db) throws Exception {
    schemas(db, 2);
    Project project = Project.empty(folder);
    project.run("init").succeeds();
    project.line().write("fleet.txt", db.databaseUrl() + "\npostgresql://localhost:1/app\n");

    Project.Outcome outcome =
        project.run("upgrade", "--databases", "fleet.txt", "--schemas", "tenant_%").ends(1);

    assertThat(outcome.out()).contains("upgraded        2", "failed          1");
    assertThat(tables(db)).hasSize(6);
  }

  @Test
  void whatDoesNotFitIsToldBeforeAnythingRuns(TestPostgres db) throws SQLException {
    schemas(db, 1);
    Project project = Project.on(db, folder).line();
    List<String> all = List.of("upgrade", "--schemas", "tenant_%");

    assertThat(project.run("upgrade", "--jobs", "2").ends(2).err()).contains("--schemas");
    assertThat(run(project, all, "--dry-run").ends(2).err()).contains("schema=tenant_1");
    assertThat(run(project, all, "--jobs", "0").ends(2).err()).contains("1 or more");
    assertThat(run(project, all, "--fail-fast", "--continue").ends(2).err()).contains("exclude");
    assertThat(run(project, all, "--shard", "3/3").ends(1).err()).contains("0 to 2");
    assertThat(run(project, all, "nowhere").ends(1).err()).contains("nowhere");
    assertThat(project.run("upgrade", "--schemas", "x%").ends(1).err()).contains("like 'x%'");
    assertThat(project.run("upgrade", "--databases", "no.txt").ends(1).err()).contains("no.txt");
    project.write("wrong.txt", "# one\nnonsense://ada:correct-horse@h/db\n");
    assertThat(project.run("upgrade", "--databases", "wrong.txt").ends(1).err())
        .contains("wrong.txt:2")
        .doesNotContain("correct-horse");
    assertThat(project.run("upgrade", "--schemas", "t%", "--url", "sqlite:///a.db").ends(1).err())
        .contains("has no schemas");
    assertThat(tables(db)).isEmpty();
  }

  private static Project.Outcome run(Project project, List<String> words, String... more) {
    return project.run(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
  }
}
