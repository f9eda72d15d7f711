package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real schemas, where they lie beside the checkout: each becomes each other by its diff, and itself
 * again by the inverse, with all their views, functions, triggers, rules and partitions.
 */
class SharedPairsTest {

  static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    for (String from : SharedSchemas.FILES) {
      SharedSchemas.FILES.stream()
          .filter(to -> from.compareTo(to) < 0)
          .forEach(to -> pairs.add(Arguments.of(from, to)));
    }
    return pairs.stream();
  }

  @ParameterizedTest(name = "{0} → {1}")
  @MethodSource("pairs")
  void eachBecomesTheOtherAndItselfAgain(String from, String to) throws Exception {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres other = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = other.connect()) {
      Dialect dialect = Dialects.of(connection);
      SharedSchemas.load(connection, from);
      SharedSchemas.load(elsewhere, to);
      Schema before = dialect.inspect(connection, SharedSchemas.SCOPE);
      Schema model = dialect.inspect(elsewhere, SharedSchemas.SCOPE);

      SchemaDiff there = diff(dialect, connection, before, model);
      run(dialect, connection, before, there.operations());

      Schema after = dialect.inspect(connection, SharedSchemas.SCOPE);
      assertThat(diff(dialect, connection, after, model).describe()).isEmpty();

      run(dialect, connection, after, Operation.inverseOf(before, there.operations()));

      Schema again = dialect.inspect(connection, SharedSchemas.SCOPE);
      assertThat(diff(dialect, connection, again, before).describe()).isEmpty();
    }
  }

  private static SchemaDiff diff(Dialect dialect, Connection connection, Schema live, Schema model)
      throws SQLException {
    return SchemaDiff.between(
        live, model, dialect.normalise(connection, model, live), Renames.NONE);
  }

  private static void run(
      Dialect dialect, Connection connection, Schema before, List<Operation> operations)
      throws SQLException {
    connection.setAutoCommit(false);
    Schema schema = before;
    for (Operation operation : operations) {
      Schema now = schema;
      for (Statement statement : dialect.compile(operation, () -> now)) {
        try {
          statement.send(connection);
        } catch (SQLException e) {
          throw new SQLException(e.getMessage() + " in: " + statement.sql(), e.getSQLState(), e);
        }
      }
      schema = operation.apply(schema);
    }
    connection.commit();
    connection.setAutoCommit(true);
  }
}
