package dev.aludel.connect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** How a PostgreSQL session is opened, and what it is told first. */
final class PostgresqlSession {

  private PostgresqlSession() {}

  /** The driver's properties: what the URL says, and for the rest the options and our defaults. */
  static Properties properties(PostgresqlUrl url, SessionOptions options, boolean readOnly) {
    Properties properties = new Properties();
    long seconds = Math.max(1, options.connectTimeout().toSeconds());
    properties.setProperty("connectTimeout", Long.toString(seconds));
    // The limit of all attempts together: without it a server that accepts and then says nothing
    // takes the time twice, and a login that waits longer than one attempt allows for every host.
    properties.setProperty("loginTimeout", Long.toString(seconds * url.hosts().size()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", options.applicationName());
    properties.setProperty("sslmode", options.tlsMode().spelling());
    options.rootCertificate().ifPresent(p -> properties.setProperty("sslrootcert", p.toString()));
    options.certificate().ifPresent(path -> properties.setProperty("sslcert", path.toString()));
    options.key().ifPresent(path -> properties.setProperty("sslkey", path.toString()));
    // What the URL says of itself is closer to that one database than any setting.
    url.parameters().forEach(properties::setProperty);
    properties.putAll(url.properties());
    if (readOnly) {
      // The driver's own choice would leave out the statements of auto-commit mode.
      properties.setProperty("readOnly", "true");
      properties.setProperty("readOnlyMode", "always");
    }
    return properties;
  }

  /**
   * Tells the session its settings: with set_config and not in the startup packet, where PgBouncer
   * refuses them, and all in one round trip.
   */
  static void initialize(Connection connection, SessionOptions options) throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    // pgjdbc sends the JVM's time zone, which is none of the database's business.
    settings.put("TimeZone", options.timeZone());
    options.schema().ifPresent(path -> settings.put("search_path", path));
    timeout(settings, "statement_timeout", options.statementTimeout());
    timeout(settings, "lock_timeout", options.lockTimeout());
    timeout(settings, "idle_in_transaction_session_timeout", options.idleInTransactionTimeout());
    String calls =
        settings.keySet().stream()
            .map(name -> "set_config('" + name + "', ?, false)")
            .collect(Collectors.joining(", "));
    try (PreparedStatement statement = connection.prepareStatement("SELECT " + calls)) {
      int parameter = 1;
      for (String value : settings.values()) {
        statement.setString(parameter++, value);
      }
      statement.execute();
    }
  }

  private static void timeout(Map<String, String> settings, String name, Duration value) {
    if (!value.isZero()) {
      settings.put(name, value.toMillis() + "ms");
    }
  }
}
