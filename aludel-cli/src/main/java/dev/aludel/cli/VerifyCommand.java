package dev.aludel.cli;

import dev.aludel.cli.report.VerifyJson;
import dev.aludel.cli.report.VerifyText;
import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.VerifyReport;
import picocli.CommandLine.Command;

/** {@code aludel verify}. */
@Command(
    name = "verify",
    description = {
      "Compare the rows of two databases, and exit with 3 if any differ.",
      "",
      "Both are read anew: the number of rows and a checksum of each table, and where they differ,",
      "the keys and the columns that do."
    },
    footer = {"", "Example: aludel verify sqlite:///app.db postgresql://…"})
final class VerifyCommand extends BetweenDatabases {

  @Override
  public Integer call() {
    Settings settings = workplace().settings();
    VerifyReport report =
        copy(settings, options(settings)).listener(new CopyProgress(this)).verify();
    if (json) {
      VerifyJson.print(out(), report);
    } else {
      VerifyText.of(report).forEach(this::print);
    }
    return report.isEqual() ? DONE : DIFFERENT;
  }
}
