package dev.aludel.migrate;

import dev.aludel.error.AludelException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run that stopped. The revision that failed was rolled back; those before it stay.
 *
 * <p>The message names the revision, the statement and its line in the script, and gives the
 * server's words with their SQLSTATE.
 */
public final class MigrationException extends AludelException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String revision;

  MigrationException(String message, @Nullable String revision, @Nullable Throwable cause) {
    super(message, cause);
    this.revision = revision;
  }

  /** The revision that failed, if one did. */
  public Optional<String> revision() {
    return Optional.ofNullable(revision);
  }

  /** The server's SQLSTATE, if the server refused something. */
  public Optional<String> sqlState() {
    return getCause() instanceof SQLException refused
        ? Optional.ofNullable(refused.getSQLState())
        : Optional.empty();
  }
}
