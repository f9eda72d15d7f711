package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the schema would be at each point of a script that is printed and not run.
 *
 * <p>Statements such as a rebuild of a table in SQLite cannot be written without it.
 */
interface SchemaBefore extends Supplier<Schema>, AutoCloseable {

  /** Takes note that an operation has been printed as these statements. */
  void printed(Operation operation, List<Statement> statements) throws SQLException;

  /** Takes note of an operation that the database has already, and that is not printed. */
  void passed(Operation operation) throws SQLException;

  @Override
  void close() throws SQLException;

  /**
   * On SQLite, a scratch database in memory, which costs nothing and knows what raw SQL did. For a
   * server, what the operations alone tell.
   */
  static SchemaBefore of(Dialect dialect) throws SQLException {
    return dialect.name().equals("sqlite") ? new InMemory(dialect) : new Folded();
  }

  /** Runs what is printed on a database in memory, and reads that. */
  final class InMemory implements SchemaBefore {

    private final Dialect dialect;
    private final Connection connection;

    private InMemory(Dialect dialect) throws SQLException {
      this.dialect = dialect;
      this.connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    @Override
    public Schema get() {
      return SchemaNow.read(connection, dialect, Scope.CURRENT_SCHEMA);
    }

    @Override
    public void printed(Operation operation, List<Statement> statements) throws SQLException {
      for (Statement statement : statements) {
        statement.send(connection);
      }
    }

    @Override
    public void passed(Operation operation) throws SQLException {
      printed(operation, dialect.compile(operation, this));
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /**
   * Works the schema out from the operations alone; raw SQL leaves it as it is. An operation on
   * what only raw SQL may have made changes nothing of what is known.
   */
  final class Folded implements SchemaBefore {

    private Schema schema = Schema.EMPTY;
    private boolean isWhole = true;

    @Override
    public Schema get() {
      return schema;
    }

    @Override
    public void printed(Operation operation, List<Statement> statements) {
      passed(operation);
    }

    @Override
    public void passed(Operation operation) {
      isWhole &= !(operation instanceof Execute);
      try {
        schema = operation.apply(schema);
      } catch (SchemaException e) {
        if (isWhole) {
          throw e;
        }
      }
    }

    @Override
    public void close() {}
  }
}
