package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestSqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input: one message that says what to do, the right exit code, and nothing changed. */
final class BadInputTest {

  @TempDir Path folder;

  static Stream<org.junit.jupiter.params.provider.Arguments> wrongTargets() {
    return Stream.of(
        arguments("upgrade zzz", 1, "Can't locate revision identified by 'zzz'"),
        arguments("downgrade zzz", 1, "Can't locate revision identified by 'zzz'"),
        arguments("stamp zzz", 1, "Can't locate revision identified by 'zzz'"),
        arguments("show zzz", 1, "Can't locate revision identified by 'zzz'"),
        arguments("edit zzz", 1, "Can't locate revision identified by 'zzz'"),
        arguments("history -r zzz:", 1, "Can't locate revision identified by 'zzz'"),
        arguments("merge zzz b2", 1, "Can't locate revision identified by 'zzz'"),
        arguments("revision -m x --head zzz", 1, "Can't locate revision identified by 'zzz'"),
        arguments("revision -m x --depends-on zzz", 1, "Can't locate revision identified by 'zzz'"),
        arguments("squash zzz:b2", 1, "Can't locate revision identified by 'zzz'"),
        arguments("rebase zzz", 1, "Can't locate revision identified by 'zzz'"),
        arguments("upgrade ab", 1, "Multiple revisions start with 'ab'"),
        arguments("show ab", 1, "Give more characters"),
        arguments("upgrade +9", 1, "Relative revision +9 didn't produce 9 migrations"),
        arguments("downgrade -9", 1, "Relative revision -9 didn't produce 9 migrations"),
        arguments("upgrade a@b@c", 2, "Can't read the target 'a@b@c'"),
        arguments("upgrade head+", 2, "a number of steps is expected"),
        arguments("upgrade base:head", 2, "is a range, which goes with --sql"),
        arguments("stamp base:head", 2, "is a range, which goes with --sql"),
        arguments("downgrade a1:base", 2, "is a range, which goes with --sql"),
        arguments("history -r a1", 2, "a range is [start]:[end]"),
        arguments("squash b2", 2, "a range is [start]:[end]"),
        arguments("squash a1:", 2, "has no end"),
        arguments("squash b2:b2", 1, "Nothing to squash"),
        arguments("squash b2:a1", 1, "is not an ancestor of"),
        arguments("merge head", 1, "Nothing to merge"),
        arguments("rebase", 1, "Nothing to rebase"),
        arguments("downgrade", 2, "TARGET"),
        arguments("stamp", 2, "TARGET"),
        arguments("show", 2, "TARGET"),
        arguments("upgrade head --dry-run --sql", 2, "--dry-run has no place beside it"),
        arguments("revision -m x --scratch", 2, "goes with --autogenerate"),
        arguments("revision -m x --autogenerate --rename nonsense", 2, "is no rename"),
        arguments("revision -m x --rev-id a-b", 2, "the character '-' is not allowed"),
        arguments("revision -m x --rev-id head", 2, "is a word with a meaning of its own"),
        arguments("revision -m x --branch-label a@b", 2, "the character '@' is not allowed"),
        arguments("revision -m x --rev-id a1", 1, "Revision id a1 is used by both"),
        arguments("revision -m x --branch-label billing", 1, "'billing' is declared by both"),
        arguments("revision -m x --branch-label a1", 1, "is also the id of a1"),
        arguments("revision -m x --format perl", 2, "Invalid value for option '--format'"),
        arguments("history --format png", 2, "Invalid value for option '--format'"),
        arguments("init --template big", 2, "Invalid value for option '--template'"),
        arguments("completion fish", 2, "Invalid value for positional parameter"),
        arguments("upgrade --nonsense", 2, "Unknown option: '--nonsense'"),
        arguments("upgrde", 2, "upgrade"),
        arguments("-x pool.size upgrade", 2, "does not say what to set"),
        arguments("-x pool.sise=3 upgrade", 1, "pool.size"),
        arguments("-n billing upgrade", 1, "billing"));
  }

  @ParameterizedTest(name = "aludel {0}")
  @MethodSource("wrongTargets")
  void isRefusedInOneMessage(String command, int code, String message) {
    Project project = Project.empty(folder).with("DATABASE_URL", "sqlite:///app.db");
    project.run("init").succeeds();
    project.revision("a1", "").revision("b2", "a1").revision("abc1", "b2");
    project.revision("abc2", "abc1", "-- labels: billing", "SELECT 1;", "SELECT 1;");
    project.run("upgrade", "a1").succeeds();
    Map<String, String> before = project.snapshot();

    Project.Outcome outcome = project.run(command.split(" "));

    outcome.ends(code);
    assertThat(outcome.err()).contains(message).doesNotContain("\tat ", "Exception");
    assertThat(outcome.out()).isEmpty();
    assertThat(project.snapshot()).isEqualTo(before);
  }

  @Test
  void aCommandIsMissing() {
    Project.Outcome outcome = Project.empty(folder).run();

    assertThat(outcome.ends(2).err())
        .contains("A command is missing.", "Usage: aludel", "aludel init");
  }

