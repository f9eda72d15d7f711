package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callbacks run at their moments, in the step's transaction or in one of their own. */
class CallbacksTest {

  @TempDir Path folder;

  @OnBothDatabases
  void eachRunsAtItsMoment(TestDatabase database) throws Exception {
    database.execute("CREATE TABLE log (event text)");
    MigrationsFolder migrations = logging();

    migrations.on(database).upgrade("head");

    assertThat(database.query("SELECT event FROM log"))
        .containsExactly(
            "beforeRun",
            "beforeEachStep",
            "a1",
            "afterEachStep",
            "beforeEachStep",
            "b2",
            "afterEachStep",
            "afterRun");
  }

  @OnBothDatabases
  void theyRunAroundADowngradeTooAndNotWhereThereIsNothingToDo(TestDatabase database)
      throws Exception {
    database.execute("CREATE TABLE log (event text)");
    MigrationsFolder migrations = logging();
    migrations.on(database).upgrade("head");
    database.execute("DELETE FROM log");

    migrations.on(database).upgrade("head");
    assertThat(database.query("SELECT event FROM log")).isEmpty();

    migrations.callback("beforeRun_2.sql", "-- on: upgrade\nINSERT INTO log VALUES ('upwards');");
    migrations.on(database).downgrade("-1");
    assertThat(database.query("SELECT event FROM log"))
        .containsExactly("beforeRun", "beforeEachStep", "not b2", "afterEachStep", "afterRun");
  }

  @OnBothDatabases
  void oneThatFailsInAStepRollsTheStepBack(TestDatabase database) throws Exception {
    database.execute("CREATE TABLE log (event text)");
    MigrationsFolder migrations =
        logging().callback("afterEachStep.sql", "SELECT 1;\nINSERT INTO nowhere VALUES (1);");

    assertThatThrownBy(() -> migrations.on(database).upgrade("head"))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("Upgrade of revision a1 failed in a callback and was rolled back.")
        .hasMessageContaining("afterEachStep.sql:2")
        .hasMessageContaining("nowhere");
    assertThat(database.query("SELECT event FROM log"))
        .containsExactly("beforeRun", "afterFailure");
    assertThat(database.query("SELECT count(*) FROM aludel_version")).containsExactly("0");
    assertThat(database.query("SELECT outcome FROM aludel_history")).containsExactly("failed");
  }

  @OnBothDatabases
  void oneThatFailsBeforeTheRunKeepsItFromBeginning(TestDatabase database) throws Exception {
    MigrationsFolder migrations =
        logging().callback("beforeRun.sql", "INSERT INTO nowhere VALUES (1);");

    assertThatThrownBy(() -> migrations.on(database).upgrade("head"))
        .hasMessageContaining("The callback beforeRun failed.")
        .hasMessageContaining("beforeRun.sql:1")
        .hasMessageContaining("No revision was run.");
    assertThatThrownBy(() -> database.query("SELECT * FROM aludel_version"))
        .isInstanceOf(java.sql.SQLException.class);
  }

  @OnBothDatabases
  void oneThatFailsAfterAFailureHidesNothing(TestDatabase database) throws Exception {
    database.execute("CREATE TABLE log (event text)");
    MigrationsFolder migrations =
        logging()
            .revision("a1", "", "INSERT INTO missing VALUES (1);", "SELECT 1;")
            .callback("afterFailure.sql", "INSERT INTO nowhere VALUES (1);");

    assertThatThrownBy(() -> migrations.on(database).upgrade("head"))
        .hasMessageContaining("missing");
    assertThat(migrations.events)
        .filteredOn(event -> event instanceof MigrationEvent.CallbackFailed)
        .hasSize(1);
  }

