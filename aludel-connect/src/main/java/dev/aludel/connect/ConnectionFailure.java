package dev.aludel.connect;

import dev.aludel.error.AludelException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * A connection that could not be opened, or broke, with its cause told apart.
 *
 * <p>The message says what happened, to which database, why, and what to do about it. It never
 * holds a password.
 */
public final class ConnectionFailure extends AludelException {

  private static final long serialVersionUID = 1L;

  /** What was wrong. */
  public enum Kind {
    REFUSED,
    UNKNOWN_HOST,
    CONNECT_TIMEOUT,
    SILENT_SERVER,
    UNREACHABLE,
    NOT_POSTGRESQL,
    WRONG_PASSWORD,
    NO_PASSWORD,
    ROLE_MISSING,
    ROLE_MAY_NOT_LOG_IN,
    REFUSED_BY_HBA,
    TLS_REQUIRED,
    TLS_UNAVAILABLE,
    TLS_CERTIFICATE,
    DATABASE_MISSING,
    DATABASE_CLOSED,
    TOO_MANY_CONNECTIONS,
    RESERVED_SLOTS,
    ROLE_CONNECTION_LIMIT,
    DATABASE_CONNECTION_LIMIT,
    SCHEMA_MISSING,
    PERMISSION_DENIED,
    READ_ONLY,
    NO_SERVER_OF_THAT_TYPE,
    STARTING_UP,
    SHUTTING_DOWN,
    STANDBY_CLOSED,
    BAD_STARTUP_SETTING,
    POOLER_REFUSES_SETTING,
    LOCK_TIMEOUT,
    STATEMENT_TIMEOUT,
    IDLE_IN_TRANSACTION_TIMEOUT,
    BACKEND_ENDED,
    CONNECTION_LOST,
    OUTCOME_UNKNOWN,
    DISK_FULL,
    POOL_EXHAUSTED,
    DRIVER_MISSING,
    FILE_MISSING,
    FOLDER_MISSING,
    FILE_NOT_A_DATABASE,
    FILE_NOT_READABLE,
    FILE_READ_ONLY,
    FILE_LOCKED,
    FILE_DAMAGED,
    OTHER
  }

  private final Kind kind;
  private final String target;
  private final String reason;
  private final String remedy;
  private final String evidence;
  private final Optional<String> sqlState;

  ConnectionFailure(DatabaseUrl url, Diagnosis diagnosis, Optional<SQLException> cause) {
    super(message(url, diagnosis), cause.orElse(null));
    this.kind = diagnosis.kind();
    this.target = url.display();
    this.reason = diagnosis.reason();
    this.remedy = diagnosis.remedy();
    this.evidence = diagnosis.evidence();
    this.sqlState = cause.map(SQLException::getSQLState);
  }

  /**
   * No connection came free in time.
   *
   * @param holders who has them
   * @param opening why no more could be opened, if that failed, too
   */
  public static ConnectionFailure poolExhausted(
      DatabaseUrl url,
      Duration waited,
      int size,
      int maxOverflow,
      String holders,
      Optional<ConnectionFailure> opening,
      SQLException cause) {
    return new ConnectionFailure(
        url,
        new Diagnosis(
            Kind.POOL_EXHAUSTED,
            "no connection came free within "
                + waited.toMillis() / 1000.0
                + " s, and the pool may have "
                + size
                + " + "
                + maxOverflow
                + opening
                    .map(failure -> "; opening one more failed: " + failure.reason())
                    .orElse(""),
            "in use by " + holders,
            "Give connections back sooner, or raise [pool] size, max_overflow or timeout."),
        Optional.of(cause));
  }

  /** A database that said nothing in the time that a health check has. */
  public static ConnectionFailure noAnswer(DatabaseUrl url, Duration waited) {
    return new ConnectionFailure(
        url,
        new Diagnosis(
            Kind.SILENT_SERVER,
            "it does not answer within " + waited.toMillis() / 1000.0 + " s",
            "",
            "Find out what keeps the server or the network busy with aludel doctor, or raise [health]"
                + " timeout."),
        Optional.empty());
  }

  private static String message(DatabaseUrl url, Diagnosis diagnosis) {
    return "Cannot use "
        + url.display()
        + ": "
        + diagnosis.reason()
        + (diagnosis.evidence().isEmpty() ? "" : " (" + diagnosis.evidence() + ")")
        + ".\n"
        + diagnosis.remedy();
  }

  public Kind kind() {
    return kind;
  }

  /** The database, masked. */
  public String target() {
    return target;
  }

  /** Why, as a clause without a full stop. */
  public String reason() {
    return reason;
  }

  /** What to do about it: one sentence, or a command. */
  public String remedy() {
    return remedy;
  }

  /** What the server or the system said, with the SQLSTATE; empty if nothing was said. */
  public String evidence() {
    return evidence;
  }

  /** The SQLSTATE of the driver's exception. */
  public Optional<String> sqlState() {
    return sqlState;
  }
}