  @OnBothDatabases
  void thereIsNoRevisionYet(TestDatabase database) {
    Project project = Project.on(database, folder);

    assertThat(project.run("heads").succeeds().err()).contains("There is no revision yet");
    assertThat(project.run("history").succeeds().err()).contains("There is no revision yet");
    assertThat(project.run("branches").succeeds().out()).isEmpty();
    assertThat(project.run("upgrade", "head").succeeds().err()).contains("Nothing to do");
    assertThat(project.run("current", "-c").succeeds().out()).isEmpty();
    assertThat(project.run("upgrade", "a1").ends(1).err()).contains("There is no revision yet");
    assertThat(project.run("merge").ends(1).err()).contains("Nothing to merge");
  }

  @Test
  void initRefusesToOverwrite() {
    Project project = Project.empty(folder).write("aludel.toml", "# mine\n");

    assertThat(project.run("init").ends(1).err())
        .contains("aludel.toml is there already, and nothing was changed");
    assertThat(project.snapshot()).isEqualTo(Map.of("aludel.toml", "# mine\n"));
  }

  @Test
  void initLeavesNothingBehindWhereAFileIsInTheWay() {
    Project project = Project.empty(folder).write("migrations", "a file, not a folder");

    assertThat(project.run("init").ends(1).err())
        .contains("is a file, where a folder is needed", "Nothing was left behind");
    assertThat(project.snapshot()).containsOnlyKeys("migrations");
  }

  @Test
  void thereIsNoFolderOfScripts() {
    assertThat(Project.empty(folder).run("heads").ends(1).err())
        .contains("there is no such folder of scripts", "script_location");
  }

  @Test
  void aFolderOfScriptsIsAFile() throws IOException {
    Project project = ready();
    Files.delete(project.versions().resolve(".gitkeep"));
    Files.delete(project.versions());
    project.write("migrations/versions", "");

    assertThat(project.run("revision", "-m", "x").ends(1).err()).contains("it is a file");
  }

  @Test
  void aScriptIsARevisionOfNothing() {
    Project project = ready().write("migrations/versions/notes.sql", "SELECT 1;\n");

    assertThat(project.run("upgrade").ends(1).err()).contains("notes.sql", "-- revision: <id>");
  }

  @Test
  void aScriptCannotBeRead() throws IOException {
    Project project = ready().line();
    Files.write(
        project.versions().resolve("d4.sql"), new byte[] {'-', '-', ' ', (byte) 0xff, (byte) 0xfe});

    assertThat(project.run("heads").ends(1).err()).contains("d4.sql");
  }

  @Test
  void theScriptsMakeNoGraph() {
    Project project =
        ready().revision("b2", "a1").write("migrations/versions/z.sql", "-- revision: b2\n");

    assertThat(project.run("history").ends(1).err())
        .contains(
            "The revisions have 2 problems",
            "Revision id b2 is used by both",
            "has parent a1, which no script has");
  }

  @Test
  void aJavaScriptDoesNotCompile() {
    Project project =
        ready()
            .write(
                "migrations/versions/Ra1.java",
                """
                import dev.aludel.operation.Operations;
                import dev.aludel.script.Migration;
                import dev.aludel.script.Revision;

                @Revision(id = "a1")
                public class Ra1 extends Migration {
                  @Override
                  public void upgrade(Operations op) {
                    op.createTable("t"
                  }
                }
                """);

    assertThat(project.run("upgrade").ends(1).err()).contains("Ra1.java:9");
    assertThat(project.run("current").succeeds().out()).isEmpty();
  }

  @OnBothDatabases
  void aStatementFailsAndItsRevisionIsRolledBack(TestDatabase database) {
    Project project =
        Project.on(database, folder)
            .revision("a1", "")
            .revision(
                "b2",
                "a1",
                "",
                "CREATE TABLE half (id integer);\nDROP TABLE missing;",
                "SELECT 1;");

    assertThat(project.run("upgrade").ends(1).err())
        .contains("Upgrade of revision b2 failed and was rolled back", "b2.sql:8", "missing");

    assertThat(project.run("current").succeeds().out()).startsWith("a1");
    assertThat(project.run("history", "--applied").succeeds().out())
        .contains("b2 FAILED after", "b2.sql:8", "missing");
    project.run("downgrade", "base").succeeds();
  }

  @Test
  void thereIsNoUrl() {
    Project project = Project.empty(folder);
    project.run("init").succeeds();

    for (String command : new String[] {"upgrade", "current", "stamp head", "ensure-version"}) {
      assertThat(project.run(command.split(" ")).ends(1).err())
          .contains("DATABASE_URL", "aludel.toml");
    }
    project.run("history").succeeds();
    project.run("history", "--graph").succeeds();
  }

  @Test
  void theUrlIsNone() {
    assertThat(ready().run("upgrade", "--url", "mysql://me:secret@host/app").ends(1).err())
        .contains("mysql", "--url")
        .doesNotContain("secret");
  }

  @Test
  void theServerCannotBeReached() {
    Project.Outcome outcome =
        ready().run("current", "--url", "postgresql://me:s3cr3t@localhost:1/app");

    assertThat(outcome.ends(1).err()).contains("localhost").doesNotContain("s3cr3t");
  }

