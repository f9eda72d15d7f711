package dev.aludel.cli;

import dev.aludel.cli.report.TrialJson;
import dev.aludel.cli.report.TrialText;
import dev.aludel.cli.scratch.ScratchDatabase;
import dev.aludel.embedded.EmbeddedUrl;
import dev.aludel.migrate.trial.RevisionTrial.Outcome;
import dev.aludel.migrate.trial.TrialReport;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aludel test}. */
@Command(
    name = "test",
    description = "Try every revision in a scratch database: up, down, and up again.",
    footer = {
      "",
      "The configured database is not touched. For SQLite a temporary file is used; for PostgreSQL",
      "a new database on the server of --url or dev_url, else a server that is started for it.",
      "",
      "Examples:",
      "  aludel test",
      "  aludel test --url embedded:postgresql    on a PostgreSQL that is there while it is needed"
    })
final class TestCommand extends ReportingCommand {

  /** Something failed or differs. */
  private static final int FAILED = 1;

  @Option(
      names = "--require-downgrade",
      description = "Fail where a revision says that it has no way back.")
  boolean requireDowngrade;

  @Override
  public Integer call() {
    Optional<String> url = Optional.ofNullable(main().url);
    if (url.flatMap(EmbeddedUrl::parse).isPresent()) {
      // It is the address of no database, which the settings want to have.
      main().url = null;
    }
    Workplace place = workplace();
    TrialText text = new TrialText();
    TrialReport report;
    try (ScratchDatabase scratch = place.emptyDatabase(url)) {
      report =
          place.trial(
              scratch,
              trial -> {
                if (around().terminal() || verbose()) {
                  say(text.line(trial));
                }
              });
    }
    boolean passed =
        report.passed() && !(requireDowngrade && report.count(Outcome.IRREVERSIBLE) > 0);
    if (json) {
      TrialJson.print(out(), report, passed);
    } else {
      text.table(report).forEach(this::print);
    }
    say(text.verdict(report, requireDowngrade));
    return passed ? DONE : FAILED;
  }
}
