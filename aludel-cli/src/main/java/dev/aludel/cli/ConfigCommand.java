package dev.aludel.cli;

import dev.aludel.cli.report.SettingsJson;
import dev.aludel.connect.settings.Resolved;
import dev.aludel.connect.settings.Settings;
import picocli.CommandLine.Command;

/** {@code aludel config}. */
@Command(
    name = "config",
    description = "Show every setting that is in force, and where it comes from.",
    footer = {"", "Example: aludel config -n reporting"})
final class ConfigCommand extends ReportingCommand {

  @Override
  public Integer call() {
    Settings settings = workplace().settings();
    if (json) {
      SettingsJson.print(out(), settings);
      return DONE;
    }
    print(settings.file().map(file -> "# " + file).orElse("# There is no aludel.toml here."));
    int widest =
        settings.all().stream().mapToInt(setting -> assignment(setting).length()).max().orElse(0);
    int column = Math.min(widest, 60);
    for (Resolved<?> setting : settings.all()) {
      print(("%-" + column + "s  # %s").formatted(assignment(setting), setting.origin()));
    }
    return DONE;
  }

  private static String assignment(Resolved<?> setting) {
    return setting.setting().key() + " = " + setting.display();
  }
}
