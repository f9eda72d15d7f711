package dev.aludel.dialect.postgresql;

import static dev.aludel.schema.DefinedObjects.function;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Compilation;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server does not look at the bodies of routines that are created as they were. */
class UncheckedBodiesTest {

  private final Dialect dialect = new PostgresqlDialect();

  private static Operation create(String name, String definition) {
    return new CreateObject(function(name + "()", definition));
  }

  @Test
  void itIsSaidOnceForThoseThatComeOneAfterAnother() throws Exception {
    List<Operation> operations =
        List.of(
            create("counted", "() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM absent'"),
            create("called", "() RETURNS bigint LANGUAGE sql AS $$SELECT later()$$"),
            create("parsed", "() RETURNS integer LANGUAGE sql RETURN 1"),
            create("later", "() RETURNS bigint LANGUAGE sql AS 'SELECT counted()'"));
    Compilation compilation = dialect.compilation(operations);
    List<String> statements =
        operations.stream()
            .flatMap(operation -> compilation.next(operation, () -> Schema.EMPTY).stream())
            .map(Statement::sql)
            .toList();

    assertThat(statements)
        .extracting(sql -> sql.substring(0, sql.contains("(") ? sql.indexOf('(') : sql.length()))
        .containsExactly(
            "SET check_function_bodies TO off",
            "CREATE FUNCTION \"counted\"",
            "CREATE FUNCTION \"called\"",
            "RESET check_function_bodies",
            "CREATE FUNCTION \"parsed\"",
            "SET check_function_bodies TO off",
            "CREATE FUNCTION \"later\"",
            "RESET check_function_bodies");
    try (TestPostgres db = TestPostgres.create()) {
      db.execute(String.join(";\n", statements));
      assertThat(
              db.query("SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace"))
          .containsExactly("4");
    }
  }
}
