package dev.aludel.connect.settings;

import static dev.aludel.connect.settings.SettingTypes.BOOLEAN;
import static dev.aludel.connect.settings.SettingTypes.LOCATED_TEXT;
import static dev.aludel.connect.settings.SettingTypes.PATH;
import static dev.aludel.connect.settings.SettingTypes.PATH_PATTERN;
import static dev.aludel.connect.settings.SettingTypes.TEXT;
import static dev.aludel.connect.settings.SettingTypes.choice;
import static dev.aludel.connect.settings.SettingTypes.duration;
import static dev.aludel.connect.settings.SettingTypes.integer;

import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.Secret;
import dev.aludel.connect.TlsMode;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every setting that Aludel knows, in the order of the file. */
public final class AludelSettings {

  // Filled by the declarations below, so it stands above them.
  private static final List<Setting<?>> DECLARED = new ArrayList<>();

  public static final Setting<DatabaseUrl> URL =
      declare("aludel", "url", SettingTypes.URL, "The database to migrate.")
          .variables("DATABASE_URL")
          .secret();

  public static final Setting<String> SERVER =
      declare("aludel", "server", TEXT, "In place of url: the host of a PostgreSQL server.")
          .variables("POSTGRES_SERVER", "POSTGRES_HOST")
          .libpq("PGHOST");

  public static final Setting<Integer> PORT =
      declare("aludel", "port", integer(1, 65535), "In place of url: the server's port.")
          .variables("POSTGRES_PORT")
          .libpq("PGPORT")
          .defaultsTo(PostgresqlUrl.DEFAULT_PORT);

  public static final Setting<String> USER =
      declare("aludel", "user", TEXT, "The role, where the url names none.")
          .variables("POSTGRES_USER")
          .libpq("PGUSER")
          .orInFile();

  public static final Setting<Secret> PASSWORD =
      declare(
              "aludel",
              "password",
              SettingTypes.SECRET,
              "The password, where the url has none. Better in a variable or a file than here.")
          .variables("POSTGRES_PASSWORD")
          .libpq("PGPASSWORD")
          .secret();

  public static final Setting<String> DATABASE =
      declare("aludel", "database", TEXT, "In place of url: the name of the database.")
          .variables("POSTGRES_DB")
          .libpq("PGDATABASE")
          .orInFile();

  public static final Setting<String> SCHEMA =
      declare("aludel", "schema", TEXT, "The search_path of every connection, such as app,public.")
          .variables("POSTGRES_SCHEMA");

  public static final Setting<ZoneId> SESSION_TIMEZONE =
      declare(
              "aludel",
              "session_timezone",
              SettingTypes.REGION,
              "The time zone of every connection to PostgreSQL.")
          .defaultsTo(ZoneId.of("UTC"));

  public static final Setting<DeploymentEnvironment> ENVIRONMENT =
      declare(
              "aludel",
              "environment",
              DeploymentEnvironment.TYPE,
              "What this machine is for. Sets customary pool sizes.")
          .variables("ENVIRONMENT");

  public static final Setting<Boolean> DEBUG =
      declare("aludel", "debug", BOOLEAN, "Show stack traces with errors, as --verbose does.")
          .variables("DEBUG")
          .defaultsTo(false);

  public static final Setting<LocatedText> TARGET =
      declare(
          "aludel",
          "target",
          LOCATED_TEXT,
          "The model that revisions are generated from: jpa:com.example.model, or schema.sql.");

  public static final Setting<List<PathPattern>> CLASSPATH =
      declare(
              "aludel",
              "classpath",
              PATH_PATTERN.list("," + File.pathSeparator),
              "Where the model's classes are: folders, jars, or patterns such as lib/*.jar.")
          .defaultsTo(List.of());

  public static final Setting<String> NAMING_STRATEGY =
      declare(
              "aludel",
              "naming_strategy",
              TEXT,
              "How entity names become table names: spring, jpa, or a class.")
          .defaultsTo("jpa");

  public static final Setting<Path> SCRIPT_LOCATION =
      declare("aludel", "script_location", PATH, "The folder of the migrations.")
          .defaultsTo(Path.of("migrations"));

  public static final Setting<List<Path>> VERSION_LOCATIONS =
      declare(
              "aludel",
              "version_locations",
              PATH.list("," + File.pathSeparator),
              "The folders of the revisions; the first takes new ones. Without any, versions within"
                  + " script_location.")
          .defaultsTo(List.of());

  public static final Setting<Boolean> RECURSIVE_VERSION_LOCATIONS =
      declare(
              "aludel",
              "recursive_version_locations",
              BOOLEAN,
              "Look for revisions in the folders within these folders, too.")
          .defaultsTo(false);

