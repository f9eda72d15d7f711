package dev.aludel.diff;

import static dev.aludel.operation.ColumnChanges.dropNotNull;
import static dev.aludel.operation.ColumnChanges.setDefault;
import static dev.aludel.operation.ColumnChanges.setNotNull;
import static dev.aludel.operation.ColumnChanges.toType;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.byDefault;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.currentTimestamp;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.option;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.sqlType;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.timestampWithTimeZone;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.operation.Operations;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a person writes is foreseen as far as that makes no difference to the statements, and the
 * rest is read. The server's own ways are those of section 5 and of CREATE TABLE in its manual.
 */
@ExtendWith(TestDatabases.class)
class ForesightTest {

  /** The operations run, and the number of readings is what it took to compare both ways. */
  private static int readings(TestPostgres db, Consumer<Operations> script) throws SQLException {
    Operations collected = new Operations("postgresql", ForesightTest.class.getName());
    script.accept(collected);
    List<Operation> operations = collected.collected().stream().map(Located::operation).toList();
    try (Connection connection = db.connect()) {
      Dialect dialect = Dialects.of(connection);
      ForesightTrial trial = new ForesightTrial(dialect, operations);
      Scope scope = new Scope(dialect.schemas(connection), Set.of());
      for (Operation operation : operations) {
        Schema now = dialect.inspect(connection, scope);
        trial.next(operation, () -> now);
        for (Statement statement : dialect.compile(operation, () -> now)) {
          statement.send(connection);
        }
      }
      return trial.readings();
    }
  }

  @Test
  void whatADiffWritesIsForeseenFromOneReading(TestPostgres db) throws SQLException {
    db.execute("CREATE TABLE tenants (id varchar(21) PRIMARY KEY, name text, old text)");

    int readings =
        readings(
            db,
            op -> {
              op.createEnum("mood", "sad", "glad");
              op.createFunction(
                  "stamp()", "() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$");
              for (String name : List.of("a", "b", "c")) {
                op.createTable(
                    name,
                    column("id", bigInteger()).notNull().identity(byDefault()),
                    column("number", integer())
                        .notNull()
                        .defaultsTo(sql("nextval('" + name + "_number_seq'::regclass)")),
                    column("tenant", string(21)).notNull(),
                    column("made", timestampWithTimeZone()).defaultsTo(currentTimestamp()),
                    primaryKey("id").named(name + "_pkey"),
                    foreignKey("tenant").references("tenants", "id").named(name + "_tenant_fkey"),
                    check("id > 0").named(name + "_check"),
                    option("postgresql.row_security", "enabled"));
                op.createIndex(name, index("tenant").named(name + "_tenant"));
                op.addColumn(name, column("more", text()));
                op.addConstraint(name, unique("more").named(name + "_more_key"));
                op.bulkInsert(name, List.of("id", "tenant"), List.of());
                op.createPolicy("own", name, "USING (true)");
                op.createTrigger(
                    "stamp",
                    name,
                    "TRIGGER stamp BEFORE INSERT ON "
                        + name
                        + " FOR EACH ROW EXECUTE FUNCTION stamp()");
                op.renameConstraint(name, name + "_more_key", name + "_more");
              }
              op.alterColumn("tenants", "name", setNotNull());
              op.dropColumn("tenants", "old");
              for (String name : List.of("a", "b", "c")) {
                op.dropTrigger("stamp", name);
                op.dropPolicy("own", name);
                op.dropConstraint(name, name + "_more");
                op.dropColumn(name, "more");
                op.dropIndex(name, name + "_tenant");
                op.dropTable(name);
              }
              op.dropEnum("mood");
            });

    assertThat(readings).isEqualTo(2);
  }

  @Test
  void aColumnOfAPersonsSpellingIsReadBeforeItChanges(TestPostgres db) throws SQLException {
    readings(
        db,
        op -> {
          op.createTable(
              "t",
              column("a", sqlType("int4")).defaultsTo(sql("1+1")),
              column("b", sqlType("BOOLEAN")),
              column("c", sqlType("character varying (7)")),
              primaryKey("a").named("t_pkey"));
          op.bulkInsert("t", List.of("a", "b", "c"), List.of(List.of(true, 1, "x")));
          op.alterColumn("t", "a", toType(bigInteger()));
          op.alterColumn("t", "b", toType(text()));
          op.alterColumn("t", "c", toType(text()), setDefault(sql("'x'")));
          op.alterColumn("t", "c", setNotNull());
          op.alterColumn("t", "c", dropNotNull());
          op.dropConstraint("t", "t_pkey");
          op.alterColumn("t", "a", dropNotNull());
          op.addConstraint("t", primaryKey("c").named("t_pkey"));
          op.dropConstraint("t", "t_pkey");
          op.alterColumn("t", "c", dropNotNull());
          op.dropColumn("t", "c");
        });
  }

