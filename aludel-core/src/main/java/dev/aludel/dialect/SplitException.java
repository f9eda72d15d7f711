package dev.aludel.dialect;

import dev.aludel.error.AludelException;

/** A script that cannot be taken apart into statements. */
public final class SplitException extends AludelException {

  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line where in the script, counted from 1
   */
  public SplitException(String message, int line) {
    super(message);
    this.line = line;
  }

  /** Where in the script, counted from 1. */
  public int line() {
    return line;
  }
}
