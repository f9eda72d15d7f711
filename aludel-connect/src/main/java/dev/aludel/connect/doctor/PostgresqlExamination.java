package dev.aludel.connect.doctor;

import dev.aludel.connect.Connector;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.TlsMode;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checks of a PostgreSQL database, in the order in which a connection meets them. */
final class PostgresqlExamination {

  /** A driver that waits for ever would outlive the step that gave up on it. */
  private static final String SOCKET_TIMEOUT_SECONDS = "10";

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  private final Doctor doctor;
  private final Settings settings;
  private final PostgresqlUrl url;
  private final Examination examination;
  private final Connector connector;
  private @Nullable Connection connection;

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
    return Connector.of(
        impatient, options.withConnectTimeout(connect).withApplicationName("aludel doctor"));
  }

  void run() {
    Network network = new Network(url.hosts());
    examination.need("name", network::names);
    examination.need("port", network::ports);
    examination.need("TLS", () -> network.tls(tlsMode()));
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
    examination.check("database", server::database);
    examination.check("schema", () -> server.schema(settings.find(AludelSettings.SCHEMA)));
    examination.check("permissions", server::permissions);
    examination.check("version", server::version);
    examination.check("primary", server::primary);
    examination.check("pooler", pool::pooler);
    examination.check("clock", server::clock);
    examination.check("connection budget", pool::budget);
    examination.check("pool", pool::concurrentConnections);
    examination.check("prepared statements", pool::preparedStatements);
    examination.check("advisory locks", pool::advisoryLocks);
    examination.check("extensions", () -> server.extensions(doctor.extensions()));
    examination.check("pg_stat_statements", server::statStatements);
  }

  private TlsMode tlsMode() {
    return Optional.ofNullable(url.parameters().get("sslmode"))
        .map(TlsMode::parse)
        .orElseGet(() -> settings.get(AludelSettings.TLS_MODE));
  }

  private Finding authentication() {
    connection = connector.open();
    String tls = "";
    try {
      tls =
          Rows.value(
              connection,
              """
              SELECT coalesce((SELECT version || ' ' || cipher FROM pg_stat_ssl
                               WHERE pid = pg_backend_pid() AND ssl), 'no TLS')
              """);
    } catch (SQLException e) {
      tls = "TLS not known";
    }
    return Finding.ok("as " + url.user().orElse(System.getProperty("user.name", "")) + ", " + tls);
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
