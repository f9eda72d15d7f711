package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.operation.Operations;
import dev.aludel.schema.DefinedObjects;
import dev.aludel.schema.Definitions;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Objects as a person writes them in a script: the server's own spelling of them is no difference,
 * and the inverse takes them away.
 */
class ObjectsByHandTest {

  @Test
  void whatIsWrittenByHandIsNoDifferenceOnPostgresql() throws SQLException {
    runs(
        TestPostgres.create(),
        op -> {
          op.createExtension("citext");
          op.createSchema("billing");
          op.createCollation("german", "(locale = 'de', provider = icu)");
          op.createDomain("email", "varchar(80) NOT NULL check (value like '%@%')");
          op.createCompositeType("address", "(street text, zip varchar(5))");
          op.createRangeType("price_range", "(subtype = numeric)");
          op.createFunction(
              "plus(int, int)",
              "(a int, b int default 1) returns int language sql as $$ select a + b $$");
          op.createAggregate("total(numeric)", "(numeric) (sfunc = numeric_add, stype = numeric)");
          op.createTable(
              "clients",
              Definitions.column("id", Definitions.integer()).notNull(),
              Definitions.column("name", Definitions.text()),
              Definitions.column("mail", Definitions.sqlType("email")),
              Definitions.column("sum", Definitions.integer())
                  .defaultsTo(Definitions.sql("plus(1, 2)")),
              Definitions.option("postgresql.row_security", "enabled"),
              Definitions.primaryKey("id"));
          op.createTable("billing.invoices", Definitions.column("id", Definitions.integer()));
          op.createView("named", "select id, name from clients where name in ('a', 'b');");
          op.create(
              DefinedObjects.view("shouted", "select upper(name) as n from named")
                  .comment("loud")
                  .option("postgresql.with", "security_barrier = true"));
          op.createView(
              "public.bills", "select i.id from billing.invoices i join named n using (id)");
          op.createMaterializedView("counted", "select count(*) from clients");
          op.createFunction(
              "touch()", "() returns trigger language plpgsql as 'begin return new; end'");
          op.createTrigger(
              "touched",
              "clients",
              "create trigger touched before update of name on clients for each row"
                  + " when (old.name is distinct from new.name) execute procedure touch()");
          op.createPolicy("own", "clients", "for select to public using (name = current_user)");
          op.createRule(
              "kept", "clients", "create rule kept as on delete to clients do instead nothing");
          op.createStatistics("stats", "on id, name from clients");
          op.createProcedure(
              "clear(varchar(10))", "(what varchar(10)) language sql as 'delete from clients'");
        });
  }

  @Test
  void oneScriptServesBothDatabases() throws SQLException {
    Consumer<Operations> script =
        op -> {
          op.createTable(
              "clients",
              Definitions.column("id", Definitions.integer()).notNull(),
              Definitions.column("name", Definitions.text()));
          op.createView("names", "SELECT name FROM clients WHERE name <> ''");
          op.create(
              DefinedObjects.function(
                  "touch()",
                  Definitions.sql(
                      Map.of(
                          "postgresql",
                          "() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"))));
          op.create(
              DefinedObjects.trigger(
                  "touched",
                  "clients",
                  Definitions.sql(
                      Map.of(
                          "postgresql",
                          "CREATE TRIGGER touched AFTER UPDATE ON clients EXECUTE FUNCTION touch()",
                          "sqlite",
                          "CREATE TRIGGER touched AFTER UPDATE ON clients BEGIN SELECT 1; END"))));
          op.replaceView("names", "SELECT name, id FROM clients WHERE name <> ''");
        };
    runs(TestPostgres.create(), script);
    runs(TestSqlite.memory(), script);
  }

  private static void runs(TestDatabase database, Consumer<Operations> script) throws SQLException {
    try (database;
        Connection connection = database.connect()) {
      Dialect dialect = Dialects.of(connection);
      Operations op = new Operations(dialect.name(), "ObjectsByHandTest");
      script.accept(op);
      List<Operation> operations = op.collected().stream().map(Located::operation).toList();
      LiveDiff live = new LiveDiff(dialect, connection);

      run(connection, dialect, Schema.EMPTY, operations);

      Schema model = Operation.applyAll(Schema.EMPTY, operations);
      Scope scope =
          new Scope(dialect.name().equals("postgresql") ? List.of("billing") : List.of(), Set.of());
      Schema there = dialect.inspect(connection, scope);
      assertThat(live.to(model, there).describe()).isEmpty();

      run(connection, dialect, model, Operation.inverseOf(Schema.EMPTY, operations));
      assertThat(dialect.inspect(connection, scope)).isEqualTo(Schema.EMPTY);
      assertThat(live.to(model, Schema.EMPTY).operations()).isNotEmpty();
    }
  }

  private static void run(
      Connection connection, Dialect dialect, Schema before, List<Operation> operations)
      throws SQLException {
    try (var transaction = dialect.begin(connection, "aludel_version", operations)) {
      Schema schema = before;
      for (Operation operation : operations) {
        Schema now = schema;
        for (Statement statement : dialect.compile(operation, () -> now)) {
          statement.send(connection);
        }
        schema = operation.apply(schema);
      }
      transaction.commit();
    }
  }
}
