package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.class)
final class DoctorCommandTest {

  @TempDir Path folder;

  private Project project(String url) {
    Project project = Project.empty(folder).with("LANG", "C.UTF-8").with("DATABASE_URL", url);
    project.run("init").succeeds();
    return project;
  }

  @OnBothDatabases
  void aDatabaseThatIsWell(TestDatabase database) throws Exception {
    database.execute("CREATE TABLE t (id integer PRIMARY KEY)");

    Project.Outcome outcome = project(database.databaseUrl()).run("doctor").succeeds();

    assertThat(outcome.out()).contains("✓ version").doesNotContain("✗");
    assertThat(outcome.lines().get(0))
        .startsWith(database.databaseUrl().contains("sqlite") ? "sqlite:" : "postgresql:");
    assertThat(outcome.err()).startsWith("It works. To be looked at: ");
  }

  @Test
  void whereNothingListensTheRemedyIsTold() {
    Project.Outcome outcome = project("postgresql://ada:hidden@localhost:1/app").run("doctor");

    assertThat(outcome.ends(1).lines())
        .contains(
            "postgresql://ada:***@localhost:1/app",
            "    → Start the server, or correct the port: pg_isready -h localhost -p 1")
        .last()
        .asString()
        .startsWith("– not without port: TLS, authentication");
    assertThat(outcome.err().strip()).isEqualTo("aludel: 1 of 17 checks failed: port.");
  }

  @Test
  void asJson() {
    Project.Outcome outcome =
        project("postgresql://ada:hidden@localhost:1/app").run("doctor", "--json").ends(1);

    assertThat(outcome.out())
        .contains(
            "\"healthy\" : false",
            "\"name\" : \"port\"",
            "\"status\" : \"failed\"",
            "\"evidence\" : \"Connection refused\"")
        .doesNotContain("hidden");
  }

  @Test
  void whereNothingButAsciiIsShownTheMarksAreAscii() {
    Project project = project("sqlite:///none.db").with("LANG", "C");

    assertThat(project.run("doctor").ends(1).lines().get(1)).startsWith("x file");
    assertThat(project.run("doctor", "--color", "always").ends(1).lines().get(1))
        .startsWith("\u001b[31mx\u001b[0m file");
    assertThat(project.file("none.db")).doesNotExist();
  }

  @Test
  void theOptionsThatEveryCommandTakesChooseTheDatabase(TestPostgres database) {
    Project project = project("sqlite:///none.db");
    project.write(
        "other.toml",
        """
        [databases.reporting]
        url = "%s"
        """
            .formatted(database.databaseUrl()));

    assertThat(project.run("doctor", "--url", "sqlite:///other.db").ends(1).out())
        .contains("other.db");
    assertThat(
            project
                .run("-c", "other.toml", "-n", "reporting", "doctor", "-x", "pool.size=2")
                .succeeds()
                .out())
        .contains("12 connections at once");
    assertThat(
            project
                .run("doctor", "--config", "other.toml", "-n", "reporting", "--instances", "50")
                .ends(1)
                .out())
        .contains("50 × 15 = 750 of 297");
  }

  @Test
  void wrongUsage() {
    Project project = project("sqlite:///none.db");

    assertThat(project.run("doctor", "--limit", "0").ends(2).err()).contains("must be 1 or more");
    assertThat(project.run("doctor", "--instances", "many").ends(2).err()).contains("'many'");
    assertThat(Project.empty(folder).run("doctor", "-n", "nobody").ends(1).err())
        .contains("nobody");
  }

  @OnBothDatabases
  void theChecklistKnowsTheModelAndTheRevisions(TestDatabase database) throws Exception {
    Project project = project(database.databaseUrl()).with("ALUDEL_TARGET", "schema.sql");
    project.write(
        "schema.sql",
        "CREATE TABLE clients (id bigint PRIMARY KEY); CREATE TABLE notes (id bigint PRIMARY KEY);");
    project.line();
    project.run("ensure-version").succeeds();

    Project.Outcome before = project.run("doctor", "--checklist").ends(1);
    assertThat(line(before, "revisions")).contains("3 are pending");
    assertThat(before.out()).contains("    a1, b2, c3", "    → aludel upgrade heads");
    assertThat(line(before, "model")).contains("2 tables are missing");
    assertThat(before.out()).contains("    clients, notes");

    project.run("upgrade").succeeds();
    database.execute(
        "CREATE TABLE clients (id bigint PRIMARY KEY); CREATE TABLE notes (id bigint PRIMARY KEY)");
    Project.Outcome after = project.run("doctor", "--checklist");
    assertThat(line(after, "revisions")).startsWith("✓").contains("at c3");
    assertThat(line(after, "model")).startsWith("✓");
    assertThat(project.run("doctor", "--checklist", "--json").out())
        .contains("\"name\" : \"primary keys\"");
  }

  @Test
  void theChecklistNeedsNoProject(TestPostgres database) {
    Project nowhere =
        Project.empty(folder).with("LANG", "C.UTF-8").with("DATABASE_URL", database.databaseUrl());

    assertThat(nowhere.run("doctor", "--checklist").out())
        .contains("– there is no aludel.toml here: revisions", "– no target in aludel.toml: model");
  }

  @Test
  void aModelThatCannotBeReadIsAFailureOfThatItem(TestPostgres database) {
    Project project =
        project(database.databaseUrl()).with("ALUDEL_TARGET", "jpa:com.example.nowhere");

    Project.Outcome outcome = project.run("doctor", "--checklist").ends(1);

    assertThat(line(outcome, "model")).startsWith("✗").doesNotContain("Exception");
    assertThat(outcome.out()).contains("– there is no revision: revisions");
  }

  private static String line(Project.Outcome outcome, String check) {
    List<String> lines =
        outcome.lines().stream().filter(line -> line.startsWith(check, 2)).toList();
    assertThat(lines).as(outcome.out()).hasSize(1);
    return lines.get(0);
  }
}
