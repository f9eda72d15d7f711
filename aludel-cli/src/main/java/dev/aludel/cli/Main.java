package dev.aludel.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: {@code aludel}, with the options that every command takes. */
@Command(
    name = "aludel",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Schema migrations, generated from your model, up and down.",
    footer = {
      "",
      "Start with 'aludel init', then 'aludel revision --autogenerate -m \"first tables\"'",
      "and 'aludel upgrade head'. 'aludel COMMAND --help' shows each with an example."
    })
public final class Main implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The settings. Default: aludel.toml here.")
  @Nullable String config;

  @Option(
      names = {"-n", "--name"},
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Use the database [databases.NAME] of the settings.")
  @Nullable String name;

  @Option(
      names = "-x",
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      description = "Set a setting for this run, such as -x timeouts.lock=10s.")
  @Nullable List<String> overrides;

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "The database. A password is better in DATABASE_URL, which no process list shows.")
  @Nullable String url;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show more; with an error, its stack trace.")
  boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Show results and errors only.")
  boolean quiet;

  private Main() {}

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** Runs one command and returns its exit code. */
  static int execute(String... args) {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    verbsIn(args).forEach(verb -> line.addSubcommand(verb.word(), verb.create()));
    line.setExecutionExceptionHandler(new Failures(main));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line.execute(args);
  }

  /**
   * The commands that these arguments may mean: reading the options of all twenty would take longer
   * than running one.
   */
  private static List<Verb> verbsIn(String... args) {
    Set<String> words = Set.copyOf(Arrays.asList(args).stream().distinct().toList());
    List<Verb> named =
        Arrays.stream(Verb.values()).filter(verb -> words.contains(verb.word())).toList();
    return named.isEmpty() || words.contains("help") ? List.of(Verb.values()) : named;
  }

  /** {@code aludel} alone says what it can do, and that a command was missing. */
  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "A command is missing.");
  }
}
