package dev.aludel.connect.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a PostgreSQL server is like, asked on one connection. */
final class PostgresqlServerChecks {

  private static final int OLDEST_MAINTAINED = 140_000;
  private static final Duration WORST_CLOCK = Duration.ofSeconds(5);

  private final Supplier<Connection> connection;

  PostgresqlServerChecks(Supplier<Connection> connection) {
    this.connection = connection;
  }

  Finding database() throws SQLException {
    List<String> row =
        Rows.first(
            connection.get(),
            """
            SELECT current_database(), pg_size_pretty(pg_database_size(current_database())),
                   pg_encoding_to_char(encoding), datcollate
            FROM pg_database WHERE datname = current_database()
            """);
    String found = row.get(0) + ", " + row.get(1) + ", " + row.get(2) + ", " + row.get(3);
    return row.get(2).equals("UTF8")
        ? Finding.ok(found)
        : Finding.warning(
            found,
            "Text that "
                + row.get(2)
                + " lacks is refused. Make a new database with ENCODING 'UTF8' and move over.");
  }

  Finding schema(Optional<String> configured) throws SQLException {
    String current = Rows.value(connection.get(), "SELECT current_schema()");
    if (current.isEmpty()) {
      String path = Rows.value(connection.get(), "SHOW search_path");
      return Finding.failed(
          "none of the schemas of the search_path exists",
          "search_path is " + path,
          "CREATE SCHEMA "
              + configured.map(name -> name.split(",")[0].strip()).orElse("app")
              + "; or correct schema in aludel.toml.");
    }
    return Finding.ok("new tables go to " + current);
  }

  Finding permissions() throws SQLException {
    List<String> row =
        Rows.first(
            connection.get(),
            """
            WITH others AS (
              SELECT relname::text AS name FROM pg_class
              WHERE relkind IN ('r', 'p')
                AND relnamespace = to_regnamespace(quote_ident(current_schema()))
                AND NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
                         AND has_table_privilege(oid, 'UPDATE')
                         AND has_table_privilege(oid, 'DELETE')))
            SELECT current_user,
                   coalesce(has_schema_privilege(current_schema(), 'CREATE'), false),
                   has_database_privilege(current_database(), 'TEMP'),
                   rolsuper, quote_ident(current_schema()), quote_ident(current_user),
                   (SELECT count(*) FROM others), (SELECT min(name) FROM others)
            FROM pg_roles WHERE rolname = current_user
            """);
    if (row.get(1).equals("f")) {
      return Finding.failed(
          row.get(0) + " may not create tables in " + row.get(4),
          "has_schema_privilege says no to CREATE",
          "GRANT CREATE, USAGE ON SCHEMA " + row.get(4) + " TO " + row.get(5) + ";");
    }
    if (!row.get(6).equals("0")) {
      return Finding.warning(
              row.get(0) + " may not read and write all tables of " + row.get(4),
              "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "
                  + row.get(4)
                  + " TO "
                  + row.get(5)
                  + ";")
          .saying(row.get(6) + " of them, such as " + row.get(7));
    }
    return row.get(3).equals("t")
        ? Finding.warning(
            row.get(0) + " is a superuser, whom no permission stops",
            "Give the application a role of its own: CREATE ROLE app LOGIN PASSWORD …;")
        : Finding.ok(row.get(0) + " may create tables in " + row.get(4));
  }

  Finding version() throws SQLException {
    List<String> row =
        Rows.first(
            connection.get(),
            "SELECT current_setting('server_version'), current_setting('server_version_num')");
    return Integer.parseInt(row.get(1)) < OLDEST_MAINTAINED
        ? Finding.warning(
            "PostgreSQL " + row.get(0) + " gets no more security fixes",
            "Upgrade the server: https://www.postgresql.org/support/versioning/")
        : Finding.ok("PostgreSQL " + row.get(0));
  }

