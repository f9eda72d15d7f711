package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repeatable scripts and callbacks, as a user of the command line sees them. */
class RepeatableScriptsTest {

  @TempDir Path folder;

  @OnBothDatabases
  void aNewScriptIsShownPendingRunAndShownAgain(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).line();
    project.run("upgrade").succeeds();
    project.run("current", "--check-heads").succeeds();

    assertThat(
            project
                .run("revision", "--repeatable", "active", "-m", "The active ones")
                .succeeds()
                .out())
        .endsWith("migrations/repeatable/active.sql\n");

    assertThat(project.run("current", "--check-heads").ends(3).err())
        .contains("Repeatable scripts are pending: active. Run: aludel upgrade heads");
    assertThat(project.run("current", "-v").succeeds().out())
        .contains("repeatable active  The active ones")
        .contains("Pending: it has never run.");
    assertThat(project.run("history").succeeds().lines().get(0))
        .isEqualTo("repeatable active  The active ones");
    assertThat(project.run("upgrade", "--dry-run").succeeds().lines())
        .containsExactly("repeat active");

    assertThat(project.run("upgrade").succeeds().err())
        .contains("repeat active  The active ones (1 of 1)")
        .contains("The database is at c3.");

    assertThat(database.query("SELECT replace_me FROM active")).containsExactly("1");
    project.run("current", "--check-heads").succeeds();
    assertThat(project.run("current", "-v").succeeds().out())
        .containsPattern("repeat +active done in .*: The active ones")
        .doesNotContain("Pending");
    assertThat(project.run("current", "--json").succeeds().out())
        .contains("\"name\" : \"active\"")
        .contains("\"pending\" : false");
    assertThat(project.run("history", "--applied").succeeds().out())
        .containsPattern("repeat +active done");
    assertThat(project.run("upgrade").succeeds().err()).contains("Nothing to do");
  }

  @Test
  void aNameThatIsNoFileIsRefusedAndAFileThatIsThereStays() throws Exception {
    try (TestDatabase database = TestSqlite.create()) {
      Project project = Project.on(database, folder);
      assertThat(project.run("revision", "--repeatable", "../x").ends(2).err())
          .contains("--repeatable ../x is no name");
      project.run("revision", "--repeatable", "views/a").succeeds();
      assertThat(project.run("revision", "--repeatable", "views/a").ends(1).err())
          .contains("is there already");
      project.run("revision", "--repeatable", "b", "--head", "base").ends(2);
    }
  }

  @OnBothDatabases
  void callbacksOfARealRunAreNotRunInScratchDatabases(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).revision("a1", "");
    project.with("ALUDEL_DEV_URL", database.databaseUrl()).with("ALUDEL_TARGET", "schema.sql");
    project.write("schema.sql", "CREATE TABLE t_a1 (id integer);");
    java.nio.file.Files.createDirectories(folder.resolve("migrations/callbacks"));
    project.write("migrations/callbacks/beforeRun.sql", "INSERT INTO nowhere VALUES (1);");

    project.run("check", "--scratch").succeeds();
    assertThat(project.run("upgrade").ends(1).err())
        .contains("The callback beforeRun failed.")
        .contains("migrations/callbacks/beforeRun.sql:1")
        .doesNotContain("\tat ");
  }
}
