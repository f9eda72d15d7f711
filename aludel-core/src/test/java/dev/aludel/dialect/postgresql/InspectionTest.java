package dev.aludel.dialect.postgresql;

import static dev.aludel.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.dialect.Scope;
import dev.aludel.error.AludelException;
import dev.aludel.schema.Column;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is read of a catalog. */
@ExtendWith(TestDatabases.class)
class InspectionTest {

  private static Table table(Schema schema, String name) {
    return schema.requireTable(QualifiedName.parse(name));
  }

  private static Column column(TestPostgres db, String declaration) throws SQLException {
    db.execute("DROP TABLE IF EXISTS t; CREATE TABLE t (c " + declaration + ")");
    return table(Postgres.inspect(db), "t").requireColumn("c");
  }

  @Test
  void typesAreReadAsTheModelMeansThem(TestPostgres db) throws SQLException {
    assumeTrue(TestPostgres.majorVersion() >= 15, "needs a newer server");
    db.execute("CREATE TYPE status AS ENUM ('new', 'done'); CREATE DOMAIN email AS text");
    assertThat(column(db, "int8").type()).isEqualTo(bigInteger());
    assertThat(column(db, "varchar(20)").type()).isEqualTo(string(20));
    assertThat(column(db, "varchar").type()).isEqualTo(string());
    assertThat(column(db, "char(3)").type()).isEqualTo(fixedString(3));
    assertThat(column(db, "numeric").type()).isEqualTo(decimal());
    assertThat(column(db, "numeric(12, 2)").type()).isEqualTo(decimal(12, 2));
    assertThat(column(db, "numeric(3, -2)").type()).isEqualTo(decimal(3, -2));
    assertThat(column(db, "timestamptz").type()).isEqualTo(timestampWithTimeZone());
    assertThat(column(db, "timestamptz(6)").type()).isEqualTo(timestampWithTimeZone());
    assertThat(column(db, "timestamp(3)").type()).isEqualTo(timestamp(3));
    assertThat(column(db, "time(0) with time zone").type()).isEqualTo(timeWithTimeZone(0));
    assertThat(column(db, "jsonb").type()).isEqualTo(json());
    assertThat(column(db, "json").type()).isEqualTo(sqlType("json"));
    assertThat(column(db, "interval(3)").type()).isEqualTo(sqlType("interval(3)"));
    assertThat(column(db, "email").type()).isEqualTo(sqlType("email"));
    assertThat(column(db, "int4[][]").type()).isEqualTo(array(integer()));
    assertThat(column(db, "varchar(5)[]").type()).isEqualTo(array(string(5)));
    assertThat(column(db, "status").type()).isEqualTo(enumeration("status", "new", "done"));
    assertThat(column(db, "status[]").type())
        .isEqualTo(array(enumeration("status", "new", "done")));
  }

  @Test
  void defaultsAreReadAsTheModelMeansThem(TestPostgres db) throws SQLException {
    assumeTrue(TestPostgres.majorVersion() >= 18, "needs a newer server");
    db.execute("CREATE TYPE \"Status\" AS ENUM ('new', 'it''s')");
    assertThat(column(db, "varchar(9) DEFAULT 'it''s'")).isEqualTo(c(string(9)).defaultsTo("it's"));
    assertThat(column(db, "text DEFAULT E'a\\\\b'")).isEqualTo(c(text()).defaultsTo("a\\b"));
    assertThat(column(db, "int DEFAULT -1")).isEqualTo(c(integer()).defaultsTo(-1));
    assertThat(column(db, "bigint DEFAULT 5000000000"))
        .isEqualTo(c(bigInteger()).defaultsTo(5_000_000_000L));
    assertThat(column(db, "numeric(5,2) DEFAULT 0.50"))
        .isEqualTo(c(decimal(5, 2)).defaultsTo(new BigDecimal("0.5")));
    assertThat(column(db, "boolean DEFAULT 'yes'")).isEqualTo(c(bool()).defaultsTo(true));
    assertThat(column(db, "\"Status\" DEFAULT 'it''s'").defaultValue())
        .contains(new dev.aludel.schema.Expression.TextLiteral("it's"));
    assertThat(column(db, "jsonb DEFAULT '{}'")).isEqualTo(c(json()).defaultsTo("{}"));
    assertThat(column(db, "date DEFAULT '2026-01-02'"))
        .isEqualTo(c(date()).defaultsTo("2026-01-02"));
    assertThat(column(db, "text[] DEFAULT '{}'")).isEqualTo(c(array(text())).defaultsTo("{}"));
    assertThat(column(db, "timestamptz DEFAULT now()").defaultValue()).contains(currentTimestamp());
    assertThat(column(db, "timestamp DEFAULT CURRENT_TIMESTAMP").defaultValue())
        .contains(currentTimestamp());
    assertThat(column(db, "date DEFAULT CURRENT_DATE").defaultValue()).contains(currentDate());
    assertThat(column(db, "uuid DEFAULT gen_random_uuid()").defaultValue())
        .contains(generatedUuid());
    assertThat(column(db, "uuid DEFAULT uuidv4()").defaultValue()).contains(generatedUuid());
    assertThat(column(db, "varchar(9) DEFAULT NULL").defaultValue()).isEmpty();
    assertThat(column(db, "text DEFAULT lower('A') || 'b'").defaultValue())
        .contains(sql("lower('A'::text) || 'b'::text"));
    assertThat(column(db, "timestamptz DEFAULT clock_timestamp()").defaultValue())
        .contains(sql("clock_timestamp()"));
  }

