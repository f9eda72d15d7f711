package dev.aludel.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where a contestant runs: a fresh database of one kind. */
interface Database extends AutoCloseable {

  /** The JDBC URL. */
  String url();

  @Override
  void close() throws SQLException;

  /** Makes databases. */
  interface Kind {
    Database create() throws SQLException;
  }

  /** A database on the server. */
  record OnServer(PostgresServer server, String name) implements Database {

    static Kind kind(PostgresServer server) {
      return () -> new OnServer(server, server.createDatabase());
    }

    @Override
    public String url() {
      return server.url(name);
    }

    @Override
    public void close() throws SQLException {
      server.drop(name);
    }
  }

  /** A file. */
  record InFile(Path file) implements Database {

    static Kind kind(Path folder) {
      return () -> {
        try {
          return new InFile(
              Files.createTempDirectory(Files.createDirectories(folder), "sqlite")
                  .resolve("benchmark.db"));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      };
    }

    @Override
    public String url() {
      return "jdbc:sqlite:" + file;
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
        @Nullable Path folder = file.getParent();
        if (folder != null) {
          Files.delete(folder);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
