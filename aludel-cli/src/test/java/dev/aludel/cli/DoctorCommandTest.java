package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
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
    assertThat(project.run("doctor", "--instances", "-3").ends(2).err())
        .contains("must be 1 or more, and not -3");
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

  @Test
  void theChecklistKnowsThePoliciesOfTheModel(TestPostgres database) throws Exception {
    Project project = project(database.databaseUrl()).with("ALUDEL_TARGET", "schema.sql");
    project.write(
        "schema.sql",
        """
        CREATE TABLE notes (id bigint PRIMARY KEY, owner text);
        CREATE POLICY own ON notes FOR SELECT USING (owner = current_user);
        ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
        CREATE TABLE countries (id bigint PRIMARY KEY);
        """);
    database.execute(
        """
        CREATE TABLE notes (id bigint PRIMARY KEY, owner text);
        CREATE TABLE countries (id bigint PRIMARY KEY);
        CREATE POLICY anybody ON notes USING (true);
        """);

    Project.Outcome before = project.run("doctor", "--checklist").ends(1);

    assertThat(line(before, "policies of the model")).startsWith("✗").endsWith("not as wanted");
    String mending = remedy(project, "policies of the model");
    assertThat(mending)
        .contains(
            "DROP POLICY \"anybody\" ON \"notes\";",
            "CREATE POLICY \"own\" ON \"notes\" FOR SELECT",
            "ENABLE ROW LEVEL SECURITY");

    database.execute(mending);
    assertThat(line(project.run("doctor", "--checklist"), "policies of the model"))
        .startsWith("✓")
        .endsWith("as wanted on one table");

    database.execute("DROP POLICY own ON notes; CREATE POLICY own ON notes USING (true)");
    assertThat(line(project.run("doctor", "--checklist"), "policies of the model"))
        .as("a policy that lets everybody see everything")
        .startsWith("✗");
  }

  @Test
  void whereTheModelIsOfEntitiesTheRevisionsSayWhichPoliciesThereAre(TestPostgres database)
      throws Exception {
    Project project =
        project(database.databaseUrl()).with("ALUDEL_TARGET", "jpa:com.example.nowhere");
    project.write(
        "migrations/versions/Ra1_notes.java",
        """
        import static dev.aludel.schema.Definitions.*;

        import dev.aludel.operation.Operations;
        import dev.aludel.script.Migration;
        import dev.aludel.script.Revision;

        /** Notes, of which each owner sees their own. */
        @Revision(id = "a1", created = "2026-11-21T04:08:00Z")
        public class Ra1_notes extends Migration {
          @Override
          public void upgrade(Operations op) {
            op.createTable(
                "notes",
                column("id", bigInteger()),
                column("owner", text()),
                option("postgresql.row_security", "forced"));
            op.createPolicy("own", "notes", "FOR SELECT USING (owner = current_user)");
          }

          @Override
          public void downgrade(Operations op) {
            op.dropTable("notes");
          }
        }
        """);
    project.run("upgrade").succeeds();

    assertThat(line(project.run("doctor", "--checklist"), "policies of the model")).startsWith("✓");

    database.execute("ALTER TABLE notes NO FORCE ROW LEVEL SECURITY");
    Project.Outcome loosened = project.run("doctor", "--checklist").ends(1);
    assertThat(line(loosened, "policies of the model")).startsWith("✗");
    assertThat(loosened.out()).contains("FORCE ROW LEVEL SECURITY;");
  }

  private static String remedy(Project project, String check) throws IOException {
    String report = project.run("doctor", "--checklist", "--json").out();
    boolean found = false;
    try (JsonParser json = new JsonFactory().createParser(report)) {
      while (json.nextToken() != null) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
          continue;
        }
        if (json.currentName().equals("name")) {
          found = json.getText().equals(check);
        } else if (found && json.currentName().equals("remedy")) {
          return json.getText();
        }
      }
    }
    throw new AssertionError(report);
  }

  private static String line(Project.Outcome outcome, String check) {
    List<String> lines =
        outcome.lines().stream().filter(line -> line.startsWith(check, 2)).toList();
    assertThat(lines).as(outcome.out()).hasSize(1);
    return lines.get(0);
  }
}
