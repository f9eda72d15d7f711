package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.cli.report.ChangesJson;
import dev.aludel.cli.report.ChangesText;
import dev.aludel.cli.report.RunJson;
import dev.aludel.cli.source.Difference;
import dev.aludel.cli.source.SchemaSource;
import dev.aludel.cli.source.SchemaSources;
import dev.aludel.diff.Change;
import dev.aludel.diff.Rename;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.error.AludelException;
import dev.aludel.migrate.Comparison;
import dev.aludel.migrate.RunReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aludel apply}. */
@Command(
    name = "apply",
    description = {
      "Bring the configured database to a schema at once, without a revision.",
      "",
      "A schema is " + SchemaSource.FORMS + ".",
      "It shows the changes and asks. All of them are made, or none."
    },
    footer = {
      "",
      "Examples:",
      "  aludel apply model                       a database of one's own, as the entities say",
      "  aludel apply schema.sql --dry-run        what that would do",
      "  aludel apply migrations@head --yes       in a script; nobody is asked"
    })
final class ApplyCommand extends ChangingCommand {

  @Parameters(index = "0", paramLabel = "TO", description = "The schema that is wanted.")
  String to = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Make the changes, and do not ask.")
  boolean yes;

  @Option(
      names = "--allow-data-loss",
      description = "Also drop tables and columns, and round values.")
  boolean allowDataLoss;

  @Option(
      names = "--rename",
      paramLabel = "RENAME",
      description = "What was renamed, such as clients.name=full_name.")
  @Nullable List<String> renames;

  @Option(
      names = "--tag",
      paramLabel = "TEXT",
      description = "A word of your own, such as a ticket, for the history of the database.")
  @Nullable String tag;

  @Mixin SourceOptions options = new SourceOptions();

  @Override
  public Integer call() {
    Workplace place = workplace();
    SchemaSource wanted = SourceOptions.source(to, place, around().directory());
    SchemaSource database = SourceOptions.source("database", place, around().directory());
    SchemaSources sources = options.in(place);
    RenameQuestions<Difference> questions =
        new RenameQuestions<>(
            json || yes ? Keyboard.NOBODY : around().keyboard(),
            known -> sources.compare(database, wanted, known),
            Difference::diff);
    Difference found = questions.ask(RenameText.parseAll(renames == null ? List.of() : renames));
    NotManaged rest =
        new NotManaged(sources)
            .in("database", database, found.dialect())
            .in(to, wanted, found.dialect());
    if (found.diff().isEmpty()) {
      return nothingToDo(found, wanted, rest);
    }
    if (!json || dryRun) {
      show(found, rest);
    }
    rest.tell(this);
    for (Rename likely : questions.open(found)) {
      say("Is it a rename? Then run again with: --rename \"%s\"".formatted(likely.describe()));
    }
    requirePossible(found);
    if (dryRun) {
      say("A dry run: nothing was done.");
      return DONE;
    }
    requireNoLoss(found);
    if (!yes && !confirmed(found, place)) {
      say("Nothing was done.");
      return FAILED;
    }
    RunReport report = run(place, found, wanted);
    if (json) {
      RunJson.print(out(), report);
    }
    // Looked up again, since a file of SQLite may have come to be only now.
    if (SourceOptions.source("database", place, around().directory())
        instanceof SchemaSource.Live live) {
      requireNothingLeft(sources.left(live, wanted, found), wanted);
    }
    say("The database is as %s says.".formatted(wanted.display()));
    return DONE;
  }

  private static void requireNothingLeft(SchemaDiff left, SchemaSource wanted) {
    if (!left.isEmpty()) {
      throw new AludelException(
          "The changes were made and are committed, but the database is not as %s says. This is left:\n%s\nSomebody else changed it meanwhile, or something in it did, such as an event trigger. Run the command again to make these changes too. If the same is left again, leave it out with --exclude, and report it with what 'aludel diff database %s --format json' prints."
              .formatted(
                  wanted.display(),
                  left.changes().stream()
                      .map(change -> "  " + change.describe())
                      .collect(Collectors.joining("\n")),
                  wanted.display()));
    }
  }

  private Integer nothingToDo(Difference found, SchemaSource wanted, NotManaged rest) {
    if (json) {
      ChangesJson.printWithRest(out(), found.diff(), rest.all());
    }
    rest.tell(this);
    say("Nothing to do: the database is as %s says.".formatted(wanted.display()));
    return DONE;
  }

  private void show(Difference found, NotManaged rest) {
    if (json) {
      ChangesJson.printWithRest(out(), found.diff(), rest.all());
    } else {
      ChangesText.print(out(), found.diff());
    }
  }

  private static void requirePossible(Difference found) {
    List<String> impossible =
        found.compiled().stream()
            .filter(each -> each.impossible().isPresent())
            .map(
                each ->
                    "  " + each.change().operation().describe() + ": " + each.impossible().get())
            .toList();
    if (!impossible.isEmpty()) {
      throw new AludelException(
          "The database cannot make all of these changes, so none was made:\n"
              + String.join("\n", impossible)
              + "\nLeave these objects out with --exclude, or change the schema.");
    }
  }

  private void requireNoLoss(Difference found) {
    List<Change> losing = found.diff().changes().stream().filter(Change::losesData).toList();
    if (!losing.isEmpty() && !allowDataLoss) {
      throw new AludelException(
          "%s lose data, so nothing was done:\n%s\nIf that is what you want, add --allow-data-loss; if one is a rename, say so with --rename."
              .formatted(
                  losing.size() == 1 ? "One of the changes would" : "Some of the changes would",
                  losing.stream()
                      .map(change -> "  " + change.describe())
                      .collect(Collectors.joining("\n"))));
    }
  }

  private boolean confirmed(Difference found, Workplace place) {
    int count = found.diff().changes().size();
    Optional<String> answer =
        around()
            .keyboard()
            .ask(
                "Make %s on %s? [y/N] "
                    .formatted(
                        count == 1 ? "this change" : "these %d changes".formatted(count),
                        place.url().display()));
    if (answer.isEmpty()) {
      throw new UsageException(
          "Nobody is there to be asked, so nothing was done. Add --yes to make the changes.");
    }
    return List.of("y", "yes").contains(answer.get().strip().toLowerCase(Locale.ROOT));
  }

  private RunReport run(Workplace place, Difference found, SchemaSource wanted) {
    Aludel aludel =
        place.applying(
            new ProgressLines(this),
            Optional.ofNullable(tag).filter(word -> !word.isBlank()),
            options.schemas(),
            options.access.in(place.settings()));
    return aludel.apply(new Comparison(found.from(), found.diff()), "to " + wanted.display());
  }
}
