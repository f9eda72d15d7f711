package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.testing.KeptConnection;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows stand in the way of is told once, of the table that has all of them. */
class RowsInTheWayTest {

  @TempDir private Path folder;

  @Test
  void rowsOfAPartitionAreThoseOfItsTable() throws Exception {
    assertThat(
            refusal(
                """
                CREATE TABLE t (id integer, points integer, name text) PARTITION BY LIST (id);
                CREATE TABLE lower PARTITION OF t FOR VALUES IN (1, 2) PARTITION BY LIST (id);
                CREATE TABLE lowest PARTITION OF lower FOR VALUES IN (1);
                INSERT INTO t VALUES (1, 2, NULL), (1, 1, 'b');
                """,
                """
                CREATE TABLE t (id integer, points boolean, name text NOT NULL)
                  PARTITION BY LIST (id);
                CREATE TABLE lower PARTITION OF t FOR VALUES IN (1, 2) PARTITION BY LIST (id);
                CREATE TABLE lowest PARTITION OF lower FOR VALUES IN (1);
                """))
        .containsOnlyOnce("t.points holds 1 value that")
        .containsOnlyOnce("t.name holds 1 NULL")
        .doesNotContain("lower", "lowest");
  }

  @Test
  void rowsOfAChildAreToldWhereItsParentHasNoneOfThem() throws Exception {
    assertThat(
            refusal(
                """
                CREATE TABLE parent (name text);
                CREATE TABLE child () INHERITS (parent);
                INSERT INTO child VALUES (NULL);
                """,
                """
                CREATE TABLE parent (name text);
                CREATE TABLE child (name text NOT NULL) INHERITS (parent);
                """))
        .containsOnlyOnce("child.name holds 1 NULL")
        .doesNotContain("parent.name");
  }

  private String refusal(String before, String model) throws Exception {
    try (TestPostgres db = TestPostgres.create();
        KeptConnection database = KeptConnection.to(db)) {
      db.execute(before);
      Path file = Files.writeString(folder.resolve("model.sql"), model);
      Aludel aludel =
          Aludel.open(
              AludelConfig.of(database)
                  .scripts(ScriptDirectory.of(Files.createDirectories(folder.resolve("versions"))))
                  .model(new SqlFileModel(file)));
      return String.valueOf(
          catchThrowable(() -> aludel.apply(aludel.compare(), "it")).getMessage());
    }
  }
}
