package dev.aludel.dialect.postgresql;

import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.DefinedObjects;
import dev.aludel.schema.Generated;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import dev.aludel.testing.TestPostgres;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a server is too old for is told in plain words. */
class NewerServerTest {

  private static final Table TABLE =
      TableElement.table(
          QualifiedName.of("t"),
          List.of(
              column("a", integer()),
              column("b", integer()),
              primaryKey("a").named("key"),
              unique("a").withNullsNotDistinct().named("u"),
              index("b").uniquely().withNullsNotDistinct().named("i")));

  private static Schema withConstraint(String text) {
    TreeMap<String, String> options = new TreeMap<>();
    options.put("postgresql.constraint.key", text);
    return Schema.of(
        List.of(
            TABLE
                .withConstraints(List.of(primaryKey("a").named("key")))
                .withIndexes(List.of())
                .withOptions(options)));
  }

  @Test
  void nullsNotDistinctNeeds15() {
    Schema schema = Schema.of(List.of(TABLE));

    assertThatThrownBy(() -> NewerServer.refuse(140_024, schema))
        .isInstanceOf(UnsupportedOperation.class)
        .hasMessage(
            """
            This server is PostgreSQL 14.24, which is too old for some of what is wanted:
              constraint u of t: NULLS NOT DISTINCT needs PostgreSQL 15
              index i of t: NULLS NOT DISTINCT needs PostgreSQL 15""");
    assertThatCode(() -> NewerServer.refuse(150_001, schema)).doesNotThrowAnyException();
  }

  @Test
  void aViewWithTheRightsOfItsCallerNeeds15() {
    Schema schema =
        Schema.of(
            List.of(
                DefinedObjects.view("v", "SELECT 1 AS a")
                    .option("postgresql.with", "security_invoker=true")));

    assertThatThrownBy(() -> NewerServer.refuse(140_024, schema))
        .hasMessageContaining("view v: security_invoker needs PostgreSQL 15");
    assertThatCode(() -> NewerServer.refuse(150_001, schema)).doesNotThrowAnyException();
  }

  @Test
  void wordsOfConstraintsNeedTheVersionThatKnowsThem() {
    assertThatThrownBy(
            () ->
                NewerServer.refuse(170_001, withConstraint("PRIMARY KEY (a, b WITHOUT OVERLAPS)")))
        .hasMessageContaining("constraint key of t: WITHOUT OVERLAPS needs PostgreSQL 18");
    assertThatThrownBy(
            () -> NewerServer.refuse(170_001, withConstraint("CHECK (true) NOT ENFORCED")))
        .hasMessageContaining("NOT ENFORCED needs PostgreSQL 18");
    assertThatThrownBy(
            () ->
                NewerServer.refuse(
                    140_000,
                    withConstraint("FOREIGN KEY (a) REFERENCES u(a) ON DELETE SET NULL (a)")))
        .hasMessageContaining("SET NULL (columns) needs PostgreSQL 15");
    assertThatCode(() -> NewerServer.refuse(180_000, withConstraint("CHECK (true) NOT ENFORCED")))
        .doesNotThrowAnyException();
  }

  @Test
  void aNotNullThatIsNotValidOrNotInheritedNeeds18() {
    TreeMap<String, String> options = new TreeMap<>();
    options.put("postgresql.not_null_state.a", "NO INHERIT NOT VALID");
    Table table =
        Table.of(QualifiedName.of("t"), List.of(column("a", integer()).notNull()))
            .withOptions(options);

    assertThatThrownBy(() -> NewerServer.refuse(170_001, Schema.of(List.of(table))))
        .hasMessageContaining("column a of t: NOT NULL … NO INHERIT NOT VALID needs PostgreSQL 18");
    assertThatThrownBy(
            () -> Postgres.sql(Postgres.DIALECT.ofServer(17), new CreateTable(table), Schema.EMPTY))
        .isInstanceOf(UnsupportedOperation.class)
        .hasMessageContaining("PostgreSQL 17")
        .hasMessageContaining("t.a: NOT NULL … NO INHERIT NOT VALID");
    assertThat(Postgres.sql(Postgres.DIALECT.ofServer(18), new CreateTable(table), Schema.EMPTY))
        .containsExactly(
            "CREATE TABLE \"t\" (\n  \"a\" integer\n)",
            "ALTER TABLE \"t\" ADD NOT NULL \"a\" NO INHERIT NOT VALID");
  }

  @Test
  void aGeneratedColumnIsReplacedWhereItsExpressionCannotChange() {
    Column was = column("g", bigInteger()).storedAs(sql("a + 1"));
    Table table = Table.of(QualifiedName.of("t"), List.of(column("a", bigInteger()), was));
    Operation alter =
        new AlterColumn(
            table.name(),
            "g",
            List.of(new ColumnChange.SetGenerated(Optional.of(new Generated(sql("a + 2"), true)))),
            Optional.of(was));

    assertThat(Postgres.sql(Postgres.DIALECT.ofServer(17), alter, Schema.of(List.of(table))))
        .containsExactly("ALTER TABLE \"t\" ALTER COLUMN \"g\" SET EXPRESSION AS (a + 2)");
    assertThat(Postgres.sql(Postgres.DIALECT.ofServer(16), alter, Schema.of(List.of(table))))
        .containsExactly(
            "ALTER TABLE \"t\" DROP COLUMN \"g\"",
            "ALTER TABLE \"t\" ADD COLUMN \"g\" bigint GENERATED ALWAYS AS (a + 2) STORED");
  }

  @Test
  void aColumnThatWouldBeVirtualIsStoredBefore18() {
    Operation add =
        new AddColumn(QualifiedName.of("t"), column("g", bigInteger()).virtualAs(sql("a + 1")));
    Operation create =
        new CreateTable(
            Table.of(
                QualifiedName.of("t"),
                List.of(
                    column("a", bigInteger()), column("g", bigInteger()).virtualAs(sql("a + 1")))));

    for (Operation operation : List.of(add, create)) {
      assertThat(sqlOf(operation, 17)).contains("GENERATED ALWAYS AS (a + 1) STORED");
      assertThat(sqlOf(operation, 18)).contains("GENERATED ALWAYS AS (a + 1) VIRTUAL");
    }
  }

  private static String sqlOf(Operation operation, int version) {
    return Postgres.DIALECT.ofServer(version).compile(operation, () -> Schema.EMPTY).get(0).sql();
  }

  @Test
  void aServerThatIsTooOldIsAskedNothing() throws Exception {
    assumeTrue(TestPostgres.majorVersion() < 15, "every newer server can do it");
    try (TestPostgres db = TestPostgres.create()) {
      assertThatThrownBy(() -> Postgres.normalise(db, Schema.of(List.of(TABLE)), Schema.EMPTY))
          .hasMessageContaining("This server is PostgreSQL 14.");
    }
  }
}
