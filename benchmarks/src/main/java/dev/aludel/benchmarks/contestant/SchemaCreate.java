package dev.aludel.benchmarks.contestant;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Fills a database with the generated schema; not measured. */
final class SchemaCreate {

  /** A transaction holds a lock for each table and index, of which a server has room for some. */
  private static final int TABLES_IN_A_TRANSACTION = 200;

  private SchemaCreate() {}

  public static void main(String[] args) throws SQLException {
    try (var connection = DriverManager.getConnection(args[0])) {
      Dialect dialect = Dialects.of(connection);
      connection.setAutoCommit(false);
      int done = 0;
      for (Operation operation : GeneratedSchema.operations(Integer.parseInt(args[1]))) {
        for (Statement statement : dialect.compile(operation, () -> Schema.EMPTY)) {
          statement.send(connection);
        }
        if (++done % TABLES_IN_A_TRANSACTION == 0) {
          connection.commit();
        }
      }
      connection.commit();
    }
  }
}
