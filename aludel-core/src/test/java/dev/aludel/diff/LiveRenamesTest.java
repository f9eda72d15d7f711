package dev.aludel.diff;

import static dev.aludel.schema.Definitions.always;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameObject;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Renames on PostgreSQL under all that can stand on a table. SQLite's are in the pairs of its own.
 */
class LiveRenamesTest {

  private static final String BEFORE =
      """
      CREATE TYPE mood AS ENUM ('ok', 'bad');
      CREATE TABLE clients (id integer PRIMARY KEY, phone text UNIQUE, a text, b integer, m mood
        DEFAULT 'ok', CHECK (phone <> ''));
      CREATE INDEX clients_a_idx ON clients (a) WHERE b > 0;
      CREATE TABLE bills (id integer PRIMARY KEY, c integer REFERENCES clients (id));
      CREATE VIEW v AS SELECT phone, a, b FROM clients;
      CREATE VIEW w AS SELECT a FROM v;
      CREATE MATERIALIZED VIEW mv AS SELECT a AS x, b AS y FROM clients;
      CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER tr BEFORE UPDATE OF phone ON clients FOR EACH ROW WHEN (NEW.phone <> 'x')
        EXECUTE FUNCTION tf();
      CREATE POLICY pol ON clients USING (b > 0);
      CREATE RULE ru AS ON DELETE TO bills DO INSTEAD UPDATE clients SET a = 'x';
      CREATE FUNCTION sq() RETURNS text LANGUAGE sql RETURN (SELECT phone FROM clients LIMIT 1);
      CREATE FUNCTION sq2() RETURNS bigint LANGUAGE sql AS 'SELECT count(phone) FROM clients';
      CREATE STATISTICS st ON a, b FROM clients;
      COMMENT ON COLUMN clients.phone IS 'p';
      """;

  private static final String AFTER =
      """
      CREATE TYPE feeling AS ENUM ('fine', 'bad');
      CREATE TABLE customers (id integer PRIMARY KEY, mobile text UNIQUE, b text, a integer, m
        feeling DEFAULT 'fine', CHECK (mobile <> ''));
      CREATE INDEX customers_b_idx ON customers (b) WHERE a > 0;
      CREATE TABLE bills (id integer PRIMARY KEY, c integer REFERENCES customers (id));
      CREATE VIEW v AS SELECT mobile, a, b FROM customers;
      CREATE VIEW w AS SELECT a FROM v;
      CREATE MATERIALIZED VIEW mv AS SELECT b AS x, a AS y FROM customers;
      CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER tr BEFORE UPDATE OF mobile ON customers FOR EACH ROW WHEN (NEW.mobile <> 'x')
        EXECUTE FUNCTION tf();
      CREATE POLICY pol ON customers USING (a > 0);
      CREATE RULE ru AS ON DELETE TO bills DO INSTEAD UPDATE customers SET b = 'x';
      CREATE FUNCTION sq() RETURNS text LANGUAGE sql RETURN (SELECT mobile FROM customers LIMIT 1);
      CREATE FUNCTION sq2() RETURNS bigint LANGUAGE sql AS 'SELECT count(mobile) FROM customers';
      CREATE STATISTICS st ON b, a FROM customers;
      COMMENT ON COLUMN customers.mobile IS 'p';
      """;

  @Test
  void publicationsGeneratedColumnsAndPoliciesFollowRenamesThereAndBack() throws SQLException {
    thereAndBack(
        """
        CREATE TABLE clients (id integer PRIMARY KEY, phone text, n integer, n2 integer
          GENERATED ALWAYS AS (n * 2) STORED);
        CREATE TABLE notes (id integer PRIMARY KEY);
        CREATE INDEX low ON clients (lower(phone)) WHERE n > 1;
        CREATE STATISTICS s ON phone, n FROM clients;
        CREATE PUBLICATION part FOR TABLE clients (id, phone) WHERE (id > 0), notes;
        CREATE PUBLICATION whole_table FOR TABLE clients;
        CREATE PUBLICATION all_tables FOR ALL TABLES;
        CREATE FUNCTION f(clients) RETURNS text LANGUAGE sql AS 'SELECT $1.phone';
        CREATE POLICY p ON notes USING (EXISTS (SELECT FROM clients WHERE n > 1));
        ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
        """,
        """
        CREATE TABLE customers (id integer PRIMARY KEY, mobile text, m integer, n2 integer
          GENERATED ALWAYS AS (m * 2) STORED);
        CREATE TABLE notes (id integer PRIMARY KEY);
        CREATE INDEX low ON customers (lower(mobile)) WHERE m > 1;
        CREATE STATISTICS s ON mobile, m FROM customers;
        CREATE PUBLICATION part FOR TABLE customers (id, mobile) WHERE (id > 0), notes;
        CREATE PUBLICATION whole_table FOR TABLE customers;
        CREATE PUBLICATION all_tables FOR ALL TABLES;
        CREATE FUNCTION f(customers) RETURNS text LANGUAGE sql AS 'SELECT $1.mobile';
        CREATE POLICY p ON notes USING (EXISTS (SELECT FROM customers WHERE m > 1));
        ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
        """,
        Rename.table("clients", "customers"),
        Rename.column("clients", "phone", "mobile"),
        Rename.column("clients", "n", "m"));
  }

