package dev.aludel.migrate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.migrate.RunReport;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Fifty start at once on an empty database. */
@ExtendWith(TestDatabases.class)
class ManyRunnersTest {

  private static final Faults FAULTS = new Faults("runners");

  @TempDir Path folder;

  @AfterAll
  static void tell() {
    FAULTS.print();
  }

  /** Each with connections of its own, as fifty processes have them. */
  @OnBothDatabases
  void fiftyAtOnceRunEachRevisionOnceAndNoneFails(TestDatabase database) throws Exception {
    Scenario scenario = Scenario.in(folder, database);
    int runners = 50;
    CyclicBarrier start = new CyclicBarrier(runners);
    List<Callable<RunReport>> runs = new ArrayList<>();
    for (int i = 0; i < runners; i++) {
      runs.add(
          () -> {
            start.await();
            return Aludel.open(scenario.on(database.dataSource())).upgrade("head");
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(runners);
    try {
      for (Future<RunReport> run : threads.invokeAll(runs)) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
    }
    scenario.isWhole(database, "fifty runners");
    FAULTS.survived("fifty at once, " + database);
  }

  /** Real ones: fifty in a long run, four in any other. */
  @OnBothDatabases
  void processesAtOnceRunEachRevisionOnceAndNoneFails(TestDatabase database) throws Exception {
    Scenario scenario = Scenario.in(folder, database);
    List<ChildRun> runs = new ArrayList<>();
    for (int i = 0; i < Faults.times(4, 50); i++) {
      runs.add(ChildRun.start(database.url(), folder, 0));
    }
    for (ChildRun run : runs) {
      assertThat(run.end()).as(run.said().toString()).isZero();
    }
    scenario.isWhole(database, runs.size() + " processes");
    FAULTS.survived(runs.size() + " processes at once, " + database);
  }
}
