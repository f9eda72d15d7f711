package dev.aludel.cli;

import dev.aludel.cli.report.FilesJson;
import dev.aludel.connect.settings.SettingsTemplate;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aludel init}. */
@Command(
    name = "init",
    description = "Set up a project: aludel.toml, migrations/ and .env.example.",
    footer = {"", "Example: aludel init --template sql"})
final class InitCommand extends ChangingCommand {

  private static final String README =
      """
      The revisions of the database are in versions/, each with its way up and its way down.
      A new one: aludel revision --autogenerate -m "what it does". Read it before you run it.
      Run what is missing: aludel upgrade head. See where the database is: aludel current.
      """;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "The folder of the project. Default: the current one.")
  @Nullable Path directory;

  @Option(
      names = {"-t", "--template"},
      paramLabel = "NAME",
      description = "generic (Java), sql or multidb; see aludel list-templates. Default: generic.")
  Template template = Template.GENERIC;

  @Override
  public Integer call() {
    Path root = directory == null ? around().directory() : around().directory().resolve(directory);
    NewFiles files = new NewFiles();
    files.file(root.resolve("aludel.toml"), template.settings());
    // Git keeps no empty folder, and a clone without it could not even be looked at.
    template.folders().forEach(folder -> files.file(root.resolve(folder).resolve(".gitkeep"), ""));
    files.file(root.resolve("migrations").resolve("README"), README);
    files.file(root.resolve(".env.example"), SettingsTemplate.dotEnv());
    if (dryRun) {
      files.checkThatNoneIsThere();
    } else {
      files.write();
    }
    if (json) {
      FilesJson.print(out(), files.files(), dryRun);
      return DONE;
    }
    files.files().forEach(file -> print(file.toString()));
    say(
        dryRun
            ? "A dry run: nothing was written."
            : "Next: %s. Then: aludel revision -m \"first tables\"".formatted(template.hint()));
    return DONE;
  }
}
