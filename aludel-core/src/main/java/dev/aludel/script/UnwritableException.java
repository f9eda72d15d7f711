package dev.aludel.script;

import dev.aludel.error.AludelException;

/** An operation that a script in this format cannot hold. */
public final class UnwritableException extends AludelException {

  private static final long serialVersionUID = 1L;

  UnwritableException(String message) {
    super(message);
  }
}
