package dev.aludel.serve;

import dev.aludel.error.AludelException;

/** A server that cannot be started. */
public final class ServeException extends AludelException {

  private static final long serialVersionUID = 1L;

  ServeException(String message, Throwable cause) {
    super(message, cause);
  }
}
