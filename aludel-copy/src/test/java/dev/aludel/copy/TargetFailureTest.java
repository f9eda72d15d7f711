package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.error.AludelException;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Targets that fail while rows come: what is said, what stays, and how it goes on. */
@ExtendWith(TestDatabases.class)
class TargetFailureTest {

  private static final int ROWS = 250_000;
  private static final String COUNT = "SELECT count(*), count(DISTINCT id), sum(id) FROM a";
  private static final String ALL = ROWS + "|" + ROWS + "|" + (long) ROWS * (ROWS + 1) / 2;

  @TempDir Path folder;

  @BeforeEach
  void fill(TestSqlite from) throws SQLException {
    from.execute(
        """
        CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT NOT NULL);
        INSERT INTO a
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
          SELECT i, 'this is the row of number ' || i FROM n;
        """
            .formatted(ROWS));
  }

  @Test
  void aServerWhoseDiskIsFullKeepsWhatWasCommittedAndTheCopyGoesOn(TestSqlite from, TestPostgres to)
      throws Exception {
    Path disk = smallDisk("12m");
    try {
      Path space = Files.createDirectory(disk.resolve("ts"));
      // The server may run as another user than this test.
      run("chown", "--reference=" + to.query("SHOW data_directory").get(0), space.toString());
      to.execute("CREATE TABLESPACE small_for_copies LOCATION '" + space + "'");
      to.execute("CREATE TABLE a (id bigint, x text NOT NULL) TABLESPACE small_for_copies");

      assertThatThrownBy(() -> Copies.between(from, to, CopyOptions.DEFAULT).threads(1).run())
          .isInstanceOf(CopyException.class)
          .hasMessageContaining("disk is full")
          .hasMessageContaining("the same command goes on from there");
      assertThat(to.query("SELECT count(*) FROM a")).isNotEqualTo(java.util.List.of("0"));

      assertThat(run("mount", "-o", "remount,size=64m", disk.toString())).isZero();
      assertThat(Copies.between(from, to, CopyOptions.DEFAULT).run().isGood()).isTrue();
      assertThat(to.query(COUNT)).containsExactly(ALL);
    } finally {
      to.execute("DROP TABLE IF EXISTS a");
      to.execute("DROP TABLESPACE IF EXISTS small_for_copies");
      run("umount", "-l", disk.toString());
    }
  }

  @Test
  void aFileOnAFullDiskToo(TestSqlite from) throws Exception {
    Path disk = smallDisk("9m");
    try {
      TestSqlite to = TestSqlite.file(disk);

      assertThatThrownBy(() -> Copies.create(from, to))
          .isInstanceOf(AludelException.class)
          .hasMessageContaining("the disk is full")
          .hasMessageContaining("the same command goes on from there");

      assertThat(run("mount", "-o", "remount,size=64m", disk.toString())).isZero();
      assertThat(Copies.create(from, to).isGood()).isTrue();
      assertThat(to.query(COUNT)).containsExactly(ALL);
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  @Test
  void aServerThatStaysAwayEndsTheCopyWhichGoesOnWhenItIsBack(TestSqlite from, TestPostgres to)
      throws SQLException {
    String name = to.query("SELECT current_database()").get(0);
    AtomicBoolean gone = new AtomicBoolean();
    CopyListener leaving =
        new CopyListener() {
          private long rows;

          @Override
          public void progressed(Phase phase, String table, long more, long bytes) {
            rows += phase == Phase.ROWS ? more : 0;
            if (rows > CopyRun.PART * 3 / 2 && gone.compareAndSet(false, true)) {
              close(to, name);
            }
          }
        };

    assertThatThrownBy(
            () ->
                Copies.between(from, to, Copies.creating())
                    .threads(1)
                    .firstWait(Duration.ofMillis(5))
                    .listener(leaving)
                    .run())
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("not currently accepting connections")
        .hasMessageContaining("the same command goes on from there");

    inPostgres(to, "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS true");
    CopyReport report = Copies.create(from, to);
    assertThat(report.isGood()).isTrue();
    assertThat(report.notes()).anyMatch(note -> note.contains("had been copied by an earlier run"));
    assertThat(to.query(COUNT)).containsExactly(ALL);
  }

  private static void close(TestPostgres to, String name) {
    try {
      inPostgres(
          to,
          "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS false",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void inPostgres(TestPostgres to, String... statements) throws SQLException {
    String url = to.url().replaceFirst("/[^/?]+([?]|$)", "/postgres$1");
    try (Connection connection = java.sql.DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void aRoleThatMayNotWriteTheTableIsToldWhatItNeeds(TestSqlite from, TestPostgres to)
      throws SQLException {
    to.execute(
        """
        DROP ROLE IF EXISTS half_allowed;
        CREATE ROLE half_allowed LOGIN;
        GRANT CREATE ON SCHEMA public TO half_allowed;
        CREATE TABLE a (id bigint PRIMARY KEY, x text);
        GRANT SELECT ON a TO half_allowed;
        """);

    assertThatThrownBy(
            () ->
                Copy.of(
                        Copies.connector(from),
                        Copies.connector(to.databaseUrl().replace("postgres@", "half_allowed@")))
                    .run())
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("Table a")
        .hasMessageContaining("permission denied")
        .hasMessageContaining("The role needs INSERT on the table");

    assertThat(to.query("SELECT count(*) FROM a")).containsExactly("0");
    to.execute("DROP OWNED BY half_allowed; DROP ROLE half_allowed");
  }

  @Test
  void aCheckOfTheTargetThatARowBreaksIsNamed(TestSqlite from, TestPostgres to)
      throws SQLException {
    to.execute(
        "CREATE TABLE a (id bigint PRIMARY KEY, x text, CONSTRAINT few CHECK (id < 200000))");

    assertThatThrownBy(() -> Copies.between(from, to, CopyOptions.DEFAULT).run())
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("few")
        .hasMessageContaining("The row breaks a CHECK of the target");
  }

  private Path smallDisk(String size) throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + size + ",mode=777", "tmpfs", disk.toString())
            == 0);
    return disk;
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
