package dev.aludel.migrate.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.Aludel;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Runs through PgBouncer in transaction mode, where two clients may be given one session and one
 * client two. Skipped where PgBouncer is not installed.
 */
@ExtendWith(TestDatabases.class)
class PgBouncerTest {

  private static final Faults FAULTS = new Faults("pooler");

  @TempDir Path folder;

  @AfterAll
  static void tell() {
    FAULTS.print();
  }

  @Test
  void tenRunsAtOnceRunEachRevisionOnce(TestPostgres db) throws Exception {
    Path program =
        Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of(""));
    assumeTrue(Files.isExecutable(program) && !program.toString().isEmpty());
    Path scripts = Files.createDirectory(folder.resolve("scripts"));
    Scenario scenario = Scenario.in(scripts, db);
    int port = freePort();
    Process bouncer = start(program, db, port);
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try {
      DataSource source = through(port, db.name());
      List<Callable<Object>> runs = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        runs.add(() -> Aludel.open(scenario.on(source)).upgrade("head"));
      }
      for (Future<Object> run : threads.invokeAll(runs)) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
      bouncer.destroy();
      bouncer.waitFor(10, TimeUnit.SECONDS);
    }
    scenario.isWhole(db, "ten runs through PgBouncer");
    FAULTS.survived("ten runs at once through PgBouncer, transaction mode");
  }

  private Process start(Path program, TestPostgres db, int port) throws Exception {
    Path log = folder.resolve("pgbouncer.log");
    Path settings = folder.resolve("pgbouncer.ini");
    Files.writeString(
        settings,
        """
        [databases]
        * = host=127.0.0.1 port=%d user=postgres
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = any
        pool_mode = transaction
        default_pool_size = 8
        ignore_startup_parameters = extra_float_digits
        """
            .formatted(db.port(), port));
    folder.toFile().setExecutable(true, false);
    folder.toFile().setReadable(true, false);
    List<String> command = new ArrayList<>(List.of(program.toString()));
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(settings.toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    for (int tries = 0; tries < 100; tries++) {
      try (Connection connection = through(port, db.name()).getConnection()) {
        assertThat(connection.isValid(5)).isTrue();
        return process;
      } catch (SQLException e) {
        Thread.sleep(100);
      }
    }
    process.destroy();
    throw new AssertionError("PgBouncer does not start: " + Files.readString(log));
  }

  private static DataSource through(int port, String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(
        "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&prepareThreshold=0&sslmode=disable"
            .formatted(port, database));
    return source;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
