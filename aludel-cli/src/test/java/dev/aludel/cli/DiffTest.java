package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.cli.Project.Outcome;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aludel diff}: what leads from any schema to any other. */
class DiffTest {

  private static final String TABLES =
      """
      CREATE TABLE clients (id integer PRIMARY KEY, name varchar(50) NOT NULL);
      CREATE TABLE invoices (
        id integer PRIMARY KEY,
        client_id integer NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        total numeric(12, 2) NOT NULL DEFAULT 0 CHECK (total >= 0)
      );
      CREATE INDEX invoices_by_client ON invoices (client_id);
      """;

  @TempDir Path folder;

  @OnBothDatabases
  void itsSqlLeadsFromOneToTheOther(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).write("wanted.sql", TABLES);
    database.execute("CREATE TABLE clients (id integer PRIMARY KEY, name varchar(20))");

    Outcome sql = project.run("diff", "database", "wanted.sql", "--format", "sql").ends(3);
    database.execute(sql.out());

    project.run("diff", "database", "wanted.sql").succeeds();
    project.run("diff", "wanted.sql", "database").succeeds();
  }

  @OnBothDatabases
  void theWayBackIsTheDifferenceTheOtherWayRound(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).write("wanted.sql", TABLES);
    database.execute(TABLES);
    String back = project.run("diff", "database", "empty", "--format", "sql").ends(3).out();

    database.execute(back);

    project.run("diff", "database", "empty").succeeds();
    assertThat(project.run("diff", "database", "wanted.sql").ends(3).lines())
        .contains("+ table clients (2 columns, 1 constraint)");
  }

  @OnBothDatabases
  void aSummaryTellsEachChangeAndWhatToLookAt(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder);
    project.write("wanted.sql", "CREATE TABLE clients (id integer PRIMARY KEY)");
    database.execute("CREATE TABLE clients (id integer PRIMARY KEY, phone varchar(20))");

    Outcome outcome = project.run("diff", "database", "wanted.sql").ends(3);

    assertThat(outcome.out())
        .isEqualTo(
            """
            - column clients.phone varchar(20)
                ! Drops the values of clients.phone. The downgrade adds the column again without them.
            """);
  }

  @Test
  void theCommentOfTheConnectionsSchemaIsAVerbInJavaAndItsOwnInverse() throws Exception {
    try (TestPostgres database = TestPostgres.create()) {
      database.execute("COMMENT ON SCHEMA public IS 'ours'");
      Project project = Project.on(database, folder);

      String java = project.run("diff", "empty", "database", "--format", "java").ends(3).out();

      assertThat(java)
          .contains("op.create(schemaComment(\"ours\"));", "op.drop(schemaComment(\"ours\"));");
    }
  }

  @OnBothDatabases
  void revisionsAreASourceAtAnyPoint(TestDatabase database) {
    Project project = Project.on(database, folder);
    script(project, "a1", "", "op.createTable(\"one\", column(\"id\", integer()));", "one");
    script(project, "b2", "a1", "op.createTable(\"two\", column(\"id\", integer()));", "two");
    project.run("upgrade", "a1").succeeds();

    project.run("diff", "migrations@a1", "database").succeeds();
    assertThat(project.run("diff", "database", "migrations@head").ends(3).lines())
        .containsExactly("+ table two (1 column)");
    assertThat(project.run("diff", "migrations@b2", "migrations@a1").ends(3).lines())
        .contains("- table two");
  }

  @OnBothDatabases
  void aludelsOwnTablesAreNoDifference(TestDatabase database) {
    Project project = Project.on(database, folder).write("nothing.sql", "");
    project.run("ensure_version").succeeds();

    project.run("diff", "database", "nothing.sql").succeeds();
    project.run("diff", database.databaseUrl(), "empty").succeeds();
  }

  @OnBothDatabases
  void patternsSayWhatCounts(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder);
    database.execute("CREATE TABLE audit_log (id integer); CREATE TABLE clients (id integer)");

    assertThat(
            project.run("diff", "database", "empty", "--exclude", "table:audit_*").ends(3).lines())
        .contains("- table clients")
        .doesNotContain("- table audit_log");
    project.run("diff", "database", "empty", "--include", "invoices,enum:*").succeeds();
    assertThat(project.run("diff", "database", "empty", "--include", "tabel:x").ends(1).err())
        .contains("'tabel' names no kind of object")
        .contains("enum,", "sequence,", "table,");
  }

  @Test
  void aDatabaseOfEachKindWithTheSameTablesDiffersNeitherWay() throws Exception {
    try (TestDatabase postgres = TestPostgres.create();
        TestDatabase sqlite = TestSqlite.create()) {
      Project project = Project.empty(folder);
      String tables =
          """
          CREATE TABLE clients (id bigint PRIMARY KEY, name varchar(50) NOT NULL, born date);
          CREATE TABLE invoices (id bigint PRIMARY KEY, client_id bigint REFERENCES clients (id));
          """;
      postgres.execute(tables);
      sqlite.execute(tables);

      project.run("diff", postgres.databaseUrl(), sqlite.databaseUrl()).succeeds();
      project.run("diff", sqlite.databaseUrl(), postgres.databaseUrl()).succeeds();
    }
  }

  @OnBothDatabases
  void javaIsARevisionThatMakesTheDifference(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).write("wanted.sql", TABLES);
    String java = project.run("diff", "database", "wanted.sql", "--format", "java").ends(3).out();
    project.write("migrations/versions/Changes.java", java);

    project.run("upgrade", "head").succeeds();

    project.run("diff", "database", "wanted.sql").succeeds();
  }

  @OnBothDatabases
  void jsonIsForPrograms(TestDatabase database) {
    Project project = Project.on(database, folder).write("wanted.sql", TABLES);

    assertThat(project.run("diff", "empty", "wanted.sql", "--json", "-x", devUrl(database)).out())
        .contains("\"different\" : true", "+ table clients");
  }

  @OnBothDatabases
  void aRenameIsAskedForAndThenDone(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder);
    database.execute("CREATE TABLE clients (id integer PRIMARY KEY, full_name varchar(50))");
    project.write("w.sql", "CREATE TABLE clients (id integer PRIMARY KEY, name varchar(50))");

    Outcome asked = project.run("diff", "database", "w.sql").ends(3);
    assertThat(asked.err()).contains("--rename \"column clients.full_name to name\"");

    String sql =
        project
            .run(
                "diff",
                "database",
                "w.sql",
                "--format",
                "sql",
                "--rename",
                "column clients.full_name to name")
            .ends(3)
            .out();
    assertThat(sql).contains("RENAME").doesNotContain("DROP");
  }

  @Test
  void aFileThatNamesItsSchemasIsComparedWithADatabaseThatHasThem() throws Exception {
    try (TestPostgres database = TestPostgres.create()) {
      Project project = Project.on(database, folder);
      database.execute(
          """
          CREATE SCHEMA sales;
          CREATE TABLE clients (id integer PRIMARY KEY);
          CREATE TABLE sales.orders (id integer PRIMARY KEY, client integer REFERENCES clients);
          CREATE PUBLICATION p FOR TABLE clients, sales.orders;
          """);
      String sql = project.run("inspect", "database", "--schemas", "sales").succeeds().out();
      assertThat(sql).contains("CREATE SCHEMA", "CREATE PUBLICATION");
      String dump =
          "\\restrict x1\nSELECT pg_catalog.set_config('search_path', '', false);\nBEGIN;\n"
              + sql.replace("\"clients\"", "\"public\".\"clients\"")
                  .replace("ONLY clients", "ONLY public.clients")
              + "COMMIT;\n\\unrestrict x1\n";
      project.write("same.sql", sql).write("dump.sql", dump);
      project.write("wider.sql", sql + "CREATE TABLE sales.more (id integer);");

      for (String place : List.of("debug=false", devUrl(database))) {
        project.run("diff", "database", "same.sql", "-x", place).succeeds();
        project.run("diff", "dump.sql", "database", "-x", place).succeeds();
        assertThat(project.run("diff", "database", "wider.sql", "-x", place).ends(3).out())
            .isEqualToIgnoringNewLines("+ table sales.more (1 column)");
      }
      project.run("apply", "wider.sql", "--yes").succeeds();
      project.run("diff", "database", "wider.sql").succeeds();
      assertThat(database.query("SELECT datname FROM pg_database WHERE datname ~ 'aludel_scratch'"))
          .isEmpty();
    }
  }

  @Test
  void schemasThatTheModelDoesNotNameAreLookedAtIfTheSettingsSaySo() throws Exception {
    try (TestPostgres database = TestPostgres.create()) {
      Project project =
          Project.on(database, folder)
              .write("schema.sql", "CREATE TABLE clients (id integer);")
              .with("ALUDEL_TARGET", "schema.sql");
      database.execute(
          "CREATE TABLE clients (id integer); CREATE SCHEMA old; CREATE TABLE old.t (id integer);");

      project.run("diff", "database", "model").succeeds();
      project.run("check").succeeds();
      project.with("ALUDEL_COMPARE_SCHEMAS", "old");
      for (String command : List.of("diff database model", "check")) {
        assertThat(project.run(command.split(" ")).ends(3).out())
            .contains("- table old.t", "- schema old");
      }
    }
  }

  @Test
  void sqlOfPostgresqlNeedsADatabaseToBeUnderstood() {
    Project project = Project.empty(folder).write("wanted.sql", TABLES);

    Outcome outcome = project.run("diff", "empty", "wanted.sql", "--dialect", "postgresql").ends(1);

    assertThat(outcome.err()).contains("wanted.sql", "dev_url").doesNotContain("Exception");
  }

  @OnBothDatabases
  void aWrongSourceIsToldWithWhatThereIs(TestDatabase database) {
    Project project = Project.on(database, folder);

    assertThat(project.run("diff", "nonsense", "empty").ends(1).err())
        .contains("'nonsense' names no schema", "migrations@REVISION");
    assertThat(project.run("diff", "empty", "missing.sql").ends(1).err()).contains("missing.sql");
    assertThat(project.run("diff", "empty", "model").ends(1).err()).contains("target");
    assertThat(project.run("diff", "empty", "migrations@nope").ends(1).err()).contains("nope");
    project.write("wrong.sql", "CREATE TABLE a (id integer);\nCREATE TALBE b (id integer);");
    assertThat(project.run("diff", "database", "wrong.sql").ends(1).err())
        .contains("wrong.sql:2", "TALBE");
  }

  /** A place to try SQL in. */
  private static String devUrl(TestDatabase database) {
    return database instanceof TestPostgres ? "dev_url=" + database.databaseUrl() : "debug=false";
  }

  private static void script(Project project, String id, String down, String up, String table) {
    project.write(
        "migrations/versions/R%s.java".formatted(id),
        """
        import static dev.aludel.schema.Definitions.*;

        import dev.aludel.operation.Operations;
        import dev.aludel.script.Migration;
        import dev.aludel.script.Revision;

        /** Adds %s. */
        @Revision(id = "%s"%s)
        public class R%s extends Migration {
          @Override
          public void upgrade(Operations op) {
            %s
          }

          @Override
          public void downgrade(Operations op) {
            op.dropTable("%s");
          }
        }
        """
            .formatted(
                table, id, down.isEmpty() ? "" : ", down = \"" + down + "\"", id, up, table));
  }

  @Test
  void aServerThatIsStartedForItJudges() throws Exception {
    Project project =
        Project.empty(folder)
            .write("wanted.sql", "CREATE TABLE t (a integer CHECK (a IN (1, 2)), b citext);");

    assertThat(project.run("diff", "embedded:postgresql", "wanted.sql").ends(1).err())
        .contains("wanted.sql:1", "CREATE EXTENSION citext;");

    project.write(
        "wanted.sql", "CREATE TABLE t (a integer CHECK (a IN (1, 2)), b varchar(9) DEFAULT 'x');");
    assertThat(
            project
                .run("diff", "embedded:postgresql", "wanted.sql", "--format", "sql")
                .ends(3)
                .out())
        .contains("CREATE TABLE \"t\"", "ANY (ARRAY[1, 2])");
    assertThat(project.run("diff", "wanted.sql", "embedded:postgresql").ends(3).out())
        .contains("- table t");
    project.run("diff", "embedded:postgresql", "empty").succeeds();
    project.write("wanted.sql", "CREATE TABLE t (\n  a integer,\n  b nosuchtype\n);");
    assertThat(project.run("diff", "embedded:postgresql", "wanted.sql").ends(1).err())
        .contains("wanted.sql:3: the database refuses 'CREATE TABLE t ('", "\"nosuchtype\"");
    assertThat(project.run("diff", "embedded:oracle", "empty").ends(1).err())
        .contains("names no server that can be started");
  }

  @Test
  void revisionsWithSqlOfTheirOwnAreReplayedOnAServerThatIsStarted() {
    Project project = Project.empty(folder);
    project.run("init").succeeds();
    project.revision("a1", "", "", "CREATE TABLE t (a int4[]);", "DROP TABLE t;");

    assertThat(project.run("diff", "embedded:postgresql", "migrations@head").ends(3).out())
        .contains("+ table t (1 column)");
  }
}
