package dev.aludel.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Strings as Java source, which read back as exactly the same strings. */
final class JavaStrings {

  /** A constant may have 65,535 bytes (Java Virtual Machine Specification, section 4.4.7). */
  private static final int MOST_BYTES = 60_000;

  private JavaStrings() {}

  /** A string literal, or what joins several where one would be too long for a class file. */
  static Code literal(String value) {
    if (value.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
      return Code.text('"' + escaped(value) + '"');
    }
    List<Code> parts = new ArrayList<>();
    parts.add(Code.text("\"\""));
    for (int at = 0; at < value.length(); ) {
      int end = Math.min(value.length(), at + MOST_BYTES / 4);
      if (Character.isHighSurrogate(value.charAt(end - 1)) && end < value.length()) {
        end++;
      }
      parts.add(Code.text('"' + escaped(value.substring(at, end)) + '"'));
      at = end;
    }
    return Code.call("String.join", parts);
  }

  /** A text block for text of several lines, where a block can hold it; else a literal. */
  static Code block(String value) {
    boolean fits =
        value.indexOf('\n') >= 0
            && value.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
            && hasLineWithoutIndent(value)
            && value.codePoints().allMatch(JavaStrings::isPlainInBlock);
    if (!fits) {
      return literal(value);
    }
    StringBuilder block = new StringBuilder("\"\"\"\n");
    for (String line : value.split("\n", -1)) {
      block.append(blockLine(line)).append('\n');
    }
    block.setLength(block.length() - 1);
    return Code.text(block.append("\"\"\"").toString());
  }

  /** White space at the end would be cut off, and three quotes would end the block. */
  private static String blockLine(String line) {
    StringBuilder out = new StringBuilder(line.length() + 8);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean last = i == line.length() - 1;
      boolean again = i > 0 && line.charAt(i - 1) == '"';
      if (c == '\\') {
        out.append("\\\\");
      } else if (c == '"' && (last || again)) {
        out.append("\\\"");
      } else if (c == ' ' && last) {
        out.append("\\s");
      } else if (c == '\t' && last) {
        out.append("\\t");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The margin of a block is its least indented line, so one must have none of its own. */
  private static boolean hasLineWithoutIndent(String value) {
    return value.endsWith("\n")
        || value.lines().anyMatch(line -> !line.isBlank() && line.charAt(0) > ' ');
  }

  private static boolean isPlainInBlock(int c) {
    return c == '\n' || c == '\t' || c == ' ' || (c > ' ' && isVisible(c));
  }

  /** What an editor shows as it is; the rest is escaped, so that nothing hides in a script. */
  private static boolean isVisible(int c) {
    if (c < 0x7f) {
      return c >= ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** What stands between the quotes of a literal. */
  static String escaped(String value) {
    StringBuilder out = new StringBuilder(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        // After a lone surrogate javac takes two backslashes and a u for a Unicode escape.
        case '\\' ->
            out.append(i > 0 && Character.isSurrogate(value.charAt(i - 1)) ? "\\134" : "\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          boolean pair =
              Character.isHighSurrogate(c)
                  && i + 1 < value.length()
                  && Character.isLowSurrogate(value.charAt(i + 1));
          if (pair) {
            out.append(c).append(value.charAt(++i));
          } else if (isVisible(c)) {
            out.append(c);
          } else {
            // An octal escape for what would end the line if it were a Unicode escape.
            out.append(c < 0x20 ? "\\%03o".formatted((int) c) : "\\u%04x".formatted((int) c));
          }
        }
      }
    }
    return out.toString();
  }

  /** Text for a comment, where a Unicode escape would be read as the character it stands for. */
  static String inComment(String text) {
    return text.replace("\\u", "\\\\u").replaceAll("\\p{Cntrl}", " ");
  }
}
