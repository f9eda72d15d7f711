package dev.aludel.dialect.postgresql;

import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.byDefault;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.enumeration;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.key;
import static dev.aludel.schema.Definitions.option;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.sqlType;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.timestamp;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.diff.Renames;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.error.AludelException;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is foretold of a schema. */
@ExtendWith(TestDatabases.class)
class NormalisationTest {

  private static Table table(String name, TableElement... elements) {
    return TableElement.table(QualifiedName.parse(name), List.of(elements));
  }

  private static Schema schema(SchemaObject... objects) {
    return Schema.of(Arrays.asList(objects));
  }

  private static Table normalised(TestPostgres db, SchemaObject... objects) throws SQLException {
    return Postgres.normalise(db, schema(objects), Schema.EMPTY).tables().get(0);
  }

  @Test
  void expressionsComeInTheServersSpelling(TestPostgres db) throws SQLException {
    Table table =
        normalised(
            db,
            table(
                "t",
                column("status", string(20)).defaultsTo(sql("'NEW'")),
                column("a", integer()).defaultsTo(sql("1+1")),
                check("status in ('NEW', 'DONE') and a between 0 and 9").named("c"),
                index(key(sql("LOWER( status )"))).where(sql("a>0")).named("i")));

    assertThat(table.requireColumn("status").defaultValue())
        .contains(new Expression.TextLiteral("NEW"));
    assertThat(table.requireColumn("a").defaultValue()).contains(sql("1 + 1"));
    assertThat(table.constraints())
        .containsExactly(
            check(
                    "((status)::text = ANY (ARRAY[('NEW'::character varying)::text, ('DONE'::character varying)::text])) AND ((a >= 0) AND (a <= 9))")
                .named("c"));
    assertThat(table.indexes())
        .containsExactly(index(key(sql("lower((status)::text)"))).where(sql("a > 0")).named("i"));
  }

  @Test
  void whatGoesWithoutSayingIsLeftUnsaid(TestPostgres db) throws SQLException {
    Table table =
        normalised(
            db,
            table(
                "public.t",
                column("id", sqlType("int8")).identity(byDefault()),
                column("at", timestamp(6)).collate("NOCASE"),
                column("flag", bool()).defaultsTo(1),
                column("code", text()).comment(""),
                primaryKey("id", "code"),
                unique("code").named("u"),
                check(sql(Map.of("sqlite", "1"))),
                index(key("at").desc().nulls(IndexKey.Nulls.FIRST)).using("btree").named("i"),
                option("sqlite.strict", "true")));

    assertThat(table)
        .isEqualTo(
            table(
                "t",
                column("id", bigInteger()).identity(byDefault()),
                column("at", timestamp()),
                column("flag", bool()).defaultsTo(true),
                column("code", text()).notNull(),
                primaryKey("id", "code").named("t_pkey"),
                unique("code").named("u"),
                index(key("at").desc()).named("i")));
  }

  @Test
  void aNameQualifiedByTheConnectionsOwnSchemaIsNoDifference(TestPostgres db) throws SQLException {
    Schema model =
        schema(
            EnumType.of(QualifiedName.of("public", "status"), List.of("new")),
            table(
                "public.users",
                column("id", integer()),
                column("s", enumeration("public.status", "new")),
                primaryKey("id"),
                foreignKey("id").references("public.users", "id")));
    Postgres.create(db, model);
    Schema live = Postgres.inspect(db);

    assertThat(
            SchemaDiff.between(live, model, Postgres.normalise(db, model, live), Renames.NONE)
                .changes())
        .isEmpty();
  }

  @Test
  void tablesMayNeedEnumsSequencesAndEachOther(TestPostgres db) throws SQLException {
    db.execute(
        "CREATE TYPE status AS ENUM ('old'); CREATE SCHEMA billing; CREATE TYPE billing.kind AS ENUM ('x')");
    Schema live = Postgres.inspect(db, "billing");
    Schema desired =
        schema(
            EnumType.of(QualifiedName.of("status"), List.of("new", "done")),
            EnumType.of(QualifiedName.of("billing", "kind"), List.of("y", "z")),
            dev.aludel.schema.Sequence.of(
                QualifiedName.of("numbers"), dev.aludel.schema.SequenceOptions.DEFAULT),
            table(
                "a",
                column("id", integer()).notNull().defaultsTo(sql("nextval('numbers')")),
                column("s", enumeration("status", "new", "done")),
                column("k", enumeration("billing.kind", "y", "z")),
                primaryKey("id").named("a_pkey"),
                foreignKey("id").references("billing.b", "id").named("a_fk"),
                check("s <> 'done' AND k = 'z'").named("a_c")),
            table(
                "billing.b",
                column("id", sqlType("serial")),
                primaryKey("id").named("b_pkey"),
                check("b.id > 0").named("b_c")));

    Schema foretold = Postgres.normalise(db, desired, live);

    assertThat(Postgres.inspect(db, "billing")).as("nothing stays").isEqualTo(live);
    db.execute("DROP TYPE status, billing.kind");
    Postgres.create(db, desired);
    Postgres.assertSame("created", Postgres.inspect(db, "billing"), foretold);
  }

  @Test
  void aRoleThatMayNotCreateComparesWhatHasNotChangedAndIsToldWhatToDoOtherwise(TestPostgres db)
      throws SQLException {
    db.execute(
        """
        CREATE TABLE t (a int CHECK (a > 0) DEFAULT 1 + 1, b text);
        CREATE INDEX i ON t (lower(b)) WHERE a > 1;
        DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN;
        """);
    try (Connection connection =
        java.sql.DriverManager.getConnection(db.url().replace("user=postgres", "user=reader"))) {
      Schema live = Postgres.inspect(db);
      assertThat(Postgres.DIALECT.normalise(connection, live, live)).isEqualTo(live);

      Schema wider =
          live.withTable(
              QualifiedName.of("t"), t -> t.withConstraint(unique("a").named("t_a_key")));
      assertThat(Postgres.DIALECT.normalise(connection, wider, live))
          .isEqualTo(wider.withEachTable(CanonicalOrder::of));

      Schema changed =
          live.withTable(QualifiedName.of("t"), t -> t.withConstraint(check("a<9").named("c")));
      assertThatThrownBy(() -> Postgres.DIALECT.normalise(connection, changed, live))
          .isInstanceOf(AludelException.class)
          .hasMessageContaining("permission denied for database")
          .hasMessageContaining("GRANT CREATE")
          .hasMessageContaining("dev_url");
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(Postgres.DIALECT.normalise(connection, live, live)).isEqualTo(live);
    }
    db.execute("DROP ROLE reader");
  }

  @Test
  void aDefinitionThatTheServerRefusesIsNamedWithItsStatement(TestPostgres db) {
    assertThatThrownBy(
            () ->
                normalised(db, table("t", column("a", integer()), check("nonsense(a)").named("c"))))
        .isInstanceOf(AludelException.class)
        .hasMessageContaining("table t")
        .hasMessageContaining("function nonsense(integer) does not exist")
        .hasMessageContaining("42883")
        .hasMessageContaining("CHECK (nonsense(a))");
  }

  @Test
  void aConnectionWithoutAutoCommitIsNotLeftInATransaction(TestPostgres db) throws SQLException {
    Schema desired = schema(table("t", column("a", integer()), check("a>0").named("c")));
    try (Connection connection = db.connect()) {
      connection.setAutoCommit(false);
      Postgres.DIALECT.normalise(connection, desired, Schema.EMPTY);
      assertThat(connection.getAutoCommit()).isFalse();
      assertThat(db.query("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in%'"))
          .containsExactly("0");
    }
  }
}
