package dev.aludel.cli;

import dev.aludel.cli.report.RunJson;
import dev.aludel.migrate.RunReport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that runs revisions, or prints their SQL. */
abstract class RunningCommand extends ChangingCommand {

  @Option(
      names = "--sql",
      description = "Print the SQL in place of running it, and ask no database.")
  boolean sql;

  @Option(
      names = "--tag",
      paramLabel = "TEXT",
      description = "A word of your own, such as a ticket, for the history of the database.")
  @Nullable String tag;

  Optional<String> tag() {
    return Optional.ofNullable(tag).filter(word -> !word.isBlank());
  }

  void checkOptions() {
    if (sql && (dryRun || json)) {
      throw new UsageException(
          "--sql prints SQL and runs nothing, so %s has no place beside it."
              .formatted(dryRun ? "--dry-run" : "--json"));
    }
  }

  /** A range says where the database is, which only SQL-only output needs to be told. */
  void checkNoRange(String target, String verb) {
    if (target.contains(":")) {
      throw new UsageException(
          "%s is a range, which goes with --sql; the database itself knows where it begins. Run: aludel %s %s"
              .formatted(target, verb, target.substring(target.indexOf(':') + 1)));
    }
  }

  void tell(RunReport report) {
    if (json) {
      RunJson.print(out(), report);
    } else if (report.steps().isEmpty()) {
      say("Nothing to do: the database is at %s.".formatted(VersionRows.names(report.rowsAfter())));
    } else {
      say("The database is at %s.".formatted(VersionRows.names(report.rowsAfter())));
    }
  }
}
