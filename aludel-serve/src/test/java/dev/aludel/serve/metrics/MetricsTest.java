package dev.aludel.serve.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.database.Database;
import dev.aludel.connect.health.HealthCheck;
import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.class)
@Timeout(60)
class MetricsTest {

  @TempDir Path folder;

  private static Settings settings(String url) {
    return SettingsReader.in(Path.of(""))
        .withoutFiles()
        .environment(Map.of())
        .set("url", url, "--url")
        .set("pool.size", "1", "-x")
        .set("pool.max_overflow", "1", "-x")
        .set("pool.timeout", "2", "-x")
        .set("log.slow_statement", "150ms", "-x")
        .read();
  }

  private static void bind(PrometheusMetrics metrics, Database database, HealthCheck check) {
    new DatabaseMetrics(database, check).bindTo(metrics.registry());
  }

  @Test
  void thePoolHasHikariCpsNamesAndTheAlertsOurs(TestPostgres db) throws Exception {
    Settings settings = settings(db.databaseUrl());
    try (Database database = Database.open(settings);
        HealthCheck check = HealthCheck.of(database, settings);
        PrometheusMetrics metrics = new PrometheusMetrics()) {
      bind(metrics, database, check);
      assertThat(metrics.get())
          .contains("hikaricp_connections_max{pool=\"aludel\"} 2.0")
          .contains("aludel_pool_exhausted_total 0.0")
          .contains("aludel_database_up 1.0");

      try (Connection first = database.dataSource().getConnection();
          Connection second = database.dataSource().getConnection()) {
        assertThatThrownBy(() -> database.withConnection(session -> 1))
            .isInstanceOf(ConnectionFailure.class);
        assertThat(first).isNotSameAs(second);
        assertThat(metrics.get())
            .contains("hikaricp_connections{pool=\"aludel\"} 2.0")
            .contains("hikaricp_connections_active{pool=\"aludel\"} 2.0")
            .contains("hikaricp_connections_idle{pool=\"aludel\"} 0.0")
            .contains("hikaricp_connections_pending{pool=\"aludel\"} 0.0")
            .contains("hikaricp_connections_timeout_total{pool=\"aludel\"} 1.0")
            .contains("aludel_pool_exhausted_total 1.0")
            .contains("aludel_pool_overflow 1.0");
      }
      database.withConnection(s -> s.queryValue(String.class, "SELECT pg_sleep(0.2) || ''"));

      // HikariCP keeps its figures for a second.
      while (!metrics.get().contains("hikaricp_connections_active{pool=\"aludel\"} 0.0")) {
        Thread.sleep(50);
      }
      assertThat(metrics.get())
          .contains("hikaricp_connections_acquire_seconds_count{pool=\"aludel\"} 4")
          .contains("hikaricp_connections_creation_seconds_count{pool=\"aludel\"}")
          .contains("hikaricp_connections_usage_seconds_count{pool=\"aludel\"}")
          .contains("aludel_statements_slow_seconds_count 1")
          .contains("aludel_pool_overflow 0.0")
          .contains("aludel_pool_size 1.0");
    }
  }

  @Test
  void aServerThatIsNotThereIsDownAndEachFailureIsCounted() {
    Settings settings = settings("postgresql://ada:hidden@localhost:1/app");
    try (Database database = Database.open(settings);
        HealthCheck check = HealthCheck.of(database, settings);
        PrometheusMetrics metrics = new PrometheusMetrics()) {
      bind(metrics, database, check);
      assertThatThrownBy(() -> database.withConnection(session -> 1))
          .isInstanceOf(ConnectionFailure.class);
      assertThat(metrics.get())
          .contains("aludel_database_up 0.0")
          .contains("aludel_connection_failures_total{kind=\"refused\"}")
          .doesNotContain("hidden")
          .doesNotContain("ada");
    }
  }

  @Test
  void theRevisionsThatTheDatabaseIsAtAndLacks(TestPostgres db) throws Exception {
    Files.writeString(folder.resolve("a1.sql"), script("a1", ""));
    Files.writeString(folder.resolve("b2.sql"), script("b2", "-- down: a1\n"));
    Aludel aludel =
        Aludel.open(AludelConfig.of(db.dataSource()).scripts(ScriptDirectory.of(folder)));
    aludel.upgrade("a1");
    try (PrometheusMetrics metrics = new PrometheusMetrics();
        MigrationMetrics migrations = new MigrationMetrics(aludel::current)) {
      migrations.bindTo(metrics.registry());
      while (metrics.get().contains("aludel_migrations_pending NaN")) {
        Thread.sleep(10);
      }
      assertThat(metrics.get())
          .contains("aludel_migrations_pending 1.0")
          .contains("aludel_migrations_current{revision=\"a1\"} 1.0");
    }
  }

  private static String script(String id, String down) {
    return """
        -- Step %s
        -- revision: %s
        %s-- created: 2026-11-21T04:08:00Z

        -- upgrade
        CREATE TABLE t_%s (id integer);

        -- downgrade
        DROP TABLE t_%s;
        """
        .formatted(id, id, down, id, id);
  }
}
