package dev.aludel.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code aludel}. */
@Command(
    name = "aludel",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Schema migrations, generated from your model, up and down.")
public final class Main implements Runnable {

  private Main() {}

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** Runs one command and returns its exit code. */
  static int execute(String... args) {
    return new CommandLine(new Main()).execute(args);
  }
}
