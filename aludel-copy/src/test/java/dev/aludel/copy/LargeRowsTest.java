package dev.aludel.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rows of 100 MB pass through a heap of 256 MiB: so {@code mvn -Plong} tries it. A fifth of both is
 * tried always, and has less to spare, since the program itself takes as much as ever.
 */
@ExtendWith(TestDatabases.class)
class LargeRowsTest {

  private static final boolean LONG = Boolean.getBoolean("aludel.long");
  private static final int ROW = LONG ? 100_000_000 : 20_000_000;
  private static final String HEAP = LONG ? "-Xmx256m" : "-Xmx72m";

  @Test
  void theyComeToPostgresqlAndBack(TestSqlite from, TestPostgres between) throws Exception {
    from.execute(
        """
        CREATE TABLE files (id INTEGER PRIMARY KEY, name TEXT, content BLOB, text TEXT);
        INSERT INTO files VALUES
          (1, 'both', randomblob(%1$d / 2), hex(randomblob(%1$d / 4))),
          (2, 'a BLOB', randomblob(%1$d), NULL),
          (3, 'a text', NULL, hex(randomblob(%1$d / 2))),
          (4, 'small', x'00', 'x');
        """
            .formatted(ROW));
    try (TestSqlite back = TestSqlite.create()) {

      copy(from, between);
      copy(between, back);

      assertThat(back.query("SELECT id, name, length(content), length(text) FROM files"))
          .isEqualTo(from.query("SELECT id, name, length(content), length(text) FROM files"));
      assertThat(Copies.between(from, back, CopyOptions.DEFAULT).verify().isEqual()).isTrue();
    }
  }

  private static void copy(TestDatabase from, TestDatabase to) throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                InSmallHeap.class.getName(),
                from.databaseUrl(),
                to.databaseUrl())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  /** A copy in a JVM of its own, whose heap is small. */
  static final class InSmallHeap {
    private InSmallHeap() {}

    public static void main(String[] args) {
      CopyReport report =
          Copy.of(Copies.connector(args[0]), Copies.connector(args[1]))
              .options(Copies.creating())
              .threads(2)
              .run();
      if (!report.isGood()) {
        throw new AssertionError(report);
      }
    }
  }
}
