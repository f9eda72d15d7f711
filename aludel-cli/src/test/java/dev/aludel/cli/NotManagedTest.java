package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a comparison sees and leaves alone is told, once and short. */
@ExtendWith(TestDatabases.class)
final class NotManagedTest {

  private static final String FOREIGN =
      "CREATE FOREIGN DATA WRAPPER files; CREATE SERVER disk FOREIGN DATA WRAPPER files;"
          + " CREATE FOREIGN TABLE far (a integer) SERVER disk;";

  @TempDir Path folder;

  @Test
  void diffTellsOfEachDatabaseHowMuchItIs(TestPostgres database) throws Exception {
    Project project = Project.on(database, folder);
    database.execute(FOREIGN);

    assertThat(project.run("diff", "database", "empty").succeeds().err())
        .contains("Seen and not managed: 3 objects. 'aludel inspect' lists them.");
    assertThat(project.run("diff", "empty", database.databaseUrl()).succeeds().err())
        .contains("Seen and not managed: 3 objects. 'aludel inspect postgresql://")
        .doesNotContain("foreign table far");
    assertThat(project.run("diff", "database", "empty", "--json").succeeds().out())
        .contains("\"unmanaged\"", "\"foreign table far\"");
  }

  @Test
  void applyAndRevisionTellIt(TestPostgres database) throws Exception {
    Project project =
        Project.on(database, folder)
            .with("ALUDEL_TARGET", "schema.sql")
            .write("schema.sql", "CREATE TABLE clients (id bigint PRIMARY KEY);");
    database.execute("CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);");
    String told = "Seen and not managed: operator ===(text,text). 'aludel inspect' lists it.";

    assertThat(project.run("revision", "--autogenerate", "-m", "one", "--dry-run").succeeds().err())
        .containsOnlyOnce(told);
    assertThat(project.run("revision", "--autogenerate", "-m", "one", "--json").succeeds().out())
        .contains("\"operator ===(text,text)\"");
    assertThat(project.run("apply", "schema.sql", "--yes").succeeds().err()).containsOnlyOnce(told);
    assertThat(project.run("apply", "schema.sql", "--yes").succeeds().err()).containsOnlyOnce(told);
    assertThat(project.run("apply", "schema.sql", "--json").succeeds().out())
        .contains("\"unmanaged\"");
  }

  /** The publisher is a server that nobody has: a word to it would fail. */
  @Test
  void subscriptionsOfAFileAreToldAndCallNoPublisher(TestPostgres database) throws Exception {
    Project project =
        Project.on(database, folder)
            .with("ALUDEL_TARGET", "wanted.sql")
            .write(
                "wanted.sql",
                """
                DROP SUBSCRIPTION IF EXISTS "The news";
                CREATE TABLE clients (id bigint PRIMARY KEY);
                CREATE SUBSCRIPTION "The news" CONNECTION 'host=127.0.0.1 port=1 dbname=far'
                  PUBLICATION all_of_it;
                COMMENT ON SUBSCRIPTION "The news" IS 'of the day';
                ALTER SUBSCRIPTION "The news" ENABLE;
                ALTER SUBSCRIPTION "The news" REFRESH PUBLICATION;
                SECURITY LABEL FOR none ON SUBSCRIPTION "The news" IS 'x';
                """);
    String told = "Seen and not managed: subscription The news.";

    for (String devUrl : new String[] {"", database.databaseUrl()}) {
      project.with("ALUDEL_DEV_URL", devUrl);
      assertThat(project.run("diff", "database", "wanted.sql").err())
          .contains(told + " 'aludel inspect wanted.sql' lists it.");
      assertThat(project.run("apply", "wanted.sql", "--dry-run").succeeds().err()).contains(told);
      assertThat(
              project.run("revision", "--autogenerate", "-m", "one", "--dry-run").succeeds().err())
          .containsOnlyOnce(told);
    }
    assertThat(project.run("inspect", "wanted.sql").succeeds().err()).contains(told);
  }

  @Test
  void nothingIsToldWhereThereIsNothing(TestPostgres database) throws Exception {
    Project project = Project.on(database, folder);

    assertThat(project.run("diff", "database", "empty").succeeds().err())
        .doesNotContain("not managed");
  }
}
