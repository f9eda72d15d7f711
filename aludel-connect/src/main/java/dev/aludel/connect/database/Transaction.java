package dev.aludel.connect.database;

import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** An open transaction. It ends with the work that it was given to. */
public final class Transaction extends Session {

  Transaction(Checkout checkout, boolean sqlite) {
    super(checkout, sqlite);
  }

  /**
   * Runs work that is undone by itself if it fails: a savepoint around it is released when it
   * returns, and rolled back to when it throws. The transaction goes on either way.
   */
  public <T extends @Nullable Object, X extends Exception> T nested(TransactionWork<T, X> work)
      throws X {
    Savepoint savepoint = savepoint();
    T result;
    try {
      result = work.run(this);
    } catch (Throwable failure) {
      undo(savepoint, failure);
      throw failure;
    }
    try {
      bare().releaseSavepoint(savepoint);
    } catch (SQLException e) {
      throw StatementFailure.of("RELEASE SAVEPOINT", e);
    }
    return result;
  }

  private Savepoint savepoint() {
    try {
      return bare().setSavepoint();
    } catch (SQLException e) {
      throw StatementFailure.of("SAVEPOINT", e);
    }
  }

  private void undo(Savepoint savepoint, Throwable failure) {
    try {
      bare().rollback(savepoint);
      bare().releaseSavepoint(savepoint);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
