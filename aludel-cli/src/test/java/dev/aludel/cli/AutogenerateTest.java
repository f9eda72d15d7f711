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
}
