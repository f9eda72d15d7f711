package dev.aludel.copy.file;

import dev.aludel.error.AludelException;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read or written; the message says where, why, and what to do. */
public final class FileFailure extends AludelException {

  private static final long serialVersionUID = 1L;

  FileFailure(String message) {
    super(message);
  }

  FileFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
