package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.dialect.TransactionFrame;
import dev.aludel.operation.ConnectionWork;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 14 to 18.
 *
 * <p>It reads ordinary tables, enums and sequences; partitions, children of inheritance, views,
 * foreign tables and what belongs to an extension it leaves alone.
 */
public final class PostgresqlDialect implements Dialect {

  @Override
  public String name() {
    return ExpressionWriter.DIALECT;
  }

  @Override
  public String quote(String identifier) {
    return Quoting.name(identifier);
  }

  @Override
  public String literal(@Nullable Object value) {
    return Quoting.literal(value);
  }

  @Override
  public Schema inspect(Connection connection, Scope scope) throws SQLException {
    return Inspector.read(connection, scope);
  }

  @Override
  public Schema normalise(Connection connection, Schema desired, Schema live) throws SQLException {
    return Normaliser.normalise(connection, desired, live);
  }

  @Override
  public Schema rehearse(Connection connection, ConnectionWork work) throws SQLException {
    return EmptyRoom.rehearse(connection, work);
  }

  @Override
  public List<Statement> compile(Operation operation, Supplier<Schema> before) {
    return operation.match(new Compiler(before));
  }

  @Override
  public List<ScriptStatement> split(String script) {
    return Splitter.split(script);
  }

  @Override
  public Transaction begin(Connection connection, String lock, List<Operation> operations)
      throws SQLException {
    return RevisionTransaction.begin(connection, lock);
  }

  @Override
  public TransactionFrame frame(List<Operation> operations) {
    return new TransactionFrame(List.of("BEGIN"), List.of("COMMIT"));
  }
}
