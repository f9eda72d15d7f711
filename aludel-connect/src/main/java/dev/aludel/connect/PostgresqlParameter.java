package dev.aludel.connect;

import dev.aludel.connect.PostgresqlUrlParser.Form;
import dev.aludel.error.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the parameters of a PostgreSQL URL mean to pgjdbc.
 *
 * <p>pgjdbc ignores a parameter that it does not know. For {@code channel_binding} or {@code
 * sslmode} in another tool's spelling that means a connection less safe than was asked for. So
 * libpq's names (the manual's section 34.1.2), asyncpg's and Prisma's are translated, pgjdbc's own
 * are passed on, and all others are refused.
 */
final class PostgresqlParameter {

  /** pgjdbc's own, as of 42.7.14; a test compares them with the driver's. */
  static final Set<String> DRIVER =
      Set.of(
          ("adaptiveFetch adaptiveFetchMaximum adaptiveFetchMinimum allowEncodingChanges"
                  + " ApplicationName assumeMinServerVersion authenticationPluginClassName autosave"
                  + " binaryTransfer binaryTransferDisable binaryTransferEnable cancelSignalTimeout"
                  + " channelBinding classLoaderStrategy cleanupSavepoints connectExecutor"
                  + " connectExecutorArg connectTimeout convertBooleanToNumeric currentSchema"
                  + " databaseMetadataCacheFields databaseMetadataCacheFieldsMiB"
                  + " defaultRowFetchSize disableColumnSanitiser escapeSyntaxCallMode"
                  + " flushCacheOnDdl groupStartupParameters gssEncMode gsslib gssResponseTimeout"
                  + " gssUseDefaultCreds hideUnprivilegedObjects hostRecheckSeconds"
                  + " jaasApplicationName jaasLogin kerberosServerName loadBalanceHosts"
                  + " localSocketAddress loggerFile loggerLevel loginTimeout logServerErrorDetail"
                  + " logUnclosedConnections maxResultBuffer maxSendBufferSize options"
                  + " pemKeyAlgorithm preferQueryMode preparedStatementCacheQueries"
                  + " preparedStatementCacheSizeMiB prepareThreshold protocolVersion queryTimeout"
                  + " quoteReturningIdentifiers readOnly readOnlyMode receiveBufferSize replication"
                  + " requireAuth reWriteBatchedInserts reWriteBatchedInsertsSize scramMaxIterations"
                  + " sendBufferSize service socketFactory socketFactoryArg socketTimeout sslcert"
                  + " sslfactory sslfactoryarg sslhostnameverifier sslkey sslmode sslNegotiation"
                  + " sslpassword sslpasswordcallback sslResponseTimeout sslrootcert sspiServiceClass"
                  + " stringtype targetServerType tcpKeepAlive tcpNoDelay unknownLength useSpnego"
                  + " xmlFactoryFactory")
              .split(" "));

  private static final Map<String, String> DRIVER_BY_LOWER_CASE =
      DRIVER.stream()
          .collect(Collectors.toUnmodifiableMap(PostgresqlParameter::lower, Function.identity()));