  @OnBothDatabases
  void oneInJavaHasTheConnectionAndTheStep(TestDatabase database) throws Exception {
    database.execute("CREATE TABLE log (event text)");
    MigrationsFolder migrations =
        logging()
            .callback(
                "afterEachStep_audit.java",
                """
                import dev.aludel.script.Callback;
                import dev.aludel.script.CallbackContext;
                import java.sql.PreparedStatement;
                import java.sql.SQLException;

                /** Says which revision it was. */
                public class afterEachStep_audit implements Callback {
                  @Override
                  public void run(CallbackContext context) throws SQLException {
                    String id = context.step().orElseThrow().revision().id();
                    try (PreparedStatement insert =
                        context.connection().prepareStatement("INSERT INTO log VALUES (?)")) {
                      insert.setString(1, context.dialect() + " " + id);
                      insert.executeUpdate();
                    }
                    if (id.equals("b2")) {
                      throw new IllegalStateException("no b2 today");
                    }
                  }
                }
                """);
    String dialect = database instanceof TestPostgres ? "postgresql" : "sqlite";

    assertThatThrownBy(() -> migrations.on(database).upgrade("head"))
        .hasMessageContaining("afterEachStep_audit.java")
        .hasMessageContaining("no b2 today");

    assertThat(database.query("SELECT event FROM log"))
        .containsExactly(
            "beforeRun", "beforeEachStep", "a1", "afterEachStep", dialect + " a1", "afterFailure");
    if (database instanceof TestPostgres) {
      assertThatThrownBy(() -> migrations.sql(database, "base:head"))
          .hasMessageContaining("afterEachStep_audit.java is written in Java");
    }
  }

  @OnBothDatabases
  void aRevisionWithoutATransactionHasItsCallbacksBesideIt(TestDatabase database) throws Exception {
    database.execute("CREATE TABLE log (event text)");
    MigrationsFolder migrations = logging();
    migrations.revision(
        "b2",
        "a1\n-- transaction: none",
        "INSERT INTO log VALUES ('b2 alone');",
        "INSERT INTO log VALUES ('not b2');");

    migrations.on(database).upgrade("head");

    assertThat(database.query("SELECT event FROM log"))
        .containsSequence("beforeEachStep", "b2 alone", "afterEachStep", "afterRun");
  }

  @Test
  void whatRefusesATransactionRunsAfterTheRunWithoutOne() throws Exception {
    try (TestDatabase database = TestPostgres.create()) {
      database.execute("CREATE TABLE log (event text)");
      MigrationsFolder migrations =
          logging().callback("afterRun.sql", "-- transaction: none\nVACUUM ANALYZE log;");
      migrations.on(database).upgrade("head");
      assertThat(database.query("SELECT reltuples::int FROM pg_class WHERE relname = 'log'"))
          .containsExactly("7");

      migrations.callback("afterEachStep.sql", "-- transaction: none\nVACUUM log;");
      assertThatThrownBy(() -> migrations.on(database).downgrade("-1"))
          .hasMessageContaining("it runs in the transaction of a step");
    }
  }

  @Test
  void aFileWithTheNameOfNoMomentIsAnError() throws Exception {
    try (TestDatabase database = TestSqlite.create()) {
      MigrationsFolder migrations = logging().callback("afterRuns.sql", "SELECT 1;");

      assertThatThrownBy(() -> migrations.on(database).upgrade("head"))
          .hasMessageContaining("'afterRuns' is no moment of a run. Did you mean \"afterRun\"?");
    }
  }

  private MigrationsFolder logging() throws Exception {
    MigrationsFolder migrations =
        MigrationsFolder.in(folder)
            .revision("a1", "", "INSERT INTO log VALUES ('a1');", "SELECT 1;")
            .revision(
                "b2", "a1", "INSERT INTO log VALUES ('b2');", "INSERT INTO log VALUES ('not b2');");
    for (String event :
        new String[] {"beforeRun", "beforeEachStep", "afterEachStep", "afterRun", "afterFailure"}) {
      migrations.callback(event + ".sql", "INSERT INTO log VALUES ('" + event + "');");
    }
    return migrations;
  }
}
