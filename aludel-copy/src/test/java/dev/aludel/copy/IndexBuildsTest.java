package dev.aludel.copy;

import static dev.aludel.schema.Definitions.sql;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.copy.store.Store;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Indexes are built by two connections at once; whatever ends one of them, the next run goes on.
 */
@ExtendWith(TestDatabases.class)
class IndexBuildsTest {

  private static final int ROWS = 60_000;
  private static final String INDEXES =
      "SELECT indexname FROM pg_indexes WHERE tablename = 'numbers' ORDER BY 1";

  @BeforeEach
  void fill(TestSqlite from) throws SQLException {
    from.execute(
        """
        CREATE TABLE numbers (id INTEGER PRIMARY KEY, a INTEGER, b TEXT, c TEXT);
        INSERT INTO numbers
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
          SELECT i, i %% 1000, 'b' || i, 'c' || (i %% 7) FROM n;
        CREATE INDEX numbers_a ON numbers (a);
        CREATE INDEX numbers_b ON numbers (b);
        CREATE INDEX numbers_c ON numbers (c);
        CREATE INDEX numbers_ab ON numbers (a, b);
        """
            .formatted(ROWS));
  }

  @Test
  void aCopyThatIsKilledWhileItBuildsIndexesGoesOn(TestSqlite from, TestPostgres to)
      throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                Stopping.class.getName(),
                from.databaseUrl(),
                to.databaseUrl())
            .redirectErrorStream(true)
            .start();
    awaitFirstIndex(process, to);
    process.destroyForcibly().waitFor();
    assertThat(to.query(INDEXES)).hasSizeBetween(2, 4);

    CopyReport report = Copies.create(from, to);

    assertThat(report.isGood()).isTrue();
    assertThat(to.query(INDEXES))
        .containsExactly("numbers_a", "numbers_ab", "numbers_b", "numbers_c", "numbers_pkey");
    assertThat(to.query("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).containsExactly("0");
    assertThat(to.query("SELECT count(*), count(DISTINCT id) FROM numbers"))
        .containsExactly(ROWS + "|" + ROWS);
  }

  /** The key and one index more. */
  private static void awaitFirstIndex(Process process, TestPostgres to) throws Exception {
    for (int i = 0; i < 1200 && to.query(INDEXES).size() < 2; i++) {
      if (!process.isAlive()) {
        throw new AssertionError(new String(process.getInputStream().readAllBytes(), UTF_8));
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    assertThat(to.query(INDEXES)).hasSizeGreaterThanOrEqualTo(2);
  }

  /** A copy that stops before its last index, to be killed there. */
  static final class Stopping {
    private Stopping() {}

    public static void main(String[] args) {
      Copy.of(Copies.connector(args[0]), Copies.connector(args[1]))
          .options(Copies.creating())
          .threads(2)
          .listener(
              new CopyListener() {
                private int indexes;

                @Override
                public void doing(Phase phase, String what) {
                  indexes += what.contains("index") ? 1 : 0;
                  if (indexes == 4) {
                    LockSupport.park();
                  }
                }
              })
          .run();
    }
  }

  @Test
  void anIndexThatCannotBeBuiltIsNamedAndTheNextRunBuildsTheOthers(TestSqlite from, TestPostgres to)
      throws SQLException {
    CopyOptions options = CopyOptions.DEFAULT.creating(withIndexThatFails(from));

    assertThatThrownBy(() -> Copies.between(from, to, options).run())
        .isInstanceOf(CopyException.class)
        .hasMessageContaining(
            "All rows are there, but this failed: create index numbers_never on numbers")
        .hasMessageContaining("--skip numbers.numbers_never");

    CopyReport report =
        Copies.between(from, to, options.skipping(List.of("numbers.numbers_never"))).run();

    assertThat(report.isGood()).isTrue();
    assertThat(report.notes()).anyMatch(note -> note.contains("had been copied by an earlier run"));
    assertThat(to.query(INDEXES))
        .containsExactly("numbers_a", "numbers_ab", "numbers_b", "numbers_c", "numbers_pkey");
    assertThat(to.query("SELECT count(*), count(DISTINCT id) FROM numbers"))
        .containsExactly(ROWS + "|" + ROWS);
  }

  private static Schema withIndexThatFails(TestSqlite from) throws SQLException {
    Index never =
        Index.on(List.of(IndexKey.expression(sql("upper(c)")))).named("numbers_never").uniquely();
    try (Connection connection = from.connect()) {
      return Store.of(Copies.connector(from))
          .schema(connection)
          .withTable(QualifiedName.of("numbers"), table -> table.withIndex(never));
    }
  }
}
