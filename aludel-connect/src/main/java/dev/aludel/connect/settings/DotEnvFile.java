package dev.aludel.connect.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a {@code .env} file, each with its line.
 *
 * <p>A line is {@code NAME=value} with an optional {@code export} before it; {@code #} starts a
 * comment on a line of its own, or after a space. A value in single quotes is taken as it stands;
 * in double quotes {@code \n}, {@code \t}, {@code \"}, {@code \\} and {@code \$} are escapes.
 * Variables within values are not replaced, since passwords have dollar signs. A value ends with
 * its line.
 *
 * <p>dotenv-java, the usual library, does not say in which line a variable stands.
 */
final class DotEnvFile {

  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*)");
  private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(#.*)?");
  private static final Pattern DOUBLE_QUOTED =
      Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"\\s*(#.*)?");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  /** A value and the line, counted from 1, that it stands in. */
  record Variable(String value, int line) {}

  private final Path path;
  private final Map<String, Variable> variables = new LinkedHashMap<>();

  private DotEnvFile(Path path) {
    this.path = path;
  }

  /**
   * Reads a file, which may be missing.
   *
   * @throws SettingsException if a line is no assignment; the message does not repeat the line
   */
  static DotEnvFile read(Path path) {
    DotEnvFile file = new DotEnvFile(path);
    if (Files.isRegularFile(path)) {
      try {
        file.parse(Files.readAllLines(path));
      } catch (IOException e) {
        throw new SettingsException("Cannot read " + path + ": " + e + ".");
      }
    }
    return file;
  }

  Path path() {
    return path;
  }

  /** The line of a variable that is there. */
  int lineOf(String name) {
    return Objects.requireNonNull(variables.get(name), name).line();
  }

  Map<String, Variable> variables() {
    return variables;
  }

  private void parse(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = (i == 0 ? lines.get(i).replace("\uFEFF", "") : lines.get(i)).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher assignment = ASSIGNMENT.matcher(line);
      if (!assignment.matches()) {
        throw wrong(i + 1, "is not of the form NAME=value");
      }
      // The last assignment wins, as in a shell.
      variables.put(assignment.group(1), new Variable(value(assignment.group(2), i + 1), i + 1));
    }
  }

  private String value(String text, int line) {
    if (text.startsWith("'") || text.startsWith("\"")) {
      Matcher quoted = (text.startsWith("'") ? SINGLE_QUOTED : DOUBLE_QUOTED).matcher(text);
      if (!quoted.matches()) {
        throw wrong(
            line,
            "has a quote that does not end in the same line, or something after its closing quote."
                + " A value of several lines is written with \\n within double quotes");
      }
      return text.startsWith("'") ? quoted.group(1) : unescape(quoted.group(1));
    }
    if (text.startsWith("#")) {
      return "";
    }
    int comment = Math.max(text.indexOf(" #"), text.indexOf("\t#"));
    return (comment < 0 ? text : text.substring(0, comment)).strip();
  }

  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    switch (escape.group(1)) {
                      case "n" -> "\n";
                      case "r" -> "\r";
                      case "t" -> "\t";
                      case "\"", "\\", "$", "'" -> escape.group(1);
                      default -> escape.group();
                    }));
  }

  private SettingsException wrong(int line, String what) {
    return new SettingsException(path.getFileName() + ":" + line + " " + what + ".");
  }
}
