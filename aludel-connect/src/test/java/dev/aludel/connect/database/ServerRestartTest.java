package dev.aludel.connect.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.settings.SettingsReader;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server restarts under 64 threads that share the 5 + 10 connections of the default. */
class ServerRestartTest {

  private static final int THREADS = 64;

  @TempDir Path folder;

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    // Beside the binaries, since the server may run as another user than the tests.
    Path data = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg", "restart-" + port);
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "off")
        .start();
  }

  @Test
  @Timeout(120)
  void everyTransactionIsDoneOrReportedAndThePoolRecoversByItself() throws Exception {
    int port = freePort();
    Set<Long> done = ConcurrentHashMap.newKeySet();
    Set<Long> reported = ConcurrentHashMap.newKeySet();
    Set<Long> unknown = ConcurrentHashMap.newKeySet();
    List<Throwable> unexpected = new CopyOnWriteArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    AtomicBoolean restarted = new AtomicBoolean();
    CountDownLatch recovered = new CountDownLatch(THREADS);
    EmbeddedPostgres server = start(port);
    List<Thread> threads = new ArrayList<>();
    try (Database database =
        Database.open(
            SettingsReader.in(folder)
                .withoutFiles()
                .environment(Map.of())
                .set("url", "postgresql://postgres@localhost:" + port + "/postgres", "--url")
                .read())) {
      database.inTransaction(tx -> tx.update("CREATE TABLE t (id bigint PRIMARY KEY)"));
      AtomicLong ids = new AtomicLong();
      for (int i = 0; i < THREADS; i++) {
        Thread thread =
            new Thread(
                () -> {
                  boolean afterRestart = false;
                  while (!over.get()) {
                    long id = ids.incrementAndGet();
                    boolean counts = restarted.get();
                    try {
                      database.inTransaction(tx -> tx.update("INSERT INTO t VALUES (?)", id));
                      done.add(id);
                      if (counts && !afterRestart) {
                        afterRestart = true;
                        recovered.countDown();
                      }
                    } catch (StatementFailure e) {
                      (e.isOutcomeUnknown() ? unknown : reported).add(id);
                    } catch (ConnectionFailure e) {
                      reported.add(id);
                    } catch (Throwable e) {
                      unexpected.add(e);
                    }
                    if (Thread.interrupted()) {
                      unexpected.add(new InterruptedException("left over from a wait"));
                    }
                  }
                });
        thread.start();
        threads.add(thread);
      }
      Thread.sleep(500);
      server.close();
      server = start(port);
      restarted.set(true);
      recovered.await();
      over.set(true);
      for (Thread thread : threads) {
        thread.join();
      }

      assertThat(unexpected).isEmpty();
      Set<Long> there = new HashSet<>(read(database));
      assertThat(there).containsAll(done).doesNotContainAnyElementsOf(reported);
      there.removeAll(done);
      assertThat(unknown).containsAll(there);
      assertThat(reported).isNotEmpty();
      assertThat(done.size() + reported.size() + unknown.size()).isEqualTo(ids.get());

      PoolState state = database.poolState();
      assertThat(state.checkedOut()).isZero();
      assertThat(state.waiting()).isZero();
      assertThat(state.holders()).isEmpty();
      assertThat(state.total()).isBetween(1, 5);
      assertThat(sessions(database)).as("of the server").isEqualTo(state.total());
    } finally {
      over.set(true);
      server.close();
      delete(Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg", "restart-" + port));
    }
  }

  /** HikariCP closes in the background what is one too many, so it may take a moment. */
  private static long sessions(Database database) throws InterruptedException {
    String count = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'aludel'";
    long sessions = Long.MAX_VALUE;
    for (int i = 0; i < 200 && sessions > database.poolState().total(); i++) {
      Thread.sleep(20);
      sessions =
          database.<Long, RuntimeException>withConnection(
              session -> session.queryValue(Long.class, count).orElseThrow());
    }
    return sessions;
  }

  private static List<Long> read(Database database) {
    return database.withConnection(
        session -> {
          try (var rows = session.connection().createStatement().executeQuery("SELECT id FROM t")) {
            List<Long> ids = new ArrayList<>();
            while (rows.next()) {
              ids.add(rows.getLong(1));
            }
            return ids;
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