  public static final Setting<String> FILE_TEMPLATE =
      declare(
              "aludel",
              "file_template",
              TEXT,
              "The file name of a new revision, of %(rev)s, %(slug)s, %(year)d, %(month).2d,"
                  + " %(day).2d, %(hour).2d, %(minute).2d and %(second).2d.")
          .defaultsTo("%(rev)s_%(slug)s");

  public static final Setting<Integer> TRUNCATE_SLUG_LENGTH =
      declare(
              "aludel",
              "truncate_slug_length",
              integer(1, 200),
              "How many characters of the message go into the file name.")
          .defaultsTo(40);

  public static final Setting<ZoneId> TIMEZONE =
      declare(
              "aludel",
              "timezone",
              SettingTypes.ZONE,
              "The time zone of new revisions' creation dates.")
          .defaultsTo(ZoneId.of("UTC"));

  public static final Setting<RevisionFormat> FORMAT =
      declare(
              "aludel",
              "format",
              choice(RevisionFormat.class),
              "What new revisions are written in.")
          .defaultsTo(RevisionFormat.JAVA);

  public static final Setting<String> VERSION_TABLE =
      declare(
              "aludel",
              "version_table",
              TEXT,
              "The table of the applied heads; alembic_version takes over from Alembic.")
          .defaultsTo("aludel_version");

  public static final Setting<String> VERSION_TABLE_SCHEMA =
      declare(
          "aludel",
          "version_table_schema",
          TEXT,
          "The schema of the version and history tables, where it is not the first of schema.");

  public static final Setting<String> HISTORY_TABLE =
      declare("aludel", "history_table", TEXT, "The table that records every step ever run.")
          .defaultsTo("aludel_history");

  public static final Setting<LocatedText> DEV_URL =
      declare(
              "aludel",
              "dev_url",
              LOCATED_TEXT,
              "A PostgreSQL server for scratch databases, or embedded:postgresql to start one.")
          .secret();

  public static final Setting<Boolean> COMPARE_TYPE =
      declare("aludel", "compare_type", BOOLEAN, "Let --autogenerate compare column types.")
          .defaultsTo(true);

  public static final Setting<Boolean> COMPARE_SERVER_DEFAULT =
      declare(
              "aludel",
              "compare_server_default",
              BOOLEAN,
              "Let --autogenerate compare column defaults.")
          .defaultsTo(true);

  public static final Setting<Boolean> COMPARE_OWNERS =
      declare(
              "aludel",
              "compare_owners",
              BOOLEAN,
              "Let comparisons see who owns what (PostgreSQL).")
          .defaultsTo(false);

  public static final Setting<Boolean> COMPARE_PRIVILEGES =
      declare(
              "aludel",
              "compare_privileges",
              BOOLEAN,
              "Let comparisons see what is granted to whom (PostgreSQL).")
          .defaultsTo(false);

  public static final Setting<List<String>> COMPARE_SCHEMAS =
      declare(
              "aludel",
              "compare_schemas",
              TEXT.list(),
              "Compare these schemas of PostgreSQL, too, besides the connection's own.")
          .defaultsTo(List.of());

  public static final Setting<List<String>> INCLUDE_TABLES =
      declare(
              "aludel",
              "include_tables",
              TEXT.list(),
              "Compare these tables only; * and ? stand for any characters.")
          .defaultsTo(List.of());

  public static final Setting<List<String>> EXCLUDE_TABLES =
      declare(
              "aludel",
              "exclude_tables",
              TEXT.list(),
              "Never compare these tables; * and ? stand for any characters.")
          .defaultsTo(List.of());

  public static final Setting<Integer> POOL_SIZE =
      declare("pool", "size", integer(1, 10_000), "Connections that are kept open.")
          .variables("DB_POOL_SIZE", "DATABASE_POOL_SIZE")
          .defaultsTo(5);

  public static final Setting<Integer> POOL_MAX_OVERFLOW =
      declare("pool", "max_overflow", integer(0, 10_000), "Connections beyond size under load.")
          .variables("DB_MAX_OVERFLOW", "DATABASE_MAX_OVERFLOW")
          .defaultsTo(10);

  public static final Setting<Duration> POOL_TIMEOUT =
      declare(
              "pool",
              "timeout",
              duration(Duration.ofMillis(250), ""),
              "How long to wait for a free connection, in seconds.")
          .variables("DB_POOL_TIMEOUT", "DATABASE_POOL_TIMEOUT")
          .defaultsTo(Duration.ofSeconds(30));

