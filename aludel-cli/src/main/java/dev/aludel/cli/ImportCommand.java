package dev.aludel.cli;

import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.CopyOptions;
import dev.aludel.copy.Import;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aludel import}. */
@Command(
    name = "import",
    description = {
      "Bring the rows of files into a database: those of aludel export, or CSV and JSON of others.",
      "",
      "All files are read first, then the rows are checked as aludel copy does it; a bad line or a",
      "value that does not fit stops it before anything is written."
    },
    footer = {
      "",
      "Examples:",
      "  aludel import export postgresql://… --create-schema",
      "  aludel import clients.csv.gz database --dry-run        what would not fit",
      "  aludel import old.json database --policy wrong-type=convert"
    })
final class ImportCommand extends FittingRows {

  @Parameters(
      index = "0",
      paramLabel = "PATH",
      description =
          "A folder that aludel export has written, or a file that ends in .jsonl, .csv or .json, with .gz or .zst or without.")
  String path = "";

  @Parameters(
      index = "1",
      paramLabel = "TARGET",
      description = "The database: a URL, or 'database', the configured one.")
  String to = "";

  @Mixin final TargetOptions target = new TargetOptions();

  @Option(
      names = "--temp",
      paramLabel = "DIR",
      description = "The folder of the scratch file; needs room for all rows.")
  @Nullable String temp;

  @Override
  public Integer call() {
    Settings settings = workplace().settings();
    Path here = around().directory();
    CopyOptions options = target.on(options(settings), settings, here);
    Import wanted =
        Import.of(here.resolve(path), connector(to, settings))
            .options(options)
            .listener(new CopyProgress(this));
    if (temp != null) {
      wanted = wanted.temp(here.resolve(temp));
    }
    return tell(wanted.run(), target.dryRun);
  }
}
