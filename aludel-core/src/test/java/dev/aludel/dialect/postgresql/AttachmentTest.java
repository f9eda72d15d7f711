package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Partitions that are as PARTITION OF does not make them come back as they were. */
class AttachmentTest {

  @Test
  void theOrderOfColumnsAndTheNamesOfIndexesAreKept() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres empty = TestPostgres.create()) {
      db.execute(
          """
          CREATE TABLE p (a integer NOT NULL, b text DEFAULT 'x',
            c integer GENERATED ALWAYS AS (a * 2) STORED, d bigint GENERATED ALWAYS AS IDENTITY,
            CONSTRAINT positive CHECK (a > 0)) PARTITION BY LIST (a);
          CREATE TABLE p1 (d bigint NOT NULL, c integer GENERATED ALWAYS AS (a * 2) STORED,
            b text DEFAULT 'y', a integer NOT NULL, CONSTRAINT positive CHECK (a > 0),
            CONSTRAINT own CHECK (b <> ''));
          ALTER TABLE p ATTACH PARTITION p1 FOR VALUES IN (1);
          CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2) PARTITION BY RANGE (b);
          CREATE TABLE p3 (b text, a integer NOT NULL, d bigint NOT NULL,
            c integer GENERATED ALWAYS AS (a * 2) STORED, CONSTRAINT positive CHECK (a > 0));
          ALTER TABLE p2 ATTACH PARTITION p3 DEFAULT;
          CREATE INDEX ON p1 USING hash (a);
          CREATE INDEX ON p2 USING hash (b);
          CREATE INDEX ON p (a);
          CREATE INDEX ON p2 (b) WHERE a > 3;
          """);

      Postgres.create(empty, Postgres.inspect(db));

      assertThat(columns(empty)).isEqualTo(columns(db)).hasSize(4);
      assertThat(indexes(empty)).isEqualTo(indexes(db)).isNotEmpty();
      Postgres.assertSame("created", Postgres.inspect(empty), Postgres.inspect(db));
    }
  }

  private static List<String> columns(TestPostgres db) throws SQLException {
    return texts(
        db,
        """
        SELECT c.relname || ': ' || string_agg(a.attname, ', ' ORDER BY a.attnum)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
        GROUP BY c.relname ORDER BY c.relname""");
  }

  private static List<String> indexes(TestPostgres db) throws SQLException {
    return texts(
        db,
        """
        SELECT pg_get_indexdef(i.indexrelid) || coalesce(' of ' || h.inhparent::regclass, '')
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        LEFT JOIN pg_inherits h ON h.inhrelid = i.indexrelid
        WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1""");
  }

  private static List<String> texts(TestPostgres db, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (var connection = db.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