  public static final Setting<Duration> POOL_RECYCLE =
      declare(
              "pool",
              "recycle",
              duration(Duration.ofSeconds(-1), "never"),
              "The age at which a connection is replaced, in seconds; -1 for never.")
          .variables("DB_POOL_RECYCLE", "DATABASE_POOL_RECYCLE")
          .defaultsTo(Duration.ofSeconds(3600));

  public static final Setting<PrePing> POOL_PRE_PING =
      declare(
              "pool",
              "pre_ping",
              PrePing.TYPE,
              "Test a connection before it is handed out: true for one that was idle for half a"
                  + " second, always for each, which costs a round trip.")
          .variables("DB_POOL_PRE_PING", "DATABASE_POOL_PRE_PING")
          .defaultsTo(PrePing.TRUE);

  public static final Setting<Duration> POOL_LEAK_DETECTION =
      declare(
              "pool",
              "leak_detection",
              duration(Duration.ZERO, "off"),
              "Warn, with who took it, when a connection is not given back for this long; 0 for"
                  + " never.")
          .defaultsTo(Duration.ZERO);

  public static final Setting<Duration> CONNECT_TIMEOUT =
      declare(
              "timeouts",
              "connect",
              duration(Duration.ofSeconds(1), ""),
              "How long connecting may take, in seconds.")
          .variables("DB_CONNECT_TIMEOUT")
          .libpq("PGCONNECT_TIMEOUT")
          .defaultsTo(Duration.ofSeconds(30));

  public static final Setting<Duration> COMMAND_TIMEOUT =
      declare(
              "timeouts",
              "command",
              duration(Duration.ZERO, "no limit"),
              "How long one statement of the application may run, in seconds; 0 for no limit.")
          .variables("DB_COMMAND_TIMEOUT")
          .defaultsTo(Duration.ofSeconds(60));

  public static final Setting<Duration> STATEMENT_TIMEOUT =
      declare(
              "timeouts",
              "statement",
              duration(Duration.ZERO, "no limit"),
              "How long one statement of a migration may run, in seconds; 0 for no limit.")
          .defaultsTo(Duration.ofMinutes(2));

  public static final Setting<Duration> LOCK_TIMEOUT =
      declare(
              "timeouts",
              "lock",
              duration(Duration.ZERO, "no limit"),
              "How long a migration waits for a lock before it lets others pass and tries again.")
          .defaultsTo(Duration.ofSeconds(5));

  public static final Setting<Integer> LOCK_RETRIES =
      declare(
              "timeouts",
              "lock_retries",
              integer(0, 1_000),
              "How often a migration tries again, after a pause, when it could not get a lock.")
          .defaultsTo(10);

  public static final Setting<Duration> RUNNER_TIMEOUT =
      declare(
              "timeouts",
              "runner",
              duration(Duration.ZERO, "no limit"),
              "How long to wait while another run is changing the database.")
          .defaultsTo(Duration.ofMinutes(10));

  public static final Setting<Duration> IDLE_IN_TRANSACTION_TIMEOUT =
      declare(
              "timeouts",
              "idle_in_transaction",
              duration(Duration.ZERO, "no limit"),
              "How long an open transaction may do nothing before the server ends it.")
          .defaultsTo(Duration.ofMinutes(5));

  public static final Setting<TlsMode> TLS_MODE =
      declare(
              "tls",
              "mode",
              SettingTypes.TLS_MODE,
              "How much to insist on TLS: libpq's sslmode, or true (require) or false (disable).")
          .variables("DB_SSL_MODE")
          .libpq("PGSSLMODE")
          .defaultsTo(TlsMode.PREFER);

  public static final Setting<Path> TLS_ROOT_CERT =
      declare("tls", "root_cert", PATH, "The certificates to trust, for verify-ca and verify-full.")
          .libpq("PGSSLROOTCERT");

  public static final Setting<Path> TLS_CERT =
      declare("tls", "cert", PATH, "The client's own certificate.").libpq("PGSSLCERT");

  public static final Setting<Path> TLS_KEY =
      declare("tls", "key", PATH, "The client certificate's key, as PKCS #8 in DER, or PKCS #12.")
          .libpq("PGSSLKEY");

  public static final Setting<Duration> HEALTH_TIMEOUT =
      declare(
              "health",
              "timeout",
              duration(Duration.ofMillis(100), ""),
              "How long a health check may take, in seconds.")
          .defaultsTo(Duration.ofSeconds(2));

  public static final Setting<Duration> HEALTH_CACHE =
      declare(
              "health",
              "cache",
              duration(Duration.ZERO, "no time"),
              "How long its result serves further probes, in seconds; 0 for no time.")
          .defaultsTo(Duration.ofSeconds(1));

