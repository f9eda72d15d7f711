package dev.aludel.cli;

import dev.aludel.connect.settings.AludelSettings;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** What all commands have. A command's answer is its exit code. */
abstract class AludelCommand implements Callable<Integer> {

  /** Done. */
  static final int DONE = 0;

  /** Not done. */
  static final int FAILED = 1;

  /** There is a difference, or something is pending. */
  static final int DIFFERENT = 3;

  @ParentCommand @Nullable Main main;

  Main main() {
    return Objects.requireNonNull(main);
  }

  Surroundings around() {
    return main().around;
  }

  /** Where results go. */
  PrintWriter out() {
    return around().out();
  }

  /** One line of the result. */
  void print(String line) {
    out().println(line);
  }

  /** Where progress and advice go, unless {@code --quiet}. */
  void say(String line) {
    if (!main().quiet) {
      warn(line);
    }
  }

  /** What must be heard even with {@code --quiet}. */
  void warn(String line) {
    out().flush();
    PrintWriter err = around().err();
    err.println(line);
    err.flush();
  }

  boolean verbose() {
    return main().verbose;
  }

  /** The settings of this run, read anew. */
  Workplace workplace() {
    Workplace place = Workplace.of(main(), this::say);
    main().traces |= place.settings().get(AludelSettings.DEBUG);
    return place;
  }
}
