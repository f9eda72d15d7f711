package dev.aludel.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a terminal shows.
 *
 * @param rows how many lines
 * @param columns how many characters in each
 */
record TerminalSize(int rows, int columns) {

  /** Of what is read later, or by nobody. */
  private static final TerminalSize USUAL = new TerminalSize(48, 140);

  private static final Pattern ANSWER = Pattern.compile("(\\d+) (\\d+)");

  /** By the variables of POSIX, or what the terminal itself says. */
  static TerminalSize of(Surroundings around) {
    Optional<Integer> rows = number(around, "LINES");
    Optional<Integer> columns = number(around, "COLUMNS");
    if (rows.isPresent() && columns.isPresent()) {
      return new TerminalSize(rows.get(), columns.get());
    }
    TerminalSize asked = around.terminal() ? asked().orElse(USUAL) : USUAL;
    return new TerminalSize(rows.orElse(asked.rows), columns.orElse(asked.columns));
  }

  private static Optional<Integer> number(Surroundings around, String variable) {
    return Optional.ofNullable(around.environment().get(variable))
        .filter(text -> text.matches("[1-9][0-9]{0,3}"))
        .map(Integer::valueOf);
  }

  /** There is no other way from Java. A shell's LINES and COLUMNS are not exported. */
  private static Optional<TerminalSize> asked() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectErrorStream(true)
              .start();
      String said =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      stty.waitFor(1, TimeUnit.SECONDS);
      Matcher answer = ANSWER.matcher(said);
      return answer.matches() && !answer.group(1).equals("0")
          ? Optional.of(
              new TerminalSize(
                  Integer.parseInt(answer.group(1)), Integer.parseInt(answer.group(2))))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
