package dev.aludel.connect;

import dev.aludel.error.AludelException;

/** A database URL that cannot be understood. Its message never holds any part of a password. */
public final class InvalidUrlException extends AludelException {

  private static final long serialVersionUID = 1L;

  InvalidUrlException(String message) {
    super(message);
  }
}
