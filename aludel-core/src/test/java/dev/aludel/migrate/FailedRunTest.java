package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.migrate.RunOptions.OnFailure;
import dev.aludel.script.IrreversibleScriptException;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A step of several fails: what becomes of those before it, and what is told. */
@ExtendWith(TestDatabases.class)
class FailedRunTest {

  private static final RunOptions ATOMIC = RunOptions.DEFAULT.withAtomic(true);
  private static final RunOptions BACK = RunOptions.DEFAULT.withOnFailure(OnFailure.DOWNGRADE);

  @TempDir Path folder;

  private RevisionFolder revisions;

  @BeforeEach
  void twoGoodOnes() {
    revisions =
        new RevisionFolder(folder)
            .write("a1", "", "CREATE TABLE a (x int);", "DROP TABLE a;")
            .write("b2", "a1", "CREATE TABLE b (x int);", "DROP TABLE b;");
  }

  @OnBothDatabases
  void anAtomicRunIsThereAsAWhole(TestDatabase db) throws SQLException {
    RunReport report = Aludel.open(revisions.on(db).running(ATOMIC)).upgrade("head");

    assertThat(report.steps()).extracting(StepEnd::revision).containsExactly("a1", "b2");
    assertThat(db.query("SELECT revision FROM aludel_history ORDER BY id"))
        .containsExactly("a1", "b2");
    Aludel.open(revisions.on(db).running(ATOMIC)).downgrade("base");
    assertThat(db.query("SELECT version_num FROM aludel_version")).isEmpty();
  }

  @OnBothDatabases
  void anAtomicRunThatFailsLeavesNothingButANoteInTheHistory(TestDatabase db) throws SQLException {
    revisions.write("c3", "b2", "CREATE TABLE c (x int);\nSELECT no_such_function();", "");

    assertThatThrownBy(() -> Aludel.open(revisions.on(db).running(ATOMIC)).upgrade("head"))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("Upgrade of revision c3 failed and was rolled back")
        .hasMessageContaining(
            "All 3 revisions of the run were one transaction (--atomic), and were rolled back together. The database is at base, as before the run.");

    assertThat(db.query("SELECT version_num FROM aludel_version")).isEmpty();
    assertThat(db.query("SELECT revision, outcome FROM aludel_history"))
        .containsExactly("c3|failed");
    assertThatThrownBy(() -> db.query("SELECT * FROM a")).isInstanceOf(SQLException.class);
  }

  @Test
  void anAtomicRunNamesTheStepThatAllowsNone(TestPostgres db) throws SQLException {
    revisions.write("c3", "b2", "SELECT 1;\nCREATE INDEX CONCURRENTLY i ON a (x);", "");

    assertThatThrownBy(() -> Aludel.open(revisions.on(db).running(ATOMIC)).upgrade("head"))
        .hasMessageContaining("Revision c3 (")
        .hasMessageContaining(
            "cannot be in one transaction with the others, so nothing was begun: 'execute CREATE INDEX CONCURRENTLY i ON a (x)' in line 7 runs outside any transaction");
    assertThat(db.query("SELECT * FROM aludel_history")).isEmpty();

    revisions.write("c3", "b2", "CREATE TYPE mood AS ENUM ('sad');", "DROP TYPE mood;");
    Aludel.open(revisions.on(db)).upgrade("head");
    revisions.write("d4", "c3", "ALTER TYPE mood ADD VALUE 'happy';", "");
    revisions.write("e5", "d4", "SELECT 'happy'::mood;", "");
    assertThatThrownBy(() -> Aludel.open(revisions.on(db).running(ATOMIC)).upgrade("head"))
        .hasMessageContaining("Revision e5 (")
        .hasMessageContaining("it uses a value of an enum that is new in the same run");
  }

  @OnBothDatabases
  void onFailureTheRunGoesBackByTheDowngrades(TestDatabase db) throws SQLException {
    revisions.write("c3", "b2", "SELECT no_such_function();", "");

    assertThatThrownBy(() -> Aludel.open(revisions.on(db).running(BACK)).upgrade("head"))
        .hasMessageContaining("Upgrade of revision c3 failed and was rolled back")
        .hasMessageContaining(
            "Then the run went back (--on-failure=downgrade): b2, a1 were taken back by their downgrades. The database is at base, where the run began.");

    assertThat(db.query("SELECT version_num FROM aludel_version")).isEmpty();
    assertThat(db.query("SELECT revision, direction, outcome FROM aludel_history ORDER BY id"))
        .containsExactly(
            "a1|upgrade|done",
            "b2|upgrade|done",
            "c3|upgrade|failed",
            "b2|downgrade|done",
            "a1|downgrade|done");
  }

