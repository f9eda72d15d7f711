package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.error.AludelException;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.ScriptFormat;
import dev.aludel.testing.KeptConnection;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NOT NULL that is not valid, or not inherited, and rows that hold NULL. */
class NotNullConstraintsTest {

  private static final String PLAIN = "CREATE TABLE clients (id integer PRIMARY KEY, name text);";

  private static final String UNCHECKED =
      PLAIN + "ALTER TABLE clients ADD CONSTRAINT named NOT NULL name NOT VALID;";

  private static final String CHECKED =
      "CREATE TABLE clients (id integer PRIMARY KEY, name text CONSTRAINT named NOT NULL);";

  private static final String ROWS = "INSERT INTO clients VALUES (1, NULL), (2, 'b'), (3, NULL);";

  @TempDir private Path folder;

  @BeforeEach
  void needs18() {
    assumeTrue(TestPostgres.majorVersion() >= 18, "NOT NULL has no state before 18");
  }

  @Test
  void rowsThatHoldNullAreNoMatterForOneThatIsNotValid() throws Exception {
    try (TestPostgres db = TestPostgres.create();
        KeptConnection database = KeptConnection.to(db)) {
      db.execute(PLAIN + ROWS);

      apply(database, UNCHECKED);

      assertThat(constraints(db)).containsExactly("named NOT NULL name NOT VALID");
      assertThatThrownBy(() -> db.execute("INSERT INTO clients VALUES (4, NULL)"))
          .hasMessageContaining("not-null");
    }
  }

  @Test
  void theyAreCountedBeforeItBecomesValid() throws Exception {
    try (TestPostgres db = TestPostgres.create();
        KeptConnection database = KeptConnection.to(db)) {
      db.execute(PLAIN + ROWS + "ALTER TABLE clients ADD CONSTRAINT named NOT NULL name NOT VALID");

      assertThatThrownBy(() -> apply(database, CHECKED))
          .isInstanceOf(AludelException.class)
          .hasMessageContaining("Nothing was done. clients.name holds 2 NULLs")
          .hasMessageContaining("UPDATE \"clients\" SET \"name\" = … WHERE \"name\" IS NULL");

      db.execute("UPDATE clients SET name = 'x' WHERE name IS NULL");
      apply(database, CHECKED);
      assertThat(constraints(db)).containsExactly("named NOT NULL name");
    }
  }

  @Test
  void thoseOfChildrenAreCountedBeforeTheyHaveItToo() throws Exception {
    String children = "CREATE TABLE minors (guardian text) INHERITS (clients);";
    String kept = CHECKED.replace("NULL)", "NULL NO INHERIT)");
    try (TestPostgres db = TestPostgres.create();
        KeptConnection database = KeptConnection.to(db)) {
      db.execute(kept + children + "INSERT INTO minors VALUES (1, NULL, 'g')");

      assertThatThrownBy(() -> apply(database, CHECKED + children))
          .hasMessageContaining("Nothing was done.")
          .hasMessageContaining("clients.name holds 1 NULL");

      db.execute("UPDATE minors SET name = 'x'");
      apply(database, CHECKED + children);
      assertThat(constraints(db)).containsExactly("named NOT NULL name", "named NOT NULL name");
    }
  }

  @Test
  void aRevisionSaysItInTheWordsOfTheDatabase() throws Exception {
    try (TestPostgres db = TestPostgres.create();
        KeptConnection database = KeptConnection.to(db)) {
      db.execute(PLAIN + ROWS);

      assertThat(aludel(database, UNCHECKED).compare().diff().describe())
          .containsExactly("~ column clients.name: null → not null not valid");
      assertThat(revision(database, UNCHECKED, ScriptFormat.SQL))
          .contains(
              "ALTER TABLE \"clients\" ADD CONSTRAINT \"named\" NOT NULL \"name\" NOT VALID;",
              "ALTER TABLE \"clients\" ALTER COLUMN \"name\" DROP NOT NULL;")
          .doesNotContain("Fails if");
      assertThat(revision(database, UNCHECKED, ScriptFormat.JAVA))
          .contains("op.alterColumn(\"clients\", \"name\", setNotNull(\"named\", \"NOT VALID\"));");
      db.execute("ALTER TABLE clients ADD CONSTRAINT named NOT NULL name NOT VALID");
      assertThat(revision(database, CHECKED, ScriptFormat.SQL))
          .contains(
              "ALTER TABLE \"clients\" VALIDATE CONSTRAINT \"named\";",
              "DROP NOT NULL, ADD CONSTRAINT \"named\" NOT NULL \"name\" NOT VALID;",
              "Fails if clients.name holds a NULL.");
    }
  }

  private static List<String> constraints(TestPostgres db) throws Exception {
    return db.query(
        """
        SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE contype = 'n' AND conname = 'named' ORDER BY 1, conrelid
        """);
  }

  private void apply(KeptConnection database, String model) throws Exception {
    Aludel aludel = aludel(database, model);
    aludel.apply(aludel.compare(), "the model");
    assertThat(aludel.check().describe()).isEmpty();
  }

  private String revision(KeptConnection database, String model, ScriptFormat format)
      throws Exception {
    Aludel aludel = aludel(database, model);
    Path file = aludel.revision(NewRevision.of("it").in(format), aludel.compare()).orElseThrow();
    String text = Files.readString(file);
    Files.delete(file);
    return text;
  }

  private Aludel aludel(KeptConnection database, String model) throws Exception {
    Path file = folder.resolve("model.sql");
    Files.writeString(file, model);
    return Aludel.open(
        AludelConfig.of(database)
            .scripts(ScriptDirectory.of(Files.createDirectories(folder.resolve("versions"))))
            .model(new SqlFileModel(file)));
  }
}