  @Test
  void theFileIsNoDatabase() {
    Project project = ready().line().write("app.db", "This is text, and long enough. ".repeat(40));

    for (String command : new String[] {"upgrade", "current", "stamp head", "downgrade -1"}) {
      assertThat(project.run(command.split(" ")).ends(1).err())
          .contains("app.db", "not an SQLite database");
    }
    assertThat(project.read("app.db")).startsWith("This is text");
  }

  @Test
  void readingCommandsCreateNoDatabase() {
    Project project = ready().line();

    project.run("current").succeeds();
    project.run("upgrade", "--dry-run").succeeds();
    project.run("stamp", "head", "--dry-run").succeeds();
    project.run("history", "--graph").succeeds();
    project.run("ensure-version", "--dry-run").succeeds();

    assertThat(project.file("app.db")).doesNotExist();
  }

  @Test
  void whatFailsBeforeItsFirstStepCreatesNoDatabase() {
    Project project = ready().line();
    for (String command :
        new String[] {
          "upgrade nothing", "upgrade +9", "downgrade -1", "downgrade nothing", "stamp nothing"
        }) {
      project.run(command.split(" ")).ends(1);
      assertThat(project.file("app.db")).as(command).doesNotExist();
    }
    Project alone = Project.empty(folder.resolve("alone"));
    alone.run("init").succeeds();
    alone
        .write(".env", "DATABASE_URL=sqlite:///app.db\n")
        .write("migrations/versions/a1_none.sql", "-- revision: a1\n\n-- downgrade\n");
    assertThat(alone.run("upgrade").ends(1).err()).contains("a1_none.sql");
    assertThat(alone.file("app.db")).doesNotExist();
  }

  @OnBothDatabases
  void aDatabaseAtAnUnknownRevision(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).line();
    project.run("upgrade").succeeds();
    Files.delete(project.versions().resolve("c3.sql"));

    assertThat(project.run("upgrade").ends(1).err())
        .contains(
            "Can't locate revision identified by 'c3'",
            "most likely it was applied from another branch",
            "c3: \"Step c3\", applied ",
            "aludel stamp --purge REVISION");
  }

  @OnBothDatabases
  void upgradeToSomethingOlderIsNoSilence(TestDatabase database) {
    Project project = Project.on(database, folder).line();
    project.run("upgrade").succeeds();

    assertThat(project.run("upgrade", "a1").ends(1).err())
        .contains("is older than the database", "aludel downgrade a1");
  }

  @Test
  void aHookThatFailsIsTold() {
    Project project = ready();
    project.write("aludel.toml", "[hooks]\npost_write = [\"sh -c 'echo oops; exit 3' {file}\"]\n");

    assertThat(project.run("revision", "-m", "x", "--rev-id", "a1").ends(1).err())
        .contains("The revision was written to ", "Ra1_x.java", "ended with 3", "oops");
    assertThat(project.versions().resolve("Ra1_x.java")).exists();
  }

  @Test
  void hooksGetThePathInOneWord() {
    Project project = ready();
    project.write("aludel.toml", "[hooks]\npost_write = [\"cp {file} 'copy of it.java'\"]\n");

    project.run("revision", "-m", "x").succeeds();

    assertThat(project.file("copy of it.java")).content().contains("extends Migration");
  }

  private Project ready() {
    Project project = Project.empty(folder).with("DATABASE_URL", "sqlite:///app.db");
    project.run("init").succeeds();
    return project;
  }

  @Test
  void whatAnOperationCannotDoIsToldWithItsPlace() throws Exception {
    try (TestSqlite database = TestSqlite.create()) {
      Project project = Project.on(database, folder);
      assertThat(failing(project, "op.dropColumn(\"t\", \"nope\");"))
          .contains("R1.java:11", "drop column t.nope", "Table t has no column nope.");
      assertThat(failing(project, "op.createTable(\"q\");"))
          .contains("R1.java:11", "SQLite has no table without columns. Give table q one.");
      assertThat(failing(project, "op.execute(\"UPDATE t SET a = ?\", 1, 2);"))
          .contains("R1.java:11", "2 values are given, and the statement has fewer placeholders");
      project.write("bad.sql", "");
      Files.write(folder.resolve("bad.sql"), new byte[] {(byte) 0xff, (byte) 0xfe});
      assertThat(project.run("diff", "database", "bad.sql").ends(1).err())
          .contains("bad.sql is not text in UTF-8");
    }
  }

  private static String failing(Project project, String operation) {
    project.write(
        "migrations/versions/R1.java",
        """
        import static dev.aludel.schema.Definitions.*;

        import dev.aludel.operation.Operations;
        import dev.aludel.script.Migration;
        import dev.aludel.script.Revision;

        @Revision(id = "r1")
        public class R1 extends Migration {
          @Override public void upgrade(Operations op) {
            op.createTable("t", column("a", integer()));
            %s
          }
          @Override public void downgrade(Operations op) {}
        }
        """
            .formatted(operation));
    return project.run("upgrade").ends(1).err();
  }
}
