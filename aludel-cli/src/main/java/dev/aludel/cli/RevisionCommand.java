package dev.aludel.cli;

import dev.aludel.connect.settings.RevisionFormat;
import dev.aludel.dialect.Dialect;
import dev.aludel.diff.Rename;
import dev.aludel.diff.Renames;
import dev.aludel.migrate.Comparison;
import dev.aludel.migrate.NewRevision;
import dev.aludel.migrate.NewScript;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aludel revision}. */
@Command(
    name = "revision",
    description = "Write a new revision: an empty one, or the changes of the model.",
    footer = {
      "",
      "Examples:",
      "  aludel revision -m \"add notes\"                     an empty one, to be filled in",
      "  aludel revision --autogenerate -m \"add notes\"      what the model has and no revision",
      "  aludel revision -m invoices --head base --branch-label billing",
      "  aludel revision --repeatable active_clients          a view, a function, grants"
    })
final class RevisionCommand extends WritingCommand {

  @Option(
      names = "--autogenerate",
      description = "Fill it with what the model has and the database lacks.")
  boolean autogenerate;

  @Option(
      names = "--scratch",
      description = "With --autogenerate: compare with the revisions, and ask no database.")
  boolean scratch;

  @Option(
      names = "--rename",
      paramLabel = "RENAME",
      description =
          "With --autogenerate: what got another name, such as 'table client to clients' or"
              + " 'column clients.name to full_name'.")
  @Nullable List<String> renames;

  @Option(names = "--sql", description = "Write it in SQL: the same as --format sql.")
  boolean sql;

  @Option(
      names = "--head",
      paramLabel = "TARGET",
      description = "What it stands on; base for nothing. Default: head.")
  @Nullable List<String> heads;

  @Option(
      names = "--repeatable",
      paramLabel = "NAME",
      description = "Write a script that runs again whenever it changes, and no revision.")
  @Nullable String repeatable;

  @Option(names = "--splice", description = "Stand on a revision that is no head: a new branch.")
  boolean splice;

  @Option(
      names = "--depends-on",
      paramLabel = "TARGET",
      description = "A revision or label that must be there before; may be given several times.")
  @Nullable List<String> dependsOn;

  @Mixin AccessOptions access = new AccessOptions();

  @Override
  public Integer call() {
    if (sql) {
      format = RevisionFormat.SQL;
    }
    if ((scratch || renames != null) && !autogenerate) {
      throw new UsageException(
          "%s goes with --autogenerate, which is missing."
              .formatted(scratch ? "--scratch" : "--rename"));
    }
    Workplace place = workplace();
    if (repeatable != null) {
      if (autogenerate || heads != null || dependsOn != null || splice) {
        throw new UsageException(
            "--repeatable writes no revision, so it goes with --message and --dry-run alone.");
      }
      new NewRepeatable(this, place).write(repeatable, Optional.ofNullable(message));
      return DONE;
    }
    NewRevision wanted =
        wanted(place, "")
            .on(heads == null ? List.of() : heads)
            .splicing(splice)
            .dependingOn(dependsOn == null ? List.of() : dependsOn);
    if (autogenerate) {
      autogenerate(place, wanted);
    } else {
      new WrittenScript(this, place).of(place.onScripts().revisionFiles().plan(wanted));
    }
    return DONE;
  }

  private void autogenerate(Workplace place, NewRevision wanted) {
    // What is wrong with the revision itself is told before the model is read, which takes long.
    place.onScripts().revisionFiles().plan(wanted);
    Renames confirmed = RenameText.parseAll(renames == null ? List.of() : renames);
    RenameQuestions<Comparison> questions =
        new RenameQuestions<>(
            around().keyboard(),
            known -> place.compare(known, scratch, access.in(place.settings())),
            Comparison::diff);
    Comparison comparison = questions.ask(confirmed);
    Optional<NewScript> script = place.onScripts().revisionFiles().plan(wanted, comparison);
    NotManaged rest = new NotManaged(place.sources(access.in(place.settings())));
    for (Dialect judge : comparison.dialect().stream().toList()) {
      for (String named : scratch ? List.of("model") : List.of("database", "model")) {
        rest.in(named, SourceOptions.source(named, place, around().directory()), judge);
      }
    }
    rest.tell(this);
    if (script.isEmpty()) {
      say("No changes found: the revisions have all that the model has. Nothing was written.");
      return;
    }
    comparison.diff().describe().forEach(this::say);
    new WrittenScript(this, place).with(rest).of(script.get());
    for (Rename likely : questions.open(comparison)) {
      say(
          "Is it a rename? Then %srun again with: --rename \"%s\""
              .formatted(dryRun ? "" : "delete the file and ", likely.describe()));
    }
  }
}
