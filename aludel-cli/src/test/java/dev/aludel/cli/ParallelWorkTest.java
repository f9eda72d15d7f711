package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people worked at the same time: what they see, and the three ways out. */
final class ParallelWorkTest {

  @TempDir Path folder;

  @OnBothDatabases
  void theErrorShowsBothHeadsAndTheCommandsThatItPrintsWork(TestDatabase database) {
    Project project = Project.on(database, folder).fork();

    String message = project.run("upgrade", "head").ends(1).err();
    assertThat(message)
        .contains(
            "Multiple head revisions are present for given argument 'head'",
            "b2, \"Step b2\", 2026-11-21T04:08:00Z",
            "c3, \"Step c3\", 2026-11-21T04:08:00Z",
            "They parted after a1",
            "there is more than one since 2026-11-21T04:08:00Z");

    for (String line : message.lines().filter(line -> line.contains(":  aludel ")).toList()) {
      String command = line.substring(line.indexOf("aludel ") + 7).replace("\"merge heads\"", "x");
      if (!command.startsWith("merge")) {
        project.run(command.split(" ")).succeeds();
      }
    }
    project.run("merge", "-m", "merge heads", "b2", "c3").succeeds();
    project.run("upgrade", "head").succeeds();
    project.run("current", "--check-heads").succeeds();
  }

  @Test
  void mergeTellsWhatBothSidesTouch() {
    Project project =
        ready()
            .revision("a1", "", "", "CREATE TABLE clients (id integer);", "DROP TABLE clients;")
            .revision("b2", "a1", "", "ALTER TABLE clients ADD COLUMN phone text;", "SELECT 1;")
            .revision(
                "c3",
                "a1",
                "",
                "UPDATE \"clients\" SET id = 1;\nCREATE TABLE notes (id integer);",
                "SELECT 1;");

    assertThat(project.run("merge", "--rev-id", "m4").succeeds().err())
        .contains(
            "The sides touch the same objects. Check that they can run in either order:",
            "  table clients\n    b2  execute ALTER TABLE clients ADD COLUMN phone text",
            "    c3  execute UPDATE \"clients\" SET id = 1")
        .doesNotContain("notes");
  }

  @Test
  void mergeTellsThatNothingIsTouchedTwice() {
    assertThat(ready().fork().run("merge", "--dry-run").succeeds().err())
        .contains("The sides touch no table or other object in common.");
  }

  @OnBothDatabases
  void oneStepDownFromAMergePointUndoesTheMerge(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).fork();
    project.run("merge", "--rev-id", "m4").succeeds();
    project.run("upgrade", "head").succeeds();

    project.run("downgrade", "-1").succeeds();

