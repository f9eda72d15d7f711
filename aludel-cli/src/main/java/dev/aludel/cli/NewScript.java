package dev.aludel.cli;

import dev.aludel.cli.report.WrittenJson;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.RevisionFormat;
import dev.aludel.connect.settings.Settings;
import dev.aludel.error.AludelException;
import dev.aludel.revision.Revision;
import dev.aludel.script.FileNaming;
import dev.aludel.script.ScriptDraft;
import dev.aludel.script.ScriptFormat;
import dev.aludel.script.ScriptWriter;
import dev.aludel.script.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts a draft into a file: where it belongs, in the wanted format, with the hooks run on it. */
final class NewScript {

  private final WritingCommand command;
  private final Workplace place;
  private final Scripts scripts;

  NewScript(WritingCommand command, Workplace place, Scripts scripts) {
    this.command = command;
    this.place = place;
    this.scripts = scripts;
  }

  /** Writes it and tells so; with {@code --dry-run}, shows what would be written. */
  void write(ScriptDraft draft) {
    Path folder = folder(draft.revision());
    if (command.dryRun) {
      show(draft, folder);
      return;
    }
    Path file = ScriptWriter.create(folder, draft, format(), naming());
    new PostWriteHooks(place.settings(), command).run(file);
    if (command.json) {
      WrittenJson.print(command.out(), draft.revision(), file, false);
    } else {
      command.print(file.toString());
    }
  }

  private void show(ScriptDraft draft, Path folder) {
    try {
      Path scratch = Files.createTempDirectory("aludel-dry-run");
      try {
        Path file = ScriptWriter.create(scratch, draft, format(), naming());
        Path wanted = folder.resolve(scratch.relativize(file));
        if (command.json) {
          WrittenJson.print(command.out(), draft.revision(), wanted, true);
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
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private ScriptFormat format() {
    RevisionFormat wanted =
        Objects.requireNonNullElseGet(
            command.format, () -> place.settings().get(AludelSettings.FORMAT));
    return wanted == RevisionFormat.SQL ? ScriptFormat.SQL : ScriptFormat.JAVA;
  }

  private FileNaming naming() {
    Settings settings = place.settings();
    return new FileNaming(
        settings.get(AludelSettings.FILE_TEMPLATE),
        settings.get(AludelSettings.TRUNCATE_SLUG_LENGTH),
        settings.get(AludelSettings.TIMEZONE));
  }

  private Path folder(Revision revision) {
    List<Path> locations = place.scripts().versionLocations();
    if (command.versionPath != null) {
      return chosen(command.versionPath, locations);
    }
    return revision.down().stream()
        .flatMap(parent -> scripts.find(parent).stream())
        .flatMap(script -> script.file().stream())
        .map(file -> normal(file).getParent())
        .flatMap(folder -> locations.stream().filter(at -> normal(at).equals(folder)))
        .findFirst()
        .orElse(locations.get(0));
  }

  private Path chosen(Path wanted, List<Path> locations) {
    Path folder = command.around().directory().resolve(wanted);
    boolean recursive = place.settings().get(AludelSettings.RECURSIVE_VERSION_LOCATIONS);
    Optional<Path> found =
        locations.stream()
            .filter(
                at ->
                    recursive
                        ? normal(folder).startsWith(normal(at))
                        : normal(folder).equals(normal(at)))
            .findFirst();
    if (found.isEmpty()) {
      throw new AludelException(
          "--version-path %s is no version location, so the revision would not be found there. They are: %s. Add it to version_locations in aludel.toml, or choose one of them."
              .formatted(
                  wanted, String.join(", ", locations.stream().map(Path::toString).toList())));
    }
    return folder;
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
