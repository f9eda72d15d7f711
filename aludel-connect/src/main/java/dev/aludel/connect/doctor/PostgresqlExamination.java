package dev.aludel.connect.doctor;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.ConnectionFailure.Kind;
import dev.aludel.connect.Connector;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.TlsMode;
import dev.aludel.connect.doctor.Check.Status;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of a PostgreSQL database, in the order in which a connection meets them. */
final class PostgresqlExamination {

  /** A driver that waits for ever would outlive the step that gave up on it. */
  private static final String SOCKET_TIMEOUT_SECONDS = "10";

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  /** The server looks at the database after it has let the role in. */
  private static final Set<Kind> PAST_AUTHENTICATION =
      Set.of(
          Kind.DATABASE_MISSING,
          Kind.DATABASE_CLOSED,
          Kind.DATABASE_CONNECTION_LIMIT,
          Kind.PERMISSION_DENIED);

  private final Doctor doctor;
  private final Settings settings;
  private final PostgresqlUrl url;
  private final Examination examination;
  private final Connector connector;
  private @Nullable Connection connection;
  private @Nullable ConnectionFailure refusal;

  PostgresqlExamination(Doctor doctor, PostgresqlUrl url, Examination examination) {
    this.doctor = doctor;
    this.settings = doctor.settings();
    this.url = url;
    this.examination = examination;
    this.connector = connector(doctor.settings(), url);
  }

  private static Connector connector(Settings settings, PostgresqlUrl url) {
    SessionOptions options = SessionOptions.forApplication(settings);
    Duration connect =
        options.connectTimeout().compareTo(LONGEST_CONNECT) > 0
            ? LONGEST_CONNECT
            : options.connectTimeout();
    PostgresqlUrl impatient =
        url.parameters().containsKey("socketTimeout")
            ? url
            : url.withParameter("socketTimeout", SOCKET_TIMEOUT_SECONDS);
    // The driver passes by a host that failed moments ago, and the doctor wants to see for itself.
    return Connector.of(
        impatient.withParameter("hostRecheckSeconds", "0"),
        options.withConnectTimeout(connect).withApplicationName("aludel doctor"));
  }

  void run() {
    Network network = new Network(url.hosts());
    examination.need("name", network::names);
    examination.need("port", network::ports);
    examination.need("TLS", () -> tls(network));
    examination.need("authentication", this::authentication);
    try {
      withConnection();
    } finally {
      close();
    }
  }

  private void withConnection() {
    PostgresqlServerChecks server = new PostgresqlServerChecks(this::connection);
    PostgresqlPoolChecks pool =
        new PostgresqlPoolChecks(this::connection, connector, settings, doctor.instances());
    PostgresqlPoolerChecks pooler = new PostgresqlPoolerChecks(this::connection, connector, url);
    examination.need("database", () -> database(server));
    examination.check("schema", () -> server.schema(settings.find(AludelSettings.SCHEMA)));
    examination.check("permissions", server::permissions);
    examination.check("version", server::version);
    examination.check("primary", server::primary);
    examination.check("pooler", pooler::pooler);
    examination.check("clock", server::clock);
    examination.check("connection budget", pool::budget);
    examination.check("pool", pool::concurrentConnections);
    examination.check("prepared statements", pooler::preparedStatements);
    examination.check("advisory locks", pooler::advisoryLocks);
    examination.check("extensions", () -> server.extensions(doctor.extensions()));
    examination.check("pg_stat_statements", server::statStatements);
  }

  /** A certificate is looked at only when one really connects. */
  private Finding tls(Network network) {
    TlsMode mode = tlsMode();
    Finding asked = network.tls(mode);
    if (asked.status() == Status.FAILED || mode.compareTo(TlsMode.REQUIRE) < 0) {
      return asked;
    }
    return opening()
        .filter(failure -> failure.kind() == Kind.TLS_CERTIFICATE)
        .map(Finding::of)
        .orElse(asked);
  }

  private TlsMode tlsMode() {
    return Optional.ofNullable(url.parameters().get("sslmode"))
        .map(TlsMode::parse)
        .orElseGet(() -> settings.get(AludelSettings.TLS_MODE));
  }

  private Finding authentication() throws SQLException {
    String role = "as " + url.user().orElse(System.getProperty("user.name", ""));
    Optional<ConnectionFailure> failure = opening();
    if (failure.isPresent()) {
      return PAST_AUTHENTICATION.contains(failure.get().kind())
          ? Finding.ok(role)
          : Finding.of(failure.get());
    }
    // What the server says of TLS is about its own client, which may be a pooler.
    return Finding.ok(
        PostgresqlPoolerChecks.isDirect(connection()) ? role + ", " + encryption() : role);
  }

  private String encryption() throws SQLException {
    return Rows.value(
        connection(),
        """
        SELECT coalesce((SELECT version || ' ' || cipher FROM pg_stat_ssl
                         WHERE pid = pg_backend_pid() AND ssl), 'no TLS')
        """);
  }

  private Finding database(PostgresqlServerChecks server) throws SQLException {
    Optional<ConnectionFailure> failure = opening();
    return failure.isPresent() ? Finding.of(failure.get()) : server.database();
  }

  /** Connects, the first time. Several steps are about how that went. */
  private synchronized Optional<ConnectionFailure> opening() {
    if (connection == null && refusal == null) {
      try {
        connection = connector.open();
      } catch (ConnectionFailure failure) {
        refusal = failure;
      }
    }
    return Optional.ofNullable(refusal);
  }

  private Connection connection() {
    if (connection == null) {
      throw new IllegalStateException("Authentication comes first");
    }
    return connection;
  }

  private void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // All checks are made.
    }
  }
}
