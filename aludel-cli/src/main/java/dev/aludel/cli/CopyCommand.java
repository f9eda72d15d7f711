package dev.aludel.cli;

import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.CopyOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin final TargetOptions target = new TargetOptions();

  @Option(
      names = "--since-ledger",
      description = "Copy what has been added to the source since a copy was finished.")
  boolean sinceLedger;

  @Override
  public Integer call() {
    Settings settings = workplace().settings();
    CopyOptions options =
        target.on(options(settings), settings, around().directory()).sinceLedger(sinceLedger);
    return tell(copy(settings, options).listener(new CopyProgress(this)).run(), target.dryRun);
  }
}
