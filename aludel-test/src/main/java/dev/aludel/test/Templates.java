package dev.aludel.test;

import dev.aludel.Aludel;
import dev.aludel.embedded.EmbeddedPostgresql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The migrated databases that tests get copies of: one for each place that tests begin at, made
 * when it is first needed. Closing removes them all.
 */
final class Templates implements AutoCloseable {

  private static final String SERVER_PROPERTY = "aludel.test.postgresql";

  private final Map<Place, Path> files = new HashMap<>();
  private final Map<Place, String> databases = new HashMap<>();
  private @Nullable Path folder;
  private @Nullable EmbeddedPostgresql embedded;

  /** A copy. */
  synchronized MigratedDatabase copy(TestedDatabase kind, Place place) {
    String url = kind == TestedDatabase.SQLITE ? copyFile(place) : copyDatabase(place);
    return new MigratedDatabase(kind, url, place.config(url));
  }

  /** Removes a copy. */
  synchronized void remove(MigratedDatabase database) {
    if (database.kind() == TestedDatabase.SQLITE) {
      for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
        delete(Path.of(file(database.jdbcUrl()) + suffix));
      }
    } else {
      String name = database.jdbcUrl().replaceFirst("^.*/([^/?]+)\\?.*$", "$1");
      administer("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
    }
  }

  private String copyFile(Place place) {
    try {
      Path template = files.get(place);
      if (template == null) {
        // An empty file is an empty database (SQLite's fileformat2.html).
        template = Files.createFile(newFile());
        migrate(sqlite(template), place);
        files.put(place, template);
      }
      Path copy = newFile();
      Files.copy(template, copy);
      return sqlite(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path newFile() throws IOException {
    Path existing = folder;
    if (existing == null) {
      existing = Files.createTempDirectory("aludel-test-");
      folder = existing;
    }
    return existing.resolve(UUID.randomUUID() + ".db");
  }

  private static String sqlite(Path file) {
    // A template must be whole in its one file, so it has no log beside it.
    return "jdbc:sqlite:" + file + "?foreign_keys=on&journal_mode=DELETE";
  }

  private static String file(String url) {
    return url.substring("jdbc:sqlite:".length(), url.indexOf('?'));
  }

  private String copyDatabase(Place place) {
    UnaryOperator<String> server = server();
    String template = databases.get(place);
    if (template == null) {
      template = newName();
      administer("CREATE DATABASE \"" + template + "\"");
      databases.put(place, template);
      try {
        migrate(server.apply(template), place);
      } catch (RuntimeException e) {
        databases.remove(place);
        administer("DROP DATABASE IF EXISTS \"" + template + "\" WITH (FORCE)");
        throw e;
      }
    }
    String copy = newName();
    administer("CREATE DATABASE \"" + copy + "\" TEMPLATE \"" + template + "\"");
    return server.apply(copy);
  }

  private static String newName() {
    return "aludel_test_" + UUID.randomUUID().toString().replace("-", "");
  }

  /** Gives the address of each database on the server. */
  private UnaryOperator<String> server() {
    String named = System.getProperty(SERVER_PROPERTY, "");
    if (!named.isEmpty()) {
      if (!named.matches("jdbc:postgresql://[^/]+/[^?]+(\\?.*)?")) {
        throw new IllegalArgumentException(
            "The system property %s is no JDBC URL of a PostgreSQL database. Write jdbc:postgresql://localhost:5432/postgres?user=…&password=…"
                .formatted(SERVER_PROPERTY));
      }
      return database ->
          named.replaceFirst("^(jdbc:postgresql://[^/]+/)[^?]+", "$1" + database)
              + (named.contains("?") ? "" : "?");
    }
    EmbeddedPostgresql running = embedded;
    if (running == null) {
      running = EmbeddedPostgresql.start();
      embedded = running;
    }
    return running::jdbcUrl;
  }

  private void administer(String sql) {
    String named = System.getProperty(SERVER_PROPERTY, "");
    String url = named.isEmpty() ? server().apply("postgres") : named;
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The database of a test could not be made or removed: %s (SQLSTATE %s). The role must be allowed to create databases."
              .formatted(e.getMessage(), e.getSQLState()),
          e);
    }
  }

  private static void migrate(String url, Place place) {
    Aludel aludel = Aludel.open(place.config(url));
    if (!place.targets().isEmpty() && !aludel.graph().isEmpty()) {
      aludel.upgrade(place.targets().toArray(String[]::new));
    }
  }

  @Override
  public synchronized void close() {
    Path existing = folder;
    if (existing != null) {
      try (Stream<Path> all = Files.walk(existing)) {
        all.sorted(Comparator.reverseOrder()).forEach(Templates::delete);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    EmbeddedPostgresql running = embedded;
    if (running != null) {
      running.close();
    } else {
      databases
          .values()
          .forEach(name -> administer("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)"));
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
