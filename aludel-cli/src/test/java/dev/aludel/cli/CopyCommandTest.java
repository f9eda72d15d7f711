package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.cli.Project.Outcome;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code aludel copy} and {@code aludel verify}, as docs/copy.md tells of them. */
@ExtendWith(TestDatabases.class)
final class CopyCommandTest {

  private static final String CLIENTS =
      """
      CREATE TABLE clients (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL, age INTEGER);
      INSERT INTO clients VALUES (1, 'Ann', 30), (2, 'Bob', NULL), (3, 'Cem', 41);
      """;

  private static final String WITH_A_WORD = CLIENTS + "UPDATE clients SET age = 'old' WHERE id = 3";

  @TempDir Path folder;

  private Outcome copy(TestDatabase from, TestDatabase to, String... options) {
    return run("copy", from, to, options);
  }

  private Outcome run(String command, TestDatabase from, TestDatabase to, String... options) {
    return Project.empty(folder)
        .run(
            Stream.concat(
                    Stream.of(command, from.databaseUrl(), to.databaseUrl()), Stream.of(options))
                .toArray(String[]::new));
  }

  @Test
  void whatIsCopiedIsToldByTable(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(CLIENTS);

    Outcome copied = copy(from, to, "--create-schema").succeeds();

    assertThat(copied.lines().get(0)).matches("table +rows +left out +bytes +time +verified");
    assertThat(copied.lines().get(1)).matches("clients +3 +0 +\\d+ +\\d+\\.\\d s +equal");
    assertThat(copied.out())
        .containsPattern("3 rows in 1 table \\(profile .* s, rows .* s, keys .* s, verify .* s\\)");
    assertThat(copied.err()).contains("check: 3 rows", "copy: 3 rows", "verify: 3 rows");
    assertThat(to.query("SELECT name FROM clients ORDER BY id"))
        .containsExactly("Ann", "Bob", "Cem");
    assertThat(run("verify", from, to).succeeds().out()).contains("clients");
  }

  @Test
  void asJson(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(CLIENTS);

    assertThat(copy(from, to, "--create-schema", "--json", "-q").succeeds().out())
        .contains("\"good\" : true", "\"rows\" : 3", "\"verified\" : true", "\"equal\" : true");
    assertThat(run("verify", from, to, "--json").succeeds().out()).contains("\"equal\" : true");
  }

