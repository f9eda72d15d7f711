package dev.aludel.connect.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.ConnectionFailure.Kind;
import dev.aludel.connect.database.Database;
import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.class)
@Timeout(60)
class HealthCheckTest {

  private static final String SESSIONS =
      "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'aludel health'"
          + " AND datname = current_database()";

  @TempDir Path folder;

  private static Settings settings(String url, String... more) {
    SettingsReader reader = SettingsReader.in(Path.of("")).withoutFiles().environment(Map.of());
    reader.set("url", url, "--url");
    for (int i = 0; i < more.length; i += 2) {
      reader.set(more[i], more[i + 1], "-x");
    }
    return reader.read();
  }

  /** A new one, so that nothing is left from the check before. */
  private static Health check(Settings settings) {
    try (Database database = Database.open(settings);
        HealthCheck check = HealthCheck.of(database, settings)) {
      return check.check();
    }
  }

  @OnBothDatabases
  void aDatabaseThatAnswersIsHealthyAndThePoolIsNotAsked(TestDatabase db) throws SQLException {
    db.execute("CREATE TABLE t (id integer)");
    Health health = check(settings(db.databaseUrl()));

    assertThat(health.isHealthy()).isTrue();
    assertThat(health.pool().total()).isZero();
  }

  @Test
  void anExhaustedPoolIsToldFromADatabaseThatIsDown(TestPostgres db) throws Exception {
    Settings settings =
        settings(
            db.databaseUrl(), "pool.size", "1", "pool.max_overflow", "0", "pool.timeout", "20");
    try (Database database = Database.open(settings);
        HealthCheck check = HealthCheck.of(database, settings)) {
      Connection only = database.dataSource().getConnection();
      assertThat(check.check().isHealthy()).as("full, and nobody waits").isTrue();

      Thread waiting = new Thread(() -> database.withConnection(session -> 1));
      waiting.start();
      while (database.poolState().longestWait().compareTo(Duration.ofSeconds(1)) < 0) {
        Thread.sleep(20);
      }
      Health health = check.check();
      only.close();
      waiting.join();

      assertThat(health.isDatabaseHealthy()).isTrue();
      assertThat(health.isPoolHealthy()).isFalse();
      assertThat(health.isHealthy()).isFalse();
      assertThat(check.check().isHealthy()).isTrue();
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsNotHealthyAndTheReasonIsTold(TestPostgres db) {
    assertThat(check(settings("postgresql://ada:hidden@localhost:1/app")).failure())
        .map(ConnectionFailure::kind)
        .contains(Kind.REFUSED);
    assertThat(check(settings(db.databaseUrl().replace(db.name(), "nowhere"))).failure())
        .map(ConnectionFailure::kind)
        .contains(Kind.DATABASE_MISSING);
    assertThat(check(settings("sqlite:///" + folder.resolve("nowhere.db"))).failure())
        .map(ConnectionFailure::kind)
        .contains(Kind.FILE_MISSING);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aServerThatSaysNothingIsNotWaitedForLongerThanTheTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Settings settings =
          settings(
              "postgresql://ada@127.0.0.1:" + silent.getLocalPort() + "/app",
              "health.timeout",
              "300ms");
      long start = System.nanoTime();
      Health health = check(settings);

      assertThat(health.failure()).map(ConnectionFailure::kind).contains(Kind.SILENT_SERVER);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aFloodOfProbesAsksOnceAndOverOneConnection(TestPostgres db) throws Exception {
    Settings settings = settings(db.databaseUrl(), "health.cache", "60");
    ExecutorService probes = Executors.newFixedThreadPool(16);
    try (Database database = Database.open(settings);
        HealthCheck check = HealthCheck.of(database, settings)) {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Health>> answers = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        answers.add(probes.submit(afterwards(start, check)));
      }
      start.countDown();
      for (Future<Health> answer : answers) {
        assertThat(answer.get().isHealthy()).isTrue();
      }

      assertThat(db.query(SESSIONS)).isEqualTo(db.query("SELECT 1"));
      // What was not asked again was not seen: the connection is gone, and the answer is kept.
      end(db);
      assertThat(check.check().isHealthy()).isTrue();
      assertThat(db.query(SESSIONS)).isEqualTo(db.query("SELECT 0"));
    } finally {
      probes.shutdown();
    }
  }

  private static Callable<Health> afterwards(CountDownLatch start, HealthCheck check) {
    return () -> {
      start.await();
      return check.check();
    };
  }

  @Test
  void aBrokenConnectionOfItsOwnIsReplacedAndIsNoIllness(TestPostgres db) throws SQLException {
    Settings settings = settings(db.databaseUrl(), "health.cache", "0");
    try (Database database = Database.open(settings);
        HealthCheck check = HealthCheck.of(database, settings)) {
      assertThat(check.check().isHealthy()).isTrue();
      end(db);
      assertThat(check.check().isHealthy()).isTrue();
      assertThat(db.query(SESSIONS)).isEqualTo(db.query("SELECT 1"));
    }
  }

  private static void end(TestPostgres db) throws SQLException {
    db.query(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            + " WHERE application_name = 'aludel health' AND datname = current_database()");
  }

  @Test
  void aFileThatWasDeletedIsMissed() throws IOException {
    Path file = folder.resolve("app.db");
    Settings settings = settings("sqlite:///" + file, "health.cache", "0");
    try (Database database = Database.open(settings);
        HealthCheck check = HealthCheck.of(database, settings)) {
      database.inTransaction(tx -> tx.update("CREATE TABLE t (id integer)"));
      assertThat(check.check().isHealthy()).isTrue();

      Files.delete(file);

      assertThat(check.check().failure()).map(ConnectionFailure::kind).contains(Kind.FILE_MISSING);
    }
  }
}
