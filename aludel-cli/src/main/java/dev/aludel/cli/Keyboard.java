package dev.aludel.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;

/** Somebody who answers questions, or nobody. */
@FunctionalInterface
interface Keyboard {

  /** Nobody is there. */
  Keyboard NOBODY = question -> Optional.empty();

  /** The answer; nothing if nobody is there to give one. */
  Optional<String> ask(String question);

  /** The person at the terminal, if standard input is one. */
  static Keyboard ofProcess(PrintWriter questions) {
    return question -> {
      if (!isTerminal()) {
        return Optional.empty();
      }
      questions.print(question);
      questions.flush();
      try {
        // Nobody else reads, and closing it would close standard input.
        BufferedReader answers =
            new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return Optional.ofNullable(answers.readLine());
      } catch (IOException e) {
        return Optional.empty();
      }
    };
  }

  /** The launcher knows. From JDK 22 on there is a console even where nobody sits before one. */
  @SuppressWarnings("SystemConsoleNull") // asked only where it may be null
  private static boolean isTerminal() {
    return Boolean.getBoolean("aludel.keyboard")
        || (Runtime.version().feature() < 22 && System.console() != null);
  }
}
