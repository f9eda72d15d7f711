package dev.aludel.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a command finds around it.
 *
 * @param directory the current directory
 * @param environment the variables
 * @param out where results go
 * @param err where progress, advice and errors go
 * @param terminal whether {@code out} is a terminal rather than a pipe or a file
 * @param keyboard who answers questions
 */
record Surroundings(
    Path directory,
    Map<String, String> environment,
    PrintWriter out,
    PrintWriter err,
    boolean terminal,
    Keyboard keyboard) {

  /** Where nobody answers questions. */
  Surroundings(
      Path directory,
      Map<String, String> environment,
      PrintWriter out,
      PrintWriter err,
      boolean terminal) {
    this(directory, environment, out, err, terminal, Keyboard.NOBODY);
  }

  /** Those of this process. */
  static Surroundings ofProcess() {
    // Java 17 and 18 know the encoding of the output under another name than later ones.
    Charset charset =
        Charset.forName(
            Objects.requireNonNullElseGet(
                System.getProperty("stdout.encoding"),
                () -> System.getProperty("sun.stdout.encoding", Charset.defaultCharset().name())));
    PrintWriter err = writer(FileDescriptor.err, charset);
    return new Surroundings(
        Path.of(""),
        System.getenv(),
        writer(FileDescriptor.out, charset),
        err,
        Boolean.getBoolean("aludel.terminal"),
        Keyboard.ofProcess(err));
  }

  private static PrintWriter writer(FileDescriptor to, Charset charset) {
    return new PrintWriter(
        new BufferedWriter(new OutputStreamWriter(new FileOutputStream(to), charset)));
  }

  /**
   * Whether what reads the output shows more than ASCII. As POSIX says which variable decides;
   * Windows has none of them, and shows them.
   */
  boolean showsUnicode() {
    Optional<String> locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .filter(this::has)
            .map(name -> environment.getOrDefault(name, ""))
            .findFirst();
    return locale.isEmpty()
        ? has("WINDIR")
        : locale.get().toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
  }

  boolean has(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }
}
