package dev.aludel.copy.backup;

import dev.aludel.error.AludelException;
import org.jspecify.annotations.Nullable;

/** A backup that cannot be made, checked or restored. */
public final class BackupException extends AludelException {

  private static final long serialVersionUID = 1L;

  BackupException(String message) {
    super(message);
  }

  BackupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
