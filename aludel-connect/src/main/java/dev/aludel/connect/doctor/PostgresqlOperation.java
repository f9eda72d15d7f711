package dev.aludel.connect.doctor;

import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Setting;
import dev.aludel.connect.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** How a PostgreSQL database is run. */
final class PostgresqlOperation {

  private final Supplier<Connection> connection;
  private final Settings settings;

  PostgresqlOperation(Supplier<Connection> connection, Settings settings) {
    this.connection = connection;
    this.settings = settings;
  }

  Finding tls(PostgresqlUrl url) throws SQLException {
    boolean on =
        Rows.value(connection.get(), "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
            .equals("t");
    if (on) {
      return Finding.ok("on");
    }
    return url.hosts().stream().allMatch(Network::isLocal)
        ? Finding.ok("off; the server is on this machine")
        : Finding.failed(
            "this connection is not encrypted",
            "pg_stat_ssl says no",
            "Set DB_SSL_MODE=require, or verify-full with [tls] root_cert.");
  }

  Finding role() throws SQLException {
    List<String> row =
        Rows.first(
            connection.get(),
            "SELECT rolname, rolsuper, rolbypassrls, quote_ident(rolname) FROM pg_roles WHERE"
                + " rolname = current_user");
    if (row.get(1).equals("t")) {
      return Finding.failed(
          row.get(0) + " is a superuser",
          "no permission stops it",
          "CREATE ROLE app LOGIN PASSWORD …; and use that one. Or: ALTER ROLE "
              + row.get(3)
              + " NOSUPERUSER;");
    }
    return row.get(2).equals("t")
        ? Finding.warning(
            row.get(0) + " passes row-level security by",
            "ALTER ROLE " + row.get(3) + " NOBYPASSRLS;")
        : Finding.ok(row.get(0) + " is no superuser");
  }

  /** What a hanging application can do to all others. */
  Finding timeouts() {
    for (Setting<Duration> setting :
        List.of(
            AludelSettings.COMMAND_TIMEOUT,
            AludelSettings.STATEMENT_TIMEOUT,
            AludelSettings.LOCK_TIMEOUT,
            AludelSettings.IDLE_IN_TRANSACTION_TIMEOUT)) {
      if (settings.get(setting).isZero()) {
        return Finding.failed(
            setting.key() + " is off",
            settings.resolve(setting).origin().toString(),
            "Set " + setting.name() + " under [timeouts] in aludel.toml.");
      }
    }
    return Finding.ok("all are set");
  }

  /** Continuous archiving (the manual's section 25.3) is the one backup that a server knows of. */
  Finding archiver() throws SQLException {
    List<String> row =
        Rows.first(
            connection.get(),
            """
            SELECT current_setting('archive_mode'), coalesce(last_archived_time::text, ''),
                   coalesce(last_archived_time > now() - interval '1 day', false),
                   coalesce(last_failed_time > last_archived_time
                            OR last_archived_time IS NULL AND last_failed_time IS NOT NULL, false)
            FROM pg_stat_archiver
            """);
    if (row.get(3).equals("t")) {
      return Finding.failed(
          "archiving fails", "pg_stat_archiver", "See archive_command and the server's log.");
    }
    if (row.get(2).equals("t")) {
      return Finding.ok("WAL archived at " + row.get(1));
    }
    return Finding.warning(
        "the server knows of no recent backup (archive_mode " + row.get(0) + ")",
        "ALTER SYSTEM SET archive_mode = on; with an archive_command, and restart the server. Or give"
            + " the command that checks your backups: backup_command under [doctor].");
  }
}
