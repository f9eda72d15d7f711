package dev.aludel.cli;

import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.CommandWords;
import dev.aludel.connect.settings.Settings;
import dev.aludel.error.AludelException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/**
 * The commands that the settings want to be run on each new revision, such as a formatter.
 *
 * <p>No shell is involved: a command is words, those with spaces in quotes, and {@code {file}} in
 * any of them stands for the path.
 */
final class PostWriteHooks {

  private final Settings settings;
  private final AludelCommand command;

  PostWriteHooks(Settings settings, AludelCommand command) {
    this.settings = settings;
    this.command = command;
  }

  /**
   * Runs them one after the other, in the folder of the settings.
   *
   * @throws AludelException if one of them cannot be started or fails; the file stays
   */
  void run(Path file) {
    for (String hook : settings.get(AludelSettings.POST_WRITE_HOOKS)) {
      List<String> words = words(hook, file.toAbsolutePath().toString());
      if (!words.isEmpty()) {
        run(hook, words, file);
      }
    }
  }

  private void run(String hook, List<String> words, Path file) {
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(settings.directory().toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), Charset.defaultCharset()).strip();
      int code = process.waitFor();
      if (code != 0) {
        throw failed(hook, file, "ended with %d".formatted(code), output);
      }
      if (command.verbose() && !output.isEmpty()) {
        command.say(output);
      }
    } catch (IOException e) {
      throw failed(hook, file, "could not be started", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(hook, file, "was interrupted", "");
    }
  }

  private static AludelException failed(String hook, Path file, String how, String said) {
    return new AludelException(
        "The revision was written to %s, but the hook '%s' %s%s%nMend the hook under [hooks] in aludel.toml, and run it on the file by hand."
            .formatted(
                file, hook, how, said.isEmpty() ? "." : ":\n  " + said.replace("\n", "\n  ")));
  }

  static List<String> words(String hook, String file) {
    return CommandWords.of(hook).stream().map(word -> word.replace("{file}", file)).toList();
  }
}
