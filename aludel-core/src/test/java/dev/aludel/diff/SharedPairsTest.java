package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real schemas, where they lie beside the checkout: each becomes each other by its diff, and itself
 * again by the inverse, with all their views, functions, triggers, rules and partitions.
 */
class SharedPairsTest {

  private static final List<String> FILES =
      List.of(
          "chinook-postgres.sql",
          "flowable-postgres-all-create.sql",
          "sakila-postgres-schema.sql",
          "pagila-schema.sql",
          "adventureworks-install.sql");

  private static final Scope SCOPE =
      new Scope(
          List.of(
              "humanresources",
              "person",
              "production",
              "purchasing",
              "sales",
              "hr",
              "pe",
              "pr",
              "pu",
              "sa",
              "legacy"),
          Set.of());

  static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    for (String from : FILES) {
      FILES.stream()
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
      load(connection, dialect, from);
      load(elsewhere, dialect, to);
      Schema before = dialect.inspect(connection, SCOPE);
      Schema model = dialect.inspect(elsewhere, SCOPE);

      SchemaDiff there = diff(dialect, connection, before, model);
      run(dialect, connection, before, there.operations());

      Schema after = dialect.inspect(connection, SCOPE);
      assertThat(diff(dialect, connection, after, model).describe()).isEmpty();

      run(dialect, connection, after, Operation.inverseOf(before, there.operations()));

      Schema again = dialect.inspect(connection, SCOPE);
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

  /** Without rows, the commands of psql, and what needs the extension vector. */
  private static void load(Connection connection, Dialect dialect, String file) throws Exception {
    StringBuilder script = new StringBuilder();
    for (String line : Files.readAllLines(find(file))) {
      script.append(line.startsWith("\\") ? "" : line).append('\n');
    }
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (ScriptStatement each : dialect.split(script.toString())) {
        boolean skipped =
            each.sql().matches("(?is)(INSERT INTO|SET client_encoding)\\b.*")
                || each.sql().contains("film_embedding")
                || each.sql().matches("(?is).*\\bvector\\b.*");
        if (!skipped) {
          statement.execute(each.sql());
        }
      }
      statement.execute("SET search_path TO public");
    }
  }

  private static Path find(String file) {
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, path -> path != null, Path::getParent)
        .map(path -> path.resolve("shared").resolve("schemas").resolve(file))
        .filter(Files::exists)
        .findFirst()
        .orElseGet(
            () -> {
              Assumptions.abort("No shared/schemas beside the checkout");
              return here;
            });
  }
}
