package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code aludel serve} as a process. */
@ExtendWith(TestDatabases.class)
@Timeout(120)
final class ServeTest {

  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir Path folder;

  /** A process that serves. */
  private final class Serving implements AutoCloseable {
    private final Process process;
    private final String line;

    Serving(String url, String... options) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of("-cp", System.getProperty("java.class.path"), "dev.aludel.cli.Main", "serve"));
      command.addAll(List.of("--port", "0"));
      command.addAll(List.of(options));
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().put("DATABASE_URL", url);
      builder.environment().put("ENVIRONMENT", "testing");
      builder.redirectError(folder.resolve("err").toFile());
      process = builder.start();
      BufferedReader out = process.inputReader();
      line = out.lines().filter(text -> text.contains("http://")).findFirst().orElseThrow();
    }

    URI uri() {
      return URI.create(line.substring(line.indexOf("http://")).replace("\"", ""));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri().resolve(path)).build(), BodyHandlers.ofString());
    }

    int stop() throws InterruptedException {
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private String log() throws IOException {
    return java.nio.file.Files.readString(folder.resolve("err"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void itAnswersUntilItIsToldToStopAndLeavesNoSessionBehind(TestPostgres db) throws Exception {
    Project.on(db, folder).line().run("upgrade", "b2").succeeds();
    try (Serving serving = new Serving(db.databaseUrl())) {
      assertThat(serving.line).startsWith("Listening on http://127.0.0.1:");

      HttpResponse<String> health = serving.get("/health");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body())
          .isEqualTo(
              "{\"status\":\"healthy\",\"environment\":\"testing\",\"version\":\"from source\","
                  + "\"checks\":{\"database\":\"healthy\",\"pool\":\"healthy\"}}\n");
      while (serving.get("/metrics").body().contains("aludel_migrations_pending NaN")) {
        Thread.sleep(50);
      }
      assertThat(serving.get("/metrics").body())
          .contains("aludel_migrations_pending 1.0")
          .contains("aludel_migrations_current{revision=\"b2\"} 1.0")
          .contains("hikaricp_connections_max{pool=\"aludel\"} 10.0");

      assertThat(serving.stop()).isEqualTo(ENDED_BY_SIGTERM);
    }
    assertThat(
            db.query(
                "SELECT application_name FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND application_name LIKE 'aludel%'"))
        .isEmpty();
    assertThat(log()).doesNotContain("WARN", "ERROR", "SLF4J");
  }

  @Test
  void itStartsWithoutTheDatabaseAndTheLogTellsWhatIsWrongOnce() throws Exception {
    try (Serving serving =
        new Serving("postgresql://ada:correct-horse@localhost:1/app", "--json")) {
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> health = serving.get("/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("\"reasons\":{\"database\":\"refused\"}");
      }
      assertThat(serving.get("/health/live").statusCode()).isEqualTo(200);
    }
    List<String> lines = log().lines().toList();
    assertThat(lines).as(log()).hasSize(1);
    assertThat(lines.get(0))
        .startsWith("{")
        .contains("\"level\":\"WARN\"", "\"event\":\"unhealthy\"", "nothing listens on localhost:1")
        .doesNotContain("correct-horse")
        .endsWith("}");
  }

  @Test
  void aWrongAddressIsTold() {
    Project project = Project.empty(folder).with("DATABASE_URL", "sqlite:///app.db");
    assertThat(project.run("serve", "--port", "70000").ends(2).err()).contains("0 to 65535");
    assertThat(project.run("serve", "--host", "192.0.2.1", "--port", "0").ends(1).err())
        .startsWith("aludel: Cannot listen on port 0 of 192.0.2.1");
    assertThat(Project.empty(folder).run("serve", "--port", "0").ends(1).err())
        .contains("DATABASE_URL");
  }
}
