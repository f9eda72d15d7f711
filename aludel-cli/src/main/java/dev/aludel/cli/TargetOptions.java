package dev.aludel.cli;

import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.CopyOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How rows are brought into a target. */
final class TargetOptions {

  @Option(names = "--truncate", description = "Empty the target's tables first.")
  boolean truncate;

  @Option(names = "--dry-run", description = "Read and check all rows, and write nothing.")
  boolean dryRun;

  @Option(
      names = "--create-schema",
      description =
          "Create the target's tables from the source's. Without it they are there: aludel upgrade head.")
  boolean createSchema;

  @Option(
      names = "--skip",
      paramLabel = "TABLE.NAME",
      split = ",",
      description = "Constraints, indexes and defaults that --create-schema leaves out.")
  @Nullable List<String> skip;

  @Option(
      names = "--verify",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Compare both sides afterwards. Default: yes.")
  boolean verify;

  @Option(
      names = "--reject-file",
      paramLabel = "FILE",
      description =
          "Where rows that were left out go, one JSON object a line. Default: aludel-rejects.jsonl.")
  String rejectFile = "aludel-rejects.jsonl";

  /** These options on top of others. */
  CopyOptions on(CopyOptions options, Settings settings, Path directory) {
    List<String> all = new ArrayList<>(settings.get(AludelSettings.COPY_SKIP));
    all.addAll(RowsCommand.orEmpty(skip));
    return options
        .truncating(truncate)
        .dryRun(dryRun)
        .creatingSchema(createSchema)
        .verifying(verify)
        .withTypes(settings.get(AludelSettings.COPY_TYPES))
        .skipping(all)
        .rejectingTo(directory.resolve(rejectFile));
  }
}
