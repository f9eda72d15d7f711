package dev.aludel.cli;

import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.Copy;
import dev.aludel.copy.CopyOptions;
import picocli.CommandLine.Parameters;

/** What the commands have in common that work on the rows of two databases. */
abstract class BetweenDatabases extends FittingRows {

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "The database that the rows are in: a URL, or 'database', the configured one.")
  String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "The other database.")
  String to = "";

  /** The copy that these options ask for. */
  Copy copy(Settings settings, CopyOptions options) {
    return Copy.of(connector(from, settings), connector(to, settings)).options(options);
  }
}
