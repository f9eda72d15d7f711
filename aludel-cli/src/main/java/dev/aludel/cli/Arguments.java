package dev.aludel.cli;

import java.util.Set;
import java.util.regex.Pattern;

/** Arguments as people write them, in a form that the parser understands. */
final class Arguments {

  /** {@code -1}, or {@code -1:head}: steps, which a parser would take for an option. */
  private static final Pattern STEPS_DOWN = Pattern.compile("-\\d+(:.*)?");

  /** Their values are text, whatever it looks like. */
  private static final Set<String> TAKING_TEXT = Set.of("-m", "--message", "--tag", "-x");

  /** What knows no revisions, and so no steps: there, such a word is a wrong number. */
  private static final Set<String> WITHOUT_STEPS =
      Set.of("doctor", "activity", "serve", "copy", "verify");

  private Arguments() {}

  static String[] understood(String... args) {
    if (args.length > 0 && args[0].equals("help")) {
      return args.length == 1 ? new String[] {"--help"} : new String[] {args[1], "--help"};
    }
    String[] understood = args.clone();
    boolean steps = true;
    for (int at = 0; at < args.length; at++) {
      boolean text = at > 0 && TAKING_TEXT.contains(args[at - 1]);
      steps &= text || !WITHOUT_STEPS.contains(args[at]);
      if (!text && steps) {
        understood[at] = understood(args[at]);
      }
    }
    return understood;
  }

  private static String understood(String word) {
    if (STEPS_DOWN.matcher(word).matches()) {
      return "current" + word;
    }
    return switch (word) {
      // As Alembic writes them.
      case "list_templates", "ensure_version" -> word.replace('_', '-');
      default -> word;
    };
  }
}
