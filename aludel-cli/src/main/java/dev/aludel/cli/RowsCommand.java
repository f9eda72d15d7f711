package dev.aludel.cli;

import dev.aludel.connect.Connector;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.CopyOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands have in common that work on rows. */
abstract class RowsCommand extends ReportingCommand {

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
      description =
          "Which rows of a table, in the SQL of where they are: --where \"orders=year > 2020\".")
  @Nullable List<String> where;

  /** The database that a URL, or the word 'database', stands for. */
  Connector connector(String text, Settings settings) {
    DatabaseUrl url =
        text.equals("database")
            ? settings.databaseUrl()
            : DatabaseUrl.parse(text, around().directory());
    return Connector.of(url, SessionOptions.forMigrations(settings));
  }

  /** Which rows. */
  CopyOptions rows() {
    return CopyOptions.DEFAULT
        .onlyTables(orEmpty(tables))
        .excluding(orEmpty(exclude))
        .where(conditions());
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

  static List<String> orEmpty(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }
}
