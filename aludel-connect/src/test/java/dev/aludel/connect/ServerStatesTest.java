package dev.aludel.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.connect.ConnectionFailure.Kind;
import dev.aludel.connect.doctor.Check;
import dev.aludel.connect.doctor.Check.Status;
import dev.aludel.connect.doctor.Doctor;
import dev.aludel.connect.doctor.Report;
import dev.aludel.connect.settings.Settings;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rows of the failure table that need a server in a state of its own. */
@ExtendWith(TestDatabases.class)
@Timeout(180)
class ServerStatesTest {

  /** Shut down, so that others are made of its files. */
  private static ControlledServer original;

  @BeforeAll
  static void create() throws Exception {
    try (TestPostgres any = TestPostgres.create();
        Connection running = any.connect()) {
      original = ControlledServer.create(running);
    }
    original.start();
    original.execute("CREATE TABLE t (a int)");
    original.stop("fast");
  }

  @AfterAll
  static void remove() {
    if (original != null) {
      original.close();
    }
  }

  private static Connector connector(String url) {
    return Connector.forMigrations(Settings.of(url));
  }

  private static ConnectionFailure failure(String url) {
    ConnectionFailure failure =
        catchThrowableOfType(ConnectionFailure.class, () -> connector(url).open().close());
    assertThat(failure).as("failure of %s", url).isNotNull();
    assertThat(failure).hasMessageContaining(DatabaseUrl.parse(url).display());
    return failure;
  }

  private static Check check(Report report, String name) {
    return report.checks().stream().filter(c -> c.name().equals(name)).findAny().orElseThrow();
  }

  @Test
  void aServerThatIsStartingUp() throws Exception {
    // It reads its WAL from an archive that takes its time.
    try (ControlledServer server =
        original.copy().configure("restore_command = 'sleep 120'").signal("recovery.signal")) {
      server.startWithoutWaiting();

      ConnectionFailure failure = failure(server.url("postgres"));

      assertThat(failure.kind()).isEqualTo(Kind.STARTING_UP);
      assertThat(failure.sqlState()).contains("57P03");
      assertThat(failure).hasMessageContaining("pg_isready");
      assertThat(check(Doctor.of(Settings.of(server.url("postgres"))).examine(), "authentication"))
          .extracting(Check::finding)
          .isEqualTo("the server is starting up");
    }
  }

  @Test
  void aServerThatIsShuttingDown() throws Exception {
    try (ControlledServer server = original.copy().start();
        Connection lastClient = server.connect()) {
      server.stop("smart");

      ConnectionFailure failure = failure(server.url("postgres"));

      assertThat(failure.kind()).isEqualTo(Kind.SHUTTING_DOWN);
      assertThat(failure.sqlState()).contains("57P03");
      assertThat(lastClient.isValid(1)).isTrue();
    }
  }

  @Test
  void aStandbyThatTakesNoConnections() throws Exception {
    try (ControlledServer server =
        original
            .copy()
            .configure("hot_standby = off", "primary_conninfo = 'host=127.0.0.1 port=1'")
            .signal("standby.signal")) {
      server.startWithoutWaiting();
      ConnectionFailure failure = failure(server.url("postgres"));
      while (failure.kind() == Kind.STARTING_UP) {
        Thread.sleep(50);
        failure = failure(server.url("postgres"));
      }

      assertThat(failure.kind()).isEqualTo(Kind.STANDBY_CLOSED);
      assertThat(failure.sqlState()).contains("57P03");
      assertThat(failure.remedy()).contains("primary", "hot_standby = on");
    }
  }

  @Test
  void aStandbyReadsAndDoesNotWrite() throws Exception {
    try (ControlledServer primary = original.copy();
        ControlledServer standby =
            original
                .copy()
                .configure(
                    "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'"
                        .formatted(primary.port()))
                .signal("standby.signal")) {
      primary.start();
      standby.start();
      primary.execute("INSERT INTO t VALUES (42)");
      awaitRow(standby);
      Connector connector = connector(standby.url("postgres"));

      try (Connection connection = connector.open();
          Statement statement = connection.createStatement()) {
        SQLException thrown =
            catchThrowableOfType(
                SQLException.class, () -> statement.execute("INSERT INTO t VALUES (1)"));
        assertThat(thrown.getSQLState()).isEqualTo("25006");
        assertThat(connector.failure(thrown).kind()).isEqualTo(Kind.READ_ONLY);
        assertThat(connection.isValid(1)).isTrue();
      }

      Check check = check(Doctor.of(Settings.of(standby.url("postgres"))).examine(), "primary");
      assertThat(check.status()).isEqualTo(Status.FAILED);
      assertThat(check.finding()).isEqualTo("the server is a standby, which only reads");
      assertThat(check.remedy()).contains("target_session_attrs=read-write");

      String readWrite = "postgres?target_session_attrs=read-write";
      ConnectionFailure failure = failure(standby.url(readWrite));
      assertThat(failure.kind()).isEqualTo(Kind.NO_SERVER_OF_THAT_TYPE);
      assertThat(failure.sqlState()).contains("08001");
      assertThat(failure(primary.url("postgres?target_session_attrs=standby")).kind())
          .isEqualTo(Kind.NO_SERVER_OF_THAT_TYPE);

      // Of both, the one that is asked for is found.
      String both =
          "postgresql://postgres@127.0.0.1:%d,127.0.0.1:%d/%s"
              .formatted(standby.port(), primary.port(), readWrite);
      try (Connection connection = connector(both).open()) {
        connection.createStatement().execute("INSERT INTO t VALUES (2)");
      }
      assertThat(check(Doctor.of(Settings.of(both)).examine(), "primary").status())
          .isEqualTo(Status.OK);
    }
  }

  private static void awaitRow(ControlledServer standby) throws SQLException, InterruptedException {
    while (true) {
      try (Connection connection = standby.connect();
          var rows = connection.createStatement().executeQuery("SELECT a FROM t")) {
        if (rows.next()) {
          return;
        }
      }
      Thread.sleep(50);
    }
  }

  @Test
  void aDiskThatIsFullLeavesTheConnectionAsItIs() throws Exception {
    try (ControlledServer server = original.copy().start()) {
      Path small = server.folder("small");
      assumeTrue(mounts(small), "a small disk cannot be mounted here");
      try {
        server.execute("CREATE TABLESPACE small LOCATION '" + small + "'");
        Connector connector = connector(server.url("postgres"));
        try (Connection connection = connector.open();
            Statement statement = connection.createStatement()) {
          statement.execute("CREATE TABLE big (a text) TABLESPACE small");

          SQLException thrown =
              catchThrowableOfType(
                  SQLException.class,
                  () ->
                      statement.execute(
                          "INSERT INTO big SELECT repeat('x', 1000) FROM generate_series(1, 20000)"));

          assertThat(thrown.getSQLState()).isEqualTo("53100");
          assertThat(connector.failure(thrown).kind()).isEqualTo(Kind.DISK_FULL);
          assertThat(connection.isValid(1)).isTrue();
          statement.execute("DROP TABLE big");
        }
        server.execute("DROP TABLESPACE small");
        server.stop("fast");
      } finally {
        command("umount", small.toString());
      }
    }
  }

  /** Only root may, and not in every container. */
  private static boolean mounts(Path folder) throws IOException, InterruptedException {
    return "root".equals(System.getProperty("user.name"))
        && command("mount", "-t", "tmpfs", "-o", "size=4m", "none", folder.toString());
  }

  private static boolean command(String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
