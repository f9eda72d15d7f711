package dev.aludel.connect.database;

import dev.aludel.error.AludelException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Optional;

/** A statement, or the end of a transaction, that the database refused. */
public final class StatementFailure extends AludelException {

  private static final long serialVersionUID = 1L;

  private final Optional<String> sqlState;
  private final boolean outcomeUnknown;

  private StatementFailure(String message, SQLException cause, boolean outcomeUnknown) {
    super(message, cause);
    this.sqlState = Optional.ofNullable(cause.getSQLState());
    this.outcomeUnknown = outcomeUnknown;
  }

  /**
   * The server's own exception. The driver's for a batch quotes the statement with its values,
   * which may be secrets.
   */
  static SQLException withoutValues(SQLException failure) {
    SQLException server = failure.getNextException();
    return failure instanceof BatchUpdateException && server != null ? server : failure;
  }

  static StatementFailure of(String sql, SQLException cause) {
    return new StatementFailure(
        cause.getMessage() + state(cause) + "\nin: " + SqlRedaction.redact(sql), cause, false);
  }

  /**
   * A statement that commits itself, as all do outside of transactions. If the network broke while
   * it was under way, nobody on this side knows whether it took place.
   */
  static StatementFailure ofItsOwnTransaction(String sql, SQLException cause) {
    return isNetworkLoss(cause)
        ? new StatementFailure(
            "The connection broke"
                + state(cause)
                + ", so it is not known whether the statement took place. Look whether its changes"
                + " are there before repeating it.\nin: "
                + SqlRedaction.redact(sql),
            cause,
            true)
        : of(sql, cause);
  }

  /**
   * Not 08003, for then nothing was sent; and of 57P01 the server says itself that it is undone.
   */
  private static boolean isNetworkLoss(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") && !state.equals("08003");
  }

  /**
   * A COMMIT that failed. If the connection broke while it was under way, nobody on this side knows
   * whether it took place.
   */
  static StatementFailure ofCommit(SQLException cause) {
    boolean lost = isConnectionLoss(cause);
    return new StatementFailure(
        lost
            ? "The connection broke during COMMIT"
                + state(cause)
                + ", so it is not known whether the transaction took place. Look whether its"
                + " changes are there before repeating it."
            : "COMMIT was refused and the transaction undone: " + cause.getMessage() + state(cause),
        cause,
        lost);
  }

  static boolean isConnectionLoss(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") || state.startsWith("57P0");
  }

  private static String state(SQLException cause) {
    return cause.getSQLState() == null ? "" : " (SQLSTATE " + cause.getSQLState() + ")";
  }

  /** The SQLSTATE, if the driver gives one; SQLite's does not. */
  public Optional<String> sqlState() {
    return sqlState;
  }

  /** Whether the transaction may have been committed all the same. */
  public boolean isOutcomeUnknown() {
    return outcomeUnknown;
  }
}
