package dev.aludel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** A fresh SQLite database, in a file or in memory. */
public final class TestSqlite implements TestDatabase {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final String address;
  private final Release release;

  private TestSqlite(String address, Release release) {
    this.address = address;
    this.release = release;
  }

  /** A file in a directory of its own, which goes with the database. */
  public static TestSqlite create() {
    try {
      var directory = Files.createTempDirectory("aludel-sqlite-");
      return new TestSqlite(fileIn(directory), () -> deleteAll(directory));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a directory for a test database", e);
    }
  }

  /**
   * A file in a directory of the test's, such as JUnit's {@code @TempDir}. Closing leaves it there.
   */
  public static TestSqlite file(Path tempDir) {
    return new TestSqlite(fileIn(tempDir), () -> {});
  }

  /**
   * A database in memory that all its connections share, as long as it is not closed. It locks as a
   * file does: see <a href="https://sqlite.org/src/doc/trunk/src/memdb.c">the memdb VFS</a>.
   */
  public static TestSqlite memory() {
    var address = "file:/aludel-" + DATABASES.incrementAndGet() + "?vfs=memdb";
    try {
      // SQLite frees the memory with the last connection: this one keeps it.
      Connection keeper = dataSource(address).getConnection();
      return new TestSqlite(address, keeper::close);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot open an SQLite database in memory", e);
    }
  }

  @Override
  public String url() {
    return "jdbc:sqlite:" + address;
  }

  @Override
  public String databaseUrl() {
    return "sqlite:///" + address;
  }

  @Override
  public DataSource dataSource() {
    return dataSource(address);
  }

  @Override
  public void close() {
    try {
      release.run();
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("Cannot remove the test database " + address, e);
    }
  }

  @Override
  public String toString() {
    return "SQLite";
  }

  private static DataSource dataSource(String address) {
    var dataSource = new SQLiteDataSource();
    dataSource.setUrl("jdbc:sqlite:" + address);
    return dataSource;
  }

  private static String fileIn(Path directory) {
    return directory
        .resolve("test-" + DATABASES.incrementAndGet() + ".db")
        .toAbsolutePath()
        .toString();
  }

  private static void deleteAll(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /** What gives a database back when its test is done. */
  private interface Release {
    void run() throws IOException, SQLException;
  }
}
