package dev.aludel.cli;

import dev.aludel.cli.report.ExportJson;
import dev.aludel.cli.report.ExportText;
import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.Export;
import dev.aludel.copy.ExportReport;
import dev.aludel.copy.file.FileFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aludel export}. */
@Command(
    name = "export",
    description = {
      "Write the rows of a database into files, of one snapshot, with their schema.",
      "",
      "A folder gets one file a table: JSON lines, or CSV. A file that ends in .json holds all",
      "tables; one that ends in .jsonl or .csv holds one. With .gz or .zst it is compressed."
    },
    footer = {
      "",
      "Examples:",
      "  aludel export database export",
      "  aludel export sqlite:///app.db export --format csv.gz",
      "  aludel export database all.json.zst --exclude audit_log,users.password",
      "  aludel export database clients.csv --tables clients --where \"clients=id < 100\""
    })
final class ExportCommand extends RowsCommand {

  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description = "The database: a URL, or 'database', the configured one.")
  String from = "";

  @Parameters(index = "1", paramLabel = "PATH", description = "A folder, or a file.")
  String path = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "The files of a folder: jsonl or csv, with .gz or .zst or without. Default: jsonl.")
  @Nullable String format;

  @Option(names = "--overwrite", description = "Replace an export that is there.")
  boolean overwrite;

  @Override
  public Integer call() {
    Settings settings = workplace().settings();
    Export export =
        Export.of(connector(from, settings))
            .options(rows())
            .overwriting(overwrite)
            .listener(new CopyProgress(this));
    if (format != null) {
      export = export.inFormat(FileFormat.parse(format));
    }
    ExportReport report = export.run(around().directory().resolve(path));
    if (json) {
      ExportJson.print(out(), report);
    } else {
      ExportText.of(report).forEach(this::print);
    }
    return DONE;
  }
}