  public static final Setting<String> SERVE_HOST =
      declare(
              "serve",
              "host",
              TEXT,
              "The address that aludel serve listens on; 0.0.0.0 for all of this machine.")
          .defaultsTo("127.0.0.1");

  public static final Setting<Integer> SERVE_PORT =
      declare("serve", "port", integer(0, 65535), "Its port; 0 for one that is free.")
          .defaultsTo(8090);

  public static final Setting<Duration> SERVE_SHUTDOWN_TIMEOUT =
      declare(
              "serve",
              "shutdown_timeout",
              duration(Duration.ZERO, "no time"),
              "How long requests under way may take when it is told to stop, in seconds.")
          .defaultsTo(Duration.ofSeconds(5));

  public static final Setting<Boolean> LOG_ECHO =
      declare("log", "echo", BOOLEAN, "Log every statement.")
          .variables("DATABASE_ECHO")
          .defaultsTo(false);

  public static final Setting<Duration> LOG_SLOW_STATEMENT =
      declare(
              "log",
              "slow_statement",
              duration(Duration.ZERO, "never"),
              "Warn of a statement that runs longer than this; 0 for never.")
          .defaultsTo(Duration.ofSeconds(1));

  public static final Setting<Integer> DOCTOR_INSTANCES =
      declare(
              "doctor",
              "instances",
              integer(1, 10_000),
              "How many processes have a pool of these settings, for the budget of connections.")
          .defaultsTo(1);

  public static final Setting<List<String>> DOCTOR_EXTENSIONS =
      declare("doctor", "extensions", TEXT.list(), "The extensions that the application needs.")
          .defaultsTo(List.of());

  public static final Setting<List<String>> DOCTOR_ROW_LEVEL_SECURITY =
      declare(
              "doctor",
              "row_level_security",
              TEXT.list(),
              "Tables that must have row-level security; * and ? stand for any characters.")
          .defaultsTo(List.of());

  public static final Setting<List<String>> DOCTOR_BACKUP_COMMAND =
      declare(
              "doctor",
              "backup_command",
              SettingTypes.COMMAND,
              "A command that succeeds if there is a recent backup; without one, the server is"
                  + " asked.")
          .defaultsTo(List.of());

  public static final Setting<List<String>> POST_WRITE_HOOKS =
      declare(
              "hooks",
              "post_write",
              TEXT.list(),
              "Commands to run on each new revision; {file} stands for its path.")
          .defaultsTo(List.of());

  public static final Setting<ZoneId> COPY_TIME_ZONE =
      declare(
              "copy",
              "time_zone",
              SettingTypes.ZONE,
              "Where a time in SQLite is that names no offset; SQLite's own functions give UTC.")
          .defaultsTo(ZoneId.of("UTC"));

  public static final Setting<Map<String, String>> COPY_POLICIES =
      declare(
              "copy",
              "policies",
              SettingTypes.TABLE,
              "What aludel copy does with what does not fit: \"nul\" = \"strip\", \"clients.born\" = \"null\".")
          .defaultsTo(Map.of());

  public static final Setting<Map<String, String>> COPY_TYPES =
      declare(
              "copy",
              "types",
              SettingTypes.TABLE,
              "Types that --create-schema uses, by column or by declared type: \"DATETIME\" = \"timestamptz\".")
          .defaultsTo(Map.of());

  public static final Setting<List<String>> COPY_SKIP =
      declare(
              "copy",
              "skip",
              TEXT.list(),
              "Constraints, indexes and defaults that --create-schema leaves out: table.name.")
          .defaultsTo(List.of());

  public static final Setting<Path> BACKUP_DIRECTORY =
      declare("backup", "directory", PATH, "The folder that aludel backup writes to.")
          .defaultsTo(Path.of("backups"));

  public static final Setting<Integer> BACKUP_KEEP =
      declare(
              "backup",
              "keep",
              integer(0, 100_000),
              "How many backups of a database stay; 0 for all.")
          .defaultsTo(0);

  public static final Setting<Path> BACKUP_PG_BIN =
      declare(
          "backup",
          "pg_bin",
          PATH,
          "The folder of pg_dump and pg_restore, if they are not where they usually are.");

  private AludelSettings() {}

  /** All of them, in the order of the file. */
  public static List<Setting<?>> all() {
    return List.copyOf(DECLARED);
  }

  private static <T> Setting<T> declare(
      String section, String name, SettingType<T> type, String doc) {
    Setting<T> setting = new Setting<>(section, name, type, doc);
    DECLARED.add(setting);
    return setting;
  }
}
