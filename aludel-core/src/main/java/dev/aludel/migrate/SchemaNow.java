package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a live database just before an operation, read when it is first asked for: the
 * connection's own schema, and those that the operation names.
 */
final class SchemaNow implements Supplier<Schema> {

  private final Connection connection;
  private final Dialect dialect;
  private final Operation operation;
  private final Set<QualifiedName> excluded;
  private @Nullable Schema schema;

  SchemaNow(
      Connection connection, Dialect dialect, Operation operation, Set<QualifiedName> excluded) {
    this.connection = connection;
    this.dialect = dialect;
    this.operation = operation;
    this.excluded = excluded;
  }

  @Override
  public Schema get() {
    Schema known = schema;
    if (known == null) {
      known = read(connection, dialect, new Scope(named(), excluded));
      schema = known;
    }
    return known;
  }

  static Schema read(Connection connection, Dialect dialect, Scope scope) {
    try {
      return dialect.inspect(connection, scope);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static MigrationException unreadable(SQLException e) {
    return new MigrationException(
        "The database's catalog could not be read: " + ServerWords.of(e), null, e);
  }

  /** The schemas by whose name something in the operation is qualified. */
  private List<String> named() {
    String text = operation.toString();
    boolean isOnSchemas = text.toLowerCase(Locale.ROOT).contains("schema");
    if (text.indexOf('.') < 0 && !isOnSchemas) {
      return List.of();
    }
    List<String> named = new ArrayList<>();
    try (ResultSet schemas = connection.getMetaData().getSchemas()) {
      String current = connection.getSchema();
      while (schemas.next()) {
        String name = schemas.getString("TABLE_SCHEM");
        String qualifier = QualifiedName.of(name, "x").toString();
        if (!name.equals(current)
            && !name.startsWith("pg_")
            && !name.equals("information_schema")
            && (text.contains(qualifier.substring(0, qualifier.length() - 1))
                || (isOnSchemas && text.contains(name)))) {
          named.add(name);
        }
      }
      return named;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }
}
