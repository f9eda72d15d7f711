package dev.aludel.migrate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.error.AludelException;
import dev.aludel.migrate.MigrationEvent;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.migrate.fault.FaultProxy.Fault;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection breaks, at every question that a run asks. */
class CutConnectionTest {

  private static final Faults FAULTS = new Faults("connection");

  @TempDir Path folder;

  @AfterAll
  static void tell() {
    FAULTS.print();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void atAnyQuestion(Fault fault) throws Exception {
    int questions;
    try (TestPostgres db = TestPostgres.create();
        FaultProxy proxy = FaultProxy.harmless(db.port(), db.name())) {
      Scenario scenario = Scenario.in(folder, db);
      Aludel.open(scenario.on(proxy.dataSource())).upgrade("head");
      scenario.isWhole(db, "nothing");
      questions = proxy.questions();
    }
    assertThat(questions).isGreaterThan(40);
    for (int question : FAULTS.some(5, questions)) {
      String what = fault + " at question " + question + " of " + questions;
      try (TestPostgres db = TestPostgres.create();
          FaultProxy proxy = FaultProxy.at(question, fault, db.port(), db.name())) {
        Scenario scenario = Scenario.in(folder, db);
        tryUnder(proxy, scenario, MigrationListener.NONE);
        scenario.isFinishedBy(db, what);
        FAULTS.survived(told(fault));
      }
    }
  }

  /** Nobody knows then whether the server has committed, until it is asked. */
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_BEFORE", "CUT_AFTER", "STALL_AND_CUT"})
  void atAnyCommit(Fault fault) throws Exception {
    int commits;
    try (TestPostgres db = TestPostgres.create();
        FaultProxy proxy = FaultProxy.harmless(db.port(), db.name())) {
      Aludel.open(Scenario.in(folder, db).on(proxy.dataSource())).upgrade("head");
      commits = proxy.commits();
    }
    int settled = 0;
    for (int commit : FAULTS.some(7, commits)) {
      String what = fault + " at commit " + commit + " of " + commits;
      try (TestPostgres db = TestPostgres.create();
          FaultProxy proxy = FaultProxy.atCommit(commit, fault, db.port(), db.name())) {
        Scenario scenario = Scenario.in(folder, db);
        List<MigrationEvent> events = Collections.synchronizedList(new ArrayList<>());
        boolean done = tryUnder(proxy, scenario, oneByOneOrTogether(events));
        List<MigrationEvent> settlements =
            events.stream().filter(MigrationEvent.CommitSettled.class::isInstance).toList();
        if (!settlements.isEmpty()) {
          settled++;
          boolean committed = ((MigrationEvent.CommitSettled) settlements.get(0)).committed();
          assertThat(committed).as(what).isEqualTo(fault != Fault.CUT_BEFORE);
          // What took place is no failure: the run goes on.
          assertThat(done).as(what).isEqualTo(committed);
        }
        scenario.isFinishedBy(db, what);
        FAULTS.survived(told(fault) + " of COMMIT");
      }
    }
    assertThat(settled).isPositive();
  }

  @Test
  void theServerEndsTheSessionsOfARunAtRandomInstants() throws Exception {
    for (int i = 0; i < Faults.times(5, 100); i++) {
      int delay = FAULTS.random().nextInt(250);
      try (TestPostgres db = TestPostgres.create()) {
        Scenario scenario = Scenario.in(folder, db);
        Thread terminator = new Thread(() -> terminate(db, delay));
        terminator.start();
        try {
          Aludel.open(scenario.on(db.dataSource())).upgrade("head");
        } catch (AludelException expected) {
          assertThat(expected).hasMessageNotContaining("null");
        }
        terminator.join();
        scenario.isFinishedBy(db, "pg_terminate_backend after " + delay + " ms");
        FAULTS.survived("pg_terminate_backend");
      }
    }
  }

  private static void terminate(TestPostgres db, int delay) {
    try {
      Thread.sleep(delay);
      db.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A commit ends the same way however the statements before it were sent. */
  private static MigrationListener oneByOneOrTogether(List<MigrationEvent> events) {
    boolean oneByOne = FAULTS.random().nextBoolean();
    return new MigrationListener() {
      @Override
      public void on(MigrationEvent event) {
        events.add(event);
      }

      @Override
      public boolean hearsStatements() {
        return oneByOne;
      }
    };
  }

  /** Whether the run came to its end. */
  private static boolean tryUnder(FaultProxy proxy, Scenario scenario, MigrationListener listener) {
    try {
      Aludel.open(scenario.on(proxy.dataSource()).listener(listener)).upgrade("head");
      return true;
    } catch (AludelException e) {
      return false;
    }
  }

  private static String told(Fault fault) {
    return switch (fault) {
      case CUT_BEFORE -> "cut before the server has the question";
      case CUT_AFTER -> "cut after the server has the question";
      case STALL_AND_CUT -> "stalled, then cut";
      case STALL -> "stalled";
    };
  }
}
