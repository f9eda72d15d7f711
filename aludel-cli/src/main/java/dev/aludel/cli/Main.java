package dev.aludel.cli;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: {@code aludel}, with the options that every command takes. */
@Command(
    name = "aludel",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Schema migrations, generated from your model, up and down.",
    footer = {
      "",
      "Start with 'aludel init', then 'aludel revision --autogenerate -m \"first tables\"'",
      "and 'aludel upgrade head'. 'aludel COMMAND --help' shows each with an example.",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 something differs or is pending."
    })
public final class Main implements Runnable {

  final Surroundings around;

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  @Option(names = "-c", paramLabel = "FILE", description = "The same as --config.")
  @Nullable String shortConfig;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The settings. Default: $ALUDEL_CONFIG, or aludel.toml here.")
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
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "auto, always or never. Default: auto, in colour on a terminal only.")
  Colour colour = Colour.AUTO;

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

  /** Whether the settings ask for stack traces. */
  boolean traces;

  private Main(Surroundings around) {
    this.around = around;
  }

  public static void main(String[] args) {
    System.exit(execute(Surroundings.ofProcess(), args));
  }

  /** Runs one command and returns its exit code. */
  static int execute(Surroundings around, String... args) {
    LogOutput.none();
    String[] words = Arguments.understood(args);
    Main main = new Main(around);
    CommandLine line = commandLine(main, verbsIn(words));
    int code = line.execute(words);
    around.out().flush();
    around.err().flush();
    return code;
  }

  /** The whole command line, as the shells need it to complete words. */
  static CommandLine whole(Surroundings around) {
    return commandLine(new Main(around), List.of(Verb.values()));
  }

  private static CommandLine commandLine(Main main, List<Verb> verbs) {
    CommandLine line = new CommandLine(main);
    verbs.forEach(verb -> line.addSubcommand(verb.word(), verb.create()));
    line.setOut(main.around.out()).setErr(main.around.err());
    line.setExecutionExceptionHandler(new Failures(main));
    line.setParameterExceptionHandler(new WrongUsage());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(true);
    // A target on a branch may begin with what picocli takes for a file of arguments.
    line.setExpandAtFiles(false);
    line.setColorScheme(
        Help.defaultColorScheme(main.around.terminal() ? Help.Ansi.AUTO : Help.Ansi.OFF));
    return line;
  }

  /**
   * The commands that these arguments may mean: reading the options of all twenty would take longer
   * than running one.
   */
  private static List<Verb> verbsIn(String... args) {
    Set<String> words = new HashSet<>(Arrays.asList(args));
    if (words.contains("--version") || words.contains("-V")) {
      return List.of();
    }
    List<Verb> named =
        Arrays.stream(Verb.values()).filter(verb -> words.contains(verb.word())).toList();
    return named.isEmpty() ? List.of(Verb.values()) : named;
  }

  /** {@code aludel} alone says what it can do, and that a command was missing. */
  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "A command is missing.");
  }
}
