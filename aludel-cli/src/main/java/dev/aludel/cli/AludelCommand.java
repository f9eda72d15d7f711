package dev.aludel.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What all commands have. A command's answer is its exit code. */
abstract class AludelCommand implements Callable<Integer> {

  /** Done. */
  static final int DONE = 0;

  /** There is a difference, or something is pending. */
  static final int DIFFERENT = 3;

  @ParentCommand @Nullable Main main;
  @Spec @Nullable CommandSpec spec;

  Main main() {
    return Objects.requireNonNull(main);
  }

  /** Where results go. */
  PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  /** Where progress and advice go, unless {@code --quiet}. */
  void say(String line) {
    if (!main().quiet) {
      PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
      err.println(line);
      err.flush();
    }
  }

  /** The settings of this run, read anew. */
  Workplace workplace() {
    return Workplace.of(main());
  }
}
