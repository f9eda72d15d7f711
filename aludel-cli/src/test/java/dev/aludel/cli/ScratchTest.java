package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** {@code --scratch}: the revisions are compared with the model, and no live database is asked. */
class ScratchTest {

  @TempDir Path folder;

  @OnBothDatabases
  void rawSqlIsReplayedInADatabaseThatGoes(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).revision("a1", "");
    project.write("schema.sql", "CREATE TABLE t_a1 (id integer);");
    settings(project, database);

    project.run("check", "--scratch").succeeds();

    assertThat(project.run("current").succeeds().out()).isEmpty();
    if (database instanceof TestPostgres) {
      assertThat(database.query("SELECT datname FROM pg_database"))
          .noneMatch(name -> name.startsWith("aludel_scratch_"));
    }
  }

  @OnBothDatabases
  void aNewTableOfTheModelIsARevision(TestDatabase database) {
    Project project = Project.on(database, folder).revision("a1", "");
    project.write("schema.sql", "CREATE TABLE t_a1 (id integer); CREATE TABLE notes (body text);");
    settings(project, database);

    assertThat(project.run("check", "--scratch").code()).isEqualTo(3);
    project.run("revision", "--autogenerate", "--scratch", "-m", "add notes").succeeds();
    project.run("check", "--scratch").succeeds();
  }

  private static void settings(Project project, TestDatabase database) {
    project.write(
        "aludel.toml",
        """
        [aludel]
        target = "schema.sql"
        url = "%s"
        %s
        """
            .formatted(
                database.databaseUrl(),
                database instanceof TestPostgres
                    ? "dev_url = \"" + database.databaseUrl() + "\""
                    : ""));
  }
}
