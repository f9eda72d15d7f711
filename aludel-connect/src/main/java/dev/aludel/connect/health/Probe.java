package dev.aludel.connect.health;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.Connector;
import dev.aludel.connect.SqliteUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database one question, on a connection of its own.
 *
 * <p>On PostgreSQL the connection is kept: a fleet whose every probe connects anew would keep the
 * server busy with nothing else, and a server whose slots are all taken still serves the pools that
 * have theirs. A file is opened anew, since an open one goes on to work after it was deleted. Used
 * by one thread at a time.
 */
final class Probe implements AutoCloseable {

  private final Connector connector;
  private final Duration timeout;
  private final Duration longestLife;
  private @Nullable Connection kept;
  private long opened;

  Probe(Connector connector, Duration timeout, Duration longestLife) {
    this.connector = connector;
    this.timeout = timeout;
    this.longestLife = longestLife;
  }

  /** Why the database does not answer; nothing if it does. */
  Optional<ConnectionFailure> ask() {
    try {
      if (kept != null && (isOld() || !answers(kept))) {
        close();
      }
      if (kept == null) {
        kept = connector.open();
        opened = System.nanoTime();
        ask(kept);
      }
      if (connector.url() instanceof SqliteUrl) {
        close();
      }
      return Optional.empty();
    } catch (ConnectionFailure failure) {
      return Optional.of(failure);
    } catch (SQLException e) {
      close();
      return Optional.of(connector.failure(e));
    }
  }

  private boolean isOld() {
    return !longestLife.isZero() && System.nanoTime() - opened > longestLife.toNanos();
  }

  /** A connection that was idle may be gone, which says nothing of the server yet. */
  private boolean answers(Connection connection) {
    try {
      ask(connection);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private void ask(Connection connection) throws SQLException {
    if (!(connector.url() instanceof SqliteUrl)) {
      connection.setNetworkTimeout(Runnable::run, (int) timeout.toMillis());
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }

  @Override
  public void close() {
    Connection connection = kept;
    kept = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // It was of no use any more.
      }
    }
  }
}
