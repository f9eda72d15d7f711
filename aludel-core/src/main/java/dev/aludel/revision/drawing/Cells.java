package dev.aludel.revision.drawing;

/**
 * One line of a terminal drawing: a character and the lane that gives it its colour, column by
 * column. Lane {@code n} is in column {@code 2n}; odd columns lie between lanes.
 */
final class Cells {

  private static final int[] LANE_COLOURS = {31, 34, 35, 33, 36, 32};

  private final StringBuilder characters = new StringBuilder();
  private final int[] colours;

  Cells(int lanes) {
    int columns = Math.max(0, 2 * lanes - 1);
    characters.append(" ".repeat(columns));
    colours = new int[columns];
  }

  int columns() {
    return colours.length;
  }

  char at(int column) {
    return characters.charAt(column);
  }

  void draw(int column, char character, int lane) {
    characters.setCharAt(column, character);
    colours[column] = LANE_COLOURS[lane % LANE_COLOURS.length];
  }

  void mark(int column, char character, int ansi) {
    characters.setCharAt(column, character);
    colours[column] = ansi;
  }

  /** The line, with its text where it has one, without trailing blanks. */
  String line(String text, boolean colour) {
    StringBuilder line = new StringBuilder();
    if (colour) {
      appendColoured(line);
    } else {
      line.append(characters);
    }
    if (!text.isEmpty()) {
      line.append(line.length() == 0 ? "" : " ").append(text);
    }
    return line.toString().stripTrailing();
  }

  private void appendColoured(StringBuilder line) {
    int current = 0;
    for (int column = 0; column < colours.length; column++) {
      char character = characters.charAt(column);
      int wanted = character == ' ' ? current : colours[column];
      if (wanted != current) {
        line.append("\u001b[").append(wanted).append('m');
        current = wanted;
      }
      line.append(character);
    }
    if (current != 0) {
      line.append("\u001b[0m");
    }
  }
}
