package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.diff.Renames;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A copy of a database of the same kind, with {@code --create-schema}: all of it is there. */
@ExtendWith(TestDatabases.class)
class WholeSchemaTest {

  private static final CopyOptions CREATING = CopyOptions.DEFAULT.creatingSchema(true);

  private static final Set<QualifiedName> OWN =
      Set.of(QualifiedName.of("aludel_copy_ledger"), QualifiedName.of("aludel_copy_rejects"));

  private static final String POSTGRESQL =
      """
      CREATE EXTENSION IF NOT EXISTS btree_gist;
      CREATE TYPE mood AS ENUM ('sad','ok');
      CREATE DOMAIN posint AS integer CHECK (VALUE > 0);
      CREATE TYPE addr AS (street text, zip varchar(9));
      CREATE SEQUENCE sq INCREMENT 5 START 100 CACHE 10;
      CREATE COLLATION ci (provider=icu, locale='und-u-ks-level2', deterministic=false);
      CREATE TABLE z_parent (id bigint GENERATED ALWAYS AS IDENTITY (START 10 INCREMENT 2)
        PRIMARY KEY WITH (fillfactor=80), code text NOT NULL, UNIQUE (code) INCLUDE (id), m mood
        DEFAULT 'ok', p posint, ad addr, name text COLLATE ci) WITH (fillfactor=70,
        autovacuum_enabled=false);
      CREATE TABLE a_child (id integer CONSTRAINT pk_child PRIMARY KEY, pid bigint, pcode text, x
        integer NOT NULL, y integer, n integer GENERATED ALWAYS AS (x*2) STORED, v integer
        GENERATED ALWAYS AS (x+1) VIRTUAL, body text STORAGE EXTERNAL COMPRESSION pglz, tags
        text[], r int4range,
       CONSTRAINT fk1 FOREIGN KEY (pid) REFERENCES z_parent ON DELETE SET NULL (pid) DEFERRABLE
        INITIALLY DEFERRED,
       CONSTRAINT fk2 FOREIGN KEY (pcode) REFERENCES z_parent (code) MATCH FULL ON UPDATE CASCADE,
       CONSTRAINT u1 UNIQUE NULLS NOT DISTINCT (x, y) DEFERRABLE,
       CONSTRAINT ck CHECK (x > 0) NO INHERIT,
       CONSTRAINT ex EXCLUDE USING gist (x WITH =, r WITH &&) WHERE (y > 0) DEFERRABLE);
      ALTER TABLE a_child ADD CONSTRAINT later CHECK (y < 100) NOT VALID;
      ALTER TABLE a_child ADD CONSTRAINT fknv FOREIGN KEY (y) REFERENCES a_child (id) NOT VALID;
      ALTER TABLE a_child ADD CONSTRAINT fkne FOREIGN KEY (x) REFERENCES a_child (id) NOT
        ENFORCED;
      COMMENT ON CONSTRAINT fk1 ON a_child IS 'fk1 comment'; COMMENT ON CONSTRAINT pk_child ON
        a_child IS 'pk';
      COMMENT ON CONSTRAINT ex ON a_child IS 'ex'; COMMENT ON CONSTRAINT later ON a_child IS
        'later';
      CREATE INDEX i1 ON a_child USING gin (tags) WITH (fastupdate=off);
      CREATE UNIQUE INDEX i2 ON a_child (x DESC NULLS LAST) INCLUDE (y) WITH (fillfactor=50)
        WHERE y > 5;
      CREATE INDEX i3 ON a_child ((x+y), lower(body) text_pattern_ops);
      ALTER INDEX i3 ALTER COLUMN 1 SET STATISTICS 300;
      COMMENT ON INDEX i3 IS 'i3';
      CREATE UNIQUE INDEX i4 ON a_child (x);
      ALTER TABLE a_child CLUSTER ON i4, REPLICA IDENTITY USING INDEX i4;
      ALTER TABLE a_child ALTER COLUMN x SET STATISTICS 99, ALTER COLUMN y SET (n_distinct=-0.5);
      COMMENT ON TABLE a_child IS 'child'; COMMENT ON COLUMN a_child.x IS 'x';
      CREATE TABLE self_ref (a integer, b integer);
      CREATE UNIQUE INDEX self_i ON self_ref (a);
      ALTER TABLE self_ref ADD FOREIGN KEY (b) REFERENCES self_ref (a);
      CREATE TABLE m_part (id integer, region text, PRIMARY KEY (id, region)) PARTITION BY LIST
        (region);
      CREATE TABLE a_eu PARTITION OF m_part FOR VALUES IN ('eu') PARTITION BY RANGE (id);
      CREATE TABLE a_eu_1 PARTITION OF a_eu FOR VALUES FROM (1) TO (100);
      CREATE TABLE z_def PARTITION OF m_part DEFAULT;
      CREATE INDEX part_i ON m_part (id);
      CREATE INDEX own_i ON a_eu_1 (region);
      CREATE TABLE inh () INHERITS (self_ref);
      CREATE UNLOGGED TABLE ul (id integer);
      CREATE VIEW v WITH (security_barrier) AS SELECT x, y FROM a_child WHERE x > 1 WITH CHECK
        OPTION;
      CREATE MATERIALIZED VIEW mv AS SELECT x, count(*) AS c FROM a_child GROUP BY x;
      CREATE UNIQUE INDEX mv_x ON mv (x); COMMENT ON INDEX mv_x IS 'mvx';
      CREATE FUNCTION f(a integer, b addr DEFAULT NULL) RETURNS integer LANGUAGE sql STABLE
        PARALLEL SAFE AS 'SELECT a';
      CREATE FUNCTION tg() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER t1 BEFORE UPDATE OF x ON a_child FOR EACH ROW WHEN (OLD.x <> NEW.x) EXECUTE
        FUNCTION tg();
      ALTER TABLE a_child DISABLE TRIGGER t1;
      ALTER TABLE a_child ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY pol ON a_child FOR SELECT USING (x > f(1));
      CREATE STATISTICS st (ndistinct) ON x, y FROM a_child;
      CREATE RULE rl AS ON DELETE TO ul DO INSTEAD NOTHING;
      INSERT INTO z_parent (code, m, p, ad, name) VALUES ('a', 'ok', 3, ROW('s','1'), 'N');
      INSERT INTO a_child (id, pid, pcode, x, y, body, tags, r) VALUES (1, 10, 'a', 1, 1, 'b',
        '{q}', '[1,3)');
      INSERT INTO m_part VALUES (5,'eu'), (6,'us');
      INSERT INTO self_ref VALUES (1,1); INSERT INTO inh VALUES (7,1);
      REFRESH MATERIALIZED VIEW mv;
      """;

