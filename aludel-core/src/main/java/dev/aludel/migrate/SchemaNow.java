package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.ForeseenSchema;
import dev.aludel.dialect.Scope;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.DeleteRows;
import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema of a live database just before an operation: the connection's own schema, and
 * those that operations have named so far.
 */
final class SchemaNow implements ForeseenSchema.Reading {

  private final Connection connection;
  private final Dialect dialect;
  private final Set<QualifiedName> excluded;
  private final Set<String> read = new TreeSet<>();
  private @Nullable Others others;

  private SchemaNow(Connection connection, Dialect dialect, Set<QualifiedName> excluded) {
    this.connection = connection;
    this.dialect = dialect;
    this.excluded = excluded;
  }

  /**
   * The schema before each of several operations.
   *
   * @param operations those that run one after another in one transaction
   */
  static ForeseenSchema before(
      List<Operation> operations,
      Connection connection,
      Dialect dialect,
      Set<QualifiedName> excluded) {
    return ForeseenSchema.of(dialect, operations, new SchemaNow(connection, dialect, excluded));
  }

  /**
   * The schemas besides the connection's own that there were at the last reading. One that comes
   * later holds only what operations have made.
   *
   * @param own what a name can be qualified by that the reading gives without
   */
  private record Others(String own, List<String> names) {}

  @Override
  public Schema before(Operation operation) {
    others = null;
    read.addAll(named(operation));
    return read(connection, dialect, new Scope(List.copyOf(read), excluded));
  }

  /** What is qualified by the connection's own schema is known by another name. */
  @Override
  public boolean covers(Operation operation) {
    String text = text(operation);
    return !mayName(text)
        || (!isQualifiedBy(others().own(), text) && read.containsAll(named(operation)));
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
  private Set<String> named(Operation operation) {
    String text = text(operation);
    if (!mayName(text)) {
      return Set.of();
    }
    Set<String> named = new LinkedHashSet<>(others().names());
    named.removeIf(
        name -> !isQualifiedBy(name, text) && !(isOnSchemas(text) && text.contains(name)));
    return named;
  }

  /** The operation as it reads; rows name no schema. */
  private static String text(Operation operation) {
    if (operation instanceof BulkInsert insert) {
      return insert.table().toString();
    }
    return operation instanceof DeleteRows delete
        ? delete.table().toString()
        : operation.toString();
  }

  private static boolean mayName(String text) {
    return text.indexOf('.') >= 0 || isOnSchemas(text);
  }

  private static boolean isOnSchemas(String text) {
    return text.toLowerCase(Locale.ROOT).contains("schema");
  }

  private static boolean isQualifiedBy(String schema, String text) {
    String qualifier = QualifiedName.of(schema, "x").toString();
    return text.contains(qualifier.substring(0, qualifier.length() - 1));
  }

  private Others others() {
    Others known = others;
    if (known == null) {
      known = readOthers();
      others = known;
    }
    return known;
  }

  private Others readOthers() {
    List<String> names = new ArrayList<>();
    try (ResultSet schemas = connection.getMetaData().getSchemas()) {
      String current = connection.getSchema();
      while (schemas.next()) {
        String name = schemas.getString("TABLE_SCHEM");
        if (!name.equals(current)
            && !name.startsWith("pg_")
            && !name.equals("information_schema")) {
          names.add(name);
        }
      }
      return new Others(current, names);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }
}
