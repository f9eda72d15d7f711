package dev.aludel.cli;

import dev.aludel.cli.report.CopyJson;
import dev.aludel.cli.report.CopyText;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.CopyOptions;
import dev.aludel.copy.CopyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aludel copy}. */
@Command(
    name = "copy",
    description = {
      "Copy the rows of a database into another, SQLite and PostgreSQL in any direction.",
      "",
      "Everything is read and checked first. Then the rows are copied, keys and sequences set,",
      "and both sides compared. A copy that ended early goes on when it is run again."
    },
    footer = {
      "",
      "Examples:",
      "  aludel copy sqlite:///app.db postgresql://… --create-schema",
      "  aludel copy sqlite:///app.db database --dry-run        what would not fit",
      "  aludel copy sqlite:///app.db database --policy nul=strip --policy orphan=quarantine",
      "  aludel copy postgresql://… sqlite:///dev.db --create-schema --tables 'client*'"
    })
final class CopyCommand extends BetweenDatabases {

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
      names = "--since-ledger",
      description = "Copy what has been added to the source since a copy was finished.")
  boolean sinceLedger;

  @Option(
      names = "--reject-file",
      paramLabel = "FILE",
      description =
          "Where rows that were left out go, one JSON object a line. Default: aludel-rejects.jsonl.")
  String rejectFile = "aludel-rejects.jsonl";

  @Override
  public Integer call() {
    Settings settings = workplace().settings();
    List<String> all = new ArrayList<>(settings.get(AludelSettings.COPY_SKIP));
    all.addAll(orEmpty(skip));
    Map<String, String> types = settings.get(AludelSettings.COPY_TYPES);
    CopyOptions options =
        options(settings)
            .truncating(truncate)
            .dryRun(dryRun)
            .creatingSchema(createSchema)
            .verifying(verify)
            .sinceLedger(sinceLedger)
            .withTypes(types)
            .skipping(all)
            .rejectingTo(around().directory().resolve(rejectFile));
    CopyReport report = copy(settings, options).listener(new CopyProgress(this)).run();
    if (json) {
      CopyJson.print(out(), report);
    } else {
      CopyText.of(report).forEach(this::print);
    }
    if (report.isGood()) {
      return DONE;
    }
    warn("aludel: " + CopyText.failure(report));
    return dryRun ? DIFFERENT : FAILED;
  }
}
