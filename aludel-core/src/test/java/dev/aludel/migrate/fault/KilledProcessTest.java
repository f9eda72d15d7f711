package dev.aludel.migrate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed with SIGKILL, at every event of its run and at random instants. */
@ExtendWith(TestDatabases.class)
class KilledProcessTest {

  private static final Faults FAULTS = new Faults("process");

  /** Building a primary key is seen in the same view. */
  private static final String BUILDING =
      "SELECT FROM pg_stat_progress_create_index"
          + " WHERE datname = current_database() AND command = 'CREATE INDEX CONCURRENTLY'";

  @TempDir Path folder;

  @AfterAll
  static void tell() {
    FAULTS.print();
  }

  @OnBothDatabases
  void atAnyStatement(TestDatabase first) throws Exception {
    boolean postgresql = first instanceof TestPostgres;
    Scenario scenario = Scenario.in(folder, first);
    ChildRun whole = ChildRun.start(first.url(), folder, 0);
    assertThat(whole.end()).as(whole.said().toString()).isZero();
    scenario.isWhole(first, "nothing");
    int events = whole.events();
    assertThat(events).isGreaterThan(20);

    for (int event : FAULTS.some(postgresql ? 5 : 2, events)) {
      try (TestDatabase db = like(first)) {
        ChildRun run = ChildRun.start(db.url(), folder, event);
        assertThat(run.reachesItsStop()).isTrue();
        run.kill();
        scenario.isFinishedBy(db, "kill -9 at event " + event + " of " + events);
        FAULTS.survived("kill -9 between statements, " + first);
      }
    }
  }

  @OnBothDatabases
  void atAnyInstant(TestDatabase first) throws Exception {
    Scenario scenario = Scenario.in(folder, first);
    for (int i = 0; i < Faults.times(3, 60); i++) {
      int afterEvent = 1 + FAULTS.random().nextInt(20);
      int delay = FAULTS.random().nextInt(40);
      try (TestDatabase db = like(first)) {
        ChildRun run = ChildRun.start(db.url(), folder, 0);
        run.says(afterEvent);
        Thread.sleep(delay);
        run.kill();
        scenario.isFinishedBy(db, "kill -9 some " + delay + " ms after event " + afterEvent);
        FAULTS.survived("kill -9 at random instants, " + first);
      }
    }
  }

  /** The index is half built then, and the server may still be building it. */
  @Test
  void inTheMiddleOfAConcurrentBuild(TestPostgres unused) throws Exception {
    for (int i = 0; i < Faults.times(2, 20); i++) {
      try (TestPostgres db = TestPostgres.create()) {
        db.execute("CREATE TABLE big AS SELECT n AS a FROM generate_series(1, 400000) n");
        Files.writeString(
            folder.resolve("a1.sql"),
            """
            -- Index
            -- revision: a1

            -- upgrade
            CREATE TABLE log (entry text);
            CREATE INDEX CONCURRENTLY big_a ON big (md5(a::text));
            INSERT INTO log VALUES ('once');
            """);
        ChildRun run = ChildRun.start(db.url(), folder, 0);
        while (db.query(BUILDING).isEmpty()) {
          assertThat(run.isAlive()).isTrue();
          Thread.sleep(2);
        }
        Thread.sleep(FAULTS.random().nextInt(100));
        run.kill();

        ChildRun next = ChildRun.start(db.url(), folder, 0);
        assertThat(next.end()).as(next.said().toString()).isZero();
        assertThat(next.said()).anyMatch(line -> line.endsWith(" StepResumed"));
        assertThat(db.query("SELECT indisvalid FROM pg_index WHERE indrelid = 'big'::regclass"))
            .containsExactly("t");
        assertThat(db.query("SELECT entry FROM log")).isEqualTo(List.of("once"));
        FAULTS.survived("kill -9 within CREATE INDEX CONCURRENTLY");
      }
    }
  }

  private static TestDatabase like(TestDatabase other) {
    return other instanceof TestPostgres
        ? TestPostgres.create()
        : dev.aludel.testing.TestSqlite.create();
  }
}
