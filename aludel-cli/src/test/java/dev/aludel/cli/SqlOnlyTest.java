package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --sql} prints does, when somebody else runs it, what running it would have done. */
final class SqlOnlyTest {

  @TempDir Path folder;

  @OnBothDatabases
  void printedRevisionsGiveTheSameDatabase(TestDatabase ran) throws Exception {
    try (TestDatabase fed = another(ran)) {
      Project project = withScripts(Project.on(ran, folder));
      String all = project.run("upgrade", "--sql", "base:heads").succeeds().out();

      project.run("upgrade", "heads").succeeds();
      fed.execute(all);

      assertThat(schema(fed)).isEqualTo(schema(ran)).isNotEmpty();
      assertThat(versions(fed)).isEqualTo(versions(ran)).containsExactly("m5");
      assertThat(fed.query("SELECT revision, direction FROM aludel_history ORDER BY id"))
          .isEqualTo(ran.query("SELECT revision, direction FROM aludel_history ORDER BY id"));
      assertThat(fed.query("SELECT * FROM clients ORDER BY 1"))
          .isEqualTo(ran.query("SELECT * FROM clients ORDER BY 1"))
          .isNotEmpty();

      // The other database is at the head as far as Aludel can tell, and goes on from there.
      Project other = Project.empty(folder).with("DATABASE_URL", fed.databaseUrl());
      assertThat(other.run("current", "--check-heads").succeeds().out()).startsWith("m5 (head");
      other.run("downgrade", "base").succeeds();
    }
  }

  @OnBothDatabases
  void printedDowngradesTakeItBack(TestDatabase ran) throws Exception {
    try (TestDatabase fed = another(ran)) {
      Project project = withScripts(Project.on(ran, folder));
      project.run("upgrade", "heads").succeeds();
      project.run("downgrade", "a1").succeeds();
      fed.execute(project.run("upgrade", "--sql", "base:heads").succeeds().out());

      fed.execute(project.run("downgrade", "--sql", "heads:a1").succeeds().out());

      assertThat(schema(fed)).isEqualTo(schema(ran));
      assertThat(versions(fed)).isEqualTo(versions(ran)).containsExactly("a1");
    }
  }

  @OnBothDatabases
  void printedStampsMoveTheRows(TestDatabase fed) throws Exception {
    Project project = withScripts(Project.on(fed, folder));

    fed.execute(project.run("ensure-version", "--sql").succeeds().out());
    fed.execute(project.run("stamp", "--sql", "--purge", "b2", "c3").succeeds().out());
    assertThat(versions(fed)).containsExactly("b2", "c3");
    fed.execute(project.run("stamp", "--sql", "--purge", "m4").succeeds().out());

    assertThat(versions(fed)).containsExactly("m4");
    assertThat(fed.query("SELECT revision, direction FROM aludel_history ORDER BY id"))
        .containsExactly("b2, c3|stamp", "m4|stamp");
  }

  private static Project withScripts(Project project) {
    return project
        .write(
            "migrations/versions/Ra1_clients.java",
            """
            import static dev.aludel.schema.Definitions.*;

            import dev.aludel.operation.Operations;
            import dev.aludel.script.Migration;
            import dev.aludel.script.Revision;

            /** It's the clients' table. */
            @Revision(id = "a1")
            public class Ra1_clients extends Migration {

              @Override
              public void upgrade(Operations op) {
                op.createTable(
                    "clients",
                    column("id", bigInteger()).notNull(),
                    column("name", string(50)).notNull().defaultsTo("it's ? nobody"),
                    primaryKey("id").named("clients_pkey"));
              }

              @Override
              public void downgrade(Operations op) {
                op.dropTable("clients");
              }
            }
            """)
        .revision(
            "b2",
            "a1",
            "",
            "INSERT INTO clients (id) VALUES (1);\nINSERT INTO clients VALUES (2, 'semi;colon');",
            "DELETE FROM clients;")
        .revision("c3", "a1")
        .revision("m4", "b2, c3", "", "CREATE TABLE joined (id integer);", "DROP TABLE joined;")
        .revision(
            "m5",
            "m4",
            "-- transaction: none",
            "CREATE INDEX clients_name_idx ON clients (name);",
            "DROP INDEX clients_name_idx;");
  }

  private static TestDatabase another(TestDatabase kind) {
    return kind instanceof TestSqlite ? TestSqlite.create() : TestPostgres.create();
  }

  private static List<String> versions(TestDatabase database) throws Exception {
    return database.query("SELECT version_num FROM aludel_version ORDER BY 1");
  }

  private static List<String> schema(TestDatabase database) throws Exception {
    return database instanceof TestSqlite
        ? database.query("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
        : database.query(
            """
            SELECT table_name, column_name, data_type, column_default, is_nullable
              FROM information_schema.columns WHERE table_schema = 'public'
            UNION ALL
            SELECT tablename, indexname, indexdef, NULL, NULL FROM pg_indexes
             WHERE schemaname = 'public'
            ORDER BY 1, 2""");
  }
}
