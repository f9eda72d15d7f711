package dev.aludel.migrate.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.dialect.OtherSession;
import dev.aludel.migrate.MigrationEvent;
import dev.aludel.migrate.MigrationException;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.RetryPolicy;
import dev.aludel.migrate.RunOptions;
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
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where nobody hears of each statement, those of a revision go to PostgreSQL in one round trip.
 * Nothing else is different.
 */
@ExtendWith(TestDatabases.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PipelinedStepTest {

  @TempDir Path folder;

  /** Hears of all but single statements. */
  private record Quiet(List<MigrationEvent> events) implements MigrationListener {
    Quiet() {
      this(Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public void on(MigrationEvent event) {
      events.add(event);
    }

    @Override
    public boolean hearsStatements() {
      return false;
    }
  }

  private void write(String id, String down, String head, String upgrade) throws IOException {
    String parent = down.isEmpty() ? "" : "-- down: " + down + "\n";
    Files.writeString(
        folder.resolve(id + ".sql"),
        "-- Step %s\n-- revision: %s\n%s%s\n-- upgrade\n%s\n"
            .formatted(id, id, parent, head, upgrade));
  }

  private AludelConfig on(DataSource source) {
    return AludelConfig.of(source).scripts(ScriptDirectory.of(folder));
  }

  private int questions(int revisions, MigrationListener listener) throws Exception {
    for (int at = 1; at <= revisions; at++) {
      write(
          "r" + at,
          at == 1 ? "" : "r" + (at - 1),
          "",
          """
          CREATE TABLE t%1$d (id int PRIMARY KEY, data jsonb DEFAULT '{"a": 1}');
          CREATE INDEX t%1$d_data ON t%1$d (id) WHERE data ? 'a'; -- a question mark, a brace
          INSERT INTO t%1$d VALUES (1);
          """
              .formatted(at));
    }
    try (TestPostgres db = TestPostgres.create();
        FaultProxy proxy = FaultProxy.harmless(db.port(), db.name())) {
      Aludel.open(on(proxy.dataSource()).listener(listener)).upgrade("head");
      assertThat(db.query("SELECT statements FROM aludel_history WHERE outcome = 'done'"))
          .hasSize(revisions)
          .containsOnly("3");
      assertThat(db.query("SELECT data->>'a' FROM t" + revisions)).containsExactly("1");
      return proxy.questions();
    }
  }

  @Test
  void aRevisionTakesFourRoundTrips() throws Exception {
    int fourTogether = questions(4, MigrationListener.NONE);
    int fourOneByOne = questions(4, event -> {});

    assertThat(questions(14, MigrationListener.NONE) - fourTogether)
        .as("BEGIN and with it lock and rows; all statements; version rows and history; COMMIT")
        .isEqualTo(5 * 10);
    assertThat(questions(14, event -> {}) - fourOneByOne)
        .as("where each statement is told of")
        .isEqualTo(7 * 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE b (x int);\nINSERT INTO b VALUES (1), (1);\nINSERT INTO a VALUES (1);",
        "CREATE TABLE b (x int);\n\n  CREATE TABLE c (y nonsense);\nCREATE TABLE d (x int);",
        "CREATE TABL b (x int);",
        "INSERT INTO a VALUES (2);\nUPDATE a SET x = 1 / (x - 2);",
        "INSERT INTO later VALUES (7);\nCREATE TABLE b (x int);",
        "CREATE TABLE b (x int);\nDELETE FROM aludel_version;",
        "CREATE TABLE b (x int);\nDROP TABLE aludel_history;",
        "CREATE TABLE b (x int);\nINSERT INTO b SELECT 1 FROM pg_sleep(5);\nCREATE TABLE c (x int);",
      })
  void aFailureSaysTheSameAsWhenTheyGoOneByOne(String upgrade) throws Exception {
    write(
        "r1",
        "",
        "",
        """
        CREATE TABLE a (x int PRIMARY KEY);
        INSERT INTO a VALUES (1);
        CREATE TABLE later (x int REFERENCES a DEFERRABLE INITIALLY DEFERRED);
        """);
    write("r2", "r1", "-- statement-timeout: 200ms", upgrade);
    List<String> messages = new ArrayList<>();
    List<List<String>> histories = new ArrayList<>();
    for (String way : List.of("together", "together, the driver tells little", "one by one")) {
      try (TestPostgres db = TestPostgres.create()) {
        var source = new PGSimpleDataSource();
        source.setUrl(db.url());
        source.setLogServerErrorDetail(!way.endsWith("little"));
        MigrationListener listener =
            way.equals("one by one") ? event -> {} : MigrationListener.NONE;
        MigrationException failure =
            catchThrowableOfType(
                MigrationException.class,
                () -> Aludel.open(on(source).listener(listener)).upgrade("head"));
        messages.add(failure.getMessage());
        histories.add(
            db.query("SELECT revision, outcome, statements FROM aludel_history ORDER BY id"));
        assertThat(db.query("SELECT version_num FROM aludel_version")).containsExactly("r1");
        assertThat(db.query("SELECT relname FROM pg_class WHERE relname IN ('b', 'c', 'd')"))
            .isEmpty();
      }
    }
    assertThat(messages.get(0)).isEqualTo(messages.get(2));
    assertThat(where(messages.get(1))).isEqualTo(where(messages.get(2)));
    assertThat(histories.get(0)).isEqualTo(histories.get(2)).startsWith("r1|done|3");
  }

  /** The driver's own words are fewer where it tells little; ours are the same. */
  private static List<String> where(String message) {
    return message.lines().filter(line -> line.matches("(Up|  at|  st|The database).*")).toList();
  }

  @Test
  void aTableThatIsLockedIsWaitedForAndTheOneWhoHasItIsNamed(TestPostgres db) throws Exception {
    db.execute("CREATE TABLE a (x int)");
    write("r1", "", "-- lock-timeout: 500ms", "CREATE TABLE b (x int);\nALTER TABLE a ADD y int;");
    Quiet told = new Quiet();
    AludelConfig config =
        on(db.dataSource())
            .listener(told)
            .running(
                RunOptions.DEFAULT.withRetries(
                    new RetryPolicy(20, Duration.ofMillis(50), Duration.ofMillis(200))));
    Thread run = new Thread(() -> Aludel.open(config).upgrade("head"));
    try (Connection reader = db.connect()) {
      reader.setAutoCommit(false);
      reader.createStatement().execute("SELECT * FROM a");
      run.start();
      while (blockers(told).isEmpty()) {
        Thread.sleep(20);
      }
      reader.rollback();
    }
    run.join();

    assertThat(blockers(told)).first().extracting(OtherSession::query).isEqualTo("SELECT * FROM a");
    assertThat(told.events()).last().isInstanceOf(MigrationEvent.StepFinished.class);
    assertThat(db.query("SELECT y FROM a")).isEmpty();
    assertThat(db.query("SELECT statements FROM aludel_history")).containsExactly("2");
  }

  private static List<OtherSession> blockers(Quiet told) {
    synchronized (told.events()) {
      return told.events().stream()
          .filter(MigrationEvent.StepRetried.class::isInstance)
          .flatMap(event -> ((MigrationEvent.StepRetried) event).blockers().stream())
          .toList();
    }
  }

  @Test
  void theTimeThatAnIndexTakesIsNotLimitedAndTheNextStatementsIs(TestPostgres db) throws Exception {
    db.execute(
        """
        CREATE TABLE a (x int);
        INSERT INTO a VALUES (1);
        CREATE FUNCTION slow(x int) RETURNS int IMMUTABLE LANGUAGE plpgsql
          AS $$ BEGIN PERFORM pg_sleep(0.4); RETURN x; END $$;
        """);
    var source = new PGSimpleDataSource();
    source.setUrl(db.url());
    source.setOptions("-c statement_timeout=200ms");
    write("r1", "", "", "CREATE INDEX i ON a (slow(x)); -- takes a while\n");
    Aludel.open(on(source)).upgrade("head");
    write("r2", "r1", "", "CREATE INDEX j ON a (slow(x + 1));\nUPDATE a SET x = slow(x + 1);\n");

    MigrationException failure =
        catchThrowableOfType(
            MigrationException.class, () -> Aludel.open(on(source)).upgrade("head"));

    assertThat(failure)
        .hasMessageContaining("r2.sql:7")
        .hasMessageContaining("statement: UPDATE a SET x = slow(x + 1)")
        .hasMessageContaining("statement timeout");
  }

  @Test
  void whatReturnsRowsGoesByItselfAndToItsEnd(TestPostgres db) throws Exception {
    write(
        "r1",
        "",
        "",
        """
        CREATE TABLE log (n int);
        CREATE FUNCTION note(n int) RETURNS int LANGUAGE sql
          BEGIN ATOMIC INSERT INTO log VALUES (n) RETURNING n; END;
        SELECT note(n) FROM generate_series(1, 50) n;
        INSERT INTO log VALUES (51) RETURNING n;
        """);

    Aludel.open(on(db.dataSource())).upgrade("head");

    assertThat(db.query("SELECT count(*), max(n) FROM log")).containsExactly("51|51");
  }

  @Test
  void theHistoryHasTheTrueDurationAndTheWordsAsTheyAre(TestPostgres db) throws Exception {
    write("r1", "", "", "CREATE TABLE a (x int);\nINSERT INTO a SELECT 1 FROM pg_sleep(0.25);");
    Path script = folder.resolve("r1.sql");
    String words = "It's \\ a \"test\" with ? and {fn} and $1";
    Files.writeString(script, Files.readString(script).replace("Step r1", words));
    long begun = System.nanoTime();

    Aludel.open(on(db.dataSource()).tagged("what's ?")).upgrade("head");

    long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    List<String> row = db.query("SELECT duration_ms, message FROM aludel_history");
    assertThat(row).hasSize(1);
    String[] columns = row.get(0).split("\\|", 2);
    assertThat(Long.parseLong(columns[0])).isBetween(250L, took);
    assertThat(columns[1]).isEqualTo(words + " [what's ?]");
  }

  @Test
  void aConnectionThatBreaksInTheMiddleLeavesNothing(TestPostgres db) throws Exception {
    write("r1", "", "", "CREATE TABLE a (x int);");
    Aludel.open(on(db.dataSource())).upgrade("head");
    write("r2", "r1", "", "CREATE TABLE b (x int);\nINSERT INTO b SELECT 1 FROM pg_sleep(3);");
    Thread terminator = new Thread(() -> endSleeper(db));
    terminator.start();

    MigrationException failure =
        catchThrowableOfType(
            MigrationException.class, () -> Aludel.open(on(db.dataSource())).upgrade("head"));
    terminator.join();

    assertThat(failure)
        .hasMessageContaining("The connection was lost. Nothing of this revision is committed");
    assertThat(db.query("SELECT version_num FROM aludel_version")).containsExactly("r1");
    assertThat(db.query("SELECT revision, outcome FROM aludel_history ORDER BY id"))
        .containsExactly("r1|done", "r2|failed");
  }

  private static void endSleeper(TestPostgres db) {
    String sleeper =
        "FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";
    try {
      while (db.query("SELECT pid " + sleeper).isEmpty()) {
        Thread.sleep(20);
      }
      db.query("SELECT pg_terminate_backend(pid) " + sleeper);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
