package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A script that ran says the same for ever, or somebody has to say that it may. */
class IntegrityTest {

  private static final String CLIENTS =
      """
      -- Create clients
      -- revision: a1

      -- upgrade
      CREATE TABLE clients (id integer PRIMARY KEY, name varchar(50) NOT NULL);

      -- downgrade
      DROP TABLE clients;
      """;

  private static final String PHONE =
      """
      import dev.aludel.operation.Operations;
      import dev.aludel.script.Migration;
      import dev.aludel.script.Revision;
      import static dev.aludel.schema.Definitions.column;
      import static dev.aludel.schema.Definitions.string;

      /** Add phone. */
      @Revision(id = "b2", down = "a1")
      public class b2 extends Migration {
        @Override
        public void upgrade(Operations op) {
          op.addColumn("clients", column("phone", string(20)));
        }

        @Override
        public void downgrade(Operations op) {
          op.dropColumn("clients", "phone");
        }
      }
      """;

  @TempDir Path versions;

  @OnBothDatabases
  void aChangedScriptStopsTheUpgradeEvenWhereThereIsNothingToDo(TestDatabase database)
      throws Exception {
    applied(database);
    write("a1.sql", CLIENTS.replace("varchar(50)", "varchar(80)"));

    assertThatThrownBy(() -> aludel(database).upgrade("head"))
        .isInstanceOf(ChangedScriptsException.class)
        .hasMessageContaining("A script was changed after it was applied:")
        .hasMessageContaining("a1 (" + versions.resolve("a1.sql") + "): applied 20")
        .hasMessageContaining("file written 20")
        .hasMessageContaining("aludel upgrade --accept-changed");
  }

  @OnBothDatabases
  void nothingIsRunBehindAChangedScript(TestDatabase database) throws Exception {
    applied(database);
    write("b2.java", PHONE.replace("string(20)", "string(30)"));
    write("c3.sql", CLIENTS.replace("a1", "c3\n-- down: b2").replace("clients", "invoices"));

    assertThatThrownBy(() -> aludel(database).upgrade("head"))
        .isInstanceOfSatisfying(
            ChangedScriptsException.class,
            failure ->
                assertThat(failure.scripts())
                    .extracting(changed -> changed.script().revision().id())
                    .containsExactly("b2"));
    assertThat(database.query("SELECT version_num FROM aludel_version")).containsExactly("b2");
  }

  @OnBothDatabases
  void formattingCommentsImportsAndAnotherParentAreNoChange(TestDatabase database)
      throws Exception {
    applied(database);
    write(
        "a1.sql", CLIENTS.replace("CREATE TABLE clients (", "CREATE TABLE\n  clients ( /* x */ "));
    write(
        "b2.java",
        PHONE
            .replace("import static dev.aludel.schema.Definitions.string;\n", "")
            .replace(
                "import dev.aludel.operation",
                "import static dev.aludel.schema.Definitions.string;\nimport dev.aludel.operation")
            .replace("/** Add phone. */", "/** Add the phone. */")
            .replace("          op.addColumn(", "    // the column\n    op.addColumn(\n "));

    assertThat(aludel(database).changedScripts()).isEmpty();
    assertThat(aludel(database).upgrade("head").steps()).isEmpty();
  }

  @OnBothDatabases
  void anAcceptedChangeIsInTheHistoryAndIsNoChangeAnyMore(TestDatabase database) throws Exception {
    applied(database);
    write("a1.sql", CLIENTS.replace("varchar(50)", "varchar(80)"));

    assertThat(aludel(database).acceptChanged()).hasSize(1);

    assertThat(aludel(database).changedScripts()).isEmpty();
    assertThat(aludel(database).acceptChanged()).isEmpty();
    HistoryEntry last = aludel(database).history().get(2);
    assertThat(last.action()).isEqualTo(Action.ACCEPT);
    assertThat(last.revision()).isEqualTo("a1");
    assertThat(last.message()).startsWith("changed since 20");

    write("a1.sql", CLIENTS);
    assertThatThrownBy(() -> aludel(database).upgrade("head")).hasMessageContaining("accepted 20");
  }

  @OnBothDatabases
  void aRevisionThatIsRunAgainCountsAsItRanLast(TestDatabase database) throws Exception {
    applied(database);
    aludel(database).downgrade("-1");
    write("b2.java", PHONE.replace("string(20)", "string(30)"));

    aludel(database).upgrade("head");

    assertThat(aludel(database).changedScripts()).isEmpty();
  }

  @OnBothDatabases
  void aStampedRevisionIsTakenAsItIs(TestDatabase database) throws Exception {
    write("a1.sql", CLIENTS);
    aludel(database).stamp("head");

    write("a1.sql", CLIENTS.replace("varchar(50)", "varchar(80)"));

    assertThat(aludel(database).upgrade("head").steps()).isEmpty();
  }

  @OnBothDatabases
  void aDatabaseWithoutAHistoryIsTakenAsItIs(TestDatabase database) throws Exception {
    applied(database);
    database.execute("DROP TABLE aludel_history");
    write("a1.sql", CLIENTS.replace("varchar(50)", "varchar(80)"));

    assertThat(aludel(database).upgrade("head").steps()).isEmpty();
  }

  @OnBothDatabases
  void driftIsToldObjectByObject(TestDatabase database) throws Exception {
    applied(database);
    try (TestDatabase twin = TestDatabase.like(database)) {
      applied(twin);

      assertThat(aludel(database).drift(aludel(twin).schema()).describe()).isEmpty();

      database.execute(
          """
          ALTER TABLE clients ADD COLUMN shoe_size integer;
          ALTER TABLE clients DROP COLUMN phone;
          CREATE INDEX clients_name ON clients (name);
          CREATE TABLE strays (id integer PRIMARY KEY);
          """);
      assertThat(aludel(database).drift(aludel(twin).schema()).describe())
          .containsExactlyInAnyOrder(
              "+ table strays (1 column, 1 constraint)",
              "+ column clients.shoe_size integer",
              "+ index clients_name on clients (name)",
              "- column clients.phone varchar(20)");
    }
  }

  private void applied(TestDatabase database) throws IOException {
    write("a1.sql", CLIENTS);
    write("b2.java", PHONE);
    aludel(database).upgrade("head");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(versions.resolve(name), text);
  }

  private Aludel aludel(TestDatabase database) {
    return Aludel.open(
        AludelConfig.of(database.dataSource()).scripts(ScriptDirectory.of(versions)));
  }
}
