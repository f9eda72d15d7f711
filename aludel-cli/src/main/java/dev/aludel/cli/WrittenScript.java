package dev.aludel.cli;

import dev.aludel.cli.report.WrittenJson;
import dev.aludel.migrate.NewScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes a new script, runs the hooks on it, and tells so; or shows what would be written. */
final class WrittenScript {

  private final ChangingCommand command;
  private final Workplace place;
  private List<String> unmanaged = List.of();

  WrittenScript(ChangingCommand command, Workplace place) {
    this.command = command;
    this.place = place;
  }

  /** Tells in JSON, too, what the comparison saw and left alone. */
  WrittenScript with(NotManaged rest) {
    unmanaged = rest.all();
    return this;
  }

  /** Writes it, unless with {@code --dry-run}. */
  void of(NewScript script) {
    script.leftOut().forEach(command::say);
    if (command.dryRun) {
      show(script);
      return;
    }
    Path file = script.create();
    new PostWriteHooks(place.settings(), command).run(file);
    if (command.json) {
      WrittenJson.print(command.out(), script.draft().revision(), file, false, unmanaged);
    } else {
      command.print(file.toString());
    }
  }

  private void show(NewScript script) {
    try {
      Path scratch = Files.createTempDirectory("aludel-dry-run");
      try {
        Path file = script.in(scratch).create();
        Path wanted = script.folder().resolve(scratch.relativize(file));
        if (command.json) {
          WrittenJson.print(command.out(), script.draft().revision(), wanted, true, unmanaged);
        } else {
          command.out().print(Files.readString(file));
          command.say("A dry run: nothing was written. It would be " + wanted);
        }
      } finally {
        deleteAll(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
