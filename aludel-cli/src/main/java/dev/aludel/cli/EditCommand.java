package dev.aludel.cli;

import dev.aludel.error.AludelException;
import dev.aludel.revision.Revision;
import dev.aludel.revision.Target;
import dev.aludel.script.Scripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code aludel edit}. */
@Command(
    name = "edit",
    description = "Open the script of a revision in $VISUAL or $EDITOR.",
    footer = {"", "Example: aludel edit head"})
final class EditCommand extends AludelCommand {

  @Parameters(paramLabel = "TARGET", description = "A revision, head, current, label@head.")
  @Nullable String target;

  @Override
  public Integer call() {
    Target wanted = Target.parse(Objects.requireNonNull(target));
    Workplace place = workplace();
    Scripts scripts = place.onScripts().scripts();
    Revision revision = place.resolver(scripts.graph(), wanted).resolveOne(wanted);
    Path file =
        scripts
            .script(revision)
            .file()
            .orElseThrow(
                () ->
                    new AludelException(
                        "Revision %s is no file: it comes from the class path."
                            .formatted(revision.id())));
    int code = open(file);
    if (code != 0) {
      throw new AludelException("The editor (%s) ended with %d.".formatted(editor(), code));
    }
    // Whatever is wrong with the scripts now is told at once, and not by the next command.
    place.onScripts().graph();
    return DONE;
  }

  private String editor() {
    return Stream.of("VISUAL", "EDITOR")
        .filter(around()::has)
        .map(name -> around().environment().getOrDefault(name, ""))
        .findFirst()
        .orElse(onWindows() ? "notepad" : "vi");
  }

  /** Through a shell, since people write {@code EDITOR="code --wait"}. */
  private int open(Path file) {
    ProcessBuilder process =
        onWindows()
            ? new ProcessBuilder("cmd", "/c", editor() + " \"" + file + "\"")
            : new ProcessBuilder("sh", "-c", editor() + " \"$1\"", "sh", file.toString());
    try {
      return process.inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new AludelException(
          "The editor (%s) could not be started: %s. Set EDITOR to one that is there."
              .formatted(editor(), e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AludelException("The editor was interrupted.", e);
    }
  }

  private static boolean onWindows() {
    return Optional.ofNullable(System.getProperty("os.name"))
        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("windows"))
        .isPresent();
  }
}
