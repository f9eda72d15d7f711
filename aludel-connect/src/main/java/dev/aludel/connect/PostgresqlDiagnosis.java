package dev.aludel.connect;

import static dev.aludel.connect.ConnectionFailure.Kind;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Tells the failures of PostgreSQL connections apart, by SQLSTATE (the manual's appendix A), the
 * cause beneath, and where several share a SQLSTATE, the server's words or the function that raised
 * them.
 */
final class PostgresqlDiagnosis {

  private static final int KNOCK_MILLISECONDS = 1_000;

  private final PostgresqlUrl url;
  private final SQLException exception;
  private final ServerWords server;
  private final String text;

  private PostgresqlDiagnosis(PostgresqlUrl url, SQLException exception) {
    this.url = url;
    this.exception = exception;
    this.server = ServerWords.of(exception);
    this.text = String.valueOf(exception.getMessage());
  }

  static Diagnosis of(PostgresqlUrl url, SQLException exception) {
    return new PostgresqlDiagnosis(url, exception).diagnose();
  }

  private Diagnosis diagnose() {
    String state = Optional.ofNullable(exception.getSQLState()).orElse("");
    return switch (state) {
      case "28P01" ->
          found(
              Kind.WRONG_PASSWORD,
              "the password for the role "
                  + user()
                  + " is wrong, or there is no such role: the server does not say which",
              "Set the right one in DATABASE_URL, POSTGRES_PASSWORD or ~/.pgpass. Characters such as"
                  + " @ : / # % in a URL must be percent-encoded.");
      case "28000" -> authorization();
      case "08004" -> rejected();
      case "3D000" ->
          found(
              Kind.DATABASE_MISSING,
              "there is no database " + database(),
              "Create it with CREATE DATABASE " + quoted(database()) + "; or correct the URL.");
      case "55000" ->
          found(
              Kind.DATABASE_CLOSED,
              "the database " + database() + " accepts no connections",
              "Open it with ALTER DATABASE " + quoted(database()) + " ALLOW_CONNECTIONS true;");
      case "53300" -> full();
      case "3F000" ->
          found(
              Kind.SCHEMA_MISSING,
              "there is no schema to create objects in",
              "Create it with CREATE SCHEMA, or set schema to one that exists.");
      case "42501" ->
          found(
              Kind.PERMISSION_DENIED,
              "the role " + user() + " may not do this",
              "Grant it what it lacks, such as GRANT CONNECT ON DATABASE "
                  + quoted(database())
                  + " TO "
                  + quoted(user())
                  + "; or use another role.");
      case "25006" ->
          found(
              Kind.READ_ONLY,
              "the server or the transaction is read-only",
              "Connect to the primary (targetServerType=primary), or clear"
                  + " default_transaction_read_only for the role.");
      case "57P03" -> notNow();
      case "42704", "22023" ->
          found(
              Kind.BAD_STARTUP_SETTING,
              "the server does not know a setting that the connection starts with",
              "Correct options, schema and the other parameters of the URL.");
      case "55P03" ->
          found(
              Kind.LOCK_TIMEOUT,
              "another session holds a lock, and lock_timeout is over",
              "See who holds it with SELECT pid, query FROM pg_stat_activity WHERE pid ="
                  + " ANY(pg_blocking_pids(<pid>)); and try again when it is done.");
      case "57014" ->
          found(
              Kind.STATEMENT_TIMEOUT,
              "a statement was cancelled",
              "If it was statement_timeout, raise [timeouts] command, or make the statement"
                  + " faster.");
      case "25P03" ->
          found(
              Kind.IDLE_IN_TRANSACTION_TIMEOUT,
              "a transaction stayed idle for longer than idle_in_transaction_session_timeout",
              "Commit sooner, or raise [timeouts] idle_in_transaction.");
      case "53100" ->
          found(
              Kind.DISK_FULL,
              "the server's disk is full",
              "Free space on the server; the connection itself is still good.");
      case "57P01", "57P02", "57P05" ->
          found(
              Kind.BACKEND_ENDED,
              "the server ended the session",
              "An administrator, a timeout or a restart did it. Try again; what was not committed is"
                  + " undone.");
      case "08P01" -> protocol();
      case "08003" ->
          found(
              Kind.CONNECTION_LOST,
              "the connection was already closed",
              "Try again; what was not committed is undone.");
      case "08006", "08001" -> network();
      default -> network();
    };
  }

  /** The postmaster says so in one function, in words that are never translated for a client. */
  private Diagnosis notNow() {
    if (text.contains("system is not accepting connections")) {
      return found(
          Kind.STANDBY_CLOSED,
          "the server is a standby that takes no connections",
          "Connect to the primary, or set hot_standby = on in the standby's postgresql.conf.");
    }
    return found(
        text.contains("shutting down") ? Kind.SHUTTING_DOWN : Kind.STARTING_UP,
        text.contains("shutting down")
            ? "the server is shutting down"
            : "the server is starting up",
        "Wait until pg_isready says that it accepts connections, and try again.");
  }

  private Diagnosis authorization() {
    if (server.mentions("no encryption") || server.mentions("SSL off")) {
      return found(
          Kind.TLS_REQUIRED,
          "the server's pg_hba.conf accepts this host, role and database only with TLS, or not at all",
          "Set DB_SSL_MODE=require, or sslmode=require in the URL. If that is refused, too, the"
              + " server needs an entry in pg_hba.conf.");
    }
    if (server.mentions("pg_hba.conf")) {
      return found(
          Kind.REFUSED_BY_HBA,
          "the server's pg_hba.conf has no entry for this host, role and database",
          "Let the server's administrator add: host "
              + database()
              + " "
              + user()
              + " <your address>/32 scram-sha-256");
    }
    if (server.mentions("not permitted to log in")) {
      return found(
          Kind.ROLE_MAY_NOT_LOG_IN,
          "the role " + user() + " may not log in",
          "Allow it with ALTER ROLE " + quoted(user()) + " LOGIN; or use another role.");
    }
    if (server.routineIs("InitializeSessionUserId") || server.mentions("does not exist")) {
      return found(
          Kind.ROLE_MISSING,
          "there is no role " + user(),
          "Create it with CREATE ROLE "
              + quoted(user())
              + " LOGIN PASSWORD …; or correct the URL.");
    }
    return found(
        Kind.WRONG_PASSWORD,
        "the server refuses the role " + user(),
        "Check the role, its password, and the server's pg_hba.conf.");
  }

  private Diagnosis rejected() {
    if (text.contains("password")) {
      return found(
          Kind.NO_PASSWORD,
          "the server asks for a password and none was given",
          "Set it in DATABASE_URL, POSTGRES_PASSWORD, POSTGRES_PASSWORD_FILE or ~/.pgpass.");
    }
    if (text.contains("SSL")) {
      return found(
          Kind.TLS_UNAVAILABLE,
          "TLS is asked for, and the server has none",
          "Turn it on in postgresql.conf (ssl = on), or set DB_SSL_MODE=prefer if the network is"
              + " trusted.");
    }
    return other();
  }

  private Diagnosis full() {
    if (server.mentions("reserved")) {
      return found(
          Kind.RESERVED_SLOTS,
          "all connections but those reserved for superusers are taken",
          "Make the pools smaller: instances × (size + max_overflow) must fit in max_connections"
              + " less the reserved slots.");
    }
    if (server.mentions("for role")) {
      return found(
          Kind.ROLE_CONNECTION_LIMIT,
          "the role " + user() + " has all the connections that it may have",
          "Make the pools smaller, or ALTER ROLE " + quoted(user()) + " CONNECTION LIMIT -1;");
    }
    if (server.mentions("for database")) {
      return found(
          Kind.DATABASE_CONNECTION_LIMIT,
          "the database " + database() + " has all the connections that it may have",
          "Make the pools smaller, or ALTER DATABASE "
              + quoted(database())
              + " CONNECTION LIMIT -1;");
    }
    return found(
        Kind.TOO_MANY_CONNECTIONS,
        "the server has all the connections that it may have",
        "Make the pools smaller, raise max_connections, or put PgBouncer in between.");
  }

  private Diagnosis protocol() {
    if (text.contains("unsupported startup parameter")) {
      return found(
          Kind.POOLER_REFUSES_SETTING,
          "a pooler in between refuses a setting that the connection starts with",
          "Remove options and currentSchema from the URL and set schema in aludel.toml, or connect"
              + " to the server directly.");
    }
    return found(
        Kind.NOT_POSTGRESQL,
        "what answers there is not PostgreSQL, or a proxy changes what it says",
        "Check host and port. PostgreSQL's usual port is 5432.");
  }

  private Diagnosis network() {
    if (text.contains("Could not find a server with specified targetServerType")) {
      return found(
          Kind.NO_SERVER_OF_THAT_TYPE,
          "none of the hosts is a server of the type that target_session_attrs asks for",
          "Check which of them is the primary with SELECT pg_is_in_recovery();");
    }
    Optional<UnknownHostException> unknown = cause(UnknownHostException.class);
    if (unknown.isPresent()) {
      return found(
          Kind.UNKNOWN_HOST,
          "there is no host of the name " + hostIn(String.valueOf(unknown.get().getMessage())),
          "Correct the host in the URL. In Docker it is the name of the service, and localhost is"
              + " the container itself.");
    }
    if (cause(SSLException.class).isPresent()
        || text.contains("SSL error")
        || isAboutCertificate()) {
      return found(
          Kind.TLS_CERTIFICATE,
          "the server's certificate is not accepted",
          "Set [tls] root_cert to the certificate that signed it, and use the host name that it is"
              + " made out to (verify-full).");
    }
    Optional<SocketTimeoutException> timeout = cause(SocketTimeoutException.class);
    if (timeout.isPresent()) {
      return timeout(String.valueOf(timeout.get().getMessage()));
    }
    if (cause(NoRouteToHostException.class).isPresent() || text.contains("unreachable")) {
      return found(
          Kind.UNREACHABLE,
          "no route leads to " + url.servers(),
          "Check the network and the VPN. If the host has IPv6 addresses only, the network must"
              + " have IPv6.");
    }
    if (cause(ConnectException.class).filter(e -> mentions(e, "timed out")).isPresent()) {
      // The kernel gave up before the connect timeout was over.
      return timeout("connect");
    }
    if (cause(ConnectException.class).isPresent()) {
      return found(
          Kind.REFUSED,
          "nothing listens on " + url.servers(),
          "Start the server, or correct host and port: pg_isready -h "
              + url.hosts().get(0).host()
              + " -p "
              + url.hosts().get(0).port());
    }
    if (text.contains("Connection attempt timed out")) {
      return timeout(accepts(url.hosts().get(0)) ? "read" : "connect");
    }
    if ("08001".equals(exception.getSQLState())) {
      return found(
          Kind.CONNECTION_LOST,
          url.servers() + " accepts the connection and closes it at once",
          "A proxy with no server behind it does so, and a server that restarts. Check host, port and"
              + " the server's log, and try again.");
    }
    if (String.valueOf(exception.getSQLState()).startsWith("08")) {
      return found(
          Kind.CONNECTION_LOST,
          "the connection broke",
          "The server may have restarted, or something in between cut it. Try again; what was not"
              + " committed is undone, and a COMMIT that broke must be checked.");
    }
    return other();
  }

  private Diagnosis timeout(String words) {
    if (words.contains("onnect")) {
      return found(
          Kind.CONNECT_TIMEOUT,
          url.servers() + " does not answer within the connect timeout",
          "A firewall or security group drops the packets: open the port, or correct the host.");
    }
    if ("08006".equals(exception.getSQLState())) {
      return found(
          Kind.OUTCOME_UNKNOWN,
          "the server did not answer within the socket timeout, so the outcome is not known",
          "Look whether the change is there before you repeat it.");
    }
    return found(
        Kind.SILENT_SERVER,
        url.servers() + " accepts the connection and then says nothing",
        "What listens there is not PostgreSQL, or the server hangs: check host, port and its log.");
  }

  /** The driver's own login timeout does not say how far it came, so one knock on the port must. */
  private static boolean accepts(HostAndPort host) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host.host(), host.port()), KNOCK_MILLISECONDS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The driver has no SQLSTATE for it. */
  private boolean isAboutCertificate() {
    return text.contains("certificate") || text.contains("could not be verified");
  }

  private Diagnosis other() {
    return found(Kind.OTHER, "the connection failed", "The server's log may say more.");
  }

  private Diagnosis found(Kind kind, String reason, String remedy) {
    return new Diagnosis(kind, reason, evidence(), remedy);
  }

  private String evidence() {
    String words = server.message().orElseGet(this::lastWords);
    String state = exception.getSQLState();
    String said = words.strip().replaceAll("\\.$", "");
    return state == null ? said : "SQLSTATE " + state + ": " + said;
  }

  private String lastWords() {
    Throwable last = exception;
    while (last.getCause() != null && last.getCause() != last) {
      last = last.getCause();
    }
    String words = String.valueOf(last.getMessage());
    return last instanceof SQLException ? words : last.getClass().getSimpleName() + ": " + words;
  }

  private <T extends Throwable> Optional<T> cause(Class<T> type) {
    for (Throwable at = exception; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }

  private static boolean mentions(Exception e, String words) {
    return String.valueOf(e.getMessage()).contains(words);
  }

  private String user() {
    return url.user().orElse(System.getProperty("user.name", ""));
  }

  private String database() {
    return url.database().orElseGet(this::user);
  }

  /** Of several hosts, the one that the system speaks of. */
  private String hostIn(String words) {
    List<String> hosts = url.hosts().stream().map(HostAndPort::host).distinct().toList();
    return hosts.stream()
        .filter(words::contains)
        .findFirst()
        .orElseGet(() -> String.join(", ", hosts));
  }

  private static String quoted(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }
}
