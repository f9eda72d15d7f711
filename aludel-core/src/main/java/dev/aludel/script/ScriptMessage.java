package dev.aludel.script;

import java.util.Locale;

/** The message of a revision as scripts hold it. */
final class ScriptMessage {

  private ScriptMessage() {}

  /** In one line, without the period at its end, and a plain first word with a capital. */
  static String of(String message) {
    String line = JavadocText.withoutPeriod(message.strip().replaceAll("[\\s\\p{Cntrl}]+", " "));
    int end = 0;
    while (end < line.length() && line.charAt(end) >= 'a' && line.charAt(end) <= 'z') {
      end++;
    }
    boolean plain = end > 0 && (end == line.length() || line.charAt(end) == ' ');
    return plain ? line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1) : line;
  }

  /** As Javadoc, which reads back as it is. */
  static String javadoc(String message) {
    String sentence = of(message);
    String text =
        sentence
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("*/", "*&#47;")
            .replace("{@", "&#123;@")
            .replace("\\u", "&#92;u")
            .replaceAll("(^| )@", "$1&#64;")
            .replaceAll("(^| )\\*", "$1&#42;");
    boolean ended = sentence.endsWith(".") || sentence.endsWith("!") || sentence.endsWith("?");
    String whole = ended ? text : text + ".";
    if (whole.length() + 8 <= Code.WIDTH) {
      return "/** " + whole + " */\n";
    }
    StringBuilder out = new StringBuilder("/**\n");
    Wrapping.lines(whole, Code.WIDTH - 3)
        .forEach(line -> out.append(" * ").append(line).append('\n'));
    return out.append(" */\n").toString();
  }
}
