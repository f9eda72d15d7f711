package dev.aludel.cli;

import dev.aludel.cli.report.ChangesJson;
import dev.aludel.cli.report.ChangesSql;
import dev.aludel.cli.report.ChangesText;
import dev.aludel.cli.source.Difference;
import dev.aludel.cli.source.SchemaSource;
import dev.aludel.cli.source.SchemaSources;
import dev.aludel.diff.Rename;
import dev.aludel.revision.Revision;
import dev.aludel.script.ScriptDraft;
import dev.aludel.script.ScriptWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aludel diff}. */
@Command(
    name = "diff",
    description = {
      "Show what leads from one schema to another; exit with 3 if anything does.",
      "",
      "A schema is " + SchemaSource.FORMS + "."
    },
    footer = {
      "",
      "Examples:",
      "  aludel diff database model                     what the model has that is not there",
      "  aludel diff migrations@head schema.sql --format sql",
      "  aludel diff sqlite:///app.db postgresql://…    two live databases",
      "  aludel diff empty jpa:com.example --format java"
    })
final class DiffCommand extends AludelCommand {

  @Parameters(index = "0", paramLabel = "FROM", description = "The schema that is there.")
  String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "The schema that is wanted.")
  String to = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "summary, sql, json or java. Default: summary.")
  DiffFormat format = DiffFormat.SUMMARY;

  @Option(names = "--json", description = "The same as --format json.")
  boolean json;

  @Option(
      names = "--rename",
      paramLabel = "RENAME",
      description = "What was renamed, such as clients.name=full_name.")
  @Nullable List<String> renames;

  @Mixin SourceOptions options = new SourceOptions();

  @Override
  public Integer call() {
    Workplace place = workplace();
    SchemaSources sources = options.in(place);
    SchemaSource before = SourceOptions.source(from, place, around().directory());
    SchemaSource after = SourceOptions.source(to, place, around().directory());
    RenameQuestions<Difference> questions =
        new RenameQuestions<>(
            json || format == DiffFormat.JSON ? Keyboard.NOBODY : around().keyboard(),
            known -> sources.compare(before, after, known),
            Difference::diff);
    Difference found = questions.ask(RenameText.parseAll(renames == null ? List.of() : renames));
    NotManaged rest =
        new NotManaged(sources).in(from, before, found.dialect()).in(to, after, found.dialect());
    switch (json ? DiffFormat.JSON : format) {
      case SUMMARY -> ChangesText.print(out(), found.diff());
      case SQL -> ChangesSql.printFramed(out(), found);
      case JSON -> ChangesJson.printWithRest(out(), found.diff(), rest.all());
      case JAVA -> printJava(found);
    }
    rest.tell(this);
    if (found.diff().isEmpty()) {
      say("No difference.");
      return DONE;
    }
    for (Rename likely : questions.open(found)) {
      say("Is it a rename? Then run again with: --rename \"%s\"".formatted(likely.describe()));
    }
    return DIFFERENT;
  }

  /** A revision without parents, for a person to put among the others. */
  private void printJava(Difference found) {
    if (found.diff().isEmpty()) {
      return;
    }
    Revision revision =
        new Revision(
            "changes",
            List.of(),
            List.of(),
            List.of(),
            "What leads from %s to %s".formatted(named(from), named(to)),
            Optional.empty(),
            "",
            List.of());
    out()
        .print(
            ScriptWriter.java(
                ScriptDraft.of(revision, found.from(), found.diff().changes()), "Changes"));
  }

  private String named(String source) {
    return SourceOptions.source(source, workplace(), around().directory()).display();
  }
}
