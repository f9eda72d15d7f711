package dev.aludel.diff;

import static dev.aludel.schema.DefinedObjects.schemaComment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialects;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The comment of the schema that a connection works in, which has no name in a model. */
class SchemaCommentTest {

  private static List<String> comment(TestPostgres db, String schema) throws Exception {
    return db.query("SELECT obj_description('%s'::regnamespace, 'pg_namespace')".formatted(schema));
  }

  @Test
  void itComesChangesAndGoes() throws Exception {
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
      assertThat(live.inspect()).as("with what initdb says of it").isEqualTo(Schema.EMPTY);

      live.thereAndBack(Schema.EMPTY.with(schemaComment("it's 100 %")));
      live.apply(Schema.EMPTY.with(schemaComment("it's 100 %")));
      assertThat(comment(db, "public")).containsExactly("it's 100 %");

      Schema other = Schema.EMPTY.with(schemaComment("another"));
      assertThat(live.to(other, live.inspect()).describe())
          .containsExactly("~ comment of the connection's own schema: comment 'another'");
      live.thereAndBack(other);
      assertThat(comment(db, "public")).containsExactly("it's 100 %");
      live.thereAndBack(Schema.EMPTY);
      assertThat(comment(db, "public")).containsExactly("it's 100 %");
    }
  }

  @Test
  void itIsThatOfTheSchemaInWhichNamesWithoutOneAre() throws Exception {
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      db.execute("CREATE SCHEMA tenant");
      connection.setSchema("tenant");
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);

      live.run(List.<Operation>of(new CreateObject(schemaComment("of a tenant"))));

      assertThat(comment(db, "tenant")).containsExactly("of a tenant");
      assertThat(live.inspect()).isEqualTo(Schema.EMPTY.with(schemaComment("of a tenant")));
    }
  }

  @Test
  void entitiesLeaveIt() {
    Schema live = Schema.EMPTY.with(schemaComment("ours"));

    assertThat(Schema.EMPTY.withWhatEntitiesCannotSay(live)).isEqualTo(live);
  }
}
