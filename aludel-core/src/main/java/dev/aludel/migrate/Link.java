package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a run works on, and where others come from: one in its place after it was
 * lost, and those on which nothing but a lock is held or looked around. Closes what it has opened.
 */
final class Link implements AutoCloseable {

  private static final int ALIVE_WAIT_SECONDS = 5;

  private final DataSource source;
  private final Deque<Connection> opened = new ArrayDeque<>();
  private Connection current;
  private @Nullable Connection spare;

  /**
   * Begins with a connection that the caller closes.
   *
   * @param source where others come from
   */
  Link(Connection first, DataSource source) {
    this.current = first;
    this.source = source;
  }

  Connection connection() {
    return current;
  }

  /** Opens a connection in place of the one that was lost. */
  Connection renew() throws SQLException {
    current = another();
    return current;
  }

  /**
   * A second connection, on which nothing is done but to keep other runs out; the first, where the
   * database needs no second one for that.
   */
  Connection spare(Dialect dialect) throws SQLException {
    if (dialect.watching().isEmpty()) {
      return current;
    }
    Connection known = spare;
    if (known == null || known.isClosed() || !known.isValid(ALIVE_WAIT_SECONDS)) {
      known = another();
      spare = known;
    }
    return known;
  }

  private Connection another() throws SQLException {
    Connection connection = source.getConnection();
    opened.push(connection);
    return connection;
  }

  @Override
  public void close() throws SQLException {
    SQLException failure = null;
    for (Connection connection : opened) {
      try {
        connection.close();
      } catch (SQLException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
