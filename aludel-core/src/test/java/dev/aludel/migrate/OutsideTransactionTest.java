package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Statements that refuse a transaction, in the middle of a revision that is one otherwise. */
@ExtendWith(TestDatabases.class)
class OutsideTransactionTest {

  private static final String MIXED =
      """
      CREATE TABLE t (a int, b int);
      INSERT INTO t SELECT n, n % 10 FROM generate_series(1, 1000) n;
      CREATE UNIQUE INDEX CONCURRENTLY t_a ON t (a);
      ALTER TABLE t ADD COLUMN c int;
      CREATE INDEX CONCURRENTLY t_b ON t (b);
      INSERT INTO t VALUES (2000, 1, 1);
      """;

  @TempDir Path folder;

  private final List<MigrationEvent> events = new ArrayList<>();
  private RevisionFolder revisions;

  @BeforeEach
  void openFolder() {
    revisions = new RevisionFolder(folder);
  }

  @Test
  void aMixedScriptRunsWholeAndLeavesNoProgressBehind(TestPostgres db) throws SQLException {
    revisions.write("a1", "", MIXED, "DROP INDEX CONCURRENTLY t_b;\nDROP TABLE t;");

    RunReport report = aludel(db).upgrade("head");

    assertThat(report.steps()).singleElement().extracting(StepEnd::statements).isEqualTo(6);
    assertThat(db.query("SELECT count(*), max(a) FROM t")).containsExactly("1001|2000");
    assertThat(valid(db)).containsExactly("t_a|t", "t_b|t");
    assertThat(db.query("SELECT revision, outcome, statements FROM aludel_history"))
        .containsExactly("a1|done|6");
    assertThat(db.query("SELECT * FROM aludel_version_progress")).isEmpty();

    aludel(db).downgrade("base");
    assertThat(db.query("SELECT to_regclass('t')")).containsExactly("NULL");
  }

  @Test
  void nobodyElseRunsMeanwhileAndTheStatementWaitsForNobodyOfOurs(TestPostgres db)
      throws Exception {
    revisions.write(
        "a1",
        "",
        "CREATE TABLE t (a int);\nCREATE INDEX CONCURRENTLY i ON t (a);\nSELECT pg_sleep(0.1);",
        "DROP TABLE t;");
    List<Thread> runners = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Thread runner =
          new Thread(
              () -> {
                try {
                  Aludel.open(revisions.on(db)).upgrade("head");
                } catch (RuntimeException e) {
                  synchronized (failures) {
                    failures.add(e);
                  }
                }
              });
      runner.start();
      runners.add(runner);
    }
    for (Thread runner : runners) {
      runner.join(60_000);
    }

