package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.ScriptStatement;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real schemas, where they lie beside the checkout: what is read creates the same again. */
class SharedSchemasTest {

  private static final Pattern NEEDS_PGVECTOR = Pattern.compile("\\bvector|film_embedding");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chinook-postgres.sql",
        "flowable-postgres-all-create.sql",
        "sakila-postgres-schema.sql",
        "pagila-schema.sql"
      })
  void whatIsReadCreatesAnEqualSchemaElsewhere(String file) throws Exception {
    List<String> statements =
        Postgres.DIALECT.split(Files.readString(find(file))).stream()
            .map(ScriptStatement::sql)
            .filter(sql -> !NEEDS_PGVECTOR.matcher(sql).find())
            .toList();
    try (TestPostgres db = TestPostgres.create();
        TestPostgres empty = TestPostgres.create()) {
      run(db, statements);
      Schema schema = Postgres.inspect(db);
      assertThat(schema.tables()).isNotEmpty();

      Postgres.create(empty, schema);

      assertThat(Postgres.inspect(empty)).isEqualTo(schema);
      assertThat(Postgres.normalise(empty, schema, Schema.EMPTY)).isEqualTo(schema);
    }
  }

  private static void run(TestPostgres db, List<String> statements) throws SQLException {
    try (var connection = db.connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Path find(String file) {
    Path here = Path.of("").toAbsolutePath();
    Stream<Path> beside =
        Stream.iterate(here, path -> path != null, Path::getParent)
            .map(path -> path.resolve("shared").resolve("schemas").resolve(file));
    return beside
        .filter(Files::exists)
        .findFirst()
        .orElseGet(
            () -> {
              Assumptions.abort("No shared/schemas beside the checkout");
              return here;
            });
  }
}
