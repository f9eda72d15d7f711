package dev.aludel.connect.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One transaction from BEGIN to its end. */
final class TransactionRun {

  private final Checkout checkout;
  private final Connection connection;
  private final TransactionOptions options;
  private final boolean sqlite;

  TransactionRun(Checkout checkout, boolean sqlite, TransactionOptions options) {
    this.checkout = checkout;
    this.connection = checkout.connection();
    this.options = options;
    this.sqlite = sqlite;
  }

  <T extends @Nullable Object, X extends Exception> T run(TransactionWork<T, X> work) throws X {
    T result;
    try {
      begin();
      result = work.run(new Transaction(checkout, sqlite));
    } catch (Throwable failure) {
      rollback(failure);
      throw failure;
    }
    commit();
    return result;
  }

  private void begin() {
    try {
      if (sqlite) {
        SqliteTransaction.prepare(connection, options.readOnly());
      } else {
        // HikariCP hands out connections that write.
        if (options.readOnly()) {
          connection.setReadOnly(true);
        }
        if (options.isolation().isPresent()) {
          connection.setTransactionIsolation(options.isolation().get().jdbc());
        }
      }
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw StatementFailure.of("BEGIN", e);
    }
  }

  private void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      checkout.log().failed(e);
      StatementFailure failure = StatementFailure.ofCommit(e);
      rollback(failure);
      throw failure;
    }
    restore();
  }

  private void rollback(Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    restore();
  }

  /** HikariCP resets all else when the connection is given back, which is next. */
  private void restore() {
    if (!sqlite || !options.readOnly()) {
      return;
    }
    try {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
        SqliteTransaction.prepare(connection, false);
      }
    } catch (SQLException e) {
      // The connection is broken, and what became of the transaction is told already.
    }
  }
}
