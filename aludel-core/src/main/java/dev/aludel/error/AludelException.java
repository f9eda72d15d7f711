package dev.aludel.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can cause and a user can mend.
 *
 * <p>The message is complete by itself: what happened, on which object, why, and what to do next.
 * The command line prints it as it stands, without a stack trace. It never holds a password.
 */
public class AludelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AludelException(String message) {
    super(message);
  }

  public AludelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The message, which is never missing. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
