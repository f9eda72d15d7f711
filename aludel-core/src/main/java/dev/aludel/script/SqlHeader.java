package dev.aludel.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the head of an SQL script says, and where: the comments before the first section.
 *
 * @param message the first comment, unless it is a header line itself
 */
record SqlHeader(String message, List<Line> lines) {

  /**
   * A comment of the form {@code -- key: value}.
   *
   * @param number counted from 1
   * @param start the offset of the line's first character
   * @param end the offset of its line break, or of the end of the text
   */
  record Line(String key, String value, int number, int start, int end) {
    /** The values between commas. */
    List<String> values() {
      List<String> values = new ArrayList<>();
      for (String part : value.split(",", -1)) {
        if (!part.isBlank()) {
          values.add(part.strip());
        }
      }
      return values;
    }
  }

  /**
   * The header; empty when it does not end within the text, which is not the whole file.
   *
   * @param whole whether this is all of the file
   */
  static Optional<SqlHeader> parse(String text, boolean whole) {
    return parse(text, whole, key -> HeaderKey.ofSql(key).isPresent());
  }

  /**
   * The same for a file that is no revision.
   *
   * @param isKey tells a first comment that is a header line from one that is the message
   */
  static Optional<SqlHeader> parse(String text, boolean whole, Predicate<String> isKey) {
    String message = null;
    List<Line> lines = new ArrayList<>();
    int at = text.startsWith("\ufeff") ? 1 : 0;
    boolean inBlockComment = false;
    for (int number = 1; at < text.length(); number++) {
      int end = endOfLine(text, at);
      if (end == text.length() && !whole) {
        return Optional.empty();
      }
      String line = text.substring(at, end).strip();
      if (inBlockComment) {
        inBlockComment = !line.contains("*/");
      } else if (line.startsWith("/*")) {
        inBlockComment = !line.contains("*/");
      } else if (line.startsWith("--")) {
        if (SqlSections.Head.of(line).isPresent()) {
          return Optional.of(new SqlHeader(message == null ? "" : message, lines));
        }
        Optional<Line> field = line(line.substring(2).strip(), number, at, end);
        boolean first = message == null && lines.isEmpty();
        if (field.isPresent() && !(first && !isKey.test(field.get().key()))) {
          lines.add(field.get());
        } else if (first) {
          message = line.substring(2).strip();
        }
      } else if (!line.isEmpty()) {
        return Optional.of(new SqlHeader(message == null ? "" : message, lines));
      }
      at = afterLineBreak(text, end);
    }
    return whole
        ? Optional.of(new SqlHeader(message == null ? "" : message, lines))
        : Optional.empty();
  }

  private static Optional<Line> line(String comment, int number, int start, int end) {
    int colon = 0;
    while (colon < comment.length() && isKeyPart(comment.charAt(colon))) {
      colon++;
    }
    return colon > 0 && colon < comment.length() && comment.charAt(colon) == ':'
        ? Optional.of(
            new Line(
                comment.substring(0, colon),
                comment.substring(colon + 1).strip(),
                number,
                start,
                end))
        : Optional.empty();
  }

  private static boolean isKeyPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  }

  /** Of a line that ends with a line feed, a carriage return, both, or the text. */
  static int endOfLine(String text, int from) {
    int length = text.length();
    for (int at = from; at < length; at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        return at;
      }
    }
    return length;
  }

  static int afterLineBreak(String text, int end) {
    return text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
  }
}
