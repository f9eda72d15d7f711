package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialects;
import dev.aludel.operation.Operation;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What calls another function by the same words, and only that, is created again when the function
 * comes or goes. What it calls is compared in the pairs of revisions and families.
 */
class OtherCallsTest {

  private static final String ANY =
      """
      CREATE FUNCTION f(anyelement) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
      CREATE FUNCTION apart(text) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 3;
      CREATE TABLE t (a integer DEFAULT apart('x'), b text, c bigint,
        CONSTRAINT stays CHECK (f(b) > 0), CONSTRAINT alone CHECK (apart(b) > 0));
      CREATE INDEX lasts ON t (f(c), apart(b));
      """;

  private static final String INTEGER =
      """
      CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 2;
      CREATE FUNCTION apart(integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 3;
      """;

  private static final String CHECK = "ALTER TABLE t ADD CONSTRAINT other CHECK (f(a) > 0);";

  @Test
  void onlyWhatCallsAnotherIsCreatedAgain() throws SQLException {
    assertThat(describe(ANY + CHECK, ANY + INTEGER + CHECK))
        .containsExactly(
            "- check other on t (f(a) > 0)",
            "+ function apart(integer)",
            "+ function f(integer)",
            "+ check other on t (f(a) > 0)");
  }

  /** Once both are there, no words say which of them the check has meant since before. */
  @Test
  void whatNoWordsCanSayIsNoDifference() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      db.execute(ANY + CHECK);
      wanted.execute(ANY + CHECK + INTEGER);
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);

      live.thereAndBack(live.dialect().inspect(elsewhere, live.scope()));
    }
  }

  @Test
  void nothingIsCreatedAgainForWhatChangesInPlace() throws SQLException {
    assertThat(describe(ANY + CHECK, (ANY + CHECK).replace("RETURN 3", "RETURN 4")))
        .containsExactly("~ function apart(text): definition");
  }

  @Test
  void aModelThatNoDatabaseHasToldOfIsTakenAtItsWords() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      db.execute(ANY + CHECK);
      wanted.execute(ANY + INTEGER + CHECK);
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
      Schema model = live.dialect().inspect(elsewhere, live.scope());
      Schema untold = Schema.of(model.objects().stream().map(OtherCallsTest::untold).toList());

      assertThat(live.to(untold, live.inspect()).describe())
          .containsExactly("+ function apart(integer)", "+ function f(integer)");
    }
  }

  private static SchemaObject untold(SchemaObject object) {
    return object instanceof Table table ? table.withCalls(Optional.empty()) : object;
  }

  @Test
  void aColumnMayGetAnotherNameMeanwhile() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      String table = "CREATE TABLE t (%1$s integer[], CHECK (array_length(%1$s, 1) > 0));";
      db.execute(
          """
          CREATE FUNCTION array_length(integer[], integer) RETURNS integer LANGUAGE sql IMMUTABLE
            RETURN 7;
          """
              + table.formatted("n"));
      wanted.execute(table.formatted("m"));
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
      Schema model = live.dialect().inspect(elsewhere, live.scope());
      Schema before = live.inspect();
      Renames renames = Renames.of(Rename.column("t", "n", "m"));

      List<Operation> operations = live.to(model, before, renames).operations();
      live.run(operations);
      assertThat(live.to(model, live.inspect()).describe()).isEmpty();
      live.run(SchemaDiff.inverseOf(before, operations));

      assertThat(live.to(before, live.inspect()).describe()).isEmpty();
      assertThat(live.inspect().find(ObjectKind.TABLE, QualifiedName.of("t"))).isPresent();
    }
  }

  private static List<String> describe(String before, String after) throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      db.execute(before);
      wanted.execute(after);
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
      return live.to(live.dialect().inspect(elsewhere, live.scope()), live.inspect()).describe();
    }
  }
}
