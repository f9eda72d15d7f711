package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.schema.QualifiedName;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does to a database, seen from the front door. */
class MigrationsTest {

  private static final String CREATE_CLIENTS =
      """
      -- Create clients
      -- revision: a1
      -- created: 2026-11-21T04:08:00Z

      -- upgrade
      CREATE TABLE clients (id integer PRIMARY KEY, name varchar(50) NOT NULL);

      -- downgrade
      DROP TABLE clients;
      """;

  private static final String ADD_PHONE =
      """
      -- Add phone
      -- revision: b2
      -- down: a1
      -- created: 2026-11-21T04:09:00Z

      -- upgrade
      ALTER TABLE clients ADD COLUMN phone varchar(20);
      INSERT INTO clients (id, name, phone) VALUES (1, 'Ada', '555');

      -- downgrade
      DELETE FROM clients WHERE id = 1;
      ALTER TABLE clients DROP COLUMN phone;
      """;

  private static final String BROKEN =
      """
      -- Break
      -- revision: c3
      -- down: b2
      -- created: 2026-11-21T04:10:00Z

      -- upgrade
      CREATE TABLE invoices (id integer PRIMARY KEY);
      INSERT INTO no_such_table VALUES (1);

      -- downgrade
      DROP TABLE invoices;
      """;

  @TempDir Path versions;

  private final List<MigrationEvent> events = new ArrayList<>();

  @OnBothDatabases
  void upgradesToHeadAndKeepsAccount(TestDatabase database) throws Exception {
    write("a1.sql", CREATE_CLIENTS);
    write("b2.sql", ADD_PHONE);

    RunReport report = aludel(database).upgrade("head");

    assertThat(report.steps()).extracting(StepEnd::revision).containsExactly("a1", "b2");
    assertThat(database.query("SELECT name, phone FROM clients")).containsExactly("Ada|555");
    assertThat(database.query("SELECT version_num FROM aludel_version")).containsExactly("b2");
    assertThat(
            database.query(
                "SELECT id, revision, direction, outcome, statements, message FROM aludel_history"
                    + " ORDER BY id"))
        .containsExactly("1|a1|upgrade|done|1|Create clients", "2|b2|upgrade|done|2|Add phone");
  }

  @OnBothDatabases
  void doesNothingWhenThereIsNothingToDo(TestDatabase database) throws Exception {
    write("a1.sql", CREATE_CLIENTS);
    aludel(database).upgrade("head");

    RunReport again = aludel(database).upgrade("head");

    assertThat(again.steps()).isEmpty();
    assertThat(database.query("SELECT count(*) FROM aludel_history")).containsExactly("1");
  }

  @OnBothDatabases
  void downgradesStepByStepToBase(TestDatabase database) throws Exception {
    write("a1.sql", CREATE_CLIENTS);
    write("b2.sql", ADD_PHONE);
    aludel(database).upgrade("head");

    aludel(database).downgrade("-1");
    assertThat(database.query("SELECT version_num FROM aludel_version")).containsExactly("a1");
    assertThat(database.query("SELECT count(*) FROM clients")).containsExactly("0");

    aludel(database).downgrade("base");
    assertThat(database.query("SELECT version_num FROM aludel_version")).isEmpty();
    assertThatThrownBy(() -> database.query("SELECT * FROM clients"))
        .isInstanceOf(SQLException.class);
  }

  @OnBothDatabases
  void rollsBackTheRevisionThatFailsAndKeepsThoseBefore(TestDatabase database) throws Exception {
    write("a1.sql", CREATE_CLIENTS);
    write("b2.sql", ADD_PHONE);
    write("c3.sql", BROKEN);

    assertThatThrownBy(() -> aludel(database).upgrade("head"))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("revision c3 failed and was rolled back")
        .hasMessageContaining("c3.sql:8")
        .hasMessageContaining("INSERT INTO no_such_table VALUES (1)")
        .satisfies(failure -> assertThat(((MigrationException) failure).revision()).hasValue("c3"));

    assertThat(database.query("SELECT version_num FROM aludel_version")).containsExactly("b2");
    assertThatThrownBy(() -> database.query("SELECT * FROM invoices"))
        .isInstanceOf(SQLException.class);
    assertThat(database.query("SELECT revision, outcome FROM aludel_history ORDER BY id"))
        .containsExactly("a1|done", "b2|done", "c3|failed");
    assertThat(events).last().isInstanceOf(MigrationEvent.StepFailed.class);
  }

