package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.testing.Scripts;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of what is held as SQL, and of what lies under it: there by the diff, and back. */
class ObjectChangesTest {

  /** The first version that understands the SQL of a pair. */
  private static final Map<String, Integer> SINCE =
      Map.of(
          "how columns are stored and counted", 16,
          "constraints that come say all that they say", 15);

  static Stream<Arguments> onPostgresql() {
    return Stream.of(
        pair(
            "a view's columns get another type, under other views",
            """
            CREATE TABLE t (id integer PRIMARY KEY, a varchar(10), b integer);
            CREATE VIEW v AS SELECT id, a FROM t WHERE a <> 'x';
            CREATE VIEW z AS SELECT * FROM v;
            CREATE VIEW w AS SELECT b FROM t;
            CREATE MATERIALIZED VIEW m AS SELECT a FROM v;
            CREATE INDEX m_a ON m (a);
            """,
            """
            CREATE TABLE t (id bigint PRIMARY KEY, a text, b integer);
            CREATE VIEW v AS SELECT id, a FROM t WHERE a <> 'x';
            CREATE VIEW z AS SELECT * FROM v;
            CREATE VIEW w AS SELECT b FROM t;
            CREATE MATERIALIZED VIEW m AS SELECT a FROM v;
            CREATE INDEX m_a ON m (a);
            """),
        pair(
            "a view gains and loses columns, and what stands on it stays",
            """
            CREATE TABLE t (id integer, a text, b text);
            CREATE VIEW v AS SELECT id, a FROM t;
            CREATE VIEW w AS SELECT id FROM v;
            CREATE FUNCTION f() RETURNS SETOF v BEGIN ATOMIC SELECT * FROM v; END;
            """,
            """
            CREATE TABLE t (id integer, a text, b text);
            CREATE VIEW v AS SELECT id, b, a FROM t;
            CREATE VIEW w AS SELECT id FROM v;
            CREATE FUNCTION f() RETURNS SETOF v BEGIN ATOMIC SELECT * FROM v; END;
            """),
        pair(
            "a view of the same columns stands on another table",
            """
            CREATE TABLE a (id integer);
            CREATE VIEW v AS SELECT id FROM a;
            """,
            """
            CREATE TABLE b (id integer);
            CREATE VIEW v AS SELECT id FROM b;
            """),
        pair(
            "a view becomes a table, and a column goes that a view had",
            """
            CREATE TABLE t (id integer, a text);
            CREATE VIEW v AS SELECT id, a FROM t;
            CREATE VIEW w AS SELECT a FROM t;
            """,
            """
            CREATE TABLE t (id integer);
            CREATE TABLE v (id integer);
            CREATE VIEW w AS SELECT id AS a FROM t;
            """),
        pair(
            "functions get another body, result, or more arguments",
            """
            CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
            CREATE FUNCTION g() RETURNS integer LANGUAGE sql IMMUTABLE RETURN 1;
            CREATE VIEW v AS SELECT g() AS g;
            CREATE TABLE t (a integer CHECK (f(a) > 0));
            """,
            """
            CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql STRICT AS 'SELECT a + 1';
            CREATE FUNCTION f(a integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT a';
            CREATE FUNCTION g() RETURNS bigint LANGUAGE sql RETURN 2;
            CREATE VIEW v AS SELECT g() AS g;
            CREATE TABLE t (a integer CHECK (f(a) > 0));
            """),
        pair(
            "functions come and go with the tables that need them",
            """
            CREATE FUNCTION a() RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE TABLE t (x integer DEFAULT a());
            CREATE FUNCTION of_t(r t) RETURNS integer LANGUAGE sql RETURN r.x;
            """,
            """
            CREATE FUNCTION z() RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE TABLE b (x integer DEFAULT z());
            CREATE FUNCTION count_b() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM b';
            CREATE TABLE a_first (n bigint DEFAULT count_b());
            """),
        pair(
            "triggers change their definition, their state and their function",
            """
            CREATE FUNCTION one() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TABLE t (a integer, b integer);
            CREATE TRIGGER x BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION one();
            CREATE TRIGGER y BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.b > 1) EXECUTE FUNCTION one();
            CREATE TRIGGER gone AFTER DELETE ON t EXECUTE FUNCTION one();
            """,
            """
            CREATE FUNCTION two() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TABLE t (a bigint, b bigint);
            CREATE TRIGGER x BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION two('z');
            CREATE TRIGGER y BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.b > 1) EXECUTE FUNCTION two();
            ALTER TABLE t DISABLE TRIGGER x;
            COMMENT ON TRIGGER x ON t IS 'off';
            """),
        pair(
            "policies and row-level security",
            """
            CREATE TABLE t (a integer, who name);
            ALTER TABLE t ENABLE ROW LEVEL SECURITY;
            CREATE POLICY p ON t FOR SELECT USING (who = current_user AND a > 1);
            CREATE POLICY q ON t USING (true);
            """,
            """
            CREATE TABLE t (a bigint, who name);
            ALTER TABLE t ENABLE ROW LEVEL SECURITY;
            ALTER TABLE t FORCE ROW LEVEL SECURITY;
            CREATE POLICY p ON t FOR SELECT USING (who = current_user AND a > 1);
            CREATE POLICY r ON t AS RESTRICTIVE USING (true);
            """),
        pair(
            "domains change all but their type in place",
            """
            CREATE DOMAIN d AS integer DEFAULT 1 NOT NULL CHECK (VALUE > 0);
            CREATE TABLE t (a d);
            """,
            """
            CREATE DOMAIN d AS integer CONSTRAINT small CHECK (VALUE < 100);
            COMMENT ON DOMAIN d IS 'small';
            CREATE TABLE t (a d, b d);
            """),
        pair(
            "composite types gain and lose attributes in place",
            """
            CREATE TYPE c AS (a integer, b text);
            CREATE TABLE t (x c);
            CREATE FUNCTION f(x c) RETURNS text LANGUAGE sql AS 'SELECT (x).b';
            """,
            """
            CREATE TYPE c AS (a integer, z date, "Z" text);
            CREATE TABLE t (x c);
            CREATE FUNCTION f(x c) RETURNS integer LANGUAGE sql AS 'SELECT (x).a';
            """),
        pair(
            "an enum loses a value under a view",
            """
            CREATE TYPE e AS ENUM ('a', 'b', 'c');
            CREATE TABLE t (x e);
            CREATE VIEW v AS SELECT x FROM t WHERE x = 'a';
            CREATE FUNCTION f(x e) RETURNS e LANGUAGE sql AS 'SELECT x';
            """,
            """
            CREATE TYPE e AS ENUM ('b', 'a');
            CREATE TABLE t (x e);
            CREATE VIEW v AS SELECT x FROM t WHERE x = 'a';
            CREATE FUNCTION f(x e) RETURNS e LANGUAGE sql AS 'SELECT x';
            """),
        pair(
            "materialized views change their definition, indexes and options",
            """
            CREATE TABLE t (a integer, b integer);
            CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
            CREATE MATERIALIZED VIEW n WITH (fillfactor = 50) AS SELECT a FROM t;
            CREATE INDEX n_a ON n (a);
            """,
            """
            CREATE TABLE t (a integer, b integer);
            CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
            CREATE UNIQUE INDEX m_a ON m (a);
            CREATE MATERIALIZED VIEW n AS SELECT a FROM t;
            CREATE INDEX n_a ON n (a DESC);
            COMMENT ON COLUMN n.a IS 'a';
            """),
        pair(
            "the mark of CLUSTER on a materialized view, and what its indexes and columns have",
            """
            CREATE TABLE t (a integer, b text);
            CREATE MATERIALIZED VIEW kept AS SELECT a, b FROM t;
            CREATE INDEX kept_a ON kept (a);
            CREATE INDEX kept_b ON kept ((b || 'x'));
            ALTER MATERIALIZED VIEW kept CLUSTER ON kept_a;
            CREATE MATERIALIZED VIEW again AS SELECT a, b FROM t;
            CREATE INDEX again_a ON again (a);
            ALTER MATERIALIZED VIEW again CLUSTER ON again_a;
            CREATE MATERIALIZED VIEW bare AS SELECT a, b FROM t;
            CREATE INDEX bare_a ON bare (a);
            COMMENT ON INDEX bare_a IS 'a';
            ALTER MATERIALIZED VIEW bare ALTER b SET STORAGE EXTERNAL, ALTER a SET STATISTICS 7;
            """,
            """
            CREATE TABLE t (a bigint, b text);
            CREATE MATERIALIZED VIEW kept AS SELECT a, b FROM t;
            CREATE INDEX kept_a ON kept (a DESC);
            CREATE INDEX kept_b ON kept ((b || 'x'));
            ALTER INDEX kept_b ALTER COLUMN 1 SET STATISTICS 9;
            COMMENT ON INDEX kept_b IS 'b';
            ALTER MATERIALIZED VIEW kept CLUSTER ON kept_a;
            CREATE MATERIALIZED VIEW again AS SELECT a, b FROM t WHERE a > 1;
            CREATE INDEX again_a ON again (a);
            CREATE INDEX again_b ON again (b);
            ALTER MATERIALIZED VIEW again CLUSTER ON again_b;
            CREATE MATERIALIZED VIEW bare AS SELECT a, b FROM t;
            CREATE INDEX bare_a ON bare (a);
            ALTER MATERIALIZED VIEW bare ALTER b SET (n_distinct = 5), CLUSTER ON bare_a;
            """),
        pair(
            "extensions, schemas, collations, statistics, rules, aggregates",
            """
            CREATE EXTENSION citext;
            CREATE COLLATION c (provider = icu, locale = 'de');
            CREATE TABLE t (a citext, b integer, d integer);
            CREATE STATISTICS s ON a, b FROM t;
            CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
            CREATE AGGREGATE agg(integer) (SFUNC = int4pl, STYPE = integer);
            """,
            """
            CREATE EXTENSION hstore;
            CREATE COLLATION c (provider = icu, locale = 'fr');
            CREATE TABLE t (a text, b integer, d integer, h hstore);
            CREATE STATISTICS s (dependencies) ON b, d FROM t;
            CREATE RULE r AS ON DELETE TO t DO INSTEAD SELECT 1;
            CREATE AGGREGATE agg(integer) (SFUNC = int4mul, STYPE = integer);
            """),
        pair(
            "publications and event triggers",
            """
            CREATE TABLE t (a integer PRIMARY KEY); CREATE TABLE u (a integer);
            CREATE PUBLICATION p FOR TABLE t;
            CREATE PUBLICATION q FOR ALL TABLES;
            CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
            CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION f();
            """,
            """
            CREATE TABLE t (a integer PRIMARY KEY); CREATE TABLE u (a integer);
            CREATE PUBLICATION p FOR TABLE t, u WITH (publish = 'insert');
            CREATE PUBLICATION q FOR TABLE u;
            CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
            CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f();
            ALTER EVENT TRIGGER e DISABLE;
            """),
        pair(
            "partitions come, go, are partitioned, and follow their table",
            """
            CREATE TABLE s (id integer, day date, x text) PARTITION BY RANGE (day);
            CREATE TABLE s_2023 PARTITION OF s FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
            CREATE TABLE s_2024 PARTITION OF s FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
            """,
            """
            CREATE TABLE s (id bigint, day date, y integer NOT NULL DEFAULT 1,
              PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
            CREATE INDEX s_y ON s (y);
            CREATE TABLE s_2024 PARTITION OF s FOR VALUES FROM ('2024-01-01') TO ('2025-06-01');
            CREATE TABLE s_2026 PARTITION OF s FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')
              PARTITION BY HASH (id);
            CREATE TABLE s_2026_0 PARTITION OF s_2026 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
            CREATE TABLE s_2026_1 PARTITION OF s_2026 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
            CREATE TABLE s_else PARTITION OF s DEFAULT;
            """),
        pair(
            "children of tables",
            """
            CREATE TABLE parent (a integer, b text);
            CREATE TABLE child (c integer) INHERITS (parent);
            CREATE TABLE alone (a integer, b text);
            """,
            """
            CREATE TABLE parent (a bigint, d date CHECK (d > '2000-01-01'));
            CREATE TABLE child (c integer) INHERITS (parent);
            CREATE TABLE alone (a integer, b text);
            """),
        pair(
            "how columns are stored and counted",
            """
            CREATE TABLE t (a text, b text STORAGE EXTERNAL, c text COMPRESSION pglz, d integer);
            ALTER TABLE t ALTER COLUMN d SET STATISTICS 500, ALTER COLUMN a SET (n_distinct = 5);
            """,
            """
            CREATE TABLE t (a text STORAGE MAIN, b text, c text, d integer, e text STORAGE PLAIN);
            ALTER TABLE t ALTER COLUMN d SET (n_distinct = 7), REPLICA IDENTITY FULL;
            CREATE TABLE u (a text STORAGE MAIN);
            """),
        pair(
            "names of not-null constraints",
            """
            CREATE TABLE t (id integer CONSTRAINT here NOT NULL, b text NOT NULL, c text,
              d text CONSTRAINT "odd %s" NOT NULL, same text CONSTRAINT kept NOT NULL);
            """,
            """
            CREATE TABLE t (id integer NOT NULL, b text CONSTRAINT "it's" NOT NULL,
              c text CONSTRAINT c_is_there NOT NULL, d text, e text CONSTRAINT e_new NOT NULL,
              same text CONSTRAINT kept NOT NULL);
            """),
        pair(
            "what indexes have besides their definition",
            """
            CREATE TABLE t (id integer PRIMARY KEY WITH (fillfactor = 70), a integer NOT NULL,
              b text, v tsvector, s integer, CONSTRAINT u UNIQUE (id, a) WITH (fillfactor = 90));
            CREATE UNIQUE INDEX i ON t (a);
            CREATE INDEX e ON t ((a + 1), (b || 'x'));
            CREATE INDEX g ON t USING gist (v tsvector_ops (siglen = 100));
            CREATE INDEX on_s ON t (s) WITH (fillfactor = 50);
            ALTER INDEX e ALTER COLUMN 1 SET STATISTICS 500;
            ALTER TABLE t CLUSTER ON i, REPLICA IDENTITY USING INDEX i;
            COMMENT ON INDEX i IS 'i';
            COMMENT ON INDEX on_s IS 's';
            COMMENT ON CONSTRAINT t_pkey ON t IS 'key';
            """,
            """
            CREATE TABLE t (id integer PRIMARY KEY WITH (fillfactor = 80), a integer NOT NULL,
              b text, v tsvector, s integer GENERATED ALWAYS AS (a + 1) STORED,
              CONSTRAINT u UNIQUE (id, a));
            CREATE INDEX e ON t ((a + 1), (b || 'x'));
            CREATE INDEX g ON t USING gist (v tsvector_ops (siglen = 200));
            CREATE INDEX on_s ON t (s) WITH (fillfactor = 50);
            CREATE INDEX late ON t (b) WITH (fillfactor = 60);
            ALTER INDEX e ALTER COLUMN 2 SET STATISTICS 0;
            ALTER TABLE t CLUSTER ON late, REPLICA IDENTITY USING INDEX t_pkey;
            COMMENT ON INDEX late IS 'late';
            COMMENT ON INDEX on_s IS 's';
            COMMENT ON CONSTRAINT u ON t IS 'u';
            """),
        pair(
            "indexes that a column's new type builds anew keep what they have",
            """
            CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b text, r int4range,
              CONSTRAINT u UNIQUE (a, b) DEFERRABLE, CONSTRAINT ck CHECK (a > 0),
              CONSTRAINT x EXCLUDE ((a + 1) WITH =));
            ALTER TABLE t ADD CONSTRAINT unchecked CHECK (a > 1) NOT VALID;
            CREATE INDEX e ON t ((a + 1), (b || 'x')) WITH (fillfactor = 70);
            CREATE INDEX f ON t (a, lower(b)) WHERE a < 9;
            CREATE UNIQUE INDEX i ON t (a);
            CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
            CREATE INDEX m_e ON m ((a + 1));
            ALTER INDEX e ALTER COLUMN 1 SET STATISTICS 500;
            ALTER INDEX e ALTER COLUMN 2 SET STATISTICS 200;
            ALTER INDEX f ALTER COLUMN 2 SET STATISTICS 0;
            ALTER INDEX x ALTER COLUMN 1 SET STATISTICS 30;
            ALTER INDEX m_e ALTER COLUMN 1 SET STATISTICS 40;
            ALTER TABLE t CLUSTER ON i, REPLICA IDENTITY USING INDEX i;
            COMMENT ON CONSTRAINT u ON t IS 'u';
            COMMENT ON CONSTRAINT ck ON t IS 'ck';
            COMMENT ON CONSTRAINT unchecked ON t IS 'unchecked';
            COMMENT ON INDEX e IS 'e';
            CREATE STATISTICS s ON a, b FROM t;
            ALTER STATISTICS s SET STATISTICS 77;
            COMMENT ON STATISTICS s IS 's';
            CREATE TABLE k (x integer, y integer REFERENCES t (a));
            ALTER TABLE k ADD CONSTRAINT fk FOREIGN KEY (x) REFERENCES t (a) NOT VALID;
            COMMENT ON CONSTRAINT fk ON k IS 'fk';
            CREATE TABLE p (id integer, a integer) PARTITION BY RANGE (id);
            CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
            CREATE INDEX p1_e ON p1 ((a + 1));
            ALTER INDEX p1_e ALTER COLUMN 1 SET STATISTICS 50;
            """,
            """
            CREATE TABLE t (id integer PRIMARY KEY, a bigint NOT NULL, b varchar(9), r int4range,
              CONSTRAINT u UNIQUE (a, b) DEFERRABLE, CONSTRAINT ck CHECK (a > 0),
              CONSTRAINT x EXCLUDE ((a + 1) WITH =));
            ALTER TABLE t ADD CONSTRAINT unchecked CHECK (a > 1) NOT VALID;
            CREATE INDEX e ON t ((a + 1), (b || 'x')) WITH (fillfactor = 70);
            CREATE INDEX f ON t (a, lower(b)) WHERE a < 9;
            CREATE UNIQUE INDEX i ON t (a);
            CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
            CREATE INDEX m_e ON m ((a + 1));
            ALTER INDEX e ALTER COLUMN 1 SET STATISTICS 500;
            ALTER INDEX e ALTER COLUMN 2 SET STATISTICS 200;
            ALTER INDEX f ALTER COLUMN 2 SET STATISTICS 0;
            ALTER INDEX x ALTER COLUMN 1 SET STATISTICS 30;
            ALTER INDEX m_e ALTER COLUMN 1 SET STATISTICS 40;
            ALTER TABLE t CLUSTER ON i, REPLICA IDENTITY USING INDEX i;
            COMMENT ON CONSTRAINT u ON t IS 'u';
            COMMENT ON CONSTRAINT ck ON t IS 'ck';
            COMMENT ON CONSTRAINT unchecked ON t IS 'unchecked';
            COMMENT ON INDEX e IS 'e';
            CREATE STATISTICS s ON a, b FROM t;
            ALTER STATISTICS s SET STATISTICS 77;
            COMMENT ON STATISTICS s IS 's';
            CREATE TABLE k (x bigint, y bigint REFERENCES t (a));
            ALTER TABLE k ADD CONSTRAINT fk FOREIGN KEY (x) REFERENCES t (a) NOT VALID;
            COMMENT ON CONSTRAINT fk ON k IS 'fk';
            CREATE TABLE p (id integer, a bigint) PARTITION BY RANGE (id);
            CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
            CREATE INDEX p1_e ON p1 ((a + 1));
            ALTER INDEX p1_e ALTER COLUMN 1 SET STATISTICS 50;
            """),
        pair(
            "an enum loses a value under what compares its columns",
            """
            CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
            CREATE TABLE k (a mood UNIQUE, b mood CONSTRAINT self REFERENCES k (a));
            COMMENT ON CONSTRAINT self ON k IS 'self';
            CREATE TABLE j (b mood, CONSTRAINT other FOREIGN KEY (b) REFERENCES k (a));
            CREATE TABLE t (id integer PRIMARY KEY, m mood, b text, CONSTRAINT ck CHECK (m <> 'sad'));
            CREATE INDEX e ON t ((m = 'ok'), lower(b)) WHERE m <> 'sad';
            ALTER INDEX e ALTER COLUMN 2 SET STATISTICS 9;
            CREATE UNIQUE INDEX i ON t (m);
            ALTER TABLE t CLUSTER ON i;
            COMMENT ON INDEX e IS 'e';
            COMMENT ON CONSTRAINT ck ON t IS 'ck';
            CREATE VIEW v AS SELECT m FROM t WHERE m = 'ok';
            CREATE TABLE p (id integer, m mood DEFAULT 'ok') PARTITION BY RANGE (id);
            CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
            CREATE TABLE a1 PARTITION OF p (m DEFAULT 'sad') FOR VALUES FROM (10) TO (20);
            """,
            """
            CREATE TYPE mood AS ENUM ('ok', 'sad');
            CREATE TABLE k (a mood UNIQUE, b mood CONSTRAINT self REFERENCES k (a));
            COMMENT ON CONSTRAINT self ON k IS 'self';
            CREATE TABLE j (b mood, CONSTRAINT other FOREIGN KEY (b) REFERENCES k (a));
            CREATE TABLE t (id integer PRIMARY KEY, m mood, b text, CONSTRAINT ck CHECK (m <> 'sad'));
            CREATE INDEX e ON t ((m = 'ok'), lower(b)) WHERE m <> 'sad';
            ALTER INDEX e ALTER COLUMN 2 SET STATISTICS 9;
            CREATE UNIQUE INDEX i ON t (m);
            ALTER TABLE t CLUSTER ON i;
            COMMENT ON INDEX e IS 'e';
            COMMENT ON CONSTRAINT ck ON t IS 'ck';
            CREATE VIEW v AS SELECT m FROM t WHERE m = 'ok';
            CREATE TABLE p (id integer, m mood DEFAULT 'ok') PARTITION BY RANGE (id);
            CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
            CREATE TABLE a1 PARTITION OF p (m DEFAULT 'sad') FOR VALUES FROM (10) TO (20);
            """),
        pair(
            "a numbered column becomes one that no sequence can fill",
            "CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY);",
            "CREATE TABLE t (id numeric(30, 2) NOT NULL);"),
        pair(
            "a serial column becomes a greater one",
            "CREATE TABLE t (s serial, n smallserial);",
            "CREATE TABLE t (s bigserial, n serial);"),
        pair(
            "a function of other arguments reads a column of another type",
            """
            CREATE TABLE m (ok integer);
            CREATE FUNCTION allowed(x integer) RETURNS boolean LANGUAGE sql STABLE
              BEGIN ATOMIC SELECT EXISTS (SELECT FROM m WHERE ok = x); END;
            CREATE TABLE t (id integer);
            CREATE POLICY p ON t USING (allowed(id));
            """,
            """
            CREATE TABLE m (ok bigint);
            CREATE FUNCTION allowed(x bigint) RETURNS boolean LANGUAGE sql STABLE
              BEGIN ATOMIC SELECT EXISTS (SELECT FROM m WHERE ok = x); END;
            CREATE TABLE t (id bigint);
            CREATE POLICY p ON t USING (allowed(id));
            """),
        pair(
            "a function takes other arguments while their enum loses a value",
            """
            CREATE TYPE mood AS ENUM ('ok', 'sad');
            CREATE FUNCTION f(m mood) RETURNS mood LANGUAGE sql AS 'SELECT $1';
            """,
            """
            CREATE TYPE mood AS ENUM ('ok');
            CREATE FUNCTION f(m mood, n integer) RETURNS mood LANGUAGE sql AS 'SELECT $1';
            """),
        pair(
            "an enum gives its name to a table",
            "CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE t (m mood);",
            "CREATE TABLE mood (name text PRIMARY KEY);"),
        pair(
            "a table references itself by a key that comes after it",
            """
            CREATE TABLE t (a integer);
            """,
            """
            CREATE TABLE t (a integer);
            CREATE TABLE by_index (a integer, b integer);
            CREATE UNIQUE INDEX i ON by_index (a);
            ALTER TABLE by_index ADD FOREIGN KEY (b) REFERENCES by_index (a);
            CREATE TABLE by_second (a integer, b integer, CONSTRAINT first UNIQUE (a) DEFERRABLE);
            ALTER TABLE by_second ADD CONSTRAINT second UNIQUE (a),
              ADD FOREIGN KEY (b) REFERENCES by_second (a);
            """),
        pair(
            "constraints that come say all that they say",
            """
            CREATE TABLE a (x integer PRIMARY KEY, y integer);
            CREATE TABLE b (x integer);
            """,
            """
            CREATE TABLE a (x integer PRIMARY KEY, y integer,
              CONSTRAINT y UNIQUE (y) INCLUDE (x) DEFERRABLE);
            CREATE TABLE b (x integer, CONSTRAINT full_match FOREIGN KEY (x) REFERENCES a MATCH FULL);
            COMMENT ON CONSTRAINT full_match ON b IS 'all or nothing';
            ALTER TABLE b ADD CONSTRAINT later CHECK (x > 0) NOT VALID;
            CREATE TABLE c (x integer PRIMARY KEY, y integer);
            CREATE TABLE d (x integer PRIMARY KEY, y integer,
              CONSTRAINT to_c FOREIGN KEY (y) REFERENCES c ON DELETE SET NULL (y));
            ALTER TABLE c ADD CONSTRAINT to_d FOREIGN KEY (y) REFERENCES d NOT VALID;
            COMMENT ON CONSTRAINT to_d ON c IS 'in a circle';
            """),
        pair(
            "comments alone",
            """
            CREATE TABLE t (a integer);
            CREATE VIEW v AS SELECT a FROM t;
            CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
            """,
            """
            CREATE TABLE t (a integer);
            CREATE VIEW v AS SELECT a FROM t;
            COMMENT ON VIEW v IS 'v'; COMMENT ON COLUMN v.a IS 'a';
            CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
            COMMENT ON FUNCTION f() IS 'f';
            """));
  }

