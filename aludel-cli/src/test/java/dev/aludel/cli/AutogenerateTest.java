package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code revision --autogenerate} asks of people and of databases. */
@ExtendWith(TestDatabases.class)
final class AutogenerateTest {

  @TempDir Path folder;

  @OnBothDatabases
  void replaysTheRevisionsAndLeavesTheDatabaseAlone(TestDatabase database) {
    Project project = Project.on(database, folder).with("ALUDEL_DEV_URL", database.databaseUrl());
    project.with("ALUDEL_TARGET", "schema.sql");
    project.write("schema.sql", "CREATE TABLE clients (id bigint PRIMARY KEY, name text);");
    project.revision(
        "a1", "", "", "CREATE TABLE clients (id bigint PRIMARY KEY);", "DROP TABLE clients;");

    assertThat(project.run("check", "--scratch").ends(3).lines())
        .singleElement()
        .asString()
        .startsWith("+ column clients.name");
    assertThat(
            project
                .run("revision", "--autogenerate", "--scratch", "-m", "name", "--dry-run")
                .succeeds()
                .out())
        .contains("op.addColumn(\"clients\", column(\"name\", text()))")
        .doesNotContain("createTable");
    assertThat(project.run("current").succeeds().out()).isEmpty();
  }

  @Test
  void saysWhatPostgresqlNeedsForRawSql(TestPostgres database) {
    Project project = Project.on(database, folder).line().with("ALUDEL_TARGET", "schema.sql");
    project.write("schema.sql", "CREATE TABLE clients (id bigint PRIMARY KEY);");

    assertThat(project.run("check", "--scratch").ends(1).err()).contains("dev_url");
  }

  @OnBothDatabases
  void takesARenameThatAPersonConfirms(TestDatabase database) {
    Project project = Project.on(database, folder).with("ALUDEL_TARGET", "schema.sql");
    project.write("schema.sql", "CREATE TABLE clients (id bigint PRIMARY KEY, name text);");
    project.run("revision", "--autogenerate", "-m", "one").succeeds();
    project.run("upgrade").succeeds();
    project.write("schema.sql", "CREATE TABLE clients (id bigint PRIMARY KEY, full_name text);");

    assertThat(project.run("revision", "--autogenerate", "-m", "two", "--dry-run").succeeds().err())
        .contains("--rename \"column clients.name to full_name\"");
    assertThat(
            project
                .run(
                    "revision",
                    "--autogenerate",
                    "-m",
                    "two",
                    "--rename",
                    "column clients.name to full_name",
                    "--dry-run")
                .succeeds()
                .out())
        .contains("op.renameColumn(\"clients\", \"name\", \"full_name\")")
        .doesNotContain("dropColumn");
  }

  @OnBothDatabases
  void asksAboutARenameWhereSomebodyAnswers(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).with("ALUDEL_TARGET", "schema.sql");
    database.execute(
        "CREATE TABLE clients (id bigint PRIMARY KEY, name text);"
            + " INSERT INTO clients VALUES (1, 'Ada')");
    project.write("schema.sql", "CREATE TABLE customers (id bigint PRIMARY KEY, full_name text);");

    // What is confirmed of the table shows what may have become of its column.
    assertThat(
            project
                .run("diff", "database", "schema.sql", "--rename", "clients=customers")
                .ends(3)
                .err())
        .contains("--rename \"column customers.name to full_name\"");

    project.answering("y");
    project
        .run(
            "apply",
            "schema.sql",
            "--rename",
            "clients=customers",
            "--rename",
            "clients.name=full_name")
        .succeeds();
    assertThat(database.query("SELECT id, full_name FROM customers")).containsExactly("1|Ada");

    project.write("schema.sql", "CREATE TABLE customers (id bigint PRIMARY KEY, whole_name text);");
    assertThat(project.run("revision", "--autogenerate", "-m", "name").succeeds().err())
        .contains("~ column customers.full_name → whole_name")
        .doesNotContain("- column");
    project.run("apply", "schema.sql").succeeds();
    assertThat(database.query("SELECT id, whole_name FROM customers")).containsExactly("1|Ada");

    project.answering("n");
    project.write("schema.sql", "CREATE TABLE customers (id bigint PRIMARY KEY, name text);");
    assertThat(project.run("diff", "database", "schema.sql").ends(3))
        .satisfies(
            outcome -> {
              assertThat(outcome.out()).contains("- column customers.whole_name text");
              assertThat(outcome.err()).doesNotContain("--rename");
            });
  }

  @OnBothDatabases
  void tellsWhatIsWrongWithARename(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder);
    database.execute("CREATE TABLE clients (id bigint PRIMARY KEY, name text)");
    project.write("schema.sql", "CREATE TABLE clients (id bigint PRIMARY KEY, full_name text);");

    assertThat(rename(project, 2, "clients.name")).contains("table.column=new_column");
    assertThat(rename(project, 2, "a.b.c.d=e")).contains("'a.b.c.d=e' is no rename");
    assertThat(rename(project, 2, "\"a=b")).contains("is no rename");
    assertThat(rename(project, 1, "clients.nam=full_name")).contains("no such column");
    assertThat(rename(project, 1, "clients.name=ful_name"))
        .contains("the model has no column clients.ful_name");
    assertThat(rename(project, 1, "clients.name=id"))
        .contains("the database already has column clients.id, as the model wants it");
  }

  private static String rename(Project project, int code, String text) {
    return project.run("diff", "database", "schema.sql", "--rename", text).ends(code).err();
  }
}
