package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The schema of a live database at one moment, read when it is first asked for. */
final class SchemaNow implements Supplier<Schema> {

  private final Connection connection;
  private final Dialect dialect;
  private final Scope scope;
  private @Nullable Schema schema;

  SchemaNow(Connection connection, Dialect dialect, Scope scope) {
    this.connection = connection;
    this.dialect = dialect;
    this.scope = scope;
  }

  @Override
  public Schema get() {
    Schema known = schema;
    if (known == null) {
      try {
        known = dialect.inspect(connection, scope);
      } catch (SQLException e) {
        throw new MigrationException(
            "The database's catalog could not be read: " + ServerWords.of(e), null, e);
      }
      schema = known;
    }
    return known;
  }
}
