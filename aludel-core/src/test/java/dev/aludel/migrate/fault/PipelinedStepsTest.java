package dev.aludel.migrate.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.error.AludelException;
import dev.aludel.migrate.MigrationEvent;
import dev.aludel.migrate.MigrationException;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.RetryPolicy;
import dev.aludel.migrate.RunOptions;
import dev.aludel.migrate.fault.FaultProxy.Fault;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that makes a PostgreSQL database from nothing, and of which nobody hears each statement,
 * sends ten revisions in one round trip. Each is a transaction of its own all the same, and nothing
 * else is different.
 */
@ExtendWith(TestDatabases.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PipelinedStepsTest {

  private static final Faults FAULTS = new Faults("connection, ten revisions in one round trip");

  @TempDir Path folder;

  @AfterAll
  static void tell() {
    FAULTS.print();
  }

  /** Each adds a row to a table without a key: a second time would show. */
  private void write(int revisions) throws IOException {
    for (int at = 1; at <= revisions; at++) {
      write(
          at,
          """
          CREATE TABLE t%1$d (id int PRIMARY KEY, name text);
          CREATE INDEX t%1$d_name ON t%1$d (name); -- the name
          %2$sINSERT INTO log VALUES (%1$d);
          """
              .formatted(at, at == 1 ? "CREATE TABLE log (n int);\n" : ""));
    }
  }

  private void write(int at, String upgrade) throws IOException {
    write(at, "", upgrade);
  }

  private void write(int at, String head, String upgrade) throws IOException {
    String parent = at == 1 ? "" : "-- down: r" + (at - 1) + "\n";
    Files.writeString(
        folder.resolve("r" + at + ".sql"),
        "-- It's step %d\n-- revision: r%d\n%s%s\n-- upgrade\n%s\n-- downgrade\n"
            .formatted(at, at, parent, head, upgrade));
  }

  private AludelConfig on(DataSource source) {
    return AludelConfig.of(source)
        .scripts(ScriptDirectory.of(folder))
        .running(
            RunOptions.DEFAULT
                .withRunnerWait(Duration.ofMinutes(1))
                .withRetries(new RetryPolicy(20, Duration.ofMillis(50), Duration.ofMillis(200))));
  }

  private static List<String> numbers(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
  }

  private static void isWhole(TestPostgres db, int last, String fault) throws SQLException {
    assertThat(db.query("SELECT n FROM log"))
        .as(Faults.seeded("what ran, after " + fault))
        .containsExactlyElementsOf(numbers(last));
    assertThat(
            db.query(
                "SELECT substr(revision, 2) FROM aludel_history WHERE outcome = 'done' ORDER BY id"))
        .as(Faults.seeded("the history, after " + fault))
        .containsExactlyElementsOf(numbers(last));
    assertThat(db.query("SELECT version_num FROM aludel_version")).containsExactly("r" + last);
  }

  private int questions(int revisions) throws Exception {
    write(revisions);
    return questionsOfRun(revisions);
  }

  private int questionsOfRun(int revisions) throws Exception {
    try (TestPostgres db = TestPostgres.create();
        FaultProxy proxy = FaultProxy.harmless(db.port(), db.name())) {
      Aludel.open(on(proxy.dataSource())).upgrade("head");
      isWhole(db, revisions, "nothing");
      return proxy.questions();
    }
  }

  @Test
  void tenRevisionsTakeOneRoundTrip() throws Exception {
    int eleven = questions(11);
    assertThat(questions(41) - eleven).as("BEGIN, and all others behind it").isEqualTo(2 * 3);
  }

  @Test
  void soDoThoseThatCreateRoutinesWhoseBodiesAreNotLookedAt() throws Exception {
    int plain = questions(11);
    for (int at = 1; at <= 11; at++) {
      write(
          at,
          """
          %sSET check_function_bodies TO off;
          CREATE FUNCTION f%2$d() RETURNS integer LANGUAGE sql AS 'SELECT n FROM comes_later';
          RESET check_function_bodies;
          INSERT INTO log VALUES (%2$d);
          """
              .formatted(at == 1 ? "CREATE TABLE log (n int);\n" : "", at));
    }

    assertThat(questionsOfRun(11)).isEqualTo(plain);
  }

  @Test
  void theHistoryHasForEachWhatItWouldHaveOtherwise(TestPostgres db) throws Exception {
    write(3);
    write(4, "INSERT INTO log SELECT 4 FROM pg_sleep(0.25);");

    List<MigrationEvent> events = new ArrayList<>();
    Aludel.open(on(db.dataSource()).listener(quiet(events)).tagged("what's ?")).upgrade("head");

    assertThat(
            db.query(
                "SELECT revision, direction, outcome, statements, message FROM aludel_history ORDER BY id"))
        .containsExactly(
            "r1|upgrade|done|4|It's step 1 [what's ?]",
            "r2|upgrade|done|3|It's step 2 [what's ?]",
            "r3|upgrade|done|3|It's step 3 [what's ?]",
            "r4|upgrade|done|1|It's step 4 [what's ?]");
    assertThat(db.query("SELECT duration_ms BETWEEN 250 AND 2000 FROM aludel_history WHERE id = 4"))
        .containsExactly("t");
    assertThat(
            db.query(
                "SELECT DISTINCT length(checksum), db_user, started_at > now() - interval '1 min'"
                    + " FROM aludel_history"))
        .containsExactly("64|postgres|t");
    assertThat(events.stream().map(PipelinedStepsTest::told))
        .containsExactly("r1", "r1 4", "r2", "r2 3", "r3", "r3 3", "r4", "r4 1");
    assertThat(Aludel.open(on(db.dataSource())).changedScripts()).isEmpty();
  }

  private static String told(MigrationEvent event) {
    if (event instanceof MigrationEvent.StepStarted started) {
      return started.revision();
    }
    MigrationEvent.StepFinished finished = (MigrationEvent.StepFinished) event;
    return finished.revision() + " " + finished.statements();
  }

  private static MigrationListener quiet(List<MigrationEvent> events) {
    List<MigrationEvent> heard = Collections.synchronizedList(events);
    return new MigrationListener() {
      @Override
      public void on(MigrationEvent event) {
        heard.add(event);
      }

      @Override
      public boolean hearsStatements() {
        return false;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO log VALUES (5);\nCREATE TABLE x (y nonsense);\nINSERT INTO log VALUES (5);",
        "INSERT INTO log VALUES (5);\nINSERT INTO t1 VALUES (1), (1);",
        "CREATE TABL x (y int);",
        "ALTER TABLE t1 ADD FOREIGN KEY (id) REFERENCES t2 DEFERRABLE INITIALLY DEFERRED;\nINSERT INTO t1 VALUES (7);",
        "INSERT INTO log VALUES (5);\nDELETE FROM aludel_version;",
        "INSERT INTO log VALUES (5);\nUPDATE aludel_version SET version_num = 'r5';",
        "INSERT INTO log VALUES (5);\nDROP TABLE aludel_history;",
        "ALTER TABLE aludel_history ALTER revision DROP NOT NULL;\nDELETE FROM aludel_version;",
      })
  void aFailureSaysTheSameAsWhenTheyGoOneByOne(String upgrade) throws Exception {
    write(7);
    write(5, upgrade);
    List<String> messages = new ArrayList<>();
    List<List<String>> histories = new ArrayList<>();
    for (MigrationListener listener : List.of(MigrationListener.NONE, event -> {})) {
      try (TestPostgres db = TestPostgres.create()) {
        MigrationException failure =
            catchThrowableOfType(
                MigrationException.class,
                () -> Aludel.open(on(db.dataSource()).listener(listener)).upgrade("head"));
        messages.add(failure.getMessage());
        histories.add(
            db.query("SELECT revision, outcome, statements FROM aludel_history ORDER BY id"));
        isWhole(db, 4, "a failure");
        assertThat(db.query("SELECT relname FROM pg_class WHERE relname IN ('t5', 't6', 'x')"))
            .isEmpty();
      }
    }
    assertThat(messages.get(0)).isEqualTo(messages.get(1));
    assertThat(histories.get(0)).isEqualTo(histories.get(1)).contains("r4|done|3");
  }

  @Test
  void whatFailedIsTakenBackByDowngradesAsEver(TestPostgres db) throws Exception {
    write(4);
    write(5, "INSERT INTO nowhere VALUES (1);");

    MigrationException failure =
        catchThrowableOfType(
            MigrationException.class,
            () ->
                Aludel.open(
                        on(db.dataSource())
                            .running(
                                RunOptions.DEFAULT.withOnFailure(RunOptions.OnFailure.DOWNGRADE)))
                    .upgrade("head"));

    assertThat(failure).hasMessageContaining("r4, r3, r2, r1 were taken back");
    assertThat(db.query("SELECT version_num FROM aludel_version")).isEmpty();
  }

  /** What JDBC would read as a parameter or an escape, settings, a part outside a transaction. */
  @Test
  void whatMustGoByItselfDoes(TestPostgres db) throws Exception {
    write(12);
    write(3, "INSERT INTO log VALUES (3);\nCREATE TABLE j (d jsonb DEFAULT '{\"a\": 1}');");
    write(5, "INSERT INTO log VALUES (5);\nDELETE FROM j WHERE d ? 'a';");
    write(6, "-- lock-timeout: 2s", "INSERT INTO log VALUES (6);");
    write(8, "SET work_mem = '8MB';\nINSERT INTO log VALUES (8);");
    write(
        9, "INSERT INTO log VALUES (9);\nINSERT INTO t1 VALUES (9, E'it\\'s; here') RETURNING id;");
    write(10, "DO $$ BEGIN INSERT INTO log VALUES (10); END $$;");
    write(11, "CREATE INDEX CONCURRENTLY log_n ON log (n);\nINSERT INTO log VALUES (11);");

    Aludel.open(on(db.dataSource())).upgrade("head");

    isWhole(db, 12, "nothing");
    assertThat(db.query("SELECT name FROM t1")).containsExactly("it's; here");
    assertThat(db.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'log_n'::regclass"))
        .containsExactly("t");
  }

  @Test
  void aTableThatSomebodyElseHasIsWaitedForAndNamed(TestPostgres db) throws Exception {
    write(4);
    write(3, "ALTER TABLE theirs ADD y int;\nINSERT INTO log VALUES (3);");
    db.execute(
        "CREATE TABLE theirs (x int); ALTER DATABASE " + db.name() + " SET lock_timeout = '2s'");
    List<MigrationEvent> events = new ArrayList<>();
    Thread run =
        new Thread(() -> Aludel.open(on(db.dataSource()).listener(quiet(events))).upgrade("head"));
    try (Connection reader = db.connect()) {
      reader.setAutoCommit(false);
      reader.createStatement().execute("SELECT * FROM theirs");
      run.start();
      while (blockers(events).isEmpty()) {
        assertThat(run.isAlive()).isTrue();
        Thread.sleep(20);
      }
      reader.rollback();
    }
    run.join();

    assertThat(blockers(events)).first().isEqualTo("SELECT * FROM theirs");
    isWhole(db, 4, "a lock");
  }

  private static List<String> blockers(List<MigrationEvent> events) {
    synchronized (events) {
      return List.copyOf(events).stream()
          .filter(MigrationEvent.StepRetried.class::isInstance)
          .flatMap(event -> ((MigrationEvent.StepRetried) event).blockers().stream())
          .map(blocker -> blocker.query())
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void theConnectionBreaksAtAnyQuestion(Fault fault) throws Exception {
    int last = 35;
    int questions = questions(last);
    for (int question : FAULTS.some(5, questions)) {
      String what = fault + " at question " + question + " of " + questions;
      try (TestPostgres db = TestPostgres.create();
          FaultProxy proxy = FaultProxy.at(question, fault, db.port(), db.name())) {
        try {
          Aludel.open(on(proxy.dataSource())).upgrade("head");
        } catch (AludelException expected) {
          assertThat(expected).as(what).hasMessageNotContaining("null");
        }
        finish(db, last, what);
        FAULTS.survived(fault.name());
      }
    }
  }

  @Test
  void theServerEndsTheSessionsAtRandomInstants() throws Exception {
    int last = 60;
    write(last);
    for (int i = 0; i < Faults.times(5, 100); i++) {
      int delay = FAULTS.random().nextInt(250);
      try (TestPostgres db = TestPostgres.create()) {
        Thread terminator = new Thread(() -> terminate(db, delay));
        terminator.start();
        try {
          Aludel.open(on(db.dataSource())).upgrade("head");
        } catch (AludelException expected) {
          assertThat(expected).hasMessageNotContaining("null");
        }
        terminator.join();
        finish(db, last, "pg_terminate_backend after " + delay + " ms");
        FAULTS.survived("pg_terminate_backend");
      }
    }
  }

  private void finish(TestPostgres db, int last, String what) throws SQLException {
    try {
      Aludel.open(on(db.dataSource())).upgrade("head");
    } catch (RuntimeException e) {
      throw new AssertionError(Faults.seeded("The run after '" + what + "' fails"), e);
    }
    isWhole(db, last, what);
  }

  private static void terminate(TestPostgres db, int delay) {
    try {
      Thread.sleep(delay);
      db.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void manyRunnersAtOnceDoEachRevisionOnce() throws Exception {
    int last = 60;
    write(last);
    for (int i = 0; i < Faults.times(2, 20); i++) {
      var pool = Executors.newFixedThreadPool(6);
      try (TestPostgres db = TestPostgres.create()) {
        List<Callable<Object>> runs =
            Collections.nCopies(6, () -> Aludel.open(on(db.dataSource())).upgrade("head"));
        for (var run : pool.invokeAll(runs)) {
          run.get();
        }
        isWhole(db, last, "six runners");
        assertThat(db.query("SELECT revision FROM aludel_history WHERE outcome <> 'done'"))
            .isEmpty();
        FAULTS.survived("six runners at once");
      } finally {
        pool.shutdown();
      }
    }
  }
}