  @Test
  void whatDoesNotFitStopsTheCopyAndSaysWhatToDo(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(WITH_A_WORD);

    Outcome stopped = copy(from, to, "--create-schema").ends(1);

    assertThat(stopped.out())
        .contains("clients.age: wrong-type (bigint): 1 value is of another type", "id=3: 'old'");
    assertThat(stopped.err())
        .contains("Nothing was written", "--policy wrong-type=quarantine")
        .doesNotContain("\tat ");
    assertThat(to.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .containsExactly("0");
  }

  @Test
  void aDryRunWritesNothing(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(CLIENTS);
    assertThat(copy(from, to, "--create-schema", "--dry-run").succeeds().out())
        .contains("3 rows in 1 table would be copied; nothing was written.");

    from.execute("UPDATE clients SET age = 'old' WHERE id = 3");
    assertThat(copy(from, to, "--create-schema", "--dry-run").ends(3).out())
        .contains("clients.age: wrong-type");
    assertThat(to.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .containsExactly("0");
  }

  @Test
  void whatIsLeftOutOnRequestIsToldAndIsNoFailure(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(WITH_A_WORD);

    Outcome copied =
        copy(from, to, "--create-schema", "--policy", "clients.age=quarantine").succeeds();

    assertThat(copied.out()).contains("→ quarantine", "1 row left out: see aludel_copy_rejects");
    assertThat(Project.empty(folder).read("aludel-rejects.jsonl"))
        .contains("\"table\":\"clients\"", "\"key\":\"id=3\"", "\"reason\":\"wrong-type\"");
    run("verify", from, to, "--policy", "clients.age=quarantine").succeeds();
  }

  @Test
  void policiesAndTypesStandInTheSettings(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(WITH_A_WORD);
    Project project = Project.empty(folder);
    project.write(
        "aludel.toml",
        """
        [aludel]
        [copy.policies]
        "clients.age" = "null"
        [copy.types]
        "clients.name" = "text"
        """);

    project
        .run("copy", from.databaseUrl(), to.databaseUrl(), "--create-schema", "--json")
        .succeeds();

    assertThat(to.query("SELECT age IS NULL, pg_typeof(name) FROM clients WHERE id = 3"))
        .containsExactly("t|text");
  }

  @Test
  void someTablesSomeColumnsSomeRows(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(CLIENTS + "CREATE TABLE logs (id INTEGER); CREATE TABLE notes (id INTEGER)");
    to.execute("CREATE TABLE clients (id bigint PRIMARY KEY, name text)");

    Outcome refused = copy(from, to).ends(1);
    assertThat(refused.err())
        .contains(
            "The target's table clients has no column age.", "no table logs", "no table notes");

    copy(
            from,
            to,
            "--tables",
            "clients",
            "--exclude",
            "clients.age",
            "--where",
            "clients=id > 1",
            "--no-verify")
        .succeeds();

    assertThat(to.query("SELECT id FROM clients ORDER BY id")).containsExactly("2", "3");
  }

  @Test
  void rowsThatAreThereAndACopyThatIsFinished(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(CLIENTS);
    copy(from, to, "--create-schema").succeeds();

    assertThat(copy(from, to, "--create-schema").ends(1).err())
        .contains("was copied before", "--since-ledger", "--truncate");
    from.execute("INSERT INTO clients VALUES (4, 'Dia', 7)");
    copy(from, to, "--create-schema", "--since-ledger").succeeds();
    assertThat(to.query("SELECT count(*) FROM clients")).containsExactly("4");
    copy(from, to, "--truncate").succeeds();
    assertThat(to.query("SELECT count(*) FROM clients")).containsExactly("4");
  }

  @Test
  void theTargetsSchemaComesFromAModel(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(CLIENTS);
    Project project = Project.empty(folder);
    project.write(
        "schema.sql",
        """
        CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS
          $$BEGIN NEW.name := upper(NEW.name); RETURN NEW; END$$;
        CREATE TABLE clients (id bigint PRIMARY KEY, name varchar(20) NOT NULL, age smallint,
          seen timestamptz DEFAULT now());
        CREATE TABLE visits (id bigint PRIMARY KEY, client_id bigint REFERENCES clients (id));
        CREATE INDEX clients_name ON clients (name);
        CREATE VIEW adults AS SELECT id, name FROM clients WHERE age >= 18;
        CREATE TRIGGER clients_shout BEFORE INSERT ON clients FOR EACH ROW EXECUTE FUNCTION shout();
        ALTER TABLE visits ENABLE ROW LEVEL SECURITY;
        """);

    project
        .run("copy", from.databaseUrl(), to.databaseUrl(), "--schema-from", "schema.sql")
        .succeeds();

    assertThat(to.query("SELECT name FROM adults ORDER BY id"))
        .as("the trigger came after the rows")
        .containsExactly("Ann", "Cem");
    assertThat(to.query("SELECT age, pg_typeof(age) FROM clients WHERE id = 1"))
        .containsExactly("30|smallint");
    assertThat(to.query("SELECT indexname FROM pg_indexes WHERE indexname LIKE 'clients_n%'"))
        .containsExactly("clients_name");
    assertThat(to.query("SELECT relrowsecurity FROM pg_class WHERE relname = 'visits'"))
        .containsExactly("t");
    to.execute("INSERT INTO clients VALUES (9, 'new', 1)");
    assertThat(to.query("SELECT name FROM clients WHERE id = 9")).containsExactly("NEW");
    assertThat(
            project
                .run("diff", to.databaseUrl(), "schema.sql", "--exclude", "aludel_copy_*")
                .succeeds()
                .out())
        .isEmpty();
  }

  @Test
  void theTargetsSchemaComesFromTheRevisions(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(CLIENTS);
    Project project = Project.on(to, folder);
    project.revision(
        "a1",
        "",
        "",
        "CREATE TABLE clients (id bigint PRIMARY KEY, name text, age bigint);",
        "DROP TABLE clients;");

    project.run("upgrade", "head").succeeds();
    project.run("copy", from.databaseUrl(), "database").succeeds();

    assertThat(to.query("SELECT count(*) FROM clients")).containsExactly("3");
    project.run("current", "--check-heads").succeeds();
  }

  @Test
  void aModelThatLacksATableOfTheSourceStopsTheCopy(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(CLIENTS);
    Project project = Project.empty(folder);
    project.write("schema.sql", "CREATE TABLE people (id bigint PRIMARY KEY);");

    assertThat(
            project
                .run("copy", from.databaseUrl(), to.databaseUrl(), "--schema-from", "schema.sql")
                .ends(1)
                .err())
        .contains("The target has no table clients.");
    assertThat(
            project
                .run("copy", from.databaseUrl(), to.databaseUrl(), "--schema-from", "model")
                .ends(1)
                .err())
        .contains("There is no model: target is not set.");
  }

  @Test
  void verifyTellsWhatDiffers(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(CLIENTS);
    copy(from, to, "--create-schema").succeeds();
    to.execute("UPDATE clients SET name = 'Anna' WHERE id = 1; DELETE FROM clients WHERE id = 2");

    Outcome differs = run("verify", from, to).ends(3);

    assertThat(differs.out()).contains("id=1 differs in name", "id=2 is in the source only");
    assertThat(run("verify", from, to, "--json").ends(3).out())
        .contains("\"equal\" : false", "\"id=1\"");
  }

  @Test
  void theConfiguredDatabaseIsCalledDatabase(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(CLIENTS);
    Project project = Project.empty(folder).with("DATABASE_URL", to.databaseUrl());

    project.run("copy", from.databaseUrl(), "database", "--create-schema").succeeds();
    project.run("verify", "database", from.databaseUrl()).succeeds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "copy FROM                                     | 2 | Missing required parameter: 'TO'",
        "copy FROM TO --polcy nul=strip                | 2 | --policy",
        "copy FROM TO --policy nul=stripp              | 2 | Did you mean \"strip\"?",
        "copy FROM TO --policy nul                     | 2 | 'nul' is no policy. Write FINDING=POLICY",
        "copy FROM TO --policy clients.age:wrong-typ=null | 2 | Did you mean \"wrong-type\"?",
        "verify FROM TO --policy *=nul                 | 2 | Did you mean \"null\"?",
        "copy FROM TO --where clients                  | 2 | Write --where",
        "copy FROM TO --time-zone Mars/Olympus         | 2 | is no time zone",
        "copy FROM TO --tables client                  | 1 | The source has no table client. It has: clients.",
        "copy FROM TO --exclude *                      | 1 | leave none of clients",
        "copy FROM TO                                  | 1 | aludel upgrade head",
        "copy FROM FROM --create-schema                | 1 | copied onto itself",
        "copy mysql://x TO                             | 1 | mysql",
        "copy sqlite:///none.db TO --create-schema     | 1 | none.db",
        "verify sqlite:///none.db TO                   | 1 | none.db"
      })
  void wrongInputIsToldInOneMessage(
      String line, int code, String message, TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(CLIENTS);
    List<String> words =
        Stream.of(line.split(" +"))
            .map(word -> word.equals("FROM") ? from.databaseUrl() : word)
            .map(word -> word.equals("TO") ? to.databaseUrl() : word)
            .toList();

    Outcome refused = Project.empty(folder).run(words.toArray(String[]::new)).ends(code);

    assertThat(refused.err()).contains(message).doesNotContain("\tat ");
    assertThat(to.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .containsExactly("0");
  }

  @Test
  void aWrongPolicyInTheSettingsIsAFailureThatNamesIt(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(CLIENTS);
    Project project = Project.empty(folder);
    project.write("aludel.toml", "[aludel]\n[copy.policies]\nnull-valu = \"null\"\n");

    assertThat(project.run("copy", from.databaseUrl(), to.databaseUrl()).ends(1).err())
        .contains("'null-valu=null' is no policy. Did you mean \"null-value\"?");
  }
}
