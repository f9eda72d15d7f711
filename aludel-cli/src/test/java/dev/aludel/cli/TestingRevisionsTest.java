package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aludel test}, as a user sees it. */
class TestingRevisionsTest {

  @TempDir Path folder;

  @OnBothDatabases
  void aTableOfRevisionsIsPrintedAndTheConfiguredDatabaseStaysAsItIs(TestDatabase database)
      throws Exception {
    Project project = on(database).line().write("schema.sql", "");
    project.with("ALUDEL_TARGET", "schema.sql");
    project.write(
        "schema.sql",
        "CREATE TABLE t_a1 (id integer); CREATE TABLE t_b2 (id integer); CREATE TABLE t_c3 (id"
            + " integer);");

    Project.Outcome outcome = project.run("test").succeeds();

    assertThat(outcome.lines().get(0)).matches("REVISION +UP +DOWN +AGAIN +OUTCOME +MESSAGE");
    assertThat(outcome.lines().get(1)).matches("a1 +\\d+ ms +\\d+ ms +\\d+ ms +passed +Step a1");
    assertThat(outcome.lines()).hasSize(4);
    assertThat(outcome.err()).contains("3 of 3 passed; the end is the model.");
    assertThat(project.run("current").succeeds().out()).isEmpty();
    if (database instanceof TestPostgres) {
      assertThat(database.query("SELECT datname FROM pg_database"))
          .noneMatch(name -> name.startsWith("aludel_scratch_"));
    }
  }

  @OnBothDatabases
  void whatDiffersIsToldAndTheExitCodeIsOne(TestDatabase database) throws Exception {
    Project project =
        on(database)
            .revision("a1", "")
            .revision("b2", "a1", "", "CREATE TABLE t_b2 (id integer);", "SELECT 1;")
            .revision("c3", "b2");

    Project.Outcome outcome = project.run("test").ends(1);

    assertThat(outcome.out())
        .contains("b2 (" + folder.resolve("migrations/versions/b2.sql") + ")")
        .contains("  After the downgrade: + table t_b2 (1 column)")
        .contains("  When it ran a second time: Upgrade of revision b2 failed");
    assertThat(outcome.err())
        .contains("1 of 3 passed; 1 failed; 1 not tried; no model was compared.")
        .doesNotContain("\tat ");
    assertThat(project.run("test", "--json").ends(1).out())
        .contains("\"passed\" : false")
        .contains("\"outcome\" : \"not_tried\"")
        .contains("\"model\" : null");
  }

  @OnBothDatabases
  void fixturesMustSurvive(TestDatabase database) throws Exception {
    Project project =
        on(database).revision("a1", "").revision("b2", "a1", "", "DELETE FROM t_a1;", "SELECT 1;");
    project.run("test").succeeds();
    Files.createDirectories(folder.resolve("migrations/fixtures"));
    project.write("migrations/fixtures/a1.sql", "INSERT INTO t_a1 VALUES (7);");

    assertThat(project.run("test").ends(1).out())
        .contains("  After the downgrade: rows of t_a1:\n    - id=7");
  }

  @Test
  void aWayBackCanBeRequired() throws Exception {
    try (TestDatabase database = TestSqlite.create()) {
      Project project = on(database);
      project.write(
          "migrations/versions/a1.sql",
          "-- One way\n-- revision: a1\n\n-- upgrade\nCREATE TABLE t (id integer);\n");

      assertThat(project.run("test").succeeds().err()).contains("1 without a way back");
      assertThat(project.run("test", "--require-downgrade").ends(1).err())
          .contains("which --require-downgrade refuses");
    }
  }

  /** Maven put the binaries on the class path, so that nothing is downloaded. */
  @Test
  void aServerIsStartedWhereNoneIsNamed() throws Exception {
    try (TestDatabase database = TestSqlite.create()) {
      Project project =
          on(database).revision("a1", "", "", "CREATE TABLE a (b jsonb);", "DROP TABLE a;");

      assertThat(project.run("test", "--url", "embedded:postgresql").succeeds().err())
          .contains("1 of 1 passed");
      project.with("ALUDEL_DEV_URL", "embedded:postgresql");
      project.with("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nowhere");
      project.run("test").succeeds();
      assertThat(project.run("config").succeeds().out()).contains("embedded:postgresql");
      assertThat(project.run("test", "--url", "embedded:oracle").ends(1).err())
          .contains("'embedded:oracle' names no server that can be started.");
    }
  }

  /** A clone in which nothing is compiled yet: the first revision, which fails, is not reached. */
  @Test
  void aModelThatIsNotCompiledIsToldBeforeAnythingIsTried() throws Exception {
    try (TestDatabase database = TestSqlite.create()) {
      Project project = on(database).revision("a1", "", "", "CREATE TABLE;", "");
      project.with("ALUDEL_TARGET", "jpa:com.example.model");
      project.with("ALUDEL_CLASSPATH", "target/classes");

      assertThat(project.run("test").ends(1).err())
          .contains("Compile the model first (mvn compile), or correct the path.")
          .doesNotContain("failed");
    }
  }

  /** As in an .env for production, which is no business of a server on this machine. */
  @Test
  void tlsThatIsAskedForOfOtherServersKeepsNoneFromStarting() throws Exception {
    try (TestDatabase database = TestSqlite.create()) {
      Project project =
          on(database).revision("a1", "", "", "CREATE TABLE a (b jsonb);", "DROP TABLE a;");
      project.with("DB_SSL_MODE", "verify-full");

      assertThat(project.run("test", "--url", "embedded:postgresql").succeeds().err())
          .contains("1 of 1 passed");
    }
  }

  private Project on(TestDatabase database) {
    Project project = Project.on(database, folder);
    return database instanceof TestPostgres
        ? project.with("ALUDEL_DEV_URL", database.databaseUrl())
        : project;
  }
}
