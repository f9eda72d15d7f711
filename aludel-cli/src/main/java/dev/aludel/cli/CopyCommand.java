package dev.aludel.cli;

import dev.aludel.cli.source.ObjectFilter;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.CopyOptions;
import dev.aludel.schema.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
      "  aludel copy sqlite:///app.db postgresql://… --schema-from model",
      "  aludel copy sqlite:///app.db database --dry-run        what would not fit",
      "  aludel copy sqlite:///app.db database --policy nul=strip --policy orphan=quarantine",
      "  aludel copy postgresql://… sqlite:///dev.db --create-schema --tables 'client*'"
    })
final class CopyCommand extends BetweenDatabases {

  @Mixin final TargetOptions target = new TargetOptions();

  @Option(
      names = "--schema-from",
      paramLabel = "SCHEMA",
      description =
          "Create the target's schema as this says, and not from the source's: model, jpa:…, schema.sql, migrations@head, or a database.")
  @Nullable String schemaFrom;

  @Option(
      names = "--since-ledger",
      description = "Copy what has been added to the source since a copy was finished.")
  boolean sinceLedger;

  @Override
  public Integer call() {
    Settings settings = workplace().settings();
    CopyOptions options =
        target.on(options(settings), settings, around().directory()).sinceLedger(sinceLedger);
    if (schemaFrom != null) {
      options = options.creating(wanted(schemaFrom, settings));
    }
    return tell(copy(settings, options).listener(new CopyProgress(this)).run(), target.dryRun);
  }

  private Schema wanted(String text, Settings settings) {
    Workplace place = workplace();
    DatabaseUrl url = connector(to, settings).url();
    return place
        .sources(
            Optional.of(url.dialect()),
            List.of(),
            ObjectFilter.parse(List.of(), List.of()),
            new AccessOptions().in(settings))
        .read(SourceOptions.source(text, place, around().directory()), url);
  }
}