  /** Other tools' names for what pgjdbc calls otherwise and takes in the same form. */
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("application_name", "ApplicationName"),
          Map.entry("fallback_application_name", "ApplicationName"),
          Map.entry("connect_timeout", "connectTimeout"),
          Map.entry("timeout", "connectTimeout"),
          Map.entry("command_timeout", "queryTimeout"),
          Map.entry("channel_binding", "channelBinding"),
          Map.entry("search_path", "currentSchema"),
          Map.entry("schema", "currentSchema"),
          Map.entry("gssencmode", "gssEncMode"),
          Map.entry("krbsrvname", "kerberosServerName"),
          Map.entry("require_auth", "requireAuth"),
          Map.entry("scram_max_iterations", "scramMaxIterations"));

  private static final Map<String, String> SERVER_TYPES =
      Map.of(
          "any", "any",
          "read-write", "primary",
          "primary", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  /** libpq's that pgjdbc has nothing for, with the reason to give. */
  private static final Map<String, String> WITHOUT_EQUIVALENT =
      Map.ofEntries(
          Map.entry("hostaddr", "put the address in place of the host name"),
          Map.entry("passfile", "set the variable PGPASSFILE"),
          Map.entry("requiressl", "write sslmode=require"),
          Map.entry("sslcrl", "the JDBC driver checks no revocation list"),
          Map.entry("sslcrldir", "the JDBC driver checks no revocation list"),
          Map.entry("sslcompression", "the JDBC driver never compresses"),
          Map.entry("sslsni", "the JDBC driver decides by itself"),
          Map.entry("ssl_min_protocol_version", "set jdk.tls.client.protocols of the JVM"),
          Map.entry("ssl_max_protocol_version", "set jdk.tls.client.protocols of the JVM"),
          Map.entry("keepalives_idle", "set the operating system's TCP keepalive"),
          Map.entry("keepalives_interval", "set the operating system's TCP keepalive"),
          Map.entry("keepalives_count", "set the operating system's TCP keepalive"),
          Map.entry("tcp_user_timeout", "write socketTimeout in seconds"),
          Map.entry("server_settings", "write options=-c name=value"),
          Map.entry("connection_limit", "set the pool's size in [pool]"),
          Map.entry("pool_timeout", "set the pool's timeout in [pool]"));

  private static final Set<String> TRANSLATED_BY_VALUE =
      Set.of(
          "ssl",
          "sslmode",
          "sslrootcert",
          "target_session_attrs",
          "load_balance_hosts",
          "keepalives",
          "client_encoding",
          "statement_cache_size",
          "prepared_statement_cache_size",
          "pgbouncer",
          "async_fallback");

  private PostgresqlParameter() {}

  /** The driver's parameters for one of the URL's; none if the JDBC driver always does so. */
  static Map<String, String> translate(String name, String value, Form form) {
    return switch (lower(name)) {
      case "ssl" -> ssl(value, form);
      case "sslmode" -> Map.of("sslmode", TlsMode.parse(value).spelling());
      case "sslrootcert" -> rootCertificate(value);
      case "target_session_attrs" -> Map.of("targetServerType", oneOf(name, value, SERVER_TYPES));
      case "load_balance_hosts" ->
          Map.of(
              "loadBalanceHosts", oneOf(name, value, Map.of("disable", "false", "random", "true")));
      case "keepalives" ->
          Map.of("tcpKeepAlive", oneOf(name, value, Map.of("0", "false", "1", "true")));
      case "client_encoding" -> encoding(value);
      case "statement_cache_size", "prepared_statement_cache_size" ->
          // Zero is what asyncpg's users set behind PgBouncer: no server-side statements at all.
          value.equals("0")
              ? Map.of("preparedStatementCacheQueries", "0", "prepareThreshold", "0")
              : Map.of("preparedStatementCacheQueries", value);
      case "pgbouncer" -> truth(name, value) ? Map.of("prepareThreshold", "0") : Map.of();
      case "async_fallback" -> Map.of();
      default -> passOn(name, value);
    };
  }

  private static Map<String, String> passOn(String name, String value) {
    String lower = lower(name);
    String known = RENAMED.getOrDefault(lower, DRIVER_BY_LOWER_CASE.get(lower));
    if (known != null) {
      return Map.of(known, value);
    }
    Optional<String> instead = Optional.ofNullable(WITHOUT_EQUIVALENT.get(lower));
    throw new InvalidUrlException(
        instead
            .map(
                advice ->
                    "The JDBC driver has nothing for the parameter \""
                        + name
                        + "\" of the database URL. Remove it; instead, "
                        + advice
                        + ".")
            .orElseGet(
                () ->
                    "The database URL has an unknown parameter \""
                        + name
                        + "\"."
                        + Nearest.hint(name, known())));
  }

  /**
   * {@code ssl=true} is verify-full to pgjdbc, and require to libpq, which accepts it "for improved
   * compatibility with JDBC". Each form of the URL keeps its own tool's meaning; asyncpg's {@code
   * ssl} also takes the modes.
   */
  private static Map<String, String> ssl(String value, Form form) {
    return switch (lower(value)) {
      case "true", "1", "" ->
          Map.of("sslmode", (form == Form.JDBC ? TlsMode.VERIFY_FULL : TlsMode.REQUIRE).spelling());
      case "false", "0" -> form == Form.JDBC ? Map.of() : Map.of("sslmode", "disable");
      default -> Map.of("sslmode", TlsMode.parse(value).spelling());
    };
  }

  /** {@code system} is libpq's word for the certificates that the machine trusts. */
  private static Map<String, String> rootCertificate(String value) {
    return value.equals("system")
        ? Map.of("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory", "sslmode", "verify-full")
        : Map.of("sslrootcert", value);
  }

  private static Map<String, String> encoding(String value) {
    if (Set.of("utf8", "unicode", "auto").contains(lower(value).replace("-", ""))) {
      return Map.of();
    }
    throw new InvalidUrlException(
        "The database URL asks for the client encoding \""
            + value
            + "\". The JDBC driver always speaks UTF8: remove client_encoding.");
  }

  private static boolean truth(String name, String value) {
    return oneOf(name, value, Map.of("true", "true", "1", "true", "false", "false", "0", "false"))
        .equals("true");
  }

  private static String oneOf(String name, String value, Map<String, String> allowed) {
    return Optional.ofNullable(allowed.get(lower(value)))
        .orElseThrow(
            () ->
                new InvalidUrlException(
                    "The database URL sets \""
                        + name
                        + "\" to \""
                        + value
                        + "\". Allowed: "
                        + allowed.keySet().stream().sorted().collect(Collectors.joining(", "))
                        + "."));
  }

  private static List<String> known() {
    List<String> names = new ArrayList<>(DRIVER);
    names.addAll(RENAMED.keySet());
    names.addAll(TRANSLATED_BY_VALUE);
    names.addAll(List.of("host", "port", "user", "password", "dbname"));
    return names;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
