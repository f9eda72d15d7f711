package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.script.Companions;
import dev.aludel.script.ScriptEnvironment;
import dev.aludel.script.ScriptException;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A script does not end the transaction that could be rolled back if it fails. */
class OwnTransactionTest {

  @TempDir Path folder;

  private RevisionFolder revisions;

  @BeforeEach
  void openFolder() {
    revisions = new RevisionFolder(folder);
  }

  @OnBothDatabases
  void aScriptThatWouldIsRefusedBeforeAnythingRuns(TestDatabase db) throws Exception {
    for (String statement :
        List.of("BEGIN", "begin transaction", "COMMIT", "END", "/* x */ ROLLBACK")) {
      revisions.write(
          "a1",
          "",
          "CREATE TABLE t (a int);\n%s;\nSELECT * FROM nowhere;".formatted(statement),
          "");

      assertThatThrownBy(() -> aludel(db).upgrade("head"))
          .as(statement)
          .isInstanceOf(ScriptException.class)
          .hasMessageContaining("'%s' would begin or end a transaction".formatted(bare(statement)))
          .hasMessageContaining("transaction: none");
      assertThat(aludel(db).current().rows()).isEmpty();
      assertThatThrownBy(() -> db.query("SELECT * FROM t")).isInstanceOf(SQLException.class);
    }
  }

  private static String bare(String statement) {
    return statement.replace("/* x */ ", "");
  }

  @OnBothDatabases
  void aPartOfItMayBeTakenBack(TestDatabase db) throws SQLException {
    revisions.write(
        "a1",
        "",
        """
        CREATE TABLE t (a int);
        SAVEPOINT one;
        INSERT INTO t VALUES (1);
        ROLLBACK TO one;
        RELEASE one;
        INSERT INTO t VALUES (2);
        """,
        "DROP TABLE t;");

    aludel(db).upgrade("head");

    assertThat(db.query("SELECT a FROM t")).containsExactly("2");
    aludel(db).downgrade("base");
  }

  @OnBothDatabases
  void theWayBackAndWhatRunsBesideAreHeldToIt(TestDatabase db) throws Exception {
    revisions.write("a1", "", "CREATE TABLE t (a int);", "DROP TABLE t;\nCOMMIT;");
    aludel(db).upgrade("head");

    assertThatThrownBy(() -> aludel(db).downgrade("base"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("'COMMIT'");
    assertThat(db.query("SELECT a FROM t")).isEmpty();

    Path callbacks = Files.createDirectories(folder.resolve("callbacks"));
    Files.writeString(callbacks.resolve("afterEachStep.sql"), "SELECT 1;\nCOMMIT;\n");
    revisions.write("b2", "a1", "CREATE TABLE u (a int);", "DROP TABLE u;");
    Aludel withCallback =
        Aludel.open(
            aludel(db)
                .config()
                .companions(() -> Companions.in(folder, ScriptEnvironment.standard())));
    assertThatThrownBy(() -> withCallback.upgrade("head"))
        .hasMessageContaining("afterEachStep.sql:2")
        .hasMessageContaining("'COMMIT'");
    assertThatThrownBy(() -> db.query("SELECT * FROM u")).isInstanceOf(SQLException.class);
  }

  private Aludel aludel(TestDatabase db) {
    return Aludel.open(revisions.on(db));
  }
}
