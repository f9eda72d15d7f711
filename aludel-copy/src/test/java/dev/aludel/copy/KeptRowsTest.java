package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The rows that the check has read are copied from where it kept them, or are read again. */
@ExtendWith(TestDatabases.class)
class KeptRowsTest {

  private static final int ROWS = 250_000;
  private static final String SUM =
      "SELECT count(*), count(DISTINCT id), sum(id), sum(length(text)) FROM numbers";

  @TempDir private Path folder;

  @BeforeEach
  void fill(TestSqlite from) throws SQLException {
    from.execute(
        """
        CREATE TABLE numbers (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
        INSERT INTO numbers
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
          SELECT i, 'number ' || i FROM n;
        """
            .formatted(ROWS));
  }

  private static void assertAllThere(TestSqlite from, TestPostgres to) throws SQLException {
    assertThat(to.query(SUM)).isEqualTo(from.query(SUM));
  }

  /** Tells how many bytes are kept, and which files there are, when the rows begin. */
  private final class Watching implements CopyListener {
    private final KeptRows kept;
    private final List<Path> files = new ArrayList<>();
    private long bytes;

    Watching(KeptRows kept) {
      this.kept = kept;
    }

    @Override
    public void started(Phase phase, long rows) {
      if (phase == Phase.ROWS) {
        bytes = kept.bytes();
        try (Stream<Path> there = Files.list(folder)) {
          there.forEach(files::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  @Test
  void allRowsAreKeptInAFileWithoutAName(TestSqlite from, TestPostgres to) throws SQLException {
    KeptRows kept = KeptRows.in(folder, KeptRows.MOST);
    Watching watching = new Watching(kept);

    CopyReport report =
        Copies.between(from, to, Copies.creating()).keeping(() -> kept).listener(watching).run();

    assertThat(report.isGood()).isTrue();
    assertThat(watching.bytes).isEqualTo(report.tables().get(0).bytes()).isGreaterThan(ROWS);
    // So that nothing of the rows remains after kill -9.
    assertThat(watching.files).isEmpty();
    assertAllThere(from, to);
  }

  @Test
  void partsWithoutRoomAreReadAgain(TestSqlite from, TestPostgres to) throws SQLException {
    long most = 4_000_000;
    KeptRows kept = KeptRows.in(folder, most);
    Watching watching = new Watching(kept);

    CopyReport report =
        Copies.between(from, to, Copies.creating()).keeping(() -> kept).listener(watching).run();

    assertThat(report.isGood()).isTrue();
    assertThat(watching.bytes).isBetween(most / 2, most);
    assertThat(report.tables().get(0).bytes()).isGreaterThan(most);
    assertAllThere(from, to);
  }

  @Test
  void withoutAFolderAllIsReadAgain(TestSqlite from, TestPostgres to) throws SQLException {
    CopyReport report =
        Copies.between(from, to, Copies.creating()).temp(folder.resolve("missing")).run();

    assertThat(report.isGood()).isTrue();
    assertAllThere(from, to);
  }

  @Test
  void aFileThatCannotBeReadAnyMoreIsDoneWithout(TestSqlite from, TestPostgres to)
      throws SQLException {
    KeptRows kept = KeptRows.in(folder, KeptRows.MOST);
    AtomicBoolean lost = new AtomicBoolean();
    CopyListener losing =
        new CopyListener() {
          @Override
          public void progressed(Phase phase, String table, long rows, long bytes) {
            if (phase == Phase.ROWS && lost.compareAndSet(false, true)) {
              kept.close();
            }
          }
        };

    CopyReport report =
        Copies.between(from, to, Copies.creating()).keeping(() -> kept).listener(losing).run();

    assertThat(lost).isTrue();
    assertThat(report.isGood()).isTrue();
    assertThat(report.tables().get(0).rows()).isEqualTo(ROWS);
    assertAllThere(from, to);
  }

  @Test
  void aPartWithARowThatIsLeftOutIsReadAgain(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute("UPDATE numbers SET text = 'a' || char(0) || 'b' WHERE id = 120000");

    CopyReport report = Copies.create(from, to, "nul=quarantine");

    assertThat(report.isGood()).isTrue();
    assertThat(to.query("SELECT count(*), count(DISTINCT id) FROM numbers"))
        .containsExactly((ROWS - 1) + "|" + (ROWS - 1));
    assertThat(to.query("SELECT row_key FROM aludel_copy_rejects")).containsExactly("id=120000");
  }

  @Test
  void rowsThatALaterCheckOfKeysLeavesOutAreNotCopiedAsTheyWereKept(
      TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(
        """
        CREATE TABLE notes (id INTEGER PRIMARY KEY, number INTEGER REFERENCES numbers (id));
        INSERT INTO notes SELECT id, id FROM numbers WHERE id <= 120000;
        UPDATE notes SET number = -1 WHERE id = 5;
        """);

    CopyReport report = Copies.create(from, to, "orphan=quarantine");

    assertThat(report.isGood()).isTrue();
    assertThat(to.query("SELECT count(*), count(*) FILTER (WHERE id = 5) FROM notes"))
        .containsExactly("119999|0");
    assertAllThere(from, to);
  }

  @Test
  void aDryRunKeepsNothing(TestSqlite from, TestPostgres to) {
    KeptRows kept = KeptRows.in(folder, KeptRows.MOST);

    Copies.between(from, to, Copies.creating().dryRun(true)).keeping(() -> kept).run();

    assertThat(kept.bytes()).isZero();
  }
}
