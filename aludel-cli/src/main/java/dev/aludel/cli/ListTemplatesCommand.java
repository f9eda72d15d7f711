package dev.aludel.cli;

import dev.aludel.cli.report.TemplatesJson;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code aludel list-templates}. */
@Command(
    name = "list-templates",
    description = "Show what 'aludel init --template' can set up.",
    footer = {"", "Example: aludel list-templates"})
final class ListTemplatesCommand extends ReportingCommand {

  @Override
  public Integer call() {
    if (json) {
      Map<String, String> templates = new LinkedHashMap<>();
      for (Template template : Template.values()) {
        templates.put(template.word(), template.description());
      }
      TemplatesJson.print(out(), templates);
    } else {
      for (Template template : Template.values()) {
        print("%-8s  %s".formatted(template.word(), template.description()));
      }
    }
    return DONE;
  }
}
