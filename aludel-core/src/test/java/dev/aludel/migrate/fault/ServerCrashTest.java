package dev.aludel.migrate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.error.AludelException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server crashes and starts again. A backend is killed: then the server ends all sessions,
 * starts anew and recovers from its log (section 19.1 of the manual, restart_after_crash). It is a
 * server of this test's own.
 */
class ServerCrashTest {

  private static final Faults FAULTS = new Faults("server");

  private static EmbeddedPostgres server;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    FAULTS.print();
  }

  @Test
  void atRandomInstants() throws Exception {
    for (int i = 0; i < Faults.times(4, 40); i++) {
      String name = "crash_" + i;
      administer("CREATE DATABASE " + name);
      DataSource source = server.getDatabase("postgres", name);
      Scenario scenario = Scenario.in(folder, true);
      int delay = FAULTS.random().nextInt(300);
      Thread crash = new Thread(() -> crashAfter(delay));
      crash.start();
      try {
        Aludel.open(scenario.on(source)).upgrade("head");
      } catch (AludelException expected) {
        assertThat(expected.getMessage()).isNotBlank();
      }
      crash.join();
      awaitServer();

      String fault = "a crash of the server after " + delay + " ms";
      Aludel.open(scenario.on(source)).upgrade("head");
      scenario.isWhole(sql -> query(source, sql), fault);
      FAULTS.survived("crash and recovery");
    }
  }

  private static void crashAfter(int delay) {
    try {
      Thread.sleep(delay);
      long pid =
          Long.parseLong(
              query(
                      server.getPostgresDatabase(),
                      "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'")
                  .get(0));
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitServer() throws InterruptedException {
    for (int tries = 0; ; tries++) {
      Thread.sleep(100);
      try {
        // Twice, since the server may still be about to end this session.
        query(server.getPostgresDatabase(), "SELECT 1");
        Thread.sleep(200);
        query(server.getPostgresDatabase(), "SELECT 1");
        return;
      } catch (SQLException e) {
        if (tries > 300) {
          throw new AssertionError("The server does not come back", e);
        }
      }
    }
  }

  private static void administer(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> query(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          cells.add(String.valueOf(rows.getString(column)));
        }
        lines.add(String.join("|", cells));
      }
      return lines;
    }
  }
}