    assertThat(database.query("SELECT version_num FROM aludel_version ORDER BY 1"))
        .containsExactly("b2", "c3");
  }

  @OnBothDatabases
  void rebasePutsTheUnappliedBranchOnTop(TestDatabase database) {
    Project project = Project.on(database, folder).fork().revision("d4", "c3");
    project.run("upgrade", "b2").succeeds();
    Map<String, String> before = project.snapshot();

    assertThat(project.run("rebase", "--dry-run").succeeds().out().strip())
        .isEqualTo("c3: a1 -> b2");
    assertThat(project.snapshot()).isEqualTo(before);
    assertThat(project.run("rebase").succeeds().err()).contains("c3, d4 now stands on b2.");

    assertThat(project.run("history").succeeds().lines())
        .containsExactly(
            "c3 -> d4 (head), Step d4",
            "b2 -> c3, Step c3",
            "a1 -> b2, Step b2",
            "<base> -> a1, Step a1");
    project.run("upgrade", "head").succeeds();
    project.run("downgrade", "base").succeeds();
  }

  @OnBothDatabases
  void rebaseRefusesABranchThatTheDatabaseHasRun(TestDatabase database) {
    Project project = Project.on(database, folder).fork();
    project.run("upgrade", "c3").succeeds();
    Map<String, String> before = project.snapshot();

    assertThat(project.run("rebase", "c3", "--onto", "b2").ends(1).err())
        .contains("cannot be rebased: the database has run c3 of it");
    assertThat(project.read("migrations/versions/c3.sql"))
        .isEqualTo(before.get(Path.of("migrations", "versions", "c3.sql").toString()));
  }

  @OnBothDatabases
  void squashFoldsARange(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).line().revision("d4", "c3");
    project.run("upgrade", "b2").succeeds();

    project.run("squash", "a1:c3", "--rev-id", "s5", "-m", "first tables").succeeds();

    assertThat(project.run("history").succeeds().lines())
        .containsExactly("s5 -> d4 (head), Step d4", "<base> -> s5, First tables");
    assertThat(project.read("migrations/versions/s5_first_tables.sql"))
        .contains("-- replaces: a1, b2, c3")
        .containsSubsequence("CREATE TABLE t_a1", "CREATE TABLE t_b2", "CREATE TABLE t_c3")
        .containsSubsequence("DROP TABLE t_c3", "DROP TABLE t_b2", "DROP TABLE t_a1");

    // This database is in the middle of the range, and goes on by the original scripts.
    project.run("upgrade", "head").succeeds();
    assertThat(database.query("SELECT version_num FROM aludel_version")).containsExactly("d4");
    // Down again it goes by the squashed one, and up too.
    project.run("downgrade", "base").succeeds();
    project.run("upgrade", "head").succeeds();
    assertThat(database.query("SELECT revision FROM aludel_history ORDER BY id DESC"))
        .startsWith("d4", "s5");
    project.run("current", "--check-heads").succeeds();
  }

  @Test
  void squashRefusesARangeThatABranchLeaves() {
    Project project = ready().line().revision("x1", "b2");
    Map<String, String> before = project.snapshot();

    assertThat(project.run("squash", "a1:c3").ends(1).err()).contains("The range is no whole");
    assertThat(project.snapshot()).isEqualTo(before);
  }

  @Test
  void squashOfJavaStaysJavaWithBothDirections() {
    Project project = ready().with("ALUDEL_TARGET", "schema.sql");
    project.write("schema.sql", "CREATE TABLE clients (id bigint PRIMARY KEY);");
    project.run("revision", "--autogenerate", "-m", "one", "--rev-id", "a1").succeeds();
    project.run("upgrade").succeeds();
    project.write("schema.sql", "CREATE TABLE clients (id bigint PRIMARY KEY, phone text);");
    project.run("revision", "--autogenerate", "-m", "two", "--rev-id", "b2").succeeds();
    project.run("upgrade").succeeds();

    project.run("squash", "base:head", "--rev-id", "s3", "-m", "all").succeeds();

    assertThat(project.read("migrations/versions/Rs3_all.java"))
        .contains("replaces = {\"a1\", \"b2\"}")
        .containsSubsequence("op.createTable(", "op.addColumn(", "op.dropColumn(", "op.dropTable(");
    project.run("downgrade", "base").succeeds();
    project.run("upgrade", "head").succeeds();
    project.run("check").succeeds();
  }

  @OnBothDatabases
  void theGraphMarksWhatIsApplied(TestDatabase database) {
    Project project = Project.on(database, folder).fork();
    project.run("upgrade", "b2").succeeds();

    assertThat(project.run("history", "--graph").succeeds().lines())
        .containsExactly(
            "o c3 (head) 2026-11-21 Step c3",
            "| @ b2 (head, current) 2026-11-21 Step b2",
            "|/",
            "* a1 2026-11-21 Step a1");
  }

  @Test
  void theGraphIsInColourOnATerminalOnly() {
    Project project = ready().fork().with("LANG", "en_US.UTF-8");

    assertThat(project.run("history", "--graph").succeeds().out()).doesNotContain("\u001b[");
    assertThat(project.run("history", "--graph", "--color=always").succeeds().out())
        .contains("\u001b[", "─╯");
    project.onTerminal();
    assertThat(project.run("history", "--graph").succeeds().out()).contains("\u001b[");
    assertThat(project.run("history", "--graph", "--color=never").succeeds().out())
        .doesNotContain("\u001b[")
        .contains("├─╯");
    project.with("NO_COLOR", "1");
    assertThat(project.run("history", "--graph").succeeds().out()).doesNotContain("\u001b[");
  }

  @Test
  void drawsForDocuments() {
    Project project = ready().fork();

    assertThat(project.run("history", "--format", "mermaid").succeeds().out())
        .contains("flowchart", "b2");
    assertThat(project.run("history", "--format=svg").succeeds().out())
        .startsWith("<svg")
        .contains("c3");
  }

  private Project ready() {
    Project project = Project.empty(folder).with("DATABASE_URL", "sqlite:///app.db");
    project.run("init").succeeds();
    return project;
  }
}
