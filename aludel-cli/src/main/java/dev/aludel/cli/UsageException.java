package dev.aludel.cli;

import dev.aludel.error.AludelException;

/** A command that was not given what it needs: exit code 2. */
final class UsageException extends AludelException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
