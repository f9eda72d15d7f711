package dev.aludel.benchmarks.contestant;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.ConnectionFailure.Kind;
import dev.aludel.connect.database.Database;
import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Threads that share the 5 + 10 connections of the default. Most transactions are short; one in two
 * hundred holds its connection for half a second, and all wait a quarter of a second at most, so
 * that the pool runs out again and again.
 */
final class PoolLoad {

  private static final int WARM_UP_SECONDS = 3;

  private final Database database;
  private final AtomicLongArray done;
  private final AtomicLong timeouts = new AtomicLong();
  private final AtomicLong named = new AtomicLong();
  private final AtomicLong others = new AtomicLong();

  private PoolLoad(Database database, int threads) {
    this.database = database;
    this.done = new AtomicLongArray(threads);
  }

  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[1]);
    try (Database patient = Database.open(Settings.of(args[0]))) {
      patient.inTransaction(
          tx -> tx.update("CREATE TABLE counters (id integer PRIMARY KEY, n bigint NOT NULL)"));
    }
    try (Database database =
        Database.open(
            SettingsReader.in(Path.of(""))
                .withoutFiles()
                .environment(Map.of())
                .set("url", args[0], "--url")
                .set("pool.timeout", "250ms", "-x")
                .read())) {
      // Not counted: a JVM that has just started takes as long to connect as it may wait here.
      new PoolLoad(database, threads).run(WARM_UP_SECONDS);
      PoolLoad load = new PoolLoad(database, threads);
      load.tell(load.run(Integer.parseInt(args[2])));
    }
  }

  /** Works for that long, and tells how long it took. */
  private double run(int seconds) throws InterruptedException {
    fill();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < done.length(); i++) {
      int id = i;
      Thread thread = new Thread(() -> work(id, end), "worker-" + id);
      thread.start();
      all.add(thread);
    }
    for (Thread thread : all) {
      thread.join();
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** A row for each thread, at zero; tried until the pool has a connection. */
  private void fill() {
    while (true) {
      try {
        database.inTransaction(
            tx -> {
              tx.update("DELETE FROM counters");
              return tx.update(
                  "INSERT INTO counters SELECT i, 0 FROM generate_series(0, ?) i", done.length());
            });
        return;
      } catch (ConnectionFailure e) {
        if (e.kind() != Kind.POOL_EXHAUSTED) {
          throw e;
        }
      }
    }
  }

  private void work(int id, long end) {
    Random random = new Random(id);
    while (System.nanoTime() < end) {
      boolean slow = random.nextInt(200) == 0;
      try {
        database.inTransaction(
            tx -> {
              tx.update("UPDATE counters SET n = n + 1 WHERE id = ?", id);
              return slow ? tx.queryValue(String.class, "SELECT pg_sleep(0.5) || ''") : 0;
            });
        done.incrementAndGet(id);
      } catch (ConnectionFailure e) {
        boolean timeout = e.kind() == Kind.POOL_EXHAUSTED;
        (timeout ? timeouts : others).incrementAndGet();
        if (e.evidence().contains("thread worker-") && e.evidence().contains("PoolLoad.work(")) {
          named.incrementAndGet();
        }
      } catch (RuntimeException e) {
        others.incrementAndGet();
        e.printStackTrace();
      }
    }
  }

  private void tell(double seconds) throws InterruptedException {
    long transactions = 0;
    long missing = 0;
    for (int i = 0; i < done.length(); i++) {
      int id = i;
      transactions += done.get(i);
      missing += done.get(i) - value("SELECT n FROM counters WHERE id = CAST(? AS integer)", id);
    }
    Figure.tell("seconds", Math.round(seconds));
    Figure.tell("transactions", transactions);
    Figure.tell("per-second", Math.round(transactions / seconds));
    Figure.tell("timeouts", timeouts.get());
    Figure.tell("timeouts-that-name-the-holders", named.get());
    Figure.tell("other-errors", others.get());
    Figure.tell("updates-missing", Math.abs(missing));
    Figure.tell("connections-not-given-back", database.poolState().checkedOut());
    // HikariCP closes in the background what is one too many.
    Thread.sleep(500);
    long sessions =
        value("SELECT count(*) FROM pg_stat_activity WHERE application_name = ?", "aludel");
    Figure.tell("sessions-beyond-the-pool", sessions - database.poolState().total());
  }

  private long value(String sql, Object parameter) {
    return database.inTransaction(tx -> tx.queryValue(Long.class, sql, parameter)).orElseThrow();
  }
}
