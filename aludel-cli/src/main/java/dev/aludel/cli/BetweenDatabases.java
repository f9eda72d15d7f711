package dev.aludel.cli;

import dev.aludel.connect.Connector;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.Copy;
import dev.aludel.copy.CopyException;
import dev.aludel.copy.CopyOptions;
import dev.aludel.copy.Policies;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands have in common that work on the rows of two databases. */
abstract class BetweenDatabases extends ReportingCommand {

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "The database that the rows are in: a URL, or 'database', the configured one.")
  String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "The other database.")
  String to = "";

  @Option(
      names = "--tables",
      paramLabel = "TABLE",
      split = ",",
      description = "These tables only; * and ? stand for any characters.")
  @Nullable List<String> tables;

  @Option(
      names = "--exclude",
      paramLabel = "TABLE",
      split = ",",
      description = "Leave out these tables, or columns as TABLE.COLUMN.")
  @Nullable List<String> exclude;

  @Option(
      names = "--where",
      paramLabel = "TABLE=SQL",
      description = "Which rows of a table, in the SQL of FROM: --where \"orders=year > 2020\".")
  @Nullable List<String> where;

  @Option(
      names = "--policy",
      paramLabel = "FINDING=POLICY",
      description =
          "What becomes of what does not fit: fail, quarantine, null, strip, widen or convert. A finding is a kind, a table, table.column, table.column:kind, or *.")
  @Nullable List<String> policies;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Where a time in SQLite is that names no offset. Default: UTC.")
  @Nullable String zone;

  /** The copy that these options ask for. */
  Copy copy(Settings settings, CopyOptions options) {
    return Copy.of(connector(from, settings), connector(to, settings)).options(options);
  }

  private Connector connector(String text, Settings settings) {
    DatabaseUrl url =
        text.equals("database")
            ? settings.databaseUrl()
            : DatabaseUrl.parse(text, around().directory());
    return Connector.of(url, SessionOptions.forMigrations(settings));
  }

  CopyOptions options(Settings settings) {
    return CopyOptions.DEFAULT
        .onlyTables(orEmpty(tables))
        .excluding(orEmpty(exclude))
        .where(conditions())
        .withPolicies(policies(settings))
        .inZone(zone == null ? settings.get(AludelSettings.COPY_TIME_ZONE) : zoneOf(zone));
  }

  private Policies policies(Settings settings) {
    List<String> all = new ArrayList<>();
    settings
        .get(AludelSettings.COPY_POLICIES)
        .forEach((finding, policy) -> all.add(finding + "=" + policy));
    Policies configured = Policies.of(all);
    if (policies == null) {
      return configured;
    }
    all.addAll(policies);
    try {
      return Policies.of(all);
    } catch (CopyException e) {
      // The configured ones were read: it is an option that is wrong.
      throw new UsageException(e.getMessage());
    }
  }

  private Map<String, String> conditions() {
    Map<String, String> conditions = new LinkedHashMap<>();
    for (String text : orEmpty(where)) {
      int equals = text.indexOf('=');
      if (equals < 1 || equals == text.length() - 1) {
        throw new UsageException(
            "--where %s does not say which rows. Write --where \"TABLE=CONDITION\", such as --where \"orders=year > 2020\"."
                .formatted(text));
      }
      conditions.put(text.substring(0, equals), text.substring(equals + 1));
    }
    return conditions;
  }

  private static ZoneId zoneOf(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new UsageException(
          "'%s' is no time zone. Write one such as UTC, Europe/Berlin or +02:00.".formatted(text));
    }
  }

  static List<String> orEmpty(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }
}
