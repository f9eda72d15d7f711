package dev.aludel.dialect;

import dev.aludel.error.AludelException;

/** A change that a database has no way to make. */
public final class UnsupportedOperation extends AludelException {

  private static final long serialVersionUID = 1L;

  public UnsupportedOperation(String message) {
    super(message);
  }
}
