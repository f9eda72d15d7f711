package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code aludel export} and {@code aludel import}: what they print, and their exit codes. */
@ExtendWith(TestDatabases.class)
class ExportImportTest {

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void fill(TestSqlite from) throws Exception {
    from.execute(
        """
        CREATE TABLE clients (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL, born DATE);
        CREATE TABLE notes (id INTEGER PRIMARY KEY, client_id INTEGER REFERENCES clients, text TEXT);
        INSERT INTO clients VALUES (1, 'Ann', '2001-02-03'), (2, 'Bea', NULL);
        INSERT INTO notes VALUES (1, 2, 'hello');
        """);
    project = Project.on(from, folder);
  }

  @Test
  void aFolderGoesToAnotherDatabase(TestPostgres to) throws Exception {
    Project.Outcome exported = project.run("export", "database", "out", "--format", "csv.gz");
    assertThat(exported.succeeds().out())
        .contains("clients", "clients.csv.gz", "notes.csv.gz", "3 rows of 2 tables in ");

    Project.Outcome imported = project.run("import", "out", to.databaseUrl(), "--create-schema");
    assertThat(imported.succeeds().out()).contains("3 rows in 2 tables", "equal");
    assertThat(to.query("SELECT * FROM clients ORDER BY id"))
        .containsExactly("1|Ann|2001-02-03", "2|Bea|NULL");
    assertThat(project.run("verify", "database", to.databaseUrl()).code()).isZero();
  }

  @Test
  void programsReadTheResult() {
    assertThat(project.run("export", "database", "all.json", "--json").succeeds().out())
        .contains("\"rows\" : 3", "\"file\" : null", "\"table\" : \"clients\"");
  }

  @Test
  void whatDoesNotFitIsShownByADryRunAndStopsTheImport(TestPostgres to) throws Exception {
    to.execute("CREATE TABLE clients (id int PRIMARY KEY, name varchar(2), born date)");
    Files.writeString(folder.resolve("clients.csv"), "id,name\n1,Ann\n2,Bo\n");

    Project.Outcome dry = project.run("import", "clients.csv", to.databaseUrl(), "--dry-run");
    assertThat(dry.code()).isEqualTo(3);
    assertThat(dry.out()).contains("clients.name", "too-long", "id=1: 'Ann'");
    Project.Outcome stopped = project.run("import", "clients.csv", to.databaseUrl());
    assertThat(stopped.code()).isEqualTo(1);
    assertThat(stopped.err()).contains("Nothing was written", "--policy too-long=");
    Project.Outcome cut =
        project.run("import", "clients.csv", to.databaseUrl(), "--policy", "too-long=strip");
    cut.succeeds();
    assertThat(to.query("SELECT id, name FROM clients ORDER BY id"))
        .containsExactly("1|An", "2|Bo");
  }

  @Test
  void mistakesAreToldInOneMessage(TestPostgres to) throws Exception {
    Project.Outcome format = project.run("export", "database", "out", "--format", "xlsx");
    assertThat(format.code()).isEqualTo(1);
    assertThat(format.err()).contains("'xlsx' is no format", "jsonl.gz, jsonl.zst, csv");
    assertThat(project.run("export", "database", "no/such/out").err())
        .contains("There is no folder", "mkdir -p");
    assertThat(project.run("export", "database", "out", "--tables", "strangers").err())
        .contains("no table strangers", "clients, notes");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(project.run("import", "nowhere", to.databaseUrl()).err())
        .contains("There is no", "nowhere");
    assertThat(project.run("export", "database", "out", "--where", "clients").code()).isEqualTo(2);
    assertThat(project.run("import", "out").code()).isEqualTo(2);
  }
}
