package dev.aludel.copy;

import dev.aludel.error.AludelException;
import org.jspecify.annotations.Nullable;

/** A copy that cannot be made, or was not finished. */
public final class CopyException extends AludelException {

  private static final long serialVersionUID = 1L;

  CopyException(String message) {
    super(message);
  }

  CopyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