  @OnBothDatabases
  void aRunThatCouldNotGoBackDoesNotBegin(TestDatabase db) throws SQLException {
    java.nio.file.Path script = folder.resolve("c3.sql");
    try {
      java.nio.file.Files.writeString(
          script, "-- C\n-- revision: c3\n-- down: b2\n\n-- upgrade\nSELECT 1;\n");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThatThrownBy(() -> Aludel.open(revisions.on(db).running(BACK)).upgrade("head"))
        .isInstanceOf(IrreversibleScriptException.class)
        .hasMessageContaining("c3");
    assertThat(db.query("SELECT * FROM aludel_history")).isEmpty();
  }

  @Test
  void whoGivesUpOnALockNamesWhoHasIt(TestPostgres db) throws SQLException {
    Aludel.open(revisions.on(db)).upgrade("head");
    revisions.write("c3", "b2", "-- lock-timeout: 500ms", "ALTER TABLE a ADD COLUMN y int;", "");
    RetryPolicy twice = new RetryPolicy(2, Duration.ofMillis(10), Duration.ofMillis(20));
    List<MigrationEvent> events = new ArrayList<>();
    try (Connection other = db.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("SET application_name = 'billing'");
      other.createStatement().execute("UPDATE a SET x = 1 WHERE 'secret' = 'secret'");
      String pid = first(other, "SELECT pg_backend_pid()");
      RunOptions options = RunOptions.DEFAULT.withRetries(twice);

      other.createStatement().execute("UPDATE a SET x = 1 WHERE 'secret' = 'secret'");
      assertThatThrownBy(
              () ->
                  Aludel.open(revisions.on(db).running(options).listener(events::add))
                      .upgrade("head"))
          .hasMessageContaining("SQLSTATE 55P03")
          .hasMessageContaining("It was tried 3 times. This session has the lock:")
          .hasMessageContaining("pid " + pid + ", user postgres, application 'billing'")
          .hasMessageContaining("idle in transaction, in its transaction for ")
          .hasMessageContaining("last statement: UPDATE a SET x = 1 WHERE '***' = '***'")
          .hasMessageContaining("to end it:      SELECT pg_terminate_backend(" + pid + ")")
          .hasMessageContaining("Run the command again when they are done");
      other.rollback();
    }
    assertThat(events).filteredOn(MigrationEvent.StepRetried.class::isInstance).hasSize(2);
    Aludel.open(revisions.on(db)).upgrade("head");
  }

  @Test
  void aLockThatIsFreeAgainIsNotAFailure(TestPostgres db) throws Exception {
    Aludel.open(revisions.on(db)).upgrade("head");
    revisions.write("c3", "b2", "-- lock-timeout: 500ms", "ALTER TABLE a ADD COLUMN y int;", "");
    RetryPolicy often = new RetryPolicy(50, Duration.ofMillis(20), Duration.ofMillis(50));
    try (Connection other = db.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("LOCK TABLE a IN ACCESS SHARE MODE");
      Thread run =
          new Thread(
              () ->
                  Aludel.open(revisions.on(db).running(RunOptions.DEFAULT.withRetries(often)))
                      .upgrade("head"));
      run.start();
      run.join(500);
      other.commit();
      run.join(20_000);
    }
    assertThat(db.query("SELECT version_num FROM aludel_version")).containsExactly("c3");
    assertThat(db.query("SELECT outcome, statements FROM aludel_history WHERE revision = 'c3'"))
        .containsExactly("done|1");
  }

  @Test
  void whoWaitsForAnotherRunTellsWhomAndGivesUpInTheEnd(TestPostgres db) throws Exception {
    Aludel.open(revisions.on(db)).upgrade("a1");
    List<MigrationEvent> events = new ArrayList<>();
    try (Connection other = db.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("SET application_name = 'deploy 7'");
      other
          .createStatement()
          .execute(
              "SELECT pg_advisory_xact_lock(('x' || left(encode(sha256('aludel:public.aludel_version'), 'hex'), 16))::bit(64)::bigint)");
      RunOptions patience = RunOptions.DEFAULT.withRunnerWait(Duration.ofMillis(2500));

      assertThatThrownBy(
              () ->
                  Aludel.open(revisions.on(db).running(patience).listener(events::add))
                      .upgrade("head"))
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("Another run is changing this database and did not end within 2.")
          .hasMessageContaining("application 'deploy 7'")
          .hasMessageContaining("SELECT pg_terminate_backend(")
          .hasMessageContaining("raise timeouts.runner");
    }
    assertThat(events)
        .filteredOn(MigrationEvent.RunnerAwaited.class::isInstance)
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(((MigrationEvent.RunnerAwaited) event).holders())
                    .singleElement()
                    .extracting(dev.aludel.dialect.OtherSession::application)
                    .isEqualTo("deploy 7"));
  }

  private static String first(Connection connection, String sql) throws SQLException {
    try (var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
