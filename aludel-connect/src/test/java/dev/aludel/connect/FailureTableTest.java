package dev.aludel.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.connect.ConnectionFailure.Kind;
import dev.aludel.connect.settings.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a connection fails, produced for real and told apart. */
class FailureTableTest {

  @TempDir static Path folder;
  private static StrictServer server;

  @BeforeAll
  static void start() {
    server = StrictServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Connector connector(String url) {
    return Connector.forMigrations(
        SettingsReader.in(folder)
            .withoutFiles()
            .environment(Map.of())
            .set("url", url, "--url")
            .set("timeouts.connect", "2", "-x")
            .read());
  }

  private static ConnectionFailure failure(String url) {
    ConnectionFailure failure =
        catchThrowableOfType(ConnectionFailure.class, () -> connector(url).open().close());
    assertThat(failure).as("failure of %s", url).isNotNull();
    assertThat(failure).hasMessageContaining(DatabaseUrl.parse(url).display());
    assertThat(failure.remedy()).isNotBlank();
    return failure;
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ada:0pen,         app,                                WRONG_PASSWORD,         28P01
          ada,              app,                                NO_PASSWORD,            08004
          nobody:x,         trusting,                           ROLE_MISSING,           28000
          sleeper:S3same,    app,                                ROLE_MAY_NOT_LOG_IN,    28000
          ada:S3same,        no_entry,                           REFUSED_BY_HBA,         28000
          ada:S3same,        tls_only?sslmode=disable,           TLS_REQUIRED,           28000
          ada:S3same,        none,                               DATABASE_MISSING,       3D000
          ada:S3same,        closed,                             DATABASE_CLOSED,        55000
          outsider:S3same,   app,                                PERMISSION_DENIED,      42501
          ada:S3same,        app?target_session_attrs=standby,   NO_SERVER_OF_THAT_TYPE, 08001
          ada:S3same,        app?options=-c%20nonsense%3D1,      BAD_STARTUP_SETTING,    42704
          ada:S3same,        app?sslmode=verify-full,            TLS_CERTIFICATE,        08006
          """)
  void theServerRefuses(String credentials, String database, Kind kind, String sqlState) {
    ConnectionFailure failure = failure(server.url(credentials, database));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.sqlState()).contains(sqlState);
    assertThat(failure).hasMessageContaining("SQLSTATE " + sqlState);
    assertThat(failure.getMessage()).doesNotContain("S3same").doesNotContain("0pen");
  }

  @Test
  void aPasswordIsFoundInThePasswordFile() throws IOException, SQLException {
    Path file = folder.resolve("pgpass");
    Files.writeString(file, "127.0.0.1:" + server.port() + ":app:ada:S3same\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    // The driver reads the variable PGPASSFILE, or this property where a JVM has no variable.
    System.setProperty("org.postgresql.pgpassfile", file.toString());
    try {
      connector(server.url("ada", "app")).open().close();
    } finally {
      System.clearProperty("org.postgresql.pgpassfile");
    }
  }

  @Test
  void aCertificateIsAcceptedForItsOwnHostOnly() throws SQLException {
    String url =
        server.url("ada:S3same", "app?sslmode=verify-full&sslrootcert=" + server.certificate());

    connector(url.replace("127.0.0.1", "localhost")).open().close();
    assertThat(failure(url).kind()).isEqualTo(Kind.TLS_CERTIFICATE);
  }

  @Test
  void aServerWithoutTlsIsNotOneWithABadCertificate() throws SQLException {
    try (var plain = dev.aludel.testing.TestPostgres.create()) {
      assertThat(failure(plain.databaseUrl() + "?sslmode=require").kind())
          .isEqualTo(Kind.TLS_UNAVAILABLE);
    }
  }

  @Test
  void theThreeKindsOfTooManyConnectionsAreToldApart() throws SQLException {
    try (Connection only = connector(server.url("single:S3same", "app")).open()) {
      assertThat(failure(server.url("single:S3same", "app")).kind())
          .isEqualTo(Kind.ROLE_CONNECTION_LIMIT);
      assertThat(only.isClosed()).isFalse();
    }
    server.execute("ALTER DATABASE app CONNECTION LIMIT 0");
    assertThat(failure(server.url("ada:S3same", "app")).kind())
        .isEqualTo(Kind.DATABASE_CONNECTION_LIMIT);
    server.execute("ALTER DATABASE app CONNECTION LIMIT -1");

    List<Connection> all = new ArrayList<>();
    try {
      while (all.size() < 7) {
        all.add(server.superuser());
      }
      assertThat(failure(server.url("ada:S3same", "app")).kind()).isEqualTo(Kind.RESERVED_SLOTS);
      while (all.size() < 10) {
        all.add(server.superuser());
      }
      assertThat(failure(server.url("ada:S3same", "app")).kind())
          .isEqualTo(Kind.TOO_MANY_CONNECTIONS);
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }

  @Test
  void aNameThatNobodyKnowsIsNotAPortThatNobodyListensOn() {
    assertThat(failure("postgresql://ada@no-such-host.invalid/app").kind())
        .isEqualTo(Kind.UNKNOWN_HOST);
    assertThat(failure("postgresql://ada@localhost:1/app").kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void droppedPacketsEndWithTheConnectTimeout() throws IOException {
    // The kernel drops what comes when the queue of connections to accept is full.
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
        Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
      long start = System.nanoTime();
      ConnectionFailure failure =
          failure("postgresql://ada@127.0.0.1:" + full.getLocalPort() + "/app");

      assertThat(failure.kind()).isEqualTo(Kind.CONNECT_TIMEOUT);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(first.isConnected()).isEqualTo(second.isConnected());
    }
  }

  @Test
  void aServerThatSaysNothingEndsWithTheConnectTimeoutToo() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      assertThat(failure("postgresql://ada@localhost:" + silent.getLocalPort() + "/app").kind())
          .isEqualTo(Kind.SILENT_SERVER);
    }
  }

  @Test
  void aServerOfAnotherKindIsTold() throws IOException {
    try (ServerSocket http = new ServerSocket(0)) {
      answer(http, "HTTP/1.1 400 Bad Request\r\n\r\n");
      for (String mode : List.of("prefer", "disable", "require")) {
        String url = "postgresql://ada@localhost:" + http.getLocalPort() + "/app?sslmode=" + mode;
        assertThat(failure(url).kind()).isEqualTo(Kind.NOT_POSTGRESQL);
      }
    }
  }

  @Test
  void aServerThatHangsUpIsTold() throws IOException {
    try (ServerSocket closing = new ServerSocket(0)) {
      answer(closing, "");
      assertThat(failure("postgresql://ada@localhost:" + closing.getLocalPort() + "/app").kind())
          .isEqualTo(Kind.CONNECTION_LOST);
    }
  }

  private static void answer(ServerSocket listener, String text) {
    Thread thread =
        new Thread(
            () -> {
              while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                  if (!text.isEmpty() && socket.getInputStream().read() >= 0) {
                    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().flush();
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                  }
                } catch (IOException e) {
                  // The test is over, or the driver has heard enough.
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BEGIN READ ONLY; SELECT lo_create(0) | READ_ONLY         | 25006
          SET statement_timeout = 50; SELECT pg_sleep(5)                 | STATEMENT_TIMEOUT | 57014
          SELECT * FROM pg_authid                                        | PERMISSION_DENIED | 42501
          SET search_path = ''; CREATE TABLE t (a int)                   | SCHEMA_MISSING    | 3F000
          SELECT pg_terminate_backend(pg_backend_pid())                  | BACKEND_ENDED     | 57P01
          """)
  void aSessionFails(String sql, Kind kind, String sqlState) throws SQLException {
    Connector connector = connector(server.url("ada:S3same", "app"));
    try (Connection connection = connector.open();
        Statement statement = connection.createStatement()) {
      SQLException thrown = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
      assertThat(thrown.getSQLState()).isEqualTo(sqlState);
      assertThat(connector.failure(thrown).kind()).isEqualTo(kind);
    }
  }

  @Test
  void aLockThatIsNotGivenInTimeIsTold() throws SQLException {
    Connector connector = connector(server.url("postgres", "app"));
    try (Connection holder = connector.open();
        Connection waiting = connector.open();
        Statement statement = waiting.createStatement()) {
      statement.execute("CREATE TABLE locked (a int)");
      holder.setAutoCommit(false);
      holder.createStatement().execute("LOCK TABLE locked");
      statement.execute("SET lock_timeout = 50");
      SQLException thrown =
          catchThrowableOfType(SQLException.class, () -> statement.execute("DROP TABLE locked"));
      assertThat(connector.failure(thrown).kind()).isEqualTo(Kind.LOCK_TIMEOUT);
      holder.rollback();
      statement.execute("DROP TABLE locked");
    }
  }

  @Test
  void aTransactionThatIdlesTooLongIsTold() throws Exception {
    Connector connector = connector(server.url("ada:S3same", "app"));
    try (Connection connection = connector.open();
        Statement statement = connection.createStatement()) {
      statement.execute("SET idle_in_transaction_session_timeout = 50");
      connection.setAutoCommit(false);
      statement.execute("SELECT 1");
      Thread.sleep(300);
      SQLException thrown =
          catchThrowableOfType(SQLException.class, () -> statement.execute("SELECT 1"));
      assertThat(connector.failure(thrown).kind()).isEqualTo(Kind.IDLE_IN_TRANSACTION_TIMEOUT);
    }
  }

  @Test
  void aStatementThatTheSocketTimeoutCutsHasAnUnknownOutcome() throws SQLException {
    Connector connector = connector(server.url("ada:S3same", "app?socketTimeout=1"));
    try (Connection connection = connector.open();
        Statement statement = connection.createStatement()) {
      SQLException thrown =
          catchThrowableOfType(SQLException.class, () -> statement.execute("SELECT pg_sleep(5)"));
      assertThat(connector.failure(thrown).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
      SQLException after =
          catchThrowableOfType(SQLException.class, () -> statement.execute("SELECT 1"));
      assertThat(connector.failure(after).kind()).isEqualTo(Kind.CONNECTION_LOST);
    }
  }
}
