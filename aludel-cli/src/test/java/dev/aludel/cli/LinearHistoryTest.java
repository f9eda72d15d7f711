package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The commands of every day, on one line of revisions. */
final class LinearHistoryTest {

  @TempDir Path folder;

  @OnBothDatabases
  void upgradesToTheHeadAndDownAgain(TestDatabase database) {
    Project project = Project.on(database, folder).line();

    assertThat(project.run("upgrade", "head").succeeds().err())
        .contains("upgrade a1  Step a1 (1 of 3)", "The database is at c3.");
    assertThat(project.run("current").succeeds().out().strip()).isEqualTo("c3 (head)  Step c3");

    assertThat(project.run("downgrade", "-1").succeeds().err()).contains("downgrade c3");
    assertThat(project.run("current").succeeds().out().strip()).isEqualTo("b2  Step b2");

    assertThat(project.run("downgrade", "base").succeeds().err())
        .contains("The database is at base.");
    assertThat(project.run("current").succeeds().err())
        .contains("The database is at base: no revision has been applied.");
  }

  @OnBothDatabases
  void upgradesStepByStep(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).line();

    project.run("upgrade", "+1").succeeds();
    project.run("upgrade", "a1+1").succeeds();
    assertThat(database.query("SELECT version_num FROM aludel_version")).containsExactly("b2");
    assertThat(database.query("SELECT count(*) FROM t_b2")).containsExactly("0");
  }

  @OnBothDatabases
  void saysWhenThereIsNothingToDo(TestDatabase database) {
    Project project = Project.on(database, folder).line();
    project.run("upgrade").succeeds();

    assertThat(project.run("upgrade", "head").succeeds().err())
        .isEqualTo("Nothing to do: the database is at c3.%n".formatted());
  }

  @OnBothDatabases
  void showsAPlanWithoutRunningIt(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).line();

    Project.Outcome outcome = project.run("upgrade", "b2", "--dry-run").succeeds();

    assertThat(outcome.lines())
        .containsExactly(
            "upgrade a1  Step a1",
            "  execute CREATE TABLE t_a1 (id integer)",
            "upgrade b2  Step b2",
            "  execute CREATE TABLE t_b2 (id integer)");
    assertThat(outcome.err()).contains("nothing was done", "from base to b2");
    assertThat(project.run("history", "--applied").succeeds().out()).isEmpty();
  }

  @OnBothDatabases
  void stampsWithoutRunning(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).line();

    assertThat(project.run("stamp", "b2", "--dry-run").succeeds().err())
        .contains("from base to b2");
    assertThat(project.run("current").succeeds().out()).isEmpty();
    assertThat(project.run("stamp", "b2").succeeds().err())
        .isEqualTo("Stamped the database b2; it was base.%n".formatted());
    assertThat(project.run("current").succeeds().out()).startsWith("b2");
    assertThat(database.query("SELECT revision, direction, message FROM aludel_history"))
        .containsExactly("b2|stamp|from base");
  }

  @OnBothDatabases
  void tellsTheHistoryOfTheDatabase(TestDatabase database) {
    Project project = Project.on(database, folder).line();
    project.run("upgrade", "a1").succeeds();
    project.run("downgrade", "base").succeeds();

    assertThat(project.run("history", "--applied").succeeds().lines())
        .satisfiesExactly(
            up -> assertThat(up).contains("upgrade", "a1 done in ", "1 statement,", "Step a1"),
            down -> assertThat(down).contains("downgrade", "a1 done in "));
  }

  @OnBothDatabases
  void exitsWithThreeWhileRevisionsArePending(TestDatabase database) {
    Project project = Project.on(database, folder).line();
    project.run("upgrade", "b2").succeeds();

    assertThat(project.run("current", "-c").ends(3).err())
        .contains("1 revision is pending: aludel upgrade heads");
    project.run("upgrade").succeeds();
    project.run("current", "--check-heads").succeeds();
  }
}
