package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.testing.Scripts;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Partitions and children that come, go and move while the tables above them change: there by the
 * diff, where the catalogs say what they say of the model, and back, with all rows.
 */
class PartitionsAndChildrenTest {

  /** The first version that understands the SQL of a pair. */
  private static final Map<String, Integer> SINCE =
      Map.of("exclusion constraints of partitions", 17);

  static Stream<Arguments> pairs() {
    return Stream.of(
        pair(
            "a partition is detached while its table gains, loses and retypes columns",
            """
            CREATE TABLE s (id integer, day date, x text, y integer) PARTITION BY RANGE (day);
            CREATE TABLE s_2023 PARTITION OF s FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
            CREATE TABLE s_2024 PARTITION OF s FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
            INSERT INTO s SELECT n, date '2023-06-01' + n * 30, 'x' || n, n FROM generate_series(1, 9) n;
            """,
            """
            CREATE TABLE s (id bigint, day date, z text DEFAULT 'z', y integer NOT NULL,
              CHECK (y > 0)) PARTITION BY RANGE (day);
            CREATE TABLE s_2023 (id integer, day date, x text, y integer);
            CREATE TABLE s_2024 PARTITION OF s FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
            CREATE INDEX s_y ON s (y);
            """),
        pair(
            "a detached partition changes as its table does",
            """
            CREATE TABLE s (id integer, day date, x text) PARTITION BY RANGE (day);
            CREATE TABLE s_2023 PARTITION OF s FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
            INSERT INTO s VALUES (1, '2023-05-05', 'x');
            """,
            """
            CREATE TABLE s (id bigint, day date, y integer DEFAULT 1) PARTITION BY RANGE (day);
            CREATE TABLE s_2023 (id bigint, day date, y integer DEFAULT 1);
            CREATE INDEX ON s_2023 (y);
            """),
        pair(
            "a detached partition keeps keys, indexes, checks and NOT NULLs of its table",
            """
            CREATE TABLE r (id integer PRIMARY KEY);
            INSERT INTO r VALUES (1);
            CREATE TABLE s (id integer, day date, x text, r integer REFERENCES r, e integer NOT NULL,
              CONSTRAINT positive CHECK (id > 0), PRIMARY KEY (id, day), UNIQUE (x, day))
              PARTITION BY RANGE (day);
            CREATE INDEX s_x ON s (lower(x), id DESC);
            CREATE TABLE s_2023 PARTITION OF s FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
            INSERT INTO s VALUES (1, '2023-05-05', 'x', 1, 2);
            """,
            """
            CREATE TABLE r (id integer PRIMARY KEY);
            CREATE TABLE s (id integer, day date, x text, r integer, e integer)
              PARTITION BY RANGE (day);
            CREATE TABLE s_2023 (id integer, day date, x text, r integer REFERENCES r,
              e integer NOT NULL, CONSTRAINT positive CHECK (id > 0), PRIMARY KEY (id, day),
              UNIQUE (x, day));
            CREATE INDEX ON s_2023 (lower(x), id DESC);
            """),
        pair(
            "a detached partition loses what it had of its table",
            """
            CREATE TABLE r (id integer PRIMARY KEY);
            INSERT INTO r VALUES (1);
            CREATE TABLE s (id integer, day date, x text, r integer REFERENCES r, e integer NOT NULL,
              CONSTRAINT positive CHECK (id > 0), PRIMARY KEY (id, day), UNIQUE (x, day))
              PARTITION BY RANGE (day);
            CREATE INDEX s_x ON s (lower(x), id DESC);
            CREATE TABLE s_2023 PARTITION OF s FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
            COMMENT ON INDEX s_2023_pkey IS 'key';
            ALTER INDEX s_2023_lower_id_idx RENAME TO kept_name;
            INSERT INTO s VALUES (1, '2023-05-05', 'x', 1, 2);
            """,
            """
            CREATE TABLE r (id integer PRIMARY KEY);
            CREATE TABLE s (id integer, day date, x text, r integer REFERENCES r, e integer NOT NULL,
              CONSTRAINT positive CHECK (id > 0), PRIMARY KEY (id, day), UNIQUE (x, day))
              PARTITION BY RANGE (day);
            CREATE INDEX s_x ON s (lower(x), id DESC);
            CREATE TABLE s_2023 (id integer, day date, x text, r integer, e integer);
            """),
        pair(
            "a table becomes a partition, with and without what its table wants",
            """
            CREATE TABLE s (id integer, day date NOT NULL, x text) PARTITION BY RANGE (day);
            CREATE TABLE bare (id integer, day date, x text, gone text);
            CREATE TABLE ready (id integer, day date NOT NULL, x text, CHECK (id > 0),
              CONSTRAINT own PRIMARY KEY (id, day));
            CREATE INDEX own_x ON ready (x);
            INSERT INTO bare VALUES (1, '2023-05-05', 'x');
            INSERT INTO ready VALUES (1, '2024-05-05', 'x');
            """,
            """
            CREATE TABLE s (id bigint, day date NOT NULL, x text, y integer, PRIMARY KEY (id, day),
              CONSTRAINT positive CHECK (id > 0)) PARTITION BY RANGE (day);
            CREATE INDEX s_x ON s (x);
            CREATE TABLE bare PARTITION OF s FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
            CREATE TABLE ready PARTITION OF s FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
            CREATE TABLE fresh PARTITION OF s DEFAULT;
            """),
        pair(
            "a partition moves to another table, under another key",
            """
            CREATE TABLE a (id integer, n integer, PRIMARY KEY (id)) PARTITION BY RANGE (id);
            CREATE TABLE b (id integer, n integer) PARTITION BY LIST (n);
            CREATE INDEX b_n ON b (n);
            CREATE TABLE p PARTITION OF a FOR VALUES FROM (0) TO (10);
            INSERT INTO p VALUES (1, 1), (2, 1);
            """,
            """
            CREATE TABLE a (id bigint, PRIMARY KEY (id)) PARTITION BY RANGE (id);
            CREATE TABLE b (id integer, n integer, m text) PARTITION BY LIST (n);
            CREATE INDEX b_n ON b (n);
            CREATE TABLE p PARTITION OF b FOR VALUES IN (1);
            """),
        pair(
            "bounds change, two partitions swap them, and keys from elsewhere go on",
            """
            CREATE TABLE s (id integer PRIMARY KEY, x text) PARTITION BY RANGE (id);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES FROM (0) TO (10);
            CREATE TABLE s_2 PARTITION OF s FOR VALUES FROM (10) TO (20);
            CREATE TABLE s_3 PARTITION OF s FOR VALUES FROM (20) TO (30);
            CREATE TABLE k (s integer REFERENCES s);
            CREATE INDEX s_x ON s (x) WITH (fillfactor = 60);
            INSERT INTO s VALUES (25, 'a');
            INSERT INTO k VALUES (25);
            """,
            """
            CREATE TABLE s (id integer PRIMARY KEY, x text, y text) PARTITION BY RANGE (id);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES FROM (10) TO (20);
            CREATE TABLE s_2 PARTITION OF s FOR VALUES FROM (0) TO (10);
            CREATE TABLE s_3 PARTITION OF s FOR VALUES FROM (20) TO (40);
            CREATE TABLE k (s integer REFERENCES s);
            CREATE INDEX s_x ON s (x) WITH (fillfactor = 60);
            """),
        pair(
            "the default partition becomes another one, and another one the default",
            """
            CREATE TABLE s (id integer, x text) PARTITION BY LIST (id);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES IN (1);
            CREATE TABLE s_else PARTITION OF s DEFAULT;
            INSERT INTO s VALUES (1, 'one');
            """,
            """
            CREATE TABLE s (id integer, x text) PARTITION BY LIST (id);
            CREATE TABLE s_1 PARTITION OF s DEFAULT;
            CREATE TABLE s_else PARTITION OF s FOR VALUES IN (2, 3);
            """),
        pair(
            "a partitioned table is dropped and its partition stays",
            """
            CREATE TABLE s (id integer PRIMARY KEY, x text CHECK (x <> '')) PARTITION BY RANGE (id);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES FROM (0) TO (10);
            CREATE TABLE s_2 PARTITION OF s FOR VALUES FROM (10) TO (20);
            INSERT INTO s VALUES (1, 'one');
            """,
            """
            CREATE TABLE s_1 (id integer PRIMARY KEY, x text CHECK (x <> ''));
            """),
        pair(
            "a partitioned part is detached with its own partitions, and one of those from it",
            """
            CREATE TABLE s (id integer, n integer, x text, PRIMARY KEY (id, n)) PARTITION BY RANGE (id);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES FROM (0) TO (10) PARTITION BY LIST (n);
            CREATE TABLE s_1_1 PARTITION OF s_1 FOR VALUES IN (1);
            CREATE TABLE s_1_2 PARTITION OF s_1 FOR VALUES IN (2);
            CREATE INDEX s_x ON s (x);
            CREATE INDEX s_1_n ON s_1 (n);
            INSERT INTO s VALUES (1, 1, 'a'), (2, 2, 'b');
            """,
            """
            CREATE TABLE s (id bigint, n integer, y text) PARTITION BY RANGE (id);
            CREATE TABLE s_1 (id integer, n integer, x text, z text, CONSTRAINT key PRIMARY KEY (id, n))
              PARTITION BY LIST (n);
            CREATE TABLE s_1_1 PARTITION OF s_1 FOR VALUES IN (1);
            CREATE TABLE s_1_2 (id integer, n integer, x text, PRIMARY KEY (id, n));
            CREATE INDEX s_x ON s_1 (x);
            CREATE INDEX s_1_n ON s_1 (n);
            """),
        pair(
            "a partition goes while a key refers to its table",
            """
            CREATE TABLE s (id integer PRIMARY KEY, x text) PARTITION BY RANGE (id);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES FROM (0) TO (10);
            CREATE TABLE s_2 PARTITION OF s FOR VALUES FROM (10) TO (20);
            CREATE TABLE k (s integer REFERENCES s);
            INSERT INTO s VALUES (11, 'a');
            INSERT INTO k VALUES (11);
            """,
            """
            CREATE TABLE s (id integer PRIMARY KEY, x text) PARTITION BY RANGE (id);
            CREATE TABLE s_2 PARTITION OF s FOR VALUES FROM (10) TO (20);
            CREATE TABLE k (s integer REFERENCES s);
            """),
        pair(
            "a partition comes while a key refers to its table",
            """
            CREATE TABLE s (id integer PRIMARY KEY, x text) PARTITION BY RANGE (id);
            CREATE TABLE s_2 PARTITION OF s FOR VALUES FROM (10) TO (20);
            CREATE TABLE k (s integer REFERENCES s);
            INSERT INTO s VALUES (11, 'a');
            INSERT INTO k VALUES (11);
            """,
            """
            CREATE TABLE s (id integer PRIMARY KEY, x text) PARTITION BY RANGE (id);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES FROM (0) TO (10) PARTITION BY LIST (id);
            CREATE TABLE s_1_1 PARTITION OF s_1 FOR VALUES IN (1);
            CREATE TABLE s_2 PARTITION OF s FOR VALUES FROM (10) TO (20);
            CREATE TABLE k (s integer REFERENCES s);
            """),
        pair(
            "a partitioned table, its partitions and keys to it go together",
            """
            CREATE TABLE b (id integer PRIMARY KEY) PARTITION BY RANGE (id);
            CREATE TABLE a (b integer REFERENCES b);
            CREATE TABLE b_1 PARTITION OF b FOR VALUES FROM (0) TO (10);
            CREATE TABLE c (b integer REFERENCES b);
            CREATE TABLE d (id integer PRIMARY KEY, b integer REFERENCES b);
            CREATE TABLE b_2 PARTITION OF b FOR VALUES FROM (10) TO (20);
            INSERT INTO b VALUES (11);
            INSERT INTO a VALUES (11);
            INSERT INTO c VALUES (11);
            INSERT INTO d VALUES (11, 11);
            ALTER TABLE b_2 ADD FOREIGN KEY (id) REFERENCES d;
            """,
            """
            CREATE TABLE other (id integer);
            """),
        pair(
            "a parent takes no NULL any more, and its children never took one",
            """
            CREATE TABLE one (k integer);
            CREATE TABLE two (k integer NOT NULL);
            CREATE TABLE own (k integer NOT NULL) INHERITS (one);
            CREATE TABLE shared () INHERITS (one, two);
            CREATE TABLE below () INHERITS (own);
            CREATE TABLE open () INHERITS (one);
            CREATE TABLE s (k integer) PARTITION BY RANGE (k);
            CREATE TABLE s_1 PARTITION OF s (k NOT NULL) FOR VALUES FROM (0) TO (10);
            """,
            """
            CREATE TABLE one (k integer NOT NULL);
            CREATE TABLE two (k integer NOT NULL);
            CREATE TABLE own () INHERITS (one);
            CREATE TABLE shared () INHERITS (one, two);
            CREATE TABLE below () INHERITS (own);
            CREATE TABLE open () INHERITS (one);
            CREATE TABLE s (k integer NOT NULL) PARTITION BY RANGE (k);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES FROM (0) TO (10);
            """),
        pair(
            "one of two parents takes NULL again, and the other does no more",
            """
            CREATE TABLE one (k integer);
            CREATE TABLE two (k integer NOT NULL);
            CREATE TABLE child () INHERITS (one, two);
            INSERT INTO child VALUES (1);
            """,
            """
            CREATE TABLE one (k integer NOT NULL);
            CREATE TABLE two (k integer);
            CREATE TABLE child () INHERITS (one);
            """),
        pair(
            "a leaf moves up, and a level goes",
            """
            CREATE TABLE s (id integer, n integer, PRIMARY KEY (id, n)) PARTITION BY RANGE (id);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES FROM (0) TO (10) PARTITION BY LIST (n);
            CREATE TABLE s_1_1 PARTITION OF s_1 FOR VALUES IN (1);
            INSERT INTO s VALUES (1, 1);
            """,
            """
            CREATE TABLE s (id integer, n integer, PRIMARY KEY (id, n)) PARTITION BY RANGE (id);
            CREATE TABLE s_1_1 PARTITION OF s FOR VALUES FROM (0) TO (10);
            """),
        pair(
            "the key of a partitioned table changes, and its partitions keep their rows",
            """
            CREATE TABLE s (id integer, n integer, x text) PARTITION BY RANGE (id);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES FROM (0) TO (10);
            CREATE TABLE s_2 PARTITION OF s FOR VALUES FROM (10) TO (20);
            INSERT INTO s VALUES (1, 1, 'a'), (11, 2, 'b');
            """,
            """
            CREATE TABLE s (id integer, n integer, x text) PARTITION BY LIST (n);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES IN (1);
            CREATE TABLE s_2 PARTITION OF s FOR VALUES IN (2);
            CREATE INDEX s_x ON s (x);
            """),
        pair(
            "triggers of a partitioned table leave and reach its partitions",
            """
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TABLE s (id integer, x text) PARTITION BY LIST (id);
            CREATE TRIGGER t BEFORE INSERT ON s FOR EACH ROW EXECUTE FUNCTION f();
            CREATE TABLE s_1 PARTITION OF s FOR VALUES IN (1);
            CREATE TABLE s_2 (id integer, x text);
            CREATE TRIGGER t BEFORE INSERT ON s_2 FOR EACH ROW EXECUTE FUNCTION f();
            """,
            """
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TABLE s (id integer, x text, y text) PARTITION BY LIST (id);
            CREATE TRIGGER t BEFORE INSERT ON s FOR EACH ROW EXECUTE FUNCTION f();
            CREATE TABLE s_1 (id integer, x text);
            CREATE TRIGGER t BEFORE INSERT ON s_1 FOR EACH ROW EXECUTE FUNCTION f();
            CREATE TABLE s_2 PARTITION OF s FOR VALUES IN (2);
            """),
        pair(
            "numbered columns of partitions that come and go",
            """
            CREATE TABLE s (id bigint GENERATED ALWAYS AS IDENTITY, n integer) PARTITION BY LIST (n);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES IN (1);
            CREATE TABLE s_2 (id bigint GENERATED BY DEFAULT AS IDENTITY, n integer);
            INSERT INTO s (n) VALUES (1);
            """,
            """
            CREATE TABLE s (id bigint GENERATED ALWAYS AS IDENTITY, n integer, x text)
              PARTITION BY LIST (n);
            CREATE TABLE s_1 (id bigint NOT NULL, n integer);
            CREATE TABLE s_2 PARTITION OF s FOR VALUES IN (2);
            """),
        pair(
            "names of not-null constraints of partitions that come and go",
            """
            CREATE TABLE s (id integer CONSTRAINT here NOT NULL, n integer) PARTITION BY LIST (n);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES IN (1);
            CREATE TABLE s_2 (id integer CONSTRAINT there NOT NULL, n integer);
            """,
            """
            CREATE TABLE s (id integer CONSTRAINT here NOT NULL, n integer, x text)
              PARTITION BY LIST (n);
            CREATE TABLE s_1 (id integer CONSTRAINT other NOT NULL, n integer);
            CREATE TABLE s_2 PARTITION OF s FOR VALUES IN (2);
            """),
        pair(
            "keys that say more than a model holds, of partitions that come and go",
            """
            CREATE TABLE r (a integer, b integer, UNIQUE (a, b));
            CREATE TABLE s (id integer, n integer, a integer, b integer,
              UNIQUE (id, n) INCLUDE (a), UNIQUE (a, n) DEFERRABLE,
              FOREIGN KEY (a, b) REFERENCES r (a, b) MATCH FULL ON DELETE SET NULL)
              PARTITION BY LIST (n);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES IN (1);
            CREATE TABLE s_2 (id integer, n integer, a integer, b integer);
            CREATE TABLE s_3 PARTITION OF s FOR VALUES IN (3);
            """,
            """
            CREATE TABLE r (a integer, b integer, UNIQUE (a, b));
            CREATE TABLE s (id integer, n integer, a integer, b integer, c integer,
              UNIQUE (id, n) INCLUDE (a), UNIQUE (a, n) DEFERRABLE,
              FOREIGN KEY (a, b) REFERENCES r (a, b) MATCH FULL ON DELETE SET NULL)
              PARTITION BY LIST (n);
            CREATE TABLE s_1 (id integer, n integer, a integer, b integer);
            CREATE TABLE s_2 PARTITION OF s FOR VALUES IN (2);
            CREATE TABLE s_3 PARTITION OF s FOR VALUES IN (3, 4);
            """),
        pair(
            "exclusion constraints of partitions",
            """
            CREATE TABLE s (id integer, n integer, EXCLUDE (id WITH =, n WITH =))
              PARTITION BY LIST (n);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES IN (1);
            CREATE TABLE s_2 (id integer, n integer);
            """,
            """
            CREATE TABLE s (id integer, n integer, x text, EXCLUDE (id WITH =, n WITH =))
              PARTITION BY LIST (n);
            CREATE TABLE s_1 (id integer, n integer);
            CREATE TABLE s_2 PARTITION OF s FOR VALUES IN (2);
            """),
        pair(
            "an index of a partition becomes that of its table",
            """
            CREATE TABLE s (id integer, n integer) PARTITION BY LIST (n);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES IN (1);
            CREATE INDEX s_1_own ON s_1 (id);
            """,
            """
            CREATE TABLE s (id integer, n integer) PARTITION BY LIST (n);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES IN (1);
            CREATE INDEX s_id ON s (id);
            """),
        pair(
            "a partition has a default, a NOT NULL and a check of its own while its table's change",
            """
            CREATE TABLE s (id integer NOT NULL, n integer DEFAULT 1, x text NOT NULL)
              PARTITION BY LIST (n);
            CREATE TABLE s_1 PARTITION OF s (n DEFAULT 2, CONSTRAINT small CHECK (id < 100))
              FOR VALUES IN (1);
            ALTER TABLE s_1 ALTER x SET STATISTICS 30;
            INSERT INTO s VALUES (1, 1, 'x');
            """,
            """
            CREATE TABLE s (id integer, n integer DEFAULT 3, x text NOT NULL) PARTITION BY LIST (n);
            ALTER TABLE s ALTER x SET STATISTICS 20;
            CREATE TABLE s_1 PARTITION OF s (id NOT NULL, n DEFAULT 2,
              CONSTRAINT small CHECK (id < 100)) FOR VALUES IN (1);
            ALTER TABLE s_1 ALTER x SET STATISTICS 30;
            """),
        pair(
            "a child is let go while its table changes",
            """
            CREATE TABLE parent (a integer NOT NULL, b text, CONSTRAINT ck CHECK (a > 0));
            CREATE TABLE child (c integer) INHERITS (parent);
            CREATE TABLE other (c integer) INHERITS (parent);
            INSERT INTO child VALUES (1, 'b', 2);
            """,
            """
            CREATE TABLE parent (a bigint, d date, CONSTRAINT other CHECK (a > 1));
            CREATE TABLE child (a integer NOT NULL, b text, c integer, CONSTRAINT ck CHECK (a > 0));
            CREATE TABLE other (c integer) INHERITS (parent);
            """),
        pair(
            "a table becomes a child, of one parent and of two",
            """
            CREATE TABLE one (a integer, CONSTRAINT ck CHECK (a > 0));
            CREATE TABLE two (b text NOT NULL);
            CREATE TABLE x (a integer, b text);
            CREATE TABLE y (a integer, b text, own integer) ;
            INSERT INTO x VALUES (1, 'b');
            """,
            """
            CREATE TABLE one (a bigint, n integer DEFAULT 7, CONSTRAINT ck CHECK (a > 0));
            CREATE TABLE two (b text NOT NULL);
            CREATE TABLE x () INHERITS (one, two);
            CREATE TABLE y (b text, own integer) INHERITS (one);
            """),
        pair(
            "the parents of a child change, and their order",
            """
            CREATE TABLE one (a integer);
            CREATE TABLE two (b text CHECK (b <> ''));
            CREATE TABLE three (c date);
            CREATE TABLE x () INHERITS (one, two);
            CREATE TABLE y () INHERITS (one, two);
            INSERT INTO x VALUES (1, 'b');
            """,
            """
            CREATE TABLE one (a integer);
            CREATE TABLE two (b text CHECK (b <> ''), e integer);
            CREATE TABLE three (c date NOT NULL DEFAULT '2000-01-01');
            CREATE TABLE x () INHERITS (two, one);
            CREATE TABLE y () INHERITS (one, three);
            """),
        pair(
            "a child keeps a column and a check that its parent loses",
            """
            CREATE TABLE parent (a integer, b text, CONSTRAINT ck CHECK (b <> ''));
            CREATE TABLE child (c integer) INHERITS (parent);
            INSERT INTO child VALUES (1, 'b', 2);
            """,
            """
            CREATE TABLE parent (a integer);
            CREATE TABLE child (b text, c integer, CONSTRAINT ck CHECK (b <> '')) INHERITS (parent);
            """),
        pair(
            "a check of a child is its own, too, when its parent loses it",
            """
            CREATE TABLE parent (a integer, CONSTRAINT ck CHECK (a > 0));
            CREATE TABLE child (CONSTRAINT ck CHECK (a > 0)) INHERITS (parent);
            INSERT INTO child VALUES (1);
            """,
            """
            CREATE TABLE parent (a integer);
            CREATE TABLE child () INHERITS (parent);
            """),
        pair(
            "a check is for the parent alone, and for its children",
            """
            CREATE TABLE parent (a integer, CONSTRAINT ck CHECK (a > 0) NO INHERIT);
            CREATE TABLE child () INHERITS (parent);
            CREATE TABLE free (a integer);
            """,
            """
            CREATE TABLE parent (a integer, CONSTRAINT ck CHECK (a > 0));
            CREATE TABLE child (a integer);
            CREATE TABLE free () INHERITS (parent);
            """),
        pair(
            "a column of a child becomes its parent's, with another type",
            """
            CREATE TABLE parent (a integer);
            CREATE TABLE child (b integer) INHERITS (parent);
            INSERT INTO child VALUES (1, 2);
            """,
            """
            CREATE TABLE parent (a integer, b bigint);
            CREATE TABLE child (b bigint) INHERITS (parent);
            """),
        pair(
            "a parent goes and its child stays",
            """
            CREATE TABLE grand (a integer CHECK (a > 0));
            CREATE TABLE parent (b integer) INHERITS (grand);
            CREATE TABLE child (c integer) INHERITS (parent);
            INSERT INTO child VALUES (1, 2, 3);
            """,
            """
            CREATE TABLE grand (a integer CHECK (a > 0));
            CREATE TABLE child (a integer CHECK (a > 0), b integer, c integer);
            """),
        pair(
            "a child becomes a partition",
            """
            CREATE TABLE parent (a integer, b integer);
            CREATE TABLE s (a integer, b integer) PARTITION BY LIST (a);
            CREATE TABLE x () INHERITS (parent);
            INSERT INTO x VALUES (1, 2);
            """,
            """
            CREATE TABLE parent (a integer, b integer, c integer);
            CREATE TABLE s (a integer, b integer, PRIMARY KEY (a, b)) PARTITION BY LIST (a);
            CREATE TABLE x PARTITION OF s FOR VALUES IN (1);
            """),
        pair(
            "a table with children is numbered, and one with partitions",
            """
            CREATE TABLE parent (a integer);
            CREATE TABLE child (b integer) INHERITS (parent);
            CREATE TABLE below (c integer) INHERITS (child);
            CREATE TABLE s (a integer) PARTITION BY LIST (a);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES IN (1);
            INSERT INTO parent VALUES (1), (2);
            INSERT INTO child VALUES (3, 4);
            INSERT INTO s VALUES (1), (1);
            """,
            """
            CREATE TABLE parent (a integer,
              n integer GENERATED BY DEFAULT AS IDENTITY (START 10 INCREMENT 10));
            CREATE TABLE child (b integer) INHERITS (parent);
            CREATE TABLE below (c integer) INHERITS (child);
            CREATE TABLE s (a integer, n bigint GENERATED ALWAYS AS IDENTITY) PARTITION BY LIST (a);
            CREATE TABLE s_1 PARTITION OF s FOR VALUES IN (1);
            """),
        pair(
            "a child has a column worked out from one of its parent, which gets another type",
            """
            CREATE TABLE parent (a integer);
            CREATE TABLE child (b bigint GENERATED ALWAYS AS (a + 1) STORED) INHERITS (parent);
            INSERT INTO child VALUES (3);
            """,
            """
            CREATE TABLE parent (a bigint);
            CREATE TABLE child (b bigint GENERATED ALWAYS AS (a + 1) STORED) INHERITS (parent);
            """),
        pair(
            "names with commas and quotes",
            """
            CREATE TABLE "a, ""b" (x integer);
            CREATE TABLE "c " () INHERITS ("a, ""b");
            CREATE TABLE d () INHERITS ("a, ""b", "c ");
            """,
            """
            CREATE TABLE "a, ""b" (x integer, y integer);
            CREATE TABLE "c " (x integer);
            CREATE TABLE d () INHERITS ("a, ""b");
            """));
  }