  @Test
  void theServersNamesAreRead(TestPostgres db) throws SQLException {
    db.execute("CREATE TABLE t_id_seq ()");

    readings(
        db,
        op -> {
          op.createTable(
              "t",
              column("id", bigInteger()).notNull().identity(byDefault()),
              column("a", integer()),
              primaryKey("id"),
              unique("a"),
              check("a > 0"));
          op.dropConstraint("t", "t_a_key");
          op.dropConstraint("t", "t_a_check");
          op.renameColumn("t", "id", "key");
          op.renameTable("t", "u");
          op.renameColumn("u", "key", "id");
          op.createSequence("s");
          op.addColumn("u", column("b", integer()).defaultsTo(sql("nextval('s')")));
          op.alterTableOptions("u", Map.of("postgresql.owned_sequence.b", "s"));
          op.dropColumn("u", "b");
          op.dropTable("u");
        });
  }

  @Test
  void partitionsAndChildrenAreRead(TestPostgres db) throws SQLException {
    readings(
        db,
        op -> {
          op.createTable(
              "p",
              column("a", integer()).notNull(),
              column("b", text()),
              primaryKey("a").named("p_pkey"),
              option("postgresql.partition_by", "LIST (a)"));
          op.createTable(
              "one",
              column("a", integer()).notNull(),
              column("b", text()),
              option("postgresql.partition_of", "p"),
              option("postgresql.partition_bound", "FOR VALUES IN (1)"));
          op.createIndex("p", index("b").named("p_b"));
          op.addColumn("p", column("c", integer()).notNull());
          op.createTable(
              "to_p",
              column("a", integer()),
              foreignKey("a").references("p", "a").named("to_p_fkey"));
          op.alterColumn("p", "b", setNotNull());
          op.alterColumn("one", "b", setDefault(sql("'x'")));
          op.alterColumn("p", "b", toType(string(9)));
          op.dropConstraint("to_p", "to_p_fkey");
          op.dropColumn("p", "c");
          op.dropTable("one");
          op.dropTable("p");
        });
  }

  @Test
  void whatGoesAlongIsRead(TestPostgres db) throws SQLException {
    db.execute(
        "CREATE TABLE t (a int, b int, c int, CHECK (a < b));"
            + " CREATE INDEX ab ON t ((a + b)); CREATE STATISTICS st ON b, c FROM t;"
            + " CREATE TABLE u (a int); CREATE PUBLICATION p FOR TABLE t, u;"
            + " CREATE VIEW v AS SELECT a FROM u; CREATE RULE r AS ON INSERT TO v DO INSTEAD NOTHING");

    readings(
        db,
        op -> {
          op.dropColumn("t", "a");
          op.addConstraint("t", check("b > 0").named("t_check"));
          op.dropColumn("t", "c");
          op.dropTable("t");
          op.replacePublication("p", "FOR TABLE u");
          op.replaceView("v", "SELECT a + 1 AS b FROM u");
          op.createMaterializedView("m", "SELECT b FROM v");
          op.createMaterializedView("n", "SELECT b FROM m");
          op.replaceView("v", "SELECT a + 2 AS b FROM u");
        });
  }

  @Test
  void anEventTriggerMayDoAnything(TestPostgres db) throws SQLException {
    db.execute(
        "CREATE FUNCTION more() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN"
            + " IF to_regclass('b') IS NOT NULL THEN ALTER TABLE b ALTER a SET NOT NULL; END IF; END$$");
    db.execute(
        "CREATE EVENT TRIGGER more ON ddl_command_end WHEN TAG IN ('CREATE TABLE')"
            + " EXECUTE FUNCTION more()");

    readings(
        db,
        op -> {
          op.createTable("b", column("a", integer()));
          op.createTable("c", column("a", integer()));
          op.alterColumn("b", "a", dropNotNull());
        });
  }
}
