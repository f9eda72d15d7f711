package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.Transaction;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Keeps other runs out while a statement runs outside a transaction. A lock of SQLite's would keep
 * out that statement too, so it is the operating system's, on an empty file beside the database: it
 * goes with the process. The file stays, since to delete it would let in two runs at once.
 *
 * <p>The database's own file is not touched: to close any handle of it would drop the locks that
 * SQLite has on it (its howtocorrupt.html, section 2.2).
 */
final class FileGuard implements Transaction {

  private static final String SUFFIX = "-aludel-lock";

  private final FileChannel channel;
  private final FileLock lock;

  private FileGuard(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Takes the lock; empty while another run has it. A database in memory needs none. */
  static Optional<Transaction> tryTake(Connection connection) throws SQLException {
    String file = file(connection);
    return file.isEmpty() ? Optional.of(new NoGuard()) : tryTake(Path.of(file + SUFFIX));
  }

  private static Optional<Transaction> tryTake(Path file) throws SQLException {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = null;
      try {
        lock = channel.tryLock();
        return lock == null ? Optional.empty() : Optional.of(new FileGuard(channel, lock));
      } catch (OverlappingFileLockException e) {
        // Another run of this very process.
        return Optional.empty();
      } finally {
        if (lock == null) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw new SQLException(
          "the file %s, which keeps other runs out, cannot be locked: %s. Let the folder of the database be written to."
              .formatted(file, e),
          e);
    }
  }

  private static String file(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA database_list")) {
      while (rows.next()) {
        if (rows.getString("name").equals("main")) {
          return Optional.ofNullable(rows.getString("file")).orElse("");
        }
      }
      return "";
    }
  }

  @Override
  public void commit() {}

  @Override
  public boolean isAlive() {
    return lock.isValid();
  }

  @Override
  public void close() throws SQLException {
    try {
      channel.close();
    } catch (IOException e) {
      throw new SQLException("the lock on the file beside the database cannot be released", e);
    }
  }
}
