package dev.aludel.cli.source;

import dev.aludel.cli.scratch.ScratchDatabase;
import dev.aludel.connect.Connector;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.settings.LocatedText;
import dev.aludel.connect.settings.Settings;
import dev.aludel.dialect.Access;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.error.AludelException;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database that is the judge of two schemas: it says what each would be if it were there, in
 * its own spelling. What is tried on it is rolled back.
 */
final class Stage implements AutoCloseable {

  private final Dialect dialect;
  private final @Nullable Connection connection;
  private final @Nullable ScratchDatabase scratch;
  private final @Nullable LocatedText startedAs;

  private Stage(
      Dialect dialect,
      @Nullable Connection connection,
      @Nullable ScratchDatabase scratch,
      @Nullable LocatedText startedAs) {
    this.dialect = dialect;
    this.connection = connection;
    this.scratch = scratch;
    this.startedAs = startedAs;
  }

  /** A live database. */
  static Stage on(DatabaseUrl url, Settings settings, Access access) throws SQLException {
    Connection connection =
        Connector.of(url, SessionOptions.forMigrations(settings)).withoutCreating().open();
    try {
      return new Stage(Dialects.of(connection).telling(access), connection, null, null);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** An empty database on a server of PostgreSQL that is started for it. */
  static Stage started(LocatedText url, Settings settings, Access access) throws SQLException {
    return on(Dialects.named("postgresql").telling(access), ScratchDatabase.of(url, settings), url);
  }

  /** An empty database of its own; without a place for one, a stage on which nothing is tried. */
  static Stage empty(Dialect dialect, Settings settings) throws SQLException {
    Optional<ScratchDatabase> scratch = ScratchDatabase.of(settings, dialect.name());
    if (scratch.isEmpty()) {
      return new Stage(dialect, null, null, null);
    }
    return on(dialect, scratch.get(), null);
  }

  private static Stage on(Dialect dialect, ScratchDatabase scratch, @Nullable LocatedText startedAs)
      throws SQLException {
    try {
      return new Stage(dialect, scratch.dataSource().getConnection(), scratch, startedAs);
    } catch (SQLException | RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  /** Whether nothing is there but what is tried. */
  boolean isScratch() {
    return scratch != null;
  }

  /** A place to replay revisions in: another database of the kind that this one is. */
  Optional<ScratchDatabase> another(Settings settings) {
    return ScratchDatabase.of(settings, dialect.name())
        .or(() -> Optional.ofNullable(startedAs).map(url -> ScratchDatabase.of(url, settings)));
  }

  Dialect dialect() {
    return dialect;
  }

  /** Where there is one. */
  Optional<Connection> connection() {
    return Optional.ofNullable(connection);
  }

  /**
   * Where things are tried.
   *
   * @param what cannot be understood without it
   */
  Connection require(String what) {
    return Optional.ofNullable(connection)
        .orElseThrow(
            () ->
                new AludelException(
                    "Only a database can say what %s means, and there is none to ask. Set dev_url in aludel.toml to a %s database in which Aludel may try things, or compare with a live one."
                        .formatted(what, dialect.name())));
  }

  /**
   * What the database would hold of a schema; the schema itself, where there is none to ask.
   *
   * @param there what it holds now
   */
  Schema held(Schema schema, Schema there) throws SQLException {
    return connection == null ? schema : dialect.normalise(connection, schema, there);
  }

  @Override
  public void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new AludelException("The connection could not be closed: " + e.getMessage(), e);
    } finally {
      if (scratch != null) {
        scratch.close();
      }
    }
  }
}
