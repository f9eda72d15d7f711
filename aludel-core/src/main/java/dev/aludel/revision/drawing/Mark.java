package dev.aludel.revision.drawing;

/** What a drawing says about a revision's state in a database. */
enum Mark {
  /** The drawing knows of no database. */
  UNKNOWN('*', '●', "unknown", 0),
  PENDING('o', '○', "pending", 33),
  APPLIED('*', '●', "applied", 32),
  /** Applied, and named by a row of the version table. */
  CURRENT('@', '◉', "current", 36);

  private final char ascii;
  private final char unicode;
  private final String word;
  private final int ansi;

  Mark(char ascii, char unicode, String word, int ansi) {
    this.ascii = ascii;
    this.unicode = unicode;
    this.word = word;
    this.ansi = ansi;
  }

  char symbol(TerminalStyle style) {
    return style.unicode() ? unicode : ascii;
  }

  /** A class name for Mermaid and SVG. */
  String word() {
    return word;
  }

  /** The parameter of the ANSI sequence that selects its colour; 0 for the terminal's own. */
  int ansi() {
    return ansi;
  }
}
