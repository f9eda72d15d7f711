package dev.aludel.script;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a width. */
final class Wrapping {

  private Wrapping() {}

  /** The words of the text in lines of at most {@code width}, save for words longer than that. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
