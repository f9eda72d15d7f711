package dev.aludel.cli;

import dev.aludel.cli.drawing.SchemaDrawing;
import dev.aludel.cli.report.ChangesSql;
import dev.aludel.cli.report.ChangesText;
import dev.aludel.cli.report.SchemaJson;
import dev.aludel.cli.source.Difference;
import dev.aludel.cli.source.SchemaSource;
import dev.aludel.cli.source.SchemaSources;
import dev.aludel.dialect.Inspection;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.schema.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aludel inspect}. */
@Command(
    name = "inspect",
    description = {
      "Show a schema: as SQL that makes it again, as JSON, or as a picture.",
      "",
      "A schema is " + SchemaSource.FORMS + "."
    },
    footer = {
      "",
      "Examples:",
      "  aludel inspect                                    the configured database, as SQL",
      "  aludel inspect jpa:com.example.model --format html > model.html",
      "  aludel inspect migrations@head --format mermaid",
      "  aludel inspect postgresql://… --include 'table:billing.*' --format svg > billing.svg"
    })
final class InspectCommand extends AludelCommand {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SOURCE",
      description = "The schema. Default: database.")
  String source = "database";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "sql, json, summary, mermaid, svg or html. Default: sql.")
  InspectFormat format = InspectFormat.SQL;

  @Option(names = "--json", description = "The same as --format json.")
  boolean json;

  @Mixin SourceOptions options = new SourceOptions();

  @Override
  public Integer call() {
    Workplace place = workplace();
    SchemaSource named = SourceOptions.source(source, place, around().directory());
    SchemaSources.Found found = options.in(place).read(named);
    SchemaDiff all = SchemaDiff.between(Schema.EMPTY, found.schema());
    SchemaDrawing drawing = new SchemaDrawing(found.schema(), named.display());
    switch (json ? InspectFormat.JSON : format) {
      case SQL ->
          ChangesSql.print(
              out(),
              new Difference(found.dialect(), Schema.EMPTY, found.schema(), found.schema(), all));
      case JSON -> SchemaJson.print(out(), found.dialect().name(), found.schema());
      case SUMMARY -> ChangesText.print(out(), all);
      case MERMAID -> out().print(drawing.asMermaid());
      case SVG -> out().print(drawing.asSvg());
      case HTML -> out().print(drawing.asHtml());
    }
    for (Inspection.Unmanaged rest : options.in(place).unmanaged(named, found.dialect())) {
      say("Seen and not managed: %s.".formatted(rest));
    }
    if (found.schema().isEmpty()) {
      say("The schema has nothing in it.");
    }
    return DONE;
  }
}