  private static Column c(Type type) {
    return Column.of("c", type);
  }

  @Test
  void identityAndGeneratedColumnsComeWithTheirOptions(TestPostgres db) throws SQLException {
    assumeTrue(TestPostgres.majorVersion() >= 18, "needs a newer server");
    assertThat(column(db, "int GENERATED BY DEFAULT AS IDENTITY"))
        .isEqualTo(c(integer()).identity(byDefault()));
    assertThat(
            column(db, "smallint GENERATED ALWAYS AS IDENTITY (START 10 INCREMENT 5 CYCLE)")
                .identity())
        .contains(
            new dev.aludel.schema.Identity(
                true, SequenceOptions.DEFAULT.startingAt(10).by(5).cycling()));
    assertThat(column(db, "int, d int GENERATED ALWAYS AS (1) STORED")).isEqualTo(c(integer()));
    db.execute("DROP TABLE t; CREATE TABLE t (a int, c int GENERATED ALWAYS AS (a * 2) VIRTUAL)");
    assertThat(table(Postgres.inspect(db), "t").requireColumn("c"))
        .isEqualTo(c(integer()).virtualAs(sql("a * 2")));
    assertThat(Postgres.inspect(db).sequences()).isEmpty();
  }

  @Test
  void aSerialColumnHasADefaultAndItsSequenceIsNoObject(TestPostgres db) throws SQLException {
    db.execute(
        """
        CREATE TABLE clients (id serial PRIMARY KEY);
        CREATE SEQUENCE numbers AS integer INCREMENT 2;
        CREATE TABLE odd (n integer DEFAULT nextval('numbers'));
        ALTER SEQUENCE numbers OWNED BY odd.n;
        CREATE SEQUENCE free;
        """);
    Schema schema = Postgres.inspect(db);

    assertThat(schema.sequences()).extracting(s -> s.name().name()).containsExactly("free");
    assertThat(table(schema, "clients").requireColumn("id"))
        .isEqualTo(
            Column.of("id", integer())
                .notNull()
                .defaultsTo(sql("nextval('clients_id_seq'::regclass)")));
    assertThat(table(schema, "clients").options()).isEmpty();
    assertThat(table(schema, "odd").options())
        .containsEntry("postgresql.owned_sequence.n", "\"numbers\" AS integer INCREMENT BY 2");

    try (TestPostgres empty = TestPostgres.create()) {
      Postgres.create(empty, schema);
      Postgres.assertSame("created again", Postgres.inspect(empty), schema);
      empty.execute("INSERT INTO clients DEFAULT VALUES; DROP TABLE clients, odd");
      assertThat(Postgres.inspect(empty).sequences())
          .extracting(s -> s.name().name())
          .containsExactly("free");
    }
  }

  @Test
  void constraintsComeWithAllThatTheySay(TestPostgres db) throws SQLException {
    assumeTrue(TestPostgres.majorVersion() >= 15, "needs a newer server");
    db.execute(
        """
        CREATE TABLE a (x int, y int, CONSTRAINT a_pk PRIMARY KEY (y, x),
          CONSTRAINT a_u UNIQUE NULLS NOT DISTINCT (x) DEFERRABLE INITIALLY DEFERRED,
          CONSTRAINT a_c CHECK (x > 0 AND y < 9));
        CREATE TABLE b (p int, q int NOT NULL,
          CONSTRAINT b_fk FOREIGN KEY (p, q) REFERENCES a (y, x)
            ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE);
        """);
    Schema schema = Postgres.inspect(db);

    assertThat(table(schema, "a").constraints())
        .containsExactly(
            primaryKey("y", "x").named("a_pk"),
            unique("x").withNullsNotDistinct().deferrable(INITIALLY_DEFERRED).named("a_u"),
            check("(x > 0) AND (y < 9)").named("a_c"));
    assertThat(table(schema, "b").constraints())
        .containsExactly(
            foreignKey("p", "q")
                .references("a", "y", "x")
                .onDelete(CASCADE)
                .onUpdate(SET_NULL)
                .deferrable(INITIALLY_IMMEDIATE)
                .named("b_fk"));
  }

