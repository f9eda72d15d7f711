package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A password is in no output of any command. */
@ExtendWith(TestDatabases.class)
final class SecretsTest {

  private static final String PASSWORD = "correct-horse-battery";

  private static final String[] COMMANDS = {
    "config -v",
    "config --json",
    "doctor -v",
    "activity -v",
    "activity --json",
    "activity --terminate 1 --yes",
    "doctor --json",
    "doctor --checklist",
    "upgrade --dry-run --json",
    "upgrade -v",
    "upgrade --json",
    "current -v",
    "current --json",
    "history --applied --json",
    "history --graph",
    "history --json",
    "show head -v",
    "check -v",
    "downgrade -1 -v",
    "upgrade --sql base:head",
    "stamp head --json",
    "ensure-version -v",
    "rebase -v",
    "merge -v",
    "squash a1:c3 --dry-run -v",
    "downgrade nothing -v",
    "upgrade head -v -x version_table_schema=nowhere"
  };

  @TempDir Path folder;

  @Test
  void ofAUrlThatWorks(TestPostgres database) {
    isNowhere(database.databaseUrl().replace("postgres@", "postgres:" + PASSWORD + "@"));
  }

  @Test
  void ofAServerThatIsNotThere() {
    isNowhere("postgresql://app:" + PASSWORD + "@localhost:1/app");
  }

  @Test
  void ofADatabaseThatIsNotThere(TestPostgres database) {
    isNowhere(
        database
            .databaseUrl()
            .replace("postgres@", "postgres:" + PASSWORD + "@")
            .replace(database.name(), "no_such_database"));
  }

  @Test
  void ofAUrlThatCannotBeRead() {
    isNowhere("postgresql://app:" + PASSWORD + "@localhost:port/app");
    isNowhere("postgres//app:" + PASSWORD + "@localhost/app");
    isNowhere("oracle://app:" + PASSWORD + "@localhost/app");
  }

  private void isNowhere(String url) {
    Project inEnvironment = project().with("DATABASE_URL", url);
    Project inArguments = project();
    Project inFile = project().write("aludel.toml", "[aludel]\nurl = \"%s\"\n".formatted(url));
    for (String command : COMMANDS) {
      check(inEnvironment.run(command.split(" ")));
      check(inFile.run(command.split(" ")));
      check(inArguments.run((command + " --url " + url).split(" ")));
    }
  }

  private static void check(Project.Outcome outcome) {
    assertThat(outcome.out() + outcome.err())
        .as(outcome.command().replace(PASSWORD, "…"))
        .doesNotContain(PASSWORD);
  }

  private Project project() {
    Project project = Project.empty(folder);
    if (!project.file("aludel.toml").toFile().exists()) {
      project.run("init").succeeds();
      project.line();
    }
    return project;
  }
}
