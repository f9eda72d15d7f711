package dev.aludel.benchmarks.contestant;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.diff.Renames;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.schema.Schema;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Reads a database and compares it with the model that it was made from. */
final class SchemaCompare {

  private SchemaCompare() {}

  public static void main(String[] args) throws SQLException {
    Schema model = GeneratedSchema.of(Integer.parseInt(args[1]));
    long start = System.nanoTime();
    try (var connection = DriverManager.getConnection(args[0])) {
      Dialect dialect = Dialects.of(connection);
      Schema live = dialect.inspect(connection, Scope.CURRENT_SCHEMA);
      Schema held = dialect.normalise(connection, model, live);
      SchemaDiff diff = SchemaDiff.between(live, model, held, Renames.NONE);
      Figure.since(start);
      if (!diff.isEmpty() || live.tables().size() != model.tables().size()) {
        throw new IllegalStateException("There is a difference: " + diff.describe());
      }
    }
  }
}
