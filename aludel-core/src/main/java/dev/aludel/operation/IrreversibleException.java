package dev.aludel.operation;

import dev.aludel.error.AludelException;

/** An operation that cannot be undone from what it carries. */
public final class IrreversibleException extends AludelException {

  private static final long serialVersionUID = 1L;

  private IrreversibleException(String message) {
    super(message);
  }

  /** Raw work, whose effect only its author knows. */
  static IrreversibleException raw(Operation operation) {
    return new IrreversibleException(
        "'%s' has no inverse, since only its author knows what undoes it. Write the way back by hand."
            .formatted(operation.describe()));
  }

  /** An operation by name only, which was not completed from a schema. */
  static IrreversibleException incomplete(Operation operation) {
    return new IrreversibleException(
        "'%s' cannot be inverted by itself: it does not say what was there before."
            .formatted(operation.describe()));
  }
}
