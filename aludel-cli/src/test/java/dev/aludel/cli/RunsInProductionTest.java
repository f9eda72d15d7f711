package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of a run beside a live application. */
@ExtendWith(TestDatabases.class)
class RunsInProductionTest {

  @TempDir Path folder;

  @OnBothDatabases
  void atomicIsAllOrNothing(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).line();
    project.revision("d4", "c3", "", "SELECT no_such_function();", "");

    assertThat(project.run("upgrade", "head", "--atomic").ends(1).err())
        .contains(
            "aludel: Upgrade of revision d4 failed and was rolled back.",
            "All 4 revisions of the run were one transaction (--atomic), and were rolled back together. The database is at base, as before the run.");
    assertThat(database.query("SELECT * FROM aludel_version")).isEmpty();

    project.run("upgrade", "c3", "--atomic").succeeds();
    project.run("downgrade", "base", "--atomic").succeeds();
  }

  @OnBothDatabases
  void onFailureDowngradeGoesBackToTheStart(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).line();
    project.run("upgrade", "a1").succeeds();
    project.revision("d4", "c3", "", "SELECT no_such_function();", "");

    assertThat(project.run("upgrade", "head", "--on-failure=downgrade").ends(1).err())
        .contains(
            "Then the run went back (--on-failure=downgrade): c3, b2 were taken back by their downgrades. The database is at a1, where the run began.");
    assertThat(database.query("SELECT version_num FROM aludel_version")).containsExactly("a1");
    project.run("upgrade", "head", "--atomic", "--on-failure=downgrade").ends(2);
  }

  @OnBothDatabases
  void jsonTellsEachEventOnALine(TestDatabase database) {
    Project project = Project.on(database, folder).revision("a1", "");

    List<String> lines = project.run("upgrade", "--json").succeeds().lines();

    assertThat(lines)
        .allMatch(line -> line.startsWith("{\"event\":\"") && line.endsWith("}"))
        .extracting(line -> line.substring(10, line.indexOf('"', 10)))
        .containsExactly(
            "stepStarted", "statementStarted", "statementFinished", "stepFinished", "runFinished");
    assertThat(lines.get(1)).contains("\"sql\":\"CREATE TABLE t_a1 (id integer)\",\"line\":6");
    assertThat(lines.get(4)).contains("\"dryRun\":false", "\"rowsAfter\":[\"a1\"]");
  }

  @OnBothDatabases
  void onATerminalEachStepIsALineWhenItIsDone(TestDatabase database) {
    Project project = Project.on(database, folder).line().onTerminal();

    assertThat(project.run("upgrade").succeeds().err())
        .contains("upgrade a1  done in ", "1 statement (1 of 3)", "The database is at c3.");
  }

  @Test
  void onATerminalASlowStatementIsSeenWithWhatItWaitsFor(TestPostgres database) throws Exception {
    Project project =
        Project.on(database, folder)
            .onTerminal()
            .with("COLUMNS", "160")
            .revision("a1", "", "", "CREATE TABLE t (a int);", "DROP TABLE t;")
            .revision("b2", "a1", "", "ALTER TABLE t ADD COLUMN b int;", "");
    project.run("upgrade", "a1").succeeds();
    try (Connection other = database.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("SET application_name = 'billing'");
      other.createStatement().execute("SELECT * FROM t");
      Thread application =
          new Thread(
              () -> {
                try {
                  Thread.sleep(2500);
                  other.commit();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      application.start();
      String err = project.run("upgrade", "head").succeeds().err();
      application.join();
      assertThat(err)
          .contains("1/1 upgrade b2  ALTER TABLE t ADD COLUMN b int", "waits for pid ")
          .contains("application 'billing'");
    }
  }

  @OnBothDatabases
  void theSlowestStepsComeFirst(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).line();
    project.run("upgrade").succeeds();
    database.execute("UPDATE aludel_history SET duration_ms = 90000 WHERE revision = 'b2'");

    assertThat(project.run("history", "--applied", "--slowest").succeeds().lines().get(0))
        .contains("b2 done in 1 min 30 s");
    project.run("history", "--slowest").ends(2);
  }

  @Test
  void secretsInStatementsAreMasked(TestPostgres database) {
    Project project =
        Project.on(database, folder)
            .revision("a1", "", "", "ALTER ROLE no_such_role PASSWORD 'hunter2';", "");
    for (String[] command :
        List.of(
            new String[] {"upgrade", "--verbose"},
            new String[] {"upgrade", "--json"},
            new String[] {"history", "--applied", "--verbose"})) {
      Project.Outcome outcome = project.run(command);
      assertThat(outcome.out() + outcome.err()).doesNotContain("hunter2");
    }
  }
}
