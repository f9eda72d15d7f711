package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A database for which a new revision in SQL has no section is told of. */
@ExtendWith(TestDatabases.class)
final class LeftOutTest {

  @TempDir Path folder;

  @Test
  void aDatabaseThatCannotMakeTheChangesIsToldWithTheReason(TestPostgres database)
      throws Exception {
    String top = "CREATE TABLE top (a integer, b integer, UNIQUE (b, a)) PARTITION BY LIST (a);";
    Project project =
        Project.on(database, folder)
            .with("ALUDEL_TARGET", "schema.sql")
            .write("schema.sql", top + "CREATE TABLE leaving (a integer, b integer);");
    database.execute(top + "CREATE TABLE leaving PARTITION OF top FOR VALUES IN (1);");

    assertThat(project.run("revision", "--autogenerate", "-m", "one", "--dry-run").succeeds().err())
        .doesNotContain("no section");
    assertThat(project.run("revision", "--autogenerate", "-m", "one", "--sql").succeeds().err())
        .containsOnlyOnce("The script has no section 'upgrade: sqlite': ");
  }
}