  @OnBothDatabases
  void tellsEachStepWhileItRuns(TestDatabase database) throws Exception {
    write("a1.sql", CREATE_CLIENTS);

    aludel(database).upgrade("head");

    assertThat(events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("StepStarted", "StatementStarted", "StatementFinished", "StepFinished");
  }

  @OnBothDatabases
  void runsEachRevisionOnceWhenManyStartTogether(TestDatabase database) throws Exception {
    write("a1.sql", CREATE_CLIENTS);
    write("b2.sql", ADD_PHONE);
    int runners = 8;
    ExecutorService threads = Executors.newFixedThreadPool(runners);
    try {
      List<Callable<RunReport>> starts = new ArrayList<>();
      for (int i = 0; i < runners; i++) {
        starts.add(() -> quiet(database).upgrade("head"));
      }
      int steps = 0;
      for (Future<RunReport> run : threads.invokeAll(starts)) {
        steps += run.get().steps().size();
      }
      assertThat(steps).isEqualTo(2);
    } finally {
      threads.shutdownNow();
    }
    assertThat(database.query("SELECT name FROM clients")).containsExactly("Ada");
    assertThat(database.query("SELECT revision, outcome FROM aludel_history ORDER BY id"))
        .containsExactly("a1|done", "b2|done");
  }

  @OnBothDatabases
  void stampsWithoutRunningAnything(TestDatabase database) throws Exception {
    write("a1.sql", CREATE_CLIENTS);
    write("b2.sql", ADD_PHONE);

    aludel(database).stamp("head");

    assertThat(database.query("SELECT version_num FROM aludel_version")).containsExactly("b2");
    assertThat(database.query("SELECT revision, direction, message FROM aludel_history"))
        .containsExactly("b2|stamp|from base");
    assertThat(aludel(database).current().isUpToDate()).isTrue();
  }

  @OnBothDatabases
  void tellsWhatTheHistoryKnowsOfARevisionThatNoScriptHas(TestDatabase database) throws Exception {
    write("a1.sql", CREATE_CLIENTS);
    write("b2.sql", ADD_PHONE);
    aludel(database).upgrade("head");
    Files.delete(versions.resolve("b2.sql"));

    assertThatThrownBy(() -> aludel(database).upgrade("head"))
        .hasMessageContaining("b2")
        .hasMessageContaining("\"Add phone\", applied ");
  }

  @OnBothDatabases
  void readsItsOwnHistory(TestDatabase database) throws Exception {
    write("a1.sql", CREATE_CLIENTS);
    aludel(database).upgrade("head");

    assertThat(aludel(database).history())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.revision()).isEqualTo("a1");
              assertThat(entry.action()).isEqualTo(Action.UPGRADE);
              assertThat(entry.failed()).isFalse();
              assertThat(entry.startedAt()).isBeforeOrEqualTo(Instant.now());
              assertThat(entry.checksum()).hasValueSatisfying(sum -> assertThat(sum).hasSize(64));
            });
  }

  @OnBothDatabases
  void takesOverTheTableThatAlembicWrote(TestDatabase database) throws Exception {
    write("a1.sql", CREATE_CLIENTS);
    write("b2.sql", ADD_PHONE);
    database.execute(
        """
        CREATE TABLE clients (id integer PRIMARY KEY, name varchar(50) NOT NULL);
        CREATE TABLE alembic_version (
          version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
        INSERT INTO alembic_version VALUES ('a1');
        """);

    Aludel.open(config(database).versionTable(QualifiedName.of("alembic_version"))).upgrade("head");

    assertThat(database.query("SELECT version_num FROM alembic_version")).containsExactly("b2");
    assertThat(database.query("SELECT name FROM clients")).containsExactly("Ada");
  }

  @Test
  void aRevisionsOwnStatementTimeoutHolds() throws Exception {
    write(
        "a1.sql",
        """
        -- Wait
        -- revision: a1
        -- statement-timeout: 50ms

        -- upgrade
        SELECT pg_sleep(60);

        -- downgrade
        """);
    try (TestDatabase database = TestPostgres.create()) {
      assertThatThrownBy(() -> aludel(database).upgrade("head"))
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("SQLSTATE 57014");
    }
  }

  @Test
  void aRevisionsOwnLockTimeoutHolds() throws Exception {
    write("a1.sql", CREATE_CLIENTS);
    write("b2.sql", ADD_PHONE.replace("-- created:", "-- lock-timeout: 50ms\n-- created:"));
    try (TestDatabase database = TestPostgres.create();
        Connection other = database.connect()) {
      aludel(database).upgrade("a1");
      other.setAutoCommit(false);
      other.createStatement().execute("LOCK TABLE clients IN ACCESS SHARE MODE");

      RunOptions once = RunOptions.DEFAULT.withRetries(RetryPolicy.DEFAULT.withRetries(0));
      assertThatThrownBy(() -> Aludel.open(config(database).running(once)).upgrade("head"))
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("SQLSTATE 55P03");
      assertThat(database.query("SELECT version_num FROM aludel_version")).containsExactly("a1");
    }
  }

  @Test
  void aRevisionIsTriedAgainAsOftenAsItSays() throws Exception {
    write("a1.sql", CREATE_CLIENTS);
    write(
        "b2.sql",
        ADD_PHONE.replace("-- created:", "-- lock-timeout: 50ms\n-- lock-retries: 1\n-- created:"));
    try (TestDatabase database = TestPostgres.create();
        Connection other = database.connect()) {
      aludel(database).upgrade("a1");
      other.setAutoCommit(false);
      other.createStatement().execute("LOCK TABLE clients IN ACCESS SHARE MODE");

      assertThatThrownBy(() -> aludel(database).upgrade("head"))
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("It was tried 2 times");
      assertThat(events)
          .filteredOn(MigrationEvent.StepRetried.class::isInstance)
          .singleElement()
          .extracting(retried -> ((MigrationEvent.StepRetried) retried).retries())
          .isEqualTo(1);
    }
  }

  @Test
  void aRevisionsOwnIdleLimitHoldsAndSaysWhatToDo() throws Exception {
    write(
        "Ra1_wait.java",
        """
        import dev.aludel.operation.Operations;
        import dev.aludel.script.Migration;
        import dev.aludel.script.Revision;

        /** Wait for something else. */
        @Revision(id = "a1", idleInTransactionTimeout = "100ms")
        public class Ra1_wait extends Migration {
          @Override
          public void upgrade(Operations op) {
            op.run("wait", connection -> sleep());
            op.execute("CREATE TABLE clients (id integer)");
          }

          private static void sleep() {
            try {
              Thread.sleep(1000);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }

          @Override
          public void downgrade(Operations op) {
            op.dropTable("clients");
          }
        }
        """);
    try (TestDatabase database = TestPostgres.create()) {
      assertThatThrownBy(() -> aludel(database).upgrade("head"))
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("SQLSTATE 25P03")
          .hasMessageContaining("idle-in-transaction-timeout in its header");
      assertThat(database.query("SELECT version_num FROM aludel_version")).isEmpty();
    }
  }

  @Test
  void limitsOfARevisionDoNotOutliveItWhereAllIsOneTransaction() throws Exception {
    write(
        "a1.sql",
        CREATE_CLIENTS.replace(
            "-- created:",
            "-- lock-timeout: 50ms\n-- statement-timeout: 7s\n-- idle-in-transaction-timeout: 9s\n-- created:"));
    write(
        "b2.sql",
        ADD_PHONE.replace(
            "-- upgrade",
            """
            -- upgrade
            CREATE TABLE limits AS SELECT current_setting('lock_timeout') AS l,
              current_setting('statement_timeout') AS s,
              current_setting('idle_in_transaction_session_timeout') AS i;\
            """));
    try (TestDatabase database = TestPostgres.create()) {
      Aludel.open(config(database).running(RunOptions.DEFAULT.withAtomic(true))).upgrade("head");

      assertThat(database.query("SELECT l || ' ' || s || ' ' || i FROM limits"))
          .isEqualTo(
              database.query(
                  """
                  SELECT current_setting('lock_timeout') || ' '
                    || current_setting('statement_timeout') || ' '
                    || current_setting('idle_in_transaction_session_timeout')\
                  """));
    }
  }

  @Test
  void limitsOfARevisionHoldWithoutATransactionToo() throws Exception {
    write(
        "a1.sql",
        """
        -- Wait
        -- revision: a1
        -- transaction: none
        -- statement-timeout: 50ms

        -- upgrade
        SELECT pg_sleep(60);

        -- downgrade
        """);
    try (TestDatabase database = TestPostgres.create()) {
      assertThatThrownBy(() -> aludel(database).upgrade("head"))
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("SQLSTATE 57014");
    }
  }

  private Aludel aludel(TestDatabase database) {
    return Aludel.open(config(database).listener(events::add));
  }

  private Aludel quiet(TestDatabase database) {
    return Aludel.open(config(database));
  }

  private AludelConfig config(TestDatabase database) {
    return AludelConfig.of(database.dataSource()).scripts(ScriptDirectory.of(versions));
  }

  private void write(String name, String script) throws IOException {
    Files.writeString(versions.resolve(name), script);
  }
}