  private static Arguments pair(String name, String before, String after) {
    return Arguments.of(name, before, after);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void thereAndBack(String name, String before, String after) throws SQLException {
    assumeTrue(TestPostgres.majorVersion() >= SINCE.getOrDefault(name, 14), "needs a newer server");
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      Scripts.run(connection, before);
      Scripts.run(elsewhere, after);
      CatalogTrial.thereAndBack(db, connection, wanted, elsewhere);
    }
  }

  @Test
  void theNumbersOfAPartitionedTableGoOnAfterThoseThatAPartitionBrings() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      Dialect dialect = Dialects.of(connection);
      String table =
          "CREATE TABLE s (k integer, n bigint GENERATED ALWAYS AS IDENTITY) PARTITION BY LIST (k);";
      Scripts.run(
          connection,
          table
              + """
              CREATE TABLE s_1 (k integer, n bigint NOT NULL);
              INSERT INTO s_1 VALUES (1, 70);
              CREATE TABLE s_2 (k integer);
              INSERT INTO s_2 VALUES (2), (2);
              """);
      Scripts.run(
          elsewhere,
          table
              + """
              CREATE TABLE s_1 PARTITION OF s FOR VALUES IN (1);
              CREATE TABLE s_2 PARTITION OF s FOR VALUES IN (2);
              """);

      new LiveDiff(dialect, connection).apply(dialect.inspect(elsewhere, Scope.CURRENT_SCHEMA));

      db.execute("INSERT INTO s (k) VALUES (1)");
      assertThat(db.query("SELECT n FROM s_1 ORDER BY n")).containsExactly("70", "71");
    }
  }
}