    assertThat(failures).isEmpty();
    assertThat(db.query("SELECT revision, outcome FROM aludel_history")).containsExactly("a1|done");
    assertThat(valid(db)).containsExactly("i|t");
  }

  @Test
  void aFailureKeepsWhatCameBeforeTakesAwayTheInvalidIndexAndGoesOnThere(TestPostgres db)
      throws SQLException {
    revisions.write(
        "a1",
        "",
        """
        CREATE TABLE t (a int);
        INSERT INTO t VALUES (1), (1);
        CREATE UNIQUE INDEX CONCURRENTLY i ON t (a);
        INSERT INTO t VALUES (2);
        """,
        "DROP TABLE t;");

    assertThatThrownBy(() -> aludel(db).upgrade("head"))
        .hasMessageContaining("SQLSTATE 23505")
        .hasMessageContaining("2 of 4 operations of this revision are done");
    assertThat(valid(db)).isEmpty();
    assertThat(db.query("SELECT version_num FROM aludel_version")).isEmpty();
    assertThat(db.query("SELECT revision, operations_done, running FROM aludel_version_progress"))
        .containsExactly("a1|2|NULL");

    db.execute("DELETE FROM t WHERE ctid = '(0,1)'");
    aludel(db).upgrade("head");
    assertThat(db.query("SELECT a FROM t ORDER BY a")).containsExactly("1", "2");
    assertThat(valid(db)).containsExactly("i|t");
    assertThat(db.query("SELECT outcome FROM aludel_history ORDER BY id"))
        .containsExactly("failed", "done");
  }

  @Test
  void whatFollowsMayBeMendedAndWhatHasRunMayNot(TestPostgres db) throws SQLException {
    String done = "CREATE TABLE t (a int);\n";
    String index = "CREATE INDEX CONCURRENTLY i ON t (a);\n";
    revisions.write("a1", "", done + index + "SELECT no_such_function();", "DROP TABLE t;");
    assertThatThrownBy(() -> aludel(db).upgrade("head")).hasMessageContaining("2 of 3 operations");

    revisions.write("a1", "", "CREATE TABLE t (a bigint);\n" + index, "DROP TABLE t;");
    assertThatThrownBy(() -> aludel(db).upgrade("head"))
        .hasMessageContaining("the first 2 operations")
        .hasMessageContaining("reads otherwise in")
        .hasMessageContaining("Put those back as they were");

    revisions.write("a1", "", done + index + "CREATE TABLE u (a int);", "DROP TABLE t;");
    aludel(db).upgrade("head");
    assertThat(db.query("SELECT to_regclass('u'), to_regclass('i')")).containsExactly("u|i");
  }

  @Test
  void nothingElseRunsOverAHalfDoneRevisionUntilAStampForgetsIt(TestPostgres db)
      throws SQLException {
    revisions.write("a1", "", "CREATE TABLE t (a int);", "DROP TABLE t;");
    revisions.write(
        "b2", "a1", "CREATE INDEX CONCURRENTLY i ON t (a);\nSELECT no_such_function();", "");
    assertThatThrownBy(() -> aludel(db).upgrade("head")).hasMessageContaining("1 of 2");

    assertThatThrownBy(() -> aludel(db).downgrade("-1"))
        .hasMessageContaining("The upgrade of revision b2 is half done")
        .hasMessageContaining("aludel upgrade b2");

    db.execute("DROP INDEX i");
    aludel(db).stamp("a1");
    aludel(db).downgrade("-1");
    assertThat(db.query("SELECT to_regclass('t')")).containsExactly("NULL");
  }

  @Test
  void aHalfDoneDowngradeIsNotTakenForNothingToDo(TestPostgres db) throws SQLException {
    revisions.write(
        "a1",
        "",
        "CREATE TABLE t (a int);\nCREATE INDEX i ON t (a);",
        "DROP INDEX CONCURRENTLY i;\nSELECT no_such_function();");
    aludel(db).upgrade("head");
    assertThatThrownBy(() -> aludel(db).downgrade("base")).hasMessageContaining("1 of 2");

    assertThatThrownBy(() -> aludel(db).upgrade("head"))
        .hasMessageContaining("The downgrade of revision a1 is half done")
        .hasMessageContaining("run the downgrade again that was cut short");
  }

  @Test
  void anInvalidIndexOfSomebodyElsesIsNotPassedOver(TestPostgres db) throws SQLException {
    db.execute("CREATE TABLE t (a int)");
    db.execute("CREATE INDEX i ON t (a)");
    db.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass");
    revisions.write("a1", "", "CREATE INDEX CONCURRENTLY i ON t (a);", "");
    assertThatThrownBy(() -> aludel(db).upgrade("head")).hasMessageContaining("SQLSTATE 42P07");
    assertThat(valid(db)).containsExactly("i|f");

    revisions.write("a1", "", "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a);", "");
    aludel(db).upgrade("head");
    assertThat(valid(db)).containsExactly("i|t");
  }

  @Test
  void aNewValueOfAnEnumMayBeUsedInTheSameRevision(TestPostgres db) throws SQLException {
    revisions.write("a1", "", "CREATE TYPE mood AS ENUM ('sad');\nCREATE TABLE t (m mood);", "");
    revisions.write(
        "b2", "a1", "ALTER TYPE mood ADD VALUE 'happy';\nINSERT INTO t VALUES ('happy');", "");
    revisions.write(
        "c3", "b2", "ALTER TYPE mood ADD VALUE 'calm';\nCREATE TABLE u (m mood);\nSELECT 1/0;", "");

    assertThatThrownBy(() -> aludel(db).upgrade("head"))
        .hasMessageContaining("revision c3 failed and was rolled back");

    assertThat(db.query("SELECT m FROM t")).containsExactly("happy");
    // Not used in its revision, so that the revision is one transaction.
    assertThat(db.query("SELECT enum_range(NULL::mood)")).containsExactly("{sad,happy}");
  }

  @Test
  void vacuumAndDetachAndReindexRunWhereTheyStand(TestPostgres db) throws SQLException {
    revisions.write(
        "a1",
        "",
        """
        CREATE TABLE p (a int PRIMARY KEY) PARTITION BY RANGE (a);
        CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
        INSERT INTO p VALUES (1);
        VACUUM (ANALYZE) p1;
        ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;
        REINDEX TABLE CONCURRENTLY p1;
        DROP INDEX CONCURRENTLY IF EXISTS no_such_index;
        ALTER TABLE p1 RENAME TO old;
        """,
        "");

    aludel(db).upgrade("head");

    assertThat(db.query("SELECT a FROM old")).containsExactly("1");
    assertThat(db.query("SELECT inhrelid FROM pg_inherits WHERE inhparent = 'p'::regclass"))
        .isEmpty();
  }

  @Test
  void aLongReaderOfTheTableHoldsUpTheIndexAndIsNamed(TestPostgres db) throws Exception {
    db.execute("CREATE TABLE t (a int)");
    revisions.write("a1", "", "CREATE INDEX CONCURRENTLY i ON t (a);", "");
    try (Connection reader = db.connect()) {
      reader.setAutoCommit(false);
      reader.createStatement().execute("SET application_name = 'reports'");
      reader.createStatement().execute("INSERT INTO t VALUES (1)");
      Thread run = new Thread(() -> aludel(db).upgrade("head"));
      run.start();
      run.join(2500);
      assertThat(run.isAlive()).isTrue();
      reader.commit();
      run.join(30_000);
    }
    assertThat(valid(db)).containsExactly("i|t");
    assertThat(events)
        .filteredOn(MigrationEvent.StatementWatched.class::isInstance)
        .extracting(event -> ((MigrationEvent.StatementWatched) event).observation())
        .anySatisfy(
            seen -> {
              assertThat(seen.blockers())
                  .singleElement()
                  .satisfies(
                      blocker -> {
                        assertThat(blocker.application()).isEqualTo("reports");
                        assertThat(blocker.query()).isEqualTo("INSERT INTO t VALUES (1)");
                      });
              assertThat(seen.phase()).hasValue("waiting for writers before build");
            });
  }

  @Test
  void withoutATransactionEachStatementIsOneAndNoneRunsTwice(TestPostgres db) throws SQLException {
    revisions.write(
        "a1",
        "",
        "-- transaction: none",
        "CREATE TABLE t (a int);\nINSERT INTO t VALUES (1);\nSELECT no_such_function();",
        "");
    assertThatThrownBy(() -> aludel(db).upgrade("head")).hasMessageContaining("2 of 3 operations");
    revisions.write(
        "a1",
        "",
        "-- transaction: none",
        "CREATE TABLE t (a int);\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);",
        "");
    aludel(db).upgrade("head");
    assertThat(db.query("SELECT a FROM t ORDER BY a")).containsExactly("1", "2");
  }

  @Test
  void aProcedureMayCommitWithoutATransaction(TestPostgres db) throws SQLException {
    revisions.write(
        "a1",
        "",
        "-- transaction: none",
        """
        CREATE TABLE t (a int);
        DO $$ BEGIN FOR i IN 1..3 LOOP INSERT INTO t VALUES (i); COMMIT; END LOOP; END $$;
        """,
        "");
    aludel(db).upgrade("head");
    assertThat(db.query("SELECT count(*) FROM t")).containsExactly("3");
  }

  @Test
  void sqliteVacuumsInTheMiddle(TestSqlite db) throws SQLException {
    revisions.write(
        "a1",
        "",
        "CREATE TABLE t (a int);\nVACUUM;\nPRAGMA journal_mode = wal;\nINSERT INTO t VALUES (1);",
        "");
    aludel(db).upgrade("head");
    assertThat(db.query("SELECT a FROM t")).containsExactly("1");
    assertThat(db.query("PRAGMA journal_mode")).containsExactly("wal");
    assertThat(db.query("SELECT * FROM aludel_version_progress")).isEmpty();
  }

  private Aludel aludel(dev.aludel.testing.TestDatabase db) {
    return Aludel.open(revisions.on(db).listener(events::add));
  }

  private static List<String> valid(TestPostgres db) throws SQLException {
    return db.query(
        "SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
            + " JOIN pg_class t ON t.oid = i.indrelid WHERE t.relname = 't' ORDER BY 1");
  }
}