  Finding primary() throws SQLException {
    List<String> row =
        Rows.first(
            connection.get(),
            """
            SELECT pg_is_in_recovery(), setting, source, current_setting('transaction_read_only'),
                   quote_ident(current_user), quote_ident(current_database())
            FROM pg_settings WHERE name = 'default_transaction_read_only'
            """);
    if (row.get(0).equals("t")) {
      return Finding.failed(
          "the server is a standby, which only reads",
          "pg_is_in_recovery() is true",
          "Connect to the primary: list all hosts in the URL and add"
              + " target_session_attrs=read-write.");
    }
    if (row.get(1).equals("on") || row.get(3).equals("on")) {
      return Finding.failed(
          "the server is the primary, but transactions only read",
          "default_transaction_read_only is " + row.get(1) + ", from: " + row.get(2),
          writing(row.get(2), row.get(4), row.get(5)));
    }
    return Finding.ok("reads and writes");
  }

  /** By the manual's section 53.24, source is where the setting comes from. */
  private static String writing(String source, String role, String database) {
    String reset = " RESET default_transaction_read_only; COMMIT;";
    // In a transaction that only reads, these would be refused as well.
    String first = "BEGIN READ WRITE; ";
    return switch (source) {
      case "user" -> first + "ALTER ROLE " + role + reset;
      case "database" -> first + "ALTER DATABASE " + database + reset;
      case "database user" -> first + "ALTER ROLE " + role + " IN DATABASE " + database + reset;
      case "configuration file" ->
          "ALTER SYSTEM RESET default_transaction_read_only; SELECT pg_reload_conf(); or where it is"
              + " in postgresql.conf, edit that.";
      default -> "Remove default_transaction_read_only from the URL's options.";
    };
  }

  /** The server's clock against the middle of the round trip. */
  Finding clock() throws SQLException {
    Instant before = Instant.now();
    String epoch =
        Rows.value(
            connection.get(), "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint");
    Instant after = Instant.now();
    Duration trip = Duration.between(before, after);
    Duration off =
        Duration.between(
            before.plus(trip.dividedBy(2)), Instant.ofEpochMilli(Long.parseLong(epoch)));
    String found = off.toMillis() + " ms off, round trip " + trip.toMillis() + " ms";
    return off.abs().compareTo(WORST_CLOCK) > 0
        ? Finding.warning(found, "Run NTP on both machines: timedatectl set-ntp true")
        : Finding.ok(found);
  }

  Finding extensions(List<String> wanted) throws SQLException {
    List<List<String>> rows =
        Rows.of(
            connection.get(),
            "SELECT name, coalesce(installed_version, '') FROM pg_available_extensions");
    List<String> installed = new ArrayList<>();
    List<String> available = new ArrayList<>();
    for (List<String> row : rows) {
      available.add(row.get(0));
      if (!row.get(1).isEmpty()) {
        installed.add(row.get(0));
      }
    }
    for (String name : wanted) {
      if (!available.contains(name)) {
        return Finding.failed(
            "the extension " + name + " is not on the server",
            "not in pg_available_extensions",
            "Install its package on the server; for those of PostgreSQL itself that is"
                + " postgresql-contrib.");
      }
      if (!installed.contains(name)) {
        return Finding.failed(
            "the extension " + name + " is not in this database",
            "available, not installed",
            "CREATE EXTENSION \"" + name + "\";");
      }
    }
    return Finding.ok(
        "installed: " + String.join(", ", installed) + "; available: " + available.size());
  }

  /**
   * The list of libraries itself is for administrators; that one is loaded shows in its settings.
   */
  Finding statStatements() throws SQLException {
    List<String> row =
        Rows.first(
            connection.get(),
            """
            SELECT current_setting('pg_stat_statements.max', true) IS NOT NULL,
                   EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_stat_statements')
            """);
    boolean loaded = row.get(0).equals("t");
    boolean created = row.get(1).equals("t");
    if (loaded && created) {
      return Finding.ok("counts statements");
    }
    return Finding.warning(
        loaded ? "loaded, but not in this database" : "not loaded: slow statements go unseen",
        loaded
            ? "CREATE EXTENSION pg_stat_statements;"
            : "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'; then restart the"
                + " server and CREATE EXTENSION pg_stat_statements;");
  }
}
