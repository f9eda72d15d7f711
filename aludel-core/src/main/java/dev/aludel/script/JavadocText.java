package dev.aludel.script;

/** Javadoc as it reads: without stars, tags and entities. */
final class JavadocText {

  private static final String[][] ENTITIES = {
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&#64;", "@"},
    {"&#47;", "/"},
    {"&#92;", "\\"},
    {"&#42;", "*"},
    {"&#123;", "{"},
    {"&amp;", "&"}
  };

  private JavadocText() {}

  /** The first paragraph in one line, without the period that ends it. */
  static String message(String javadoc) {
    StringBuilder text = new StringBuilder();
    for (String line : javadoc.split("\n")) {
      String said = withoutStar(line);
      boolean ends = said.isEmpty() || said.startsWith("@") || said.startsWith("<p>");
      if (ends && text.length() > 0) {
        break;
      }
      if (said.startsWith("@")) {
        break;
      }
      String part = said.startsWith("<p>") ? said.substring(3).strip() : said;
      text.append(text.length() > 0 && !part.isEmpty() ? " " : "").append(part);
    }
    return withoutPeriod(decode(withoutTags(text.toString())));
  }

  private static String withoutStar(String line) {
    String stripped = line.strip();
    int stars = 0;
    while (stars < stripped.length() && stripped.charAt(stars) == '*') {
      stars++;
    }
    return stripped.substring(stars).strip();
  }

  /** Inline tags are what they show. */
  private static String withoutTags(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf("{@", at);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (close < 0) {
        return out.append(text, at, text.length()).toString();
      }
      int space = text.indexOf(' ', open);
      out.append(text, at, open);
      if (space > 0 && space < close) {
        out.append(text.substring(space, close).strip());
      }
      at = close + 1;
    }
    return out.toString();
  }

  private static String decode(String text) {
    String decoded = text;
    if (text.indexOf('&') >= 0) {
      for (String[] entity : ENTITIES) {
        decoded = decoded.replace(entity[0], entity[1]);
      }
    }
    return decoded;
  }

  static String withoutPeriod(String text) {
    return text.endsWith(".") && !text.endsWith("..") ? text.substring(0, text.length() - 1) : text;
  }
}