  static Stream<Arguments> onSqlite() {
    return Stream.of(
        pair(
            "views and triggers come, change and go",
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
            CREATE VIEW v AS SELECT a FROM t;
            CREATE VIEW gone(x) AS SELECT a FROM v;
            CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET a = 'x'; SELECT 1; END;
            """,
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
            CREATE TABLE u (b TEXT);
            CREATE VIEW v AS SELECT id, a FROM t;
            CREATE VIEW w("odd name") AS SELECT b FROM u;
            CREATE TRIGGER tr AFTER INSERT ON t BEGIN DELETE FROM u; END;
            CREATE TRIGGER instead INSTEAD OF DELETE ON v BEGIN DELETE FROM u; END;
            """),
        pair(
            "a table is rebuilt under views and triggers",
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a INTEGER, b TEXT);
            CREATE VIEW v AS SELECT a FROM t;
            CREATE VIEW w AS SELECT count(*) AS n FROM v;
            CREATE TRIGGER tr AFTER UPDATE OF a ON t BEGIN UPDATE t SET b = 'x'; END;
            CREATE INDEX i ON t (a);
            """,
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT NOT NULL DEFAULT 'q', b TEXT,
              CHECK (a <> ''));
            CREATE VIEW v AS SELECT a FROM t;
            CREATE VIEW w AS SELECT count(*) AS n FROM v;
            CREATE TRIGGER tr AFTER UPDATE OF a ON t BEGIN UPDATE t SET b = 'x'; END;
            CREATE INDEX i ON t (a);
            """));
  }

  private static Arguments pair(String name, String before, String after) {
    return Arguments.of(name, before, after);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void onPostgresql(String name, String before, String after) throws SQLException {
    assumeTrue(TestPostgres.majorVersion() >= SINCE.getOrDefault(name, 14), "needs a newer server");
    thereAndBack(TestPostgres.create(), TestPostgres.create(), before, after);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void onSqlite(String name, String before, String after) throws SQLException {
    thereAndBack(TestSqlite.memory(), TestSqlite.memory(), before, after);
  }

  private static void thereAndBack(
      TestDatabase first, TestDatabase second, String before, String after) throws SQLException {
    try (first;
        second;
        Connection connection = first.connect();
        Connection elsewhere = second.connect()) {
      Dialect dialect = Dialects.of(connection);
      Scripts.run(connection, before);
      Scripts.run(elsewhere, after);
      Schema was = dialect.inspect(connection, Scope.CURRENT_SCHEMA);
      Schema model = dialect.inspect(elsewhere, Scope.CURRENT_SCHEMA);
      LiveDiff live = new LiveDiff(dialect, connection);

      SchemaDiff there = live.to(model, was);
      assertThat(Operation.applyAll(was, there.operations()).definedObjects())
          .isEqualTo(model.definedObjects());

      live.thereAndBack(model);
    }
  }
}
