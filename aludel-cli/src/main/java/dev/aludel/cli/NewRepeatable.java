package dev.aludel.cli;

import dev.aludel.cli.report.FilesJson;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.script.Companions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes a new repeatable script, to be filled in. */
final class NewRepeatable {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]+(/[\\p{L}\\p{N}_-]+)*");

  private final ChangingCommand command;
  private final Workplace place;

  NewRepeatable(ChangingCommand command, Workplace place) {
    this.command = command;
    this.place = place;
  }

  void write(String name, Optional<String> message) {
    if (!NAME.matcher(name).matches()) {
      throw new UsageException(
          "--repeatable %s is no name: it is made of letters, digits, '_' and '-', with '/' for a folder."
              .formatted(name));
    }
    Path file =
        place
            .settings()
            .get(AludelSettings.SCRIPT_LOCATION)
            .resolve(Companions.REPEATABLE)
            .resolve(name + ".sql");
    String text = text(name.substring(name.lastIndexOf('/') + 1), message);
    NewFiles files = new NewFiles();
    files.file(file, text);
    if (command.dryRun) {
      files.checkThatNoneIsThere();
    } else {
      files.write();
    }
    if (command.json) {
      FilesJson.print(command.out(), List.of(file), command.dryRun);
    } else if (command.dryRun) {
      command.out().print(text);
      command.say("A dry run: nothing was written. It would be " + file);
    } else {
      command.print(file.toString());
    }
  }

  private static String text(String name, Optional<String> message) {
    return """
    -- %s
    -- Runs after the revisions whenever it has changed, so it must be able to run again.

    DROP VIEW IF EXISTS %s;
    CREATE VIEW %s AS
    SELECT 1 AS replace_me;
    """
        .formatted(message.map(String::strip).orElse("What " + name + " is for"), name, name);
  }
}
