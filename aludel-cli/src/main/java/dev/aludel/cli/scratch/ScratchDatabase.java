package dev.aludel.cli.scratch;

import dev.aludel.connect.Connector;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.LocatedText;
import dev.aludel.connect.settings.Settings;
import dev.aludel.embedded.EmbeddedPostgresql;
import dev.aludel.embedded.EmbeddedUrl;
import dev.aludel.error.AludelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * An empty database to replay revisions in. Closing it removes it.
 *
 * <p>For PostgreSQL it is a database of its own on the server of {@code dev_url}, whose role must
 * be allowed to create one, or a server that is started for it: {@code embedded:postgresql}. For
 * SQLite it is a file in a temporary folder.
 */
public sealed interface ScratchDatabase extends AutoCloseable {

  /** The database, empty at first. */
  DataSource dataSource();

  @Override
  void close();

  /**
   * One for the dialect of the configured database; empty for PostgreSQL without a {@code dev_url}.
   *
   * @throws AludelException if {@code dev_url} is of another dialect, or cannot be used
   */
  static Optional<ScratchDatabase> of(Settings settings, String dialect) {
    if (dialect.equals("sqlite")) {
      return Optional.of(SqliteFile.create(settings));
    }
    return settings.find(AludelSettings.DEV_URL).map(url -> of(url, settings));
  }

  /**
   * One on a server, or on a server that is started for it.
   *
   * @param url a PostgreSQL server, or {@code embedded:postgresql}
   * @throws AludelException if it is neither, or cannot be used
   */
  static ScratchDatabase of(LocatedText url, Settings settings) {
    Optional<EmbeddedUrl> embedded = EmbeddedUrl.parse(url.text());
    return embedded.isPresent()
        ? EmbeddedDatabase.create(embedded.get(), settings)
        : ServerDatabase.create(serverOf(url), settings);
  }

  private static PostgresqlUrl serverOf(LocatedText text) {
    if (DatabaseUrl.parse(text.text(), text.base()) instanceof PostgresqlUrl server) {
      return server;
    }
    throw new AludelException(
        "dev_url is %s, but the database is PostgreSQL: a scratch database must be one, too."
            .formatted(text));
  }

  /** A file in a temporary folder. */
  record SqliteFile(Path folder, DataSource dataSource) implements ScratchDatabase {

    static SqliteFile create(Settings settings) {
      try {
        Path folder = Files.createTempDirectory("aludel-scratch");
        SqliteUrl url = new SqliteUrl(Optional.of(folder.resolve("scratch.db")), false, Map.of());
        return new SqliteFile(
            folder, Connector.of(url, SessionOptions.forMigrations(settings)).dataSource());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try (Stream<Path> files = Files.walk(folder)) {
        List<Path> inwards = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : inwards) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A database on a server that is started for it. */
  record EmbeddedDatabase(EmbeddedPostgresql server, ServerDatabase database)
      implements ScratchDatabase {

    static EmbeddedDatabase create(EmbeddedUrl url, Settings settings) {
      EmbeddedPostgresql server = url.start();
      try {
        PostgresqlUrl address = serverOf(new LocatedText(server.url(), Path.of("")));
        return new EmbeddedDatabase(server, ServerDatabase.create(address, settings));
      } catch (RuntimeException e) {
        server.close();
        throw e;
      }
    }

    @Override
    public DataSource dataSource() {
      return database.dataSource();
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** A database of its own on a server. */
  record ServerDatabase(String name, Connector server, DataSource dataSource)
      implements ScratchDatabase {

    private static final String OBJECT_IN_USE = "55006";

    /**
     * A database goes only without the subscriptions that a model has made in it (CREATE
     * SUBSCRIPTION, Notes). What they are subscribed to is left alone.
     */
    private static final String UNSUBSCRIBE =
        """
        DO $$
        DECLARE made pg_catalog.name;
        BEGIN
          FOR made IN SELECT s.subname FROM pg_catalog.pg_subscription s
                      JOIN pg_catalog.pg_database d ON d.oid = s.subdbid
                      WHERE d.datname = pg_catalog.current_database() LOOP
            EXECUTE pg_catalog.format('ALTER SUBSCRIPTION %I DISABLE', made);
            EXECUTE pg_catalog.format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', made);
            EXECUTE pg_catalog.format('DROP SUBSCRIPTION %I', made);
          END LOOP;
        END
        $$
        """;

    static ServerDatabase create(PostgresqlUrl url, Settings settings) {
      String name = "aludel_scratch_" + UUID.randomUUID().toString().replace("-", "");
      SessionOptions options = SessionOptions.forMigrations(settings);
      Connector server = Connector.of(url, options);
      execute(server, "CREATE DATABASE \"" + name + "\"", "create");
      Connector scratch = Connector.of(url.withDatabase(name), options);
      for (String schema : schemas(settings)) {
        String quoted = '"' + schema.replace("\"", "\"\"") + '"';
        execute(scratch, "CREATE SCHEMA IF NOT EXISTS " + quoted, "create");
      }
      return new ServerDatabase(name, server, scratch.dataSource());
    }

    /** The schemas that connections of this project expect to be there. */
    private static Set<String> schemas(Settings settings) {
      Set<String> schemas = new LinkedHashSet<>();
      settings
          .find(AludelSettings.SCHEMA)
          .ifPresent(path -> schemas.addAll(List.of(path.strip().split("\\s*,\\s*"))));
      settings.find(AludelSettings.VERSION_TABLE_SCHEMA).ifPresent(schemas::add);
      schemas.removeIf(schema -> schema.startsWith("\"") || schema.startsWith("pg_"));
      return schemas;
    }

    @Override
    public void close() {
      String drop = "DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)";
      try {
        if (!isUsedBySubscriptions(drop)) {
          return;
        }
        try (Connection connection = dataSource.getConnection()) {
          execute(connection, UNSUBSCRIBE);
        }
        try (Connection connection = server.open()) {
          execute(connection, drop);
        }
      } catch (SQLException e) {
        throw failure(server, "drop", e);
      }
    }

    /** Drops the database, unless that takes more. */
    private boolean isUsedBySubscriptions(String drop) throws SQLException {
      try (Connection connection = server.open()) {
        execute(connection, drop);
        return false;
      } catch (SQLException e) {
        if (OBJECT_IN_USE.equals(e.getSQLState())) {
          return true;
        }
        throw e;
      }
    }

    private static void execute(Connector server, String sql, String verb) {
      try (Connection connection = server.open()) {
        execute(connection, sql);
      } catch (SQLException e) {
        throw failure(server, verb, e);
      }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    private static AludelException failure(Connector server, String verb, SQLException e) {
      return new AludelException(
          "The scratch database on %s could not be made or removed (%s): %s (SQLSTATE %s). The role of dev_url needs CREATEDB: ALTER ROLE … CREATEDB."
              .formatted(server.url().display(), verb, e.getMessage(), e.getSQLState()),
          e);
    }
  }
}
