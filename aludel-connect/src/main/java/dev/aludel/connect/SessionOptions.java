package dev.aludel.connect;

import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a session starts.
 *
 * @param applicationName what pg_stat_activity shows
 * @param schema the search_path, or nothing for the role's own
 * @param timeZone the session's time zone, by its name in the tz database
 * @param connectTimeout how long opening may take
 * @param statementTimeout how long a statement may run; zero for no limit
 * @param lockTimeout how long a statement may wait for a lock; zero for no limit
 * @param idleInTransactionTimeout how long a transaction may do nothing; zero for no limit
 * @param tlsMode how much to insist on TLS, where the URL does not say
 * @param rootCertificate whom to trust
 * @param certificate the client's own certificate
 * @param key its key
 */
public record SessionOptions(
    String applicationName,
    Optional<String> schema,
    String timeZone,
    Duration connectTimeout,
    Duration statementTimeout,
    Duration lockTimeout,
    Duration idleInTransactionTimeout,
    TlsMode tlsMode,
    Optional<Path> rootCertificate,
    Optional<Path> certificate,
    Optional<Path> key) {

  /** The application name of all connections that do not ask for another. */
  public static final String APPLICATION_NAME = "aludel";

  /** For a migration run: its statements have their own time limits. */
  public static SessionOptions forMigrations(Settings settings) {
    return of(
        settings,
        settings.get(AludelSettings.STATEMENT_TIMEOUT),
        settings.get(AludelSettings.LOCK_TIMEOUT),
        settings.get(AludelSettings.IDLE_IN_TRANSACTION_TIMEOUT));
  }

  /** For an application. */
  public static SessionOptions forApplication(Settings settings) {
    return of(settings, settings.get(AludelSettings.COMMAND_TIMEOUT), Duration.ZERO, Duration.ZERO);
  }

  private static SessionOptions of(
      Settings settings, Duration statement, Duration lock, Duration idle) {
    return new SessionOptions(
        APPLICATION_NAME,
        settings.find(AludelSettings.SCHEMA),
        settings.get(AludelSettings.SESSION_TIMEZONE).getId(),
        settings.get(AludelSettings.CONNECT_TIMEOUT),
        statement,
        lock,
        idle,
        settings.get(AludelSettings.TLS_MODE),
        settings.find(AludelSettings.TLS_ROOT_CERT),
        settings.find(AludelSettings.TLS_CERT),
        settings.find(AludelSettings.TLS_KEY));
  }

  public SessionOptions withApplicationName(String name) {
    return new SessionOptions(
        name,
        schema,
        timeZone,
        connectTimeout,
        statementTimeout,
        lockTimeout,
        idleInTransactionTimeout,
        tlsMode,
        rootCertificate,
        certificate,
        key);
  }

  public SessionOptions withStatementTimeout(Duration timeout) {
    return new SessionOptions(
        applicationName,
        schema,
        timeZone,
        connectTimeout,
        timeout,
        lockTimeout,
        idleInTransactionTimeout,
        tlsMode,
        rootCertificate,
        certificate,
        key);
  }

  public SessionOptions withSchema(String searchPath) {
    return new SessionOptions(
        applicationName,
        Optional.of(searchPath),
        timeZone,
        connectTimeout,
        statementTimeout,
        lockTimeout,
        idleInTransactionTimeout,
        tlsMode,
        rootCertificate,
        certificate,
        key);
  }

  public SessionOptions withConnectTimeout(Duration timeout) {
    return new SessionOptions(
        applicationName,
        schema,
        timeZone,
        timeout,
        statementTimeout,
        lockTimeout,
        idleInTransactionTimeout,
        tlsMode,
        rootCertificate,
        certificate,
        key);
  }
}
