package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Inspection;
import dev.aludel.dialect.Scope;
import dev.aludel.testing.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seen and not managed is told. */
class RestTest {

  @Test
  void whatNoSchemaHoldsIsTold() throws Exception {
    try (TestPostgres db = TestPostgres.create();
        var connection = db.connect()) {
      assertThat(rest(connection)).isEmpty();
      db.execute(
          """
          CREATE FOREIGN DATA WRAPPER files;
          CREATE SERVER disk FOREIGN DATA WRAPPER files;
          CREATE FOREIGN TABLE far (a integer) SERVER disk;
          CREATE TEXT SEARCH CONFIGURATION english_too (COPY = english);
          CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);
          CREATE TYPE row_type AS (a integer);
          CREATE TABLE typed OF row_type;
          CREATE CAST (row_type AS text) WITH INOUT;
          ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;
          """);

      assertThat(rest(connection))
          .containsExactly(
              "cast row_type to text",
              "default privileges of postgres",
              "foreign server disk",
              "foreign table far",
              "foreign-data wrapper files",
              "operator ===(text,text)",
              "text search configuration english_too",
              "typed table typed");
    }
  }

  private static List<String> rest(java.sql.Connection connection) throws Exception {
    return Postgres.DIALECT.inspectWithRest(connection, Scope.CURRENT_SCHEMA).unmanaged().stream()
        .map(Inspection.Unmanaged::toString)
        .toList();
  }
}