  @Test
  void aNameThatADropFreesIsTakenUnderAllThatStandsThereAndBack() throws SQLException {
    thereAndBack(
        """
        CREATE TABLE a (id integer PRIMARY KEY, x text);
        CREATE TABLE b (id integer PRIMARY KEY, y integer, z integer UNIQUE);
        CREATE TABLE c (id integer PRIMARY KEY, b integer REFERENCES b);
        CREATE VIEW v AS SELECT y FROM b;
        CREATE VIEW w AS SELECT x FROM a;
        CREATE SEQUENCE taken;
        CREATE PUBLICATION p FOR TABLE b, a;
        """,
        """
        CREATE TABLE b (id integer PRIMARY KEY, x text);
        CREATE TABLE taken (id integer PRIMARY KEY, b integer REFERENCES b);
        CREATE VIEW v AS SELECT x FROM b;
        CREATE PUBLICATION p FOR TABLE b;
        """,
        Rename.table("a", "b"),
        Rename.table("c", "taken"));
    thereAndBack(
        """
        CREATE TABLE t (id integer PRIMARY KEY, a text, b integer UNIQUE, c integer
          GENERATED ALWAYS AS (b + 1) STORED, CHECK (b > 0));
        CREATE INDEX i ON t (b) WHERE a > '';
        CREATE VIEW v AS SELECT a, b FROM t;
        CREATE TYPE mood AS ENUM ('ok', 'bad', 'sad');
        CREATE TABLE u (m mood DEFAULT 'ok');
        """,
        """
        CREATE TABLE t (id integer PRIMARY KEY, b text);
        CREATE VIEW v AS SELECT b AS a FROM t;
        CREATE TYPE mood AS ENUM ('bad', 'sad');
        CREATE TABLE u (m mood DEFAULT 'bad');
        """,
        Rename.column("t", "a", "b"),
        Rename.enumValue("mood", "ok", "bad"));
  }

  @Test
  void theSequencesOfColumnsFollowTheirTablesThereAndBack() throws SQLException {
    thereAndBack(
        """
        CREATE TABLE a (id serial PRIMARY KEY, n int GENERATED ALWAYS AS IDENTITY);
        CREATE TABLE b (id int GENERATED BY DEFAULT AS IDENTITY, n bigserial);
        CREATE TABLE draws (a int DEFAULT nextval('a_id_seq'), b bigint DEFAULT nextval('b_n_seq'));
        CREATE VIEW stands AS SELECT s.last_value FROM a_id_seq s;
        CREATE TABLE named (id int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME first));
        CREATE TABLE "Ünder" (id smallserial, other int GENERATED ALWAYS AS IDENTITY);
        CREATE TABLE p (id serial, d date) PARTITION BY RANGE (d);
        CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        CREATE TABLE c (id serial);
        CREATE SEQUENCE goes_id_seq;
        """,
        """
        CREATE TABLE b (id serial PRIMARY KEY, m int GENERATED ALWAYS AS IDENTITY);
        CREATE TABLE a (n int GENERATED BY DEFAULT AS IDENTITY, id bigserial);
        CREATE TABLE draws (a int DEFAULT nextval('b_id_seq'), b bigint DEFAULT nextval('a_id_seq'));
        CREATE VIEW stands AS SELECT s.last_value FROM b_id_seq s;
        CREATE TABLE other (nr int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME first));
        CREATE TABLE "über all" (number smallserial, "Other" int GENERATED ALWAYS AS IDENTITY);
        CREATE TABLE q (nr serial, d date) PARTITION BY RANGE (d);
        CREATE TABLE q1 PARTITION OF q FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        CREATE SEQUENCE goes_id_seq;
        CREATE TABLE goes (id int);
        CREATE SEQUENCE c_id_seq OWNED BY goes.id;
        ALTER TABLE goes ALTER id SET DEFAULT nextval('c_id_seq'), ALTER id SET NOT NULL;
        """,
        Rename.table("a", "b"),
        Rename.table("b", "a"),
        Rename.column("b", "n", "m"),
        Rename.column("a", "id", "n"),
        Rename.column("a", "n", "id"),
        Rename.table("named", "other"),
        Rename.column("named", "id", "nr"),
        Rename.table("Ünder", "über all"),
        Rename.column("Ünder", "id", "number"),
        Rename.column("Ünder", "other", "Other"),
        Rename.table("p", "q"),
        Rename.table("p1", "q1"),
        Rename.column("p", "id", "nr"),
        Rename.table("c", "goes"));
  }

