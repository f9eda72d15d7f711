package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialects;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** Materialized views come over others that hold nothing, which hold nothing afterwards. */
class UnfilledViewsTest {

  private static final String BELOW =
      """
      CREATE TABLE t (id integer);
      INSERT INTO t VALUES (1), (2);
      CREATE MATERIALIZED VIEW a AS SELECT id FROM t;
      CREATE MATERIALIZED VIEW b AS SELECT id FROM a;
      CREATE VIEW v AS SELECT id FROM b;
      """;

  private static final String EMPTY =
      """
      REFRESH MATERIALIZED VIEW b WITH NO DATA;
      REFRESH MATERIALIZED VIEW a WITH NO DATA;
      """;

  @Test
  void whatIsCreatedIsFilledAndWhatIsBelowStaysAsItIs() throws Exception {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      db.execute(BELOW + "CREATE MATERIALIZED VIEW c AS SELECT id FROM v;" + EMPTY);
      wanted.execute(
          BELOW
              + "CREATE MATERIALIZED VIEW c AS SELECT id, 'x' AS x FROM v;"
              + "CREATE MATERIALIZED VIEW d AS SELECT count(*) FROM c;"
              + EMPTY);
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);

      live.apply(live.dialect().inspect(elsewhere, live.scope()));

      assertThat(db.query("SELECT id || x FROM c ORDER BY id")).containsExactly("1x", "2x");
      assertThat(db.query("SELECT count FROM d")).containsExactly("2");
      assertThat(db.query("SELECT relname FROM pg_class WHERE NOT relispopulated ORDER BY relname"))
          .containsExactly("a", "b");
    }
  }
}