  @Test
  void indexesComeWithAllThatTheySay(TestPostgres db) throws SQLException {
    assumeTrue(TestPostgres.majorVersion() >= 15, "needs a newer server");
    db.execute(
        """
        CREATE TABLE t (id int UNIQUE, name text, tags text[]);
        CREATE UNIQUE INDEX i1 ON t (lower(name) text_pattern_ops DESC NULLS LAST, id)
          INCLUDE (tags) NULLS NOT DISTINCT WHERE id > 0;
        CREATE INDEX i2 ON t USING gin (tags);
        CREATE INDEX i3 ON t (name COLLATE "C", (id + 1));
        CREATE INDEX i4 ON t (upper(name) COLLATE "C");
        """);
    List<dev.aludel.schema.Index> indexes = table(Postgres.inspect(db), "t").indexes();

    assertThat(indexes)
        .containsExactly(
            index(
                    key(sql("lower(name)"))
                        .operatorClass("text_pattern_ops")
                        .desc()
                        .nulls(IndexKey.Nulls.LAST),
                    key("id"))
                .including("tags")
                .uniquely()
                .withNullsNotDistinct()
                .where(sql("id > 0"))
                .named("i1"),
            index("tags").using("gin").named("i2"),
            index(key("name").collate("C"), key(sql("id + 1"))).named("i3"),
            index(key(sql("upper(name)")).collate("C")).named("i4"));
  }

  @Test
  void aKeyHasACollationOnlyWhereItsColumnHasAnother(TestPostgres db) throws SQLException {
    db.execute(
        """
        CREATE TABLE t (plain text, own text COLLATE "C");
        CREATE INDEX i1 ON t (plain DESC, own);
        CREATE INDEX i2 ON t (own COLLATE "default");
        CREATE INDEX i3 ON t (own COLLATE "POSIX", plain);
        CREATE INDEX i4 ON t (plain varchar_pattern_ops) INCLUDE (own);
        """);

    assertThat(table(Postgres.inspect(db), "t").indexes())
        .containsExactly(
            index(key("plain").desc(), key("own")).named("i1"),
            index(key("own").collate("default")).named("i2"),
            index(key("own").collate("POSIX"), key("plain")).named("i3"),
            index(key("plain").operatorClass("varchar_pattern_ops")).including("own").named("i4"));
  }

  @Test
  void commentsCollationsEnumsAndSequencesAreRead(TestPostgres db) throws SQLException {
    db.execute(
        """
        CREATE TYPE status AS ENUM ('b', 'a'); ALTER TYPE status ADD VALUE 'aa' BEFORE 'a';
        COMMENT ON TYPE status IS 'how it stands';
        CREATE SEQUENCE s AS smallint INCREMENT -1 START -5 CACHE 3;
        COMMENT ON SEQUENCE s IS 'down';
        CREATE TABLE t (c text COLLATE "C"); COMMENT ON TABLE t IS 'it''s'; COMMENT ON COLUMN t.c IS 'c';
        """);
    Schema schema = Postgres.inspect(db);

    assertThat(schema.enums())
        .containsExactly(
            new EnumType(
                QualifiedName.of("status"), List.of("b", "aa", "a"), Optional.of("how it stands")));
    assertThat(schema.sequences().get(0).options())
        .isEqualTo(SequenceOptions.DEFAULT.by(-1).startingAt(-5).caching(3));
    assertThat(schema.sequences().get(0).comment()).contains("down");
    assertThat(table(schema, "t").comment()).contains("it's");
    assertThat(table(schema, "t").requireColumn("c"))
        .isEqualTo(c(text()).collate("C").comment("c"));
  }

  @Test
  void otherSchemasAreReadWhenAskedForAndTheirNamesAreQualified(TestPostgres db)
      throws SQLException {
    db.execute(
        """
        CREATE SCHEMA billing; CREATE SCHEMA other;
        CREATE TYPE billing.kind AS ENUM ('a');
        CREATE TABLE users (id int PRIMARY KEY, k billing.kind);
        CREATE TABLE billing.invoices (user_id int REFERENCES users);
        CREATE TABLE other.ignored (a int);
        """);
    assertThat(Postgres.inspect(db).tables())
        .extracting(t -> t.name().toString())
        .containsExactly("users");

    Schema schema = Postgres.inspect(db, "billing");

    assertThat(schema.objects())
        .extracting(o -> o.name().toString())
        .containsExactly("billing", "billing.kind", "users", "billing.invoices");
    assertThat(table(schema, "users").requireColumn("k").type())
        .isEqualTo(enumeration("billing.kind", "a"));
    assertThat(table(schema, "billing.invoices").constraints())
        .containsExactly(
            foreignKey("user_id").references("users", "id").named("invoices_user_id_fkey"));
  }