  @Test
  void aSequenceThatOnlyHasTheNameOfAColumnsStays() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      Dialect dialect = Dialects.of(connection);
      db.execute(
          """
          CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME odd), n serial);
          CREATE TABLE other (id int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME t_id_seq));
          """);
      // What a revision knows that never saw how the database came to its names.
      Table table =
          Table.of(
              QualifiedName.of("t"),
              List.of(
                  column("id", integer()).notNull().identity(always()), column("n", integer())));
      RenameObject rename =
          new RenameObject(ObjectKind.TABLE, QualifiedName.of("t"), QualifiedName.of("u"));

      for (Statement statement :
          dialect.compilation(List.of(rename)).next(rename, () -> Schema.of(List.of(table)))) {
        db.execute(statement.sql());
      }

      assertThat(
              db.query(
                  """
                  SELECT pg_get_serial_sequence('u', 'id'), pg_get_serial_sequence('other', 'id')
                  """))
          .containsExactly("public.odd|public.t_id_seq");
    }
  }

  private static void thereAndBack(String before, String after, Rename... renames)
      throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres other = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = other.connect()) {
      Dialect dialect = Dialects.of(connection);
      load(connection, dialect, before);
      load(elsewhere, dialect, after);
      Schema model = new LiveDiff(dialect, elsewhere).inspect();

      new LiveDiff(dialect, connection).thereAndBack(model, Renames.of(renames));
    }
  }

  @Test
  void whatStandsOnRenamedThingsMeansTheSameThereAndBack() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres other = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = other.connect()) {
      Dialect dialect = Dialects.of(connection);
      load(connection, dialect, BEFORE);
      load(elsewhere, dialect, AFTER);
      db.execute(
          "INSERT INTO clients VALUES (1, '123', 'A', 5); INSERT INTO bills VALUES (1, 1);"
              + " REFRESH MATERIALIZED VIEW mv");
      LiveDiff live = new LiveDiff(dialect, connection);
      Schema before = live.inspect();
      Schema model = new LiveDiff(dialect, elsewhere).inspect();

      SchemaDiff diff =
          live.to(
              model,
              before,
              Renames.of(
                  Rename.table("clients", "customers"),
                  Rename.enumeration("mood", "feeling"),
                  Rename.enumValue("mood", "ok", "fine"),
                  Rename.column("clients", "phone", "mobile"),
                  Rename.column("clients", "a", "b"),
                  Rename.column("clients", "b", "a")));
      live.runForeseen(diff.operations());

      assertThat(live.to(model, live.inspect()).describe()).isEmpty();
      assertThat(db.query("SELECT mobile, a, b, m FROM customers")).containsExactly("123|5|A|fine");
      assertThat(db.query("SELECT mobile, a, b FROM v")).containsExactly("123|5|A");

      live.run(Operation.inverseOf(before, diff.operations()));

      assertThat(live.to(before, live.inspect()).describe()).isEmpty();
      assertThat(db.query("SELECT phone, a, b, m FROM clients")).containsExactly("123|A|5|ok");
      assertThat(db.query("SELECT phone, a, b FROM v")).containsExactly("123|A|5");
    }
  }

  private static void load(Connection connection, Dialect dialect, String script)
      throws SQLException {
    List<ScriptStatement> statements = dialect.split(script);
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (ScriptStatement each : statements) {
        statement.execute(each.sql());
      }
    }
  }
}
