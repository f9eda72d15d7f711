package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees when an applied script, or the database behind it, was changed. */
class ChangedScriptsTest {

  @TempDir Path folder;

  @OnBothDatabases
  void anAppliedScriptThatWasChangedEndsTheUpgradeUntilItIsAccepted(TestDatabase database) {
    Project project = Project.on(database, folder).line();
    project.run("upgrade").succeeds();
    project.revision("b2", "a1", "", "CREATE TABLE t_b2 (id bigint);", "DROP TABLE t_b2;");

    Project.Outcome refused = project.run("upgrade").ends(1);
    assertThat(refused.err())
        .contains("A script was changed after it was applied:")
        .contains("b2 (" + folder.resolve("migrations/versions/b2.sql") + "): applied ")
        .doesNotContain("\tat ");
    assertThat(project.run("upgrade", "--dry-run").succeeds().err())
        .contains("changed after it was applied: b2 (");

    assertThat(project.run("upgrade", "--accept-changed").succeeds().err())
        .contains("accepted b2 (")
        .contains("Nothing to do");
    project.run("upgrade").succeeds();
    assertThat(project.run("history", "--applied").succeeds().out())
        .containsPattern("accept +b2 done.*: changed since 20");
  }

  @OnBothDatabases
  void driftIsShownAndCanBeRead(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).line();
    if (database instanceof TestPostgres) {
      project.with("ALUDEL_DEV_URL", database.databaseUrl());
    }
    project.run("upgrade", "b2").succeeds();
    Project.Outcome none = project.run("check", "--applied").succeeds();
    assertThat(none.err()).contains("No drift: the database is what its revisions make, at b2.");

    database.execute("ALTER TABLE t_a1 ADD COLUMN stray integer; DROP TABLE t_b2;");

    Project.Outcome drift = project.run("check", "--applied").ends(3);
    assertThat(drift.lines())
        .containsExactlyInAnyOrder("- table t_b2", "+ column t_a1.stray integer");
    assertThat(drift.err()).contains("The database is at b2 and is not what its revisions make");
    assertThat(project.run("check", "--applied", "--json").ends(3).out())
        .contains("\"different\" : true")
        .contains("\"change\" : \"+ column t_a1.stray integer\"")
        .contains("\"changedScripts\" : [ ]");
  }

  @Test
  void theDatabaseAndNoDatabaseDoNotGoTogether() {
    assertThat(Project.empty(folder).run("check", "--applied", "--scratch").ends(2).err())
        .contains("leave one of them out");
  }
}