  @Test
  void aCopyOfPostgresqlDiffersInNothing(TestPostgres from) throws SQLException {
    assumeTrue(TestPostgres.majorVersion() >= 18, "the schema has what 18 brought");
    try (TestPostgres to = TestPostgres.create()) {
      from.execute(POSTGRESQL);

      CopyReport report = Copies.between(from, to, CREATING).run();

      assertThat(report.isGood()).isTrue();
      assertThat(differences(from, to)).isEmpty();
      assertThat(to.query("SELECT tableoid::regclass FROM m_part ORDER BY id"))
          .containsExactly("a_eu_1", "z_def");
      assertThat(to.query("SELECT tableoid::regclass FROM self_ref ORDER BY a"))
          .containsExactly("self_ref", "inh");
    }
  }

  @Test
  void aCopyOfSqliteDiffersInNothing(TestSqlite from) throws SQLException {
    try (TestSqlite to = TestSqlite.create()) {
      from.execute(
          """
          CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT COLLATE NOCASE, n INT) STRICT;
          CREATE INDEX part ON t (lower(a)) WHERE n > 0;
          CREATE VIEW v AS SELECT a FROM t;
          CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET n = n + 1 WHERE id = new.id; END;
          INSERT INTO t (a, n) VALUES ('x', 1);
          """);

      Copies.between(from, to, CREATING).run();

      assertThat(differences(from, to)).isEmpty();
      assertThat(to.query("SELECT n FROM t")).isEqualTo(from.query("SELECT n FROM t"));
    }
  }

  @Test
  void whatNeedsATableThatIsLeftOutIsLeftOutToo(TestPostgres from) throws SQLException {
    try (TestPostgres to = TestPostgres.create()) {
      from.execute(
          """
          CREATE TABLE a (id integer PRIMARY KEY);
          CREATE TABLE b (id integer PRIMARY KEY);
          CREATE VIEW va AS SELECT id FROM a;
          CREATE VIEW vb AS SELECT id FROM b;
          CREATE VIEW vvb AS SELECT id FROM vb;
          """);

      Copies.between(from, to, CREATING.excluding(List.of("b"))).run();

      assertThat(to.query("SELECT viewname FROM pg_views WHERE schemaname = 'public'"))
          .containsExactly("va");
    }
  }

  @Test
  void theRowsOfPartitionsAreThoseOfTheWholeInSqlite(TestPostgres from, TestSqlite to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE whole (id integer, region text) PARTITION BY LIST (region);
        CREATE TABLE eu PARTITION OF whole FOR VALUES IN ('eu');
        CREATE TABLE rest PARTITION OF whole DEFAULT;
        INSERT INTO whole VALUES (1, 'eu'), (2, 'us');
        """);

    CopyReport report = Copies.between(from, to, CREATING).run();

    assertThat(report.isGood()).isTrue();
    assertThat(to.query("SELECT name FROM sqlite_schema WHERE name NOT LIKE '%\\_%' ESCAPE '\\'"))
        .containsExactly("whole");
    assertThat(to.query("SELECT id FROM whole ORDER BY id")).containsExactly("1", "2");
  }

  private static List<String> differences(TestDatabase from, TestDatabase to) throws SQLException {
    try (Connection source = from.connect();
        Connection target = to.connect()) {
      Dialect dialect = Dialects.of(source);
      Schema wanted = dialect.inspect(source, Scope.CURRENT_SCHEMA);
      Schema there = dialect.inspect(target, new Scope(List.of(), OWN));
      return SchemaDiff.between(
              there, wanted, dialect.normalise(target, wanted, there), Renames.NONE)
          .describe();
    }
  }
}