  @Test
  void everyKindOfTableIsReadButForWhatIsExcluded(TestPostgres db) throws SQLException {
    db.execute(
        """
        CREATE EXTENSION hstore;
        CREATE TABLE ordinary (a int);
        CREATE TABLE parent (a int); CREATE TABLE child () INHERITS (parent);
        CREATE TABLE parts (a int) PARTITION BY LIST (a);
        CREATE TABLE part PARTITION OF parts FOR VALUES IN (1);
        CREATE VIEW v AS SELECT 1 AS a;
        CREATE TABLE aludel_version (version_num varchar PRIMARY KEY);
        """);
    try (var connection = db.connect()) {
      assertThat(
              Postgres.DIALECT
                  .inspect(
                      connection, new Scope(List.of(), Set.of(QualifiedName.of("aludel_version"))))
                  .objects())
          .extracting(o -> o.name().name())
          .containsExactly("hstore", "child", "ordinary", "parent", "part", "parts", "v");
    }
  }

  @Test
  void whatTheModelCannotHoldOfATableIsInItsOptionsAndComesBack(TestPostgres db)
      throws SQLException {
    db.execute(
        """
        CREATE UNLOGGED TABLE a (x int, y int, r int4range,
          CONSTRAINT a_pk PRIMARY KEY (x) INCLUDE (y) WITH (fillfactor = 70),
          CONSTRAINT a_x EXCLUDE USING gist (r WITH &&)) WITH (fillfactor = 80, autovacuum_enabled = off);
        ALTER TABLE a ADD CONSTRAINT a_c CHECK (y > 0) NOT VALID;
        CREATE INDEX a_i ON a (y) WITH (fillfactor = 60);
        CREATE UNLOGGED TABLE b (x int, CONSTRAINT b_fk FOREIGN KEY (x) REFERENCES a (x) MATCH FULL);
        """);
    Schema schema = Postgres.inspect(db);

    assertThat(table(schema, "a").options())
        .containsEntry("postgresql.unlogged", "true")
        .containsEntry("postgresql.with", "autovacuum_enabled=off, fillfactor=80")
        .containsEntry("postgresql.exclude.a_x", "EXCLUDE USING gist (r WITH &&)")
        .containsEntry("postgresql.constraint.a_pk", "PRIMARY KEY (x) INCLUDE (y)")
        .containsEntry("postgresql.constraint.a_c", "CHECK ((y > 0)) NOT VALID")
        .containsEntry("postgresql.index_with.a_i", "fillfactor=60");
    assertThat(table(schema, "b").options())
        .containsEntry("postgresql.constraint.b_fk", "FOREIGN KEY (x) REFERENCES a(x) MATCH FULL");
    Postgres.assertSame("foretold", Postgres.normalise(db, schema, Schema.EMPTY), schema);
  }

  @Test
  void theNumberOfQueriesDoesNotGrowWithTheSchema(TestPostgres db) throws SQLException {
    db.execute("SELECT 1");
    long one = queries(db);
    db.execute(
        "DO $$ BEGIN FOR i IN 1..50 LOOP EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, a text)', i); END LOOP; END $$");
    assertThat(queries(db)).isEqualTo(one);
  }

  private static long queries(TestPostgres db) throws SQLException {
    long[] count = {0};
    try (var connection = db.connect()) {
      var counting =
          (java.sql.Connection)
              java.lang.reflect.Proxy.newProxyInstance(
                  InspectionTest.class.getClassLoader(),
                  new Class<?>[] {java.sql.Connection.class},
                  (proxy, method, arguments) -> {
                    count[0] +=
                        method.getName().matches("prepareStatement|createStatement") ? 1 : 0;
                    return method.invoke(connection, arguments);
                  });
      Postgres.DIALECT.inspect(counting, Scope.CURRENT_SCHEMA);
    }
    return count[0];
  }

  @Test
  void aConnectionWithoutACurrentSchemaIsToldWhatToDo(TestPostgres db) throws SQLException {
    try (var connection = db.connect();
        var statement = connection.createStatement()) {
      statement.execute("SET search_path = nowhere");
      assertThatThrownBy(() -> Postgres.DIALECT.inspect(connection, Scope.CURRENT_SCHEMA))
          .isInstanceOf(AludelException.class)
          .hasMessageContaining("search_path (nowhere)")
          .hasMessageContaining("CREATE SCHEMA");
    }
  }
}
