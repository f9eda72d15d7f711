package dev.aludel.revision.drawing;

/**
 * How a drawing looks in a terminal.
 *
 * @param unicode whether lines are box-drawing characters, or {@code | / \ _} as {@code git log
 *     --graph} draws them
 * @param colour whether lanes and marks are coloured by ANSI escape sequences (ECMA-48, section
 *     8.3.117)
 */
public record TerminalStyle(boolean unicode, boolean colour) {

  /** For a pipe or a file: ASCII without colour. */
  public static final TerminalStyle PLAIN = new TerminalStyle(false, false);

  /** Box-drawing characters without colour. */
  public static final TerminalStyle BOXES = new TerminalStyle(true, false);

  /** For a modern terminal: box-drawing characters in colour. */
  public static final TerminalStyle COLOURED = new TerminalStyle(true, true);
}
