package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.Compilation;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs operations as a revision does, on a connection of the test's. */
final class Migration {

  static final Dialect SQLITE = new SqliteDialect();

  private Migration() {}

  static Schema inspect(Connection connection) throws SQLException {
    return SQLITE.inspect(connection, Scope.CURRENT_SCHEMA);
  }

  static Schema normalise(Connection connection, Schema schema) throws SQLException {
    return SQLITE.normalise(connection, schema, inspect(connection));
  }

  /**
   * Creates all tables, foreign keys with them, since SQLite does not ask whether the other is
   * there; then what stands on tables.
   */
  static void create(Connection connection, Schema schema) throws SQLException {
    List<Operation> operations = new ArrayList<>();
    schema.tables().forEach(table -> operations.add(new CreateTable(table)));
    schema.definedObjects().forEach(object -> operations.add(new CreateObject(object)));
    run(connection, operations);
  }

  static void run(Connection connection, Operation... operations) throws SQLException {
    run(connection, List.of(operations));
  }

  static void run(Connection connection, List<Operation> operations) throws SQLException {
    try (Transaction transaction = SQLITE.begin(connection, "aludel_version", operations)) {
      Compilation compilation = SQLITE.compilation(operations);
      for (Operation operation : operations) {
        execute(connection, compilation.next(operation, () -> read(connection)));
      }
      transaction.commit();
    }
  }

  static void execute(Connection connection, List<Statement> statements) throws SQLException {
    for (Statement statement : statements) {
      try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
        int index = 1;
        for (Object value : statement.parameters()) {
          prepared.setObject(index++, value);
        }
        prepared.execute();
      } catch (SQLException e) {
        throw new SQLException(e.getMessage() + " in: " + statement.sql(), e);
      }
    }
  }

  private static Schema read(Connection connection) {
    try {
      return inspect(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
