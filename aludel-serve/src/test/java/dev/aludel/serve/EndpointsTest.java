package dev.aludel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aludel.connect.database.Database;
import dev.aludel.connect.health.HealthCheck;
import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
@Timeout(60)
class EndpointsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRETIVE = "postgresql://ada:hidden@secret.localhost:1/app";

  static Settings settings(String url, String... more) {
    SettingsReader reader = SettingsReader.in(Path.of("")).withoutFiles().environment(Map.of());
    reader.set("url", url, "--url");
    for (int i = 0; i < more.length; i += 2) {
      reader.set(more[i], more[i + 1], "-x");
    }
    return reader.read();
  }

  private interface Use {
    void of(Endpoints endpoints, Database database) throws Exception;
  }

  private static void with(Settings settings, Use use) throws Exception {
    try (Database database = Database.open(settings);
        HealthCheck check = HealthCheck.of(database, settings)) {
      use.of(
          Endpoints.of(database, check)
              .environment("staging")
              .version("1.4.2")
              .metrics(() -> "aludel_database_up 1.0\n"),
          database);
    }
  }

  private static JsonNode json(Endpoints endpoints, String path) throws IOException {
    return JSON.readTree(endpoints.answer("GET", path).body());
  }

  @OnBothDatabases
  void aHealthyDatabase(TestDatabase db) throws Exception {
    db.execute("CREATE TABLE t (id integer)");
    with(
        settings(db.databaseUrl()),
        (endpoints, database) -> {
          assertThat(endpoints.answer("GET", "/health").status()).isEqualTo(200);
          assertThat(json(endpoints, "/health"))
              .isEqualTo(
                  JSON.readTree(
                      """
                      {"status": "healthy", "environment": "staging", "version": "1.4.2",
                       "checks": {"database": "healthy", "pool": "healthy"}}
                      """));
          assertThat(json(endpoints, "/api/v1/health")).isEqualTo(json(endpoints, "/health"));
          assertThat(json(endpoints, "/health/live"))
              .isEqualTo(JSON.readTree("{\"status\": \"healthy\"}"));
          assertThat(endpoints.answer("GET", "/health/ready").status()).isEqualTo(200);
          assertThat(json(endpoints, "/health/db-pool").path("total").intValue()).isZero();
        });
  }

  @Test
  void thePoolAsItIs(TestPostgres db) throws Exception {
    with(
        settings(db.databaseUrl(), "pool.size", "1", "pool.max_overflow", "2"),
        (endpoints, database) -> {
          List<Connection> taken = new ArrayList<>();
          for (int i = 0; i < 3; i++) {
            taken.add(database.dataSource().getConnection());
          }
          taken.get(0).close();
          assertThat(json(endpoints, "/health/db-pool"))
              .isEqualTo(
                  JSON.readTree(
                      """
                      {"size": 1, "max_overflow": 2, "checked_in": 1, "checked_out": 2,
                       "overflow": 2, "total": 3, "waiting": 0, "longest_wait_ms": 0,
                       "timeouts": 0, "exhausted": false}
                      """));
          taken.get(1).close();
          taken.get(2).close();
        });
  }

  @Test
  void anExhaustedPoolIsToldWithoutAConnectionOfIt(TestPostgres db) throws Exception {
    with(
        settings(db.databaseUrl(), "pool.size", "1", "pool.max_overflow", "0"),
        (endpoints, database) -> {
          Connection only = database.dataSource().getConnection();
          Thread waiting = new Thread(() -> database.withConnection(session -> 1));
          waiting.start();
          while (!database.poolState().exhausted()) {
            Thread.sleep(20);
          }

          Answer ready = endpoints.answer("GET", "/health/ready");
          JsonNode health = json(endpoints, "/health");
          JsonNode pool = json(endpoints, "/health/db-pool");
          Answer live = endpoints.answer("GET", "/health/live");
          only.close();
          waiting.join();

          assertThat(ready.status()).isEqualTo(503);
          assertThat(health.at("/checks/database").textValue()).isEqualTo("healthy");
          assertThat(health.at("/checks/pool").textValue()).isEqualTo("unhealthy");
          assertThat(health.at("/reasons/pool").textValue()).isEqualTo("exhausted");
          assertThat(pool.path("waiting").intValue()).isEqualTo(1);
          assertThat(live.status()).isEqualTo(200);
          assertThat(endpoints.answer("GET", "/health/ready").status()).isEqualTo(200);
        });
  }

  @Test
  void aDatabaseThatIsNotThereIsToldInOneWordAndNothingOfItsAddressIs() throws Exception {
    with(
        settings(SECRETIVE, "environment", "staging"),
        (endpoints, database) -> {
          Answer health = endpoints.answer("GET", "/health");
          assertThat(health.status()).isEqualTo(503);
          assertThat(json(endpoints, "/health").at("/reasons/database").textValue())
              .isIn("refused", "unknown_host", "silent_server");
          assertThat(endpoints.answer("GET", "/health/ready").status()).isEqualTo(503);
          assertThat(endpoints.answer("GET", "/health/live").status()).isEqualTo(200);
          assertThat(endpoints.answer("GET", "/health/db-pool").status()).isEqualTo(200);
          for (String path : endpoints.paths()) {
            assertThat(endpoints.answer("GET", path).body())
                .as(path)
                .doesNotContain("hidden", "ada", "secret.localhost");
          }
        });
  }

  @Test
  void everyAnswerIsAsTheOpenApiDocumentSays(TestPostgres db) throws Exception {
    for (String url : List.of(db.databaseUrl(), SECRETIVE)) {
      with(
          settings(url),
          (endpoints, database) -> {
            Described described = Described.by(endpoints);
            for (String path : endpoints.paths()) {
              described.holds(path, endpoints.answer("GET", path));
              described.holds(path, endpoints.answer("POST", path));
            }
            assertThat(endpoints.paths())
                .containsExactlyInAnyOrderElementsOf(
                    () -> described.document().path("paths").fieldNames());
          });
    }
  }

  @Test
  void theExamplesOfTheDocumentAreRightAndItsReferencesLeadSomewhere() throws Exception {
    with(
        settings("sqlite://"),
        (endpoints, database) -> {
          Described described = Described.by(endpoints);
          int examples = 0;
          for (JsonNode holder : described.document().findParents("example")) {
            described.conforms(holder.path("schema"), holder.path("example"));
            examples++;
          }
          assertThat(examples).isGreaterThan(8);
          for (String reference : described.document().findValuesAsText("$ref")) {
            assertThat(described.document().at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse();
          }
          assertThat(described.document().path("openapi").textValue()).isEqualTo("3.1.0");
          assertThat(described.document().at("/info/version").textValue()).isEqualTo("1.4.2");
          assertThat(described.document().findValuesAsText("operationId")).doesNotHaveDuplicates();
        });
  }

  @Test
  void thePageTellsEveryPathAndLoadsNothing() throws Exception {
    with(
        settings("sqlite://"),
        (endpoints, database) -> {
          Answer page = endpoints.answer("GET", "/docs");
          for (String path : endpoints.paths()) {
            assertThat(page.body()).contains(">" + path + "</a>");
          }
          assertThat(page.body())
              .doesNotContain("<script", "<img", "<link", "http:", "https:", "@import", "url(");
          assertThat(page.headers().get("Content-Security-Policy"))
              .startsWith("default-src 'none'");
        });
  }

  @Test
  void withoutMetricsThereAreNone() throws Exception {
    Settings settings = settings("sqlite://");
    try (Database database = Database.open(settings);
        HealthCheck check = HealthCheck.of(database, settings)) {
      Endpoints endpoints = Endpoints.of(database, check);
      assertThat(endpoints.answer("GET", "/metrics").status()).isEqualTo(404);
      assertThat(endpoints.answer("GET", "/docs").body()).doesNotContain("/metrics");
      assertThat(json(endpoints, "/health").path("environment").isNull()).isTrue();
      Described.by(endpoints).holds("/health", endpoints.answer("GET", "/health"));
    }
  }

  @Test
  void whatIsNotThereOrNotAllowedIsAProblem() throws Exception {
    with(
        settings("sqlite://"),
        (endpoints, database) -> {
          for (String path : List.of("/", "/health/", "/healthy", "/health/db-pool/x", "", "*")) {
            assertThat(endpoints.answer("GET", path).status()).as(path).isEqualTo(404);
          }
          for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE", "get")) {
            Answer refused = endpoints.answer(method, "/health");
            assertThat(refused.status()).as(method).isEqualTo(405);
            assertThat(refused.headers())
                .containsEntry("Allow", "GET, HEAD, OPTIONS")
                .containsEntry("Content-Type", "application/problem+json");
          }
          assertThat(endpoints.answer("OPTIONS", "/health").status()).isEqualTo(204);
        });
  }

  @Test
  void aFailureOfOursIsAnAnswerThatTellsNothing() throws Exception {
    with(
        settings("sqlite://"),
        (endpoints, database) -> {
          Answer failed =
              endpoints
                  .metrics(
                      () -> {
                        throw new IllegalStateException("hidden");
                      })
                  .answer("GET", "/metrics");
          assertThat(failed.status()).isEqualTo(500);
          assertThat(failed.body()).doesNotContain("hidden", "IllegalState");
          Described.by(endpoints).holds("/metrics", failed);
        });
  }

  @Test
  void aProbeIsAnsweredInTimeThoughTheServerSaysNothing() throws Exception {
    try (var silent = new java.net.ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
      with(
          settings(
              "postgresql://ada@127.0.0.1:" + silent.getLocalPort() + "/app",
              "health.timeout",
              "300ms"),
          (endpoints, database) -> {
            long start = System.nanoTime();
            assertThat(endpoints.answer("GET", "/health").status()).isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(Duration.ofSeconds(10));
          });
    }
  }

  @Test
  void aServerThatIsBackIsToldAtOnce(TestPostgres db) throws Exception {
    String name = db.name();
    with(
        settings(db.databaseUrl(), "health.cache", "0"),
        (endpoints, database) -> {
          assertThat(endpoints.answer("GET", "/health").status()).isEqualTo(200);
          try (TestPostgres other = TestPostgres.create()) {
            closed(other, name, true);
            assertThat(json(endpoints, "/health").at("/reasons/database").textValue())
                .isEqualTo("database_closed");
            closed(other, name, false);
          }
          assertThat(endpoints.answer("GET", "/health").status()).isEqualTo(200);
        });
  }

  private static void closed(TestPostgres other, String name, boolean closed) throws SQLException {
    other.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + !closed);
    other.query(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '"
            + name
            + "'");
  }
}
