package dev.aludel.migrate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Readers and writers of the tables being changed, long ones among them, go on meanwhile. */
@ExtendWith(TestDatabases.class)
class LiveTrafficTest {

  private static final Faults FAULTS = new Faults("traffic");
  private static final int CLIENTS = 4;

  @TempDir Path folder;

  @AfterAll
  static void tell() {
    FAULTS.print();
  }

  @Test
  void theRunComesToItsEndAndNoClientWaitsForLong(TestPostgres unused) throws Exception {
    for (int i = 0; i < Faults.times(1, 20); i++) {
      try (TestPostgres db = TestPostgres.create()) {
        Scenario scenario = Scenario.in(folder, db);
        Aludel.open(scenario.on(db.dataSource())).upgrade("a1");
        db.execute("ALTER DATABASE " + db.name() + " SET lock_timeout = '200ms'");

        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong longest = new AtomicLong();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
          boolean slow = client == 0;
          Thread thread =
              new Thread(
                  () -> {
                    try {
                      work(db, slow, stop, longest);
                    } catch (SQLException | InterruptedException e) {
                      failures.add(e);
                    }
                  });
          thread.start();
          clients.add(thread);
        }
        try {
          Aludel.open(scenario.on(db.dataSource())).upgrade("head");
        } finally {
          stop.set(true);
        }
        for (Thread client : clients) {
          client.join();
        }
        assertThat(failures).as(Faults.seeded("failures of clients")).isEmpty();
        scenario.isWhole(db, "live traffic");
        // A migration waits for its lock for 200 ms at most, and so does whoever queues behind it.
        assertThat(longest.get()).as("the longest wait of a client in ms").isLessThan(5_000);
        FAULTS.survived("readers and writers, with transactions of 400 ms");
      }
    }
  }

  /** Transactions that read and write rows, one client holding its locks for a while. */
  private static void work(TestPostgres db, boolean slow, AtomicBoolean stop, AtomicLong longest)
      throws SQLException, InterruptedException {
    try (Connection connection = db.connect();
        var statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = 0");
      connection.setAutoCommit(false);
      while (!stop.get()) {
        long start = System.nanoTime();
        statement.executeQuery("SELECT count(*) FROM t").close();
        statement.executeUpdate("UPDATE t SET a = a WHERE id = " + (slow ? 1 : 2));
        longest.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
        if (slow) {
          Thread.sleep(400);
        }
        connection.commit();
        Thread.sleep(10);
      }
    }
  }
}
