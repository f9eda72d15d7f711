package dev.aludel.jpa;

import dev.aludel.error.AludelException;
import org.jspecify.annotations.Nullable;

/** A model that cannot be read to a schema. */
public final class ModelException extends AludelException {

  private static final long serialVersionUID = 1L;

  ModelException(String message) {
    super(message);
  }

  ModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
