package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestPostgres;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is held as SQL: read, created from what was read, foretold, and dropped again. */
class DefinedObjectsTest {

  private static final String TABLES =
      """
      CREATE TABLE films (id integer PRIMARY KEY, title text NOT NULL, price numeric(8, 2),
                          owner name DEFAULT current_user);
      CREATE TABLE log (what text, at timestamptz DEFAULT now());
      """;

  static Stream<Arguments> objects() {
    return Stream.of(
        object(
            "views, on views, with options, comments and defaults",
            """
            CREATE VIEW cheap WITH (security_barrier) AS
              SELECT id, title AS "The Title" FROM films WHERE price < 5;
            COMMENT ON VIEW cheap IS 'under five';
            COMMENT ON COLUMN cheap."The Title" IS 'as on the poster';
            ALTER VIEW cheap ALTER COLUMN id SET DEFAULT 0;
            CREATE VIEW cheapest AS SELECT * FROM cheap ORDER BY id LIMIT 1;
            CREATE VIEW a_before_cheap AS SELECT count(*) FROM cheapest;
            CREATE VIEW grouped AS SELECT id, title FROM films GROUP BY id;
            CREATE VIEW checked AS SELECT * FROM films WHERE price > 1 WITH LOCAL CHECK OPTION;
            CREATE RECURSIVE VIEW numbers (n) AS
              VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 10;
            """),
        object(
            "materialized views with indexes",
            """
            CREATE MATERIALIZED VIEW totals WITH (fillfactor = 70) AS
              SELECT title, sum(price) AS total FROM films GROUP BY title;
            CREATE UNIQUE INDEX totals_title ON totals (title);
            CREATE INDEX "Odd Index" ON totals (lower(title)) WHERE total > 3;
            COMMENT ON MATERIALIZED VIEW totals IS 'sums';
            """),
        object(
            "functions and procedures, overloaded, in any language and style",
            """
            CREATE FUNCTION add(a integer, b integer DEFAULT 1) RETURNS integer
              LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5 RETURN a + b;
            CREATE FUNCTION add(text, text) RETURNS text LANGUAGE sql AS $$SELECT $1 || $2$$;
            CREATE FUNCTION count_films() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM films';
            CREATE FUNCTION atomic() RETURNS SETOF films BEGIN ATOMIC SELECT * FROM films; END;
            CREATE FUNCTION total(f films) RETURNS numeric LANGUAGE plpgsql SECURITY DEFINER
              SET search_path = pg_catalog AS $f$BEGIN RETURN f.price; END$f$;
            CREATE FUNCTION many(OUT x integer, OUT y text, VARIADIC z text[]) RETURNS SETOF record
              LANGUAGE plpgsql ROWS 7 AS $$BEGIN x := 1; y := 'a;b'; RETURN NEXT; END$$;
            CREATE PROCEDURE clear(what text) LANGUAGE sql AS 'DELETE FROM log WHERE log.what = $1';
            COMMENT ON FUNCTION add(integer, integer) IS 'sum';
            CREATE TABLE uses (n integer DEFAULT add(1, 2) CHECK (add(n, 1) > 0));
            CREATE INDEX uses_add ON uses (add(n, n));
            """),
        object(
            "triggers of every kind",
            """
            CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
            CREATE TRIGGER before_row BEFORE INSERT OR UPDATE OF title, price ON films
              FOR EACH ROW WHEN (NEW.price > 3) EXECUTE FUNCTION audit('a', 'b');
            CREATE TRIGGER after_all AFTER UPDATE ON films REFERENCING OLD TABLE AS o NEW TABLE AS n
              FOR EACH STATEMENT EXECUTE FUNCTION audit();
            CREATE CONSTRAINT TRIGGER late AFTER INSERT ON films DEFERRABLE INITIALLY DEFERRED
              FOR EACH ROW EXECUTE FUNCTION audit();
            ALTER TABLE films DISABLE TRIGGER before_row;
            ALTER TABLE films ENABLE ALWAYS TRIGGER after_all;
            CREATE VIEW v AS SELECT * FROM films;
            CREATE TRIGGER instead INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION audit();
            COMMENT ON TRIGGER late ON films IS 'at the end';
            """),
        object(
            "row-level security",
            """
            ALTER TABLE films ENABLE ROW LEVEL SECURITY;
            ALTER TABLE log ENABLE ROW LEVEL SECURITY;
            ALTER TABLE log FORCE ROW LEVEL SECURITY;
            CREATE POLICY own ON films FOR SELECT USING (owner = current_user);
            CREATE POLICY cheap ON films AS RESTRICTIVE FOR UPDATE TO pg_monitor, PUBLIC
              USING (price < 5) WITH CHECK (price < 6);
            CREATE POLICY anything ON films WITH CHECK (true);
            COMMENT ON POLICY own ON films IS 'one''s own';
            """),
        object(
            "domains",
            """
            CREATE DOMAIN year AS integer DEFAULT 2000 NOT NULL
              CONSTRAINT year_check CHECK (VALUE >= 1901 AND VALUE <= 2155);
            CREATE DOMAIN email AS varchar(100) COLLATE "C" CHECK (VALUE LIKE '%@%');
            COMMENT ON DOMAIN year IS 'of release';
            CREATE TABLE t (y year, e email[] DEFAULT '{}');
            """),
        object(
            "composite and range types",
            """
            CREATE TYPE mood AS ENUM ('sad', 'glad');
            CREATE TYPE address AS (street text, "Zip Code" varchar(10), m mood);
            COMMENT ON COLUMN address.street IS 'with number';
            CREATE TYPE prices AS RANGE (SUBTYPE = numeric);
            CREATE TABLE t (a address, p prices, many address[]);
            CREATE FUNCTION street(a address) RETURNS text LANGUAGE sql RETURN (a).street;
            """),
        object(
            "rules",
            """
            CREATE RULE no_delete AS ON DELETE TO log DO INSTEAD NOTHING;
            CREATE RULE also AS ON INSERT TO films DO ALSO INSERT INTO log (what) VALUES (NEW.title);
            ALTER TABLE log DISABLE RULE no_delete;
            COMMENT ON RULE also ON films IS 'log';
            """),
        object(
            "aggregates",
            """
            CREATE AGGREGATE product(numeric) (SFUNC = numeric_mul, STYPE = numeric, INITCOND = '1');
            CREATE FUNCTION step(state integer, x text, y integer) RETURNS integer
              LANGUAGE sql RETURN state + y;
            CREATE AGGREGATE odd(x text, y integer)
              (SFUNC = step, STYPE = integer, INITCOND = '0', PARALLEL = SAFE);
            CREATE AGGREGATE hits(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0',
              MSFUNC = int8inc, MINVFUNC = int8dec, MSTYPE = bigint, MINITCOND = '0');
            COMMENT ON AGGREGATE product(numeric) IS 'of all';
            """),
        object(
            "statistics objects",
            """
            CREATE STATISTICS film_stats (ndistinct, dependencies) ON title, price FROM films;
            CREATE STATISTICS film_expr ON lower(title), (price * 2) FROM films;
            ALTER STATISTICS film_stats SET STATISTICS 50;
            """),
        object(
            "collations",
            """
            CREATE COLLATION german (provider = icu, locale = 'de-u-co-phonebk');
            CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
            CREATE TABLE t (a text COLLATE german, b text COLLATE blind);
            """),
        object(
            "publications",
            """
            CREATE PUBLICATION few FOR TABLE films (id, title) WHERE (id > 3), log
              WITH (publish = 'insert, update', publish_via_partition_root = true);
            CREATE PUBLICATION everything FOR ALL TABLES;
            CREATE PUBLICATION nothing;
            """),
        object(
            "event triggers",
            """
            CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN END$$;
            CREATE EVENT TRIGGER see ON ddl_command_end WHEN TAG IN ('CREATE TYPE', 'DROP TYPE')
              EXECUTE FUNCTION seen();
            ALTER EVENT TRIGGER see DISABLE;
            """));
  }

  private static Arguments object(String name, String sql) {
    return Arguments.of(name, sql);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objects")
  void whatIsReadCreatesTheSameElsewhereAndGoesWithoutATrace(String name, String sql)
      throws Exception {
    assumeTrue(
        TestPostgres.majorVersion() >= 15 || !name.equals("publications"), "needs a newer server");
    try (TestPostgres db = TestPostgres.create();
        TestPostgres empty = TestPostgres.create()) {
      Postgres.execute(db, TABLES + sql);
      Schema schema = Postgres.inspect(db);
      assertThat(schema.definedObjects()).isNotEmpty();

      List<Operation> operations = SchemaDiff.between(Schema.EMPTY, schema).operations();
      Postgres.run(empty, Schema.EMPTY, operations);
      Postgres.assertSame("created", Postgres.inspect(empty), schema);
      Postgres.assertSame("nothing to ask", Postgres.normalise(empty, schema, schema), schema);

      Postgres.run(empty, schema, Operation.inverseOf(Schema.EMPTY, operations));
      Postgres.assertSame("dropped", Postgres.inspect(empty), Schema.EMPTY);
      Postgres.assertSame("foretold", Postgres.normalise(empty, schema, Schema.EMPTY), schema);
    }
  }
}
