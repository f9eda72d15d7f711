package dev.aludel.connect.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands of the settings. No shell is involved: a command is words, those with spaces quoted. */
public final class CommandWords {

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private CommandWords() {}

  /** The words of a command. */
  public static List<String> of(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3));
    }
    return List.copyOf(words);
  }

  /** The command that has these words. */
  public static String join(List<String> words) {
    return words.stream().map(CommandWords::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    boolean plain =
        !word.isEmpty() && word.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '\'');
    return plain ? word : word.contains("\"") ? "'" + word + "'" : "\"" + word + "\"";
  }
}
