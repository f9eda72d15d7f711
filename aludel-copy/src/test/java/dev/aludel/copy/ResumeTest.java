package dev.aludel.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.copy.store.KeyRange;
import dev.aludel.copy.store.LedgerEntry;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A copy that ends early, for whatever reason, goes on, and each row comes exactly once. */
@ExtendWith(TestDatabases.class)
class ResumeTest {

  private static final int ROWS = 250_000;

  private static void fill(TestSqlite db) throws SQLException {
    db.execute(
        """
        CREATE TABLE numbers (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
        INSERT INTO numbers
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
          SELECT i, 'number ' || i FROM n;
        CREATE INDEX numbers_text ON numbers (text);
        """
            .formatted(ROWS));
  }

  @Test
  void aCopyThatWasKilledGoesOn(TestSqlite from, TestPostgres to) throws Exception {
    fill(from);
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                SlowCopy.class.getName(),
                from.databaseUrl(),
                to.databaseUrl())
            .redirectErrorStream(true)
            .start();
    awaitFirstPart(process, to);
    process.destroyForcibly().waitFor();
    List<String> before =
        to.query("SELECT count(*) FROM aludel_copy_ledger WHERE state = 'copied'");

    CopyReport report = Copies.create(from, to);

    assertThat(before).isNotEqualTo(List.of("0"));
    assertThat(report.isGood()).isTrue();
    assertThat(report.notes()).anyMatch(note -> note.contains("had been copied by an earlier run"));
    assertThat(to.query("SELECT count(*), count(DISTINCT id), min(id), max(id) FROM numbers"))
        .containsExactly(ROWS + "|" + ROWS + "|1|" + ROWS);
    assertThat(to.query("SELECT count(*) FROM pg_indexes WHERE tablename = 'numbers'"))
        .containsExactly("2");
  }

  private static void awaitFirstPart(Process process, TestPostgres to) throws Exception {
    for (int i = 0; i < 600; i++) {
      try {
        if (!to.query("SELECT 1 FROM aludel_copy_ledger WHERE state = 'copied'").isEmpty()) {
          return;
        }
      } catch (SQLException e) {
        // The ledger is not there yet.
      }
      if (!process.isAlive()) {
        throw new AssertionError(new String(process.getInputStream().readAllBytes(), UTF_8));
      }
      process.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("No part was committed");
  }

  /** A copy by one thread that waits after its first part, to be killed there. */
  static final class SlowCopy {
    private SlowCopy() {}

    public static void main(String[] args) {
      Copy.of(Copies.connector(args[0]), Copies.connector(args[1]))
          .options(Copies.creating())
          .threads(1)
          .listener(
              new CopyListener() {
                private long rows;

                @Override
                public void progressed(Phase phase, String table, long more, long bytes) {
                  rows += phase == Phase.ROWS ? more : 0;
                  if (rows > CopyRun.PART * 3 / 2) {
                    java.util.concurrent.locks.LockSupport.park();
                  }
                }
              })
          .run();
    }
  }

  @Test
  void aConnectionThatIsCutIsReplaced(TestSqlite from, TestPostgres to) throws SQLException {
    fill(from);
    AtomicBoolean cut = new AtomicBoolean();
    CopyListener cutter =
        new CopyListener() {
          @Override
          public void progressed(Phase phase, String table, long rows, long bytes) {
            if (phase == Phase.ROWS && cut.compareAndSet(false, true)) {
              endCopies(to);
            }
          }
        };

    CopyReport report = Copies.between(from, to, Copies.creating()).listener(cutter).run();

    assertThat(report.isGood()).isTrue();
    assertThat(report.notes()).anyMatch(note -> note.contains("connection to the target was lost"));
    assertThat(to.query("SELECT count(*), count(DISTINCT id) FROM numbers"))
        .containsExactly(ROWS + "|" + ROWS);
  }

  private static void endCopies(TestPostgres to) {
    try (Connection connection = to.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY%' AND datname = current_database()");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSecondCopyIsRefusedAndSinceLedgerCatchesUp(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT);
        INSERT INTO a VALUES (1, 'one'), (2, 'two');
        CREATE TABLE b (code TEXT PRIMARY KEY) WITHOUT ROWID;
        INSERT INTO b VALUES ('x');
        """);
    assertThat(Copies.create(from, to).isGood()).isTrue();
    assertThatThrownBy(() -> Copies.create(from, to))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("--since-ledger");

    from.execute("INSERT INTO a VALUES (3, 'three')");
    CopyReport report = Copies.between(from, to, Copies.creating().sinceLedger(true)).run();

    assertThat(report.isGood()).isTrue();
    assertThat(report.notes()).anyMatch(note -> note.startsWith("b has no growing key"));
    assertThat(to.query("SELECT string_agg(x, ',' ORDER BY id) FROM a"))
        .containsExactly("one,two,three");
  }

  @Test
  void rowsThatAreThereStopTheCopyAndTruncateEmptiesTheTable(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute("CREATE TABLE a (id INTEGER PRIMARY KEY); INSERT INTO a VALUES (1), (2)");
    to.execute("CREATE TABLE a (id bigint PRIMARY KEY); INSERT INTO a VALUES (7)");

    assertThatThrownBy(() -> Copies.between(from, to, CopyOptions.DEFAULT).run())
        .hasMessageContaining("has rows already in: a")
        .hasMessageContaining("--truncate");

    assertThat(Copies.between(from, to, CopyOptions.DEFAULT.truncating(true)).run().isGood())
        .isTrue();
    assertThat(to.query("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
  }

  @Test
  void whatRemainsAndWhatIsDoneAreAllThereIs() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<KeyRange> done = ranges(random);
      List<KeyRange> parts = ranges(random);
      List<LedgerEntry> entries =
          done.stream().map(range -> new LedgerEntry("t", range, 0, 0, 0)).toList();
      List<Long> covered = new ArrayList<>();
      for (KeyRange range : Remaining.of(true, entries, parts)) {
        LongStream.rangeClosed(range.after() + 1, range.upTo()).forEach(covered::add);
      }
      List<Long> wanted =
          LongStream.rangeClosed(1, 100)
              .filter(key -> contains(parts, key) && !contains(done, key))
              .boxed()
              .toList();
      assertThat(covered).as("seed %d, round %d", seed, round).isEqualTo(wanted);
    }
  }

  private static boolean contains(List<KeyRange> ranges, long key) {
    return ranges.stream().anyMatch(range -> key > range.after() && key <= range.upTo());
  }

  private static List<KeyRange> ranges(Random random) {
    List<KeyRange> ranges = new ArrayList<>();
    long at = random.nextInt(10);
    while (at < 90) {
      long upTo = at + 1 + random.nextInt(20);
      if (random.nextInt(3) > 0) {
        ranges.add(new KeyRange(at, Math.min(100, upTo)));
      }
      at = upTo;
    }
    return ranges;
  }
}
