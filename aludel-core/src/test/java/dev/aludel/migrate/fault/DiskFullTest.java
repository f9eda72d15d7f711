package dev.aludel.migrate.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.error.AludelException;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk is full in the middle of a revision: a small file system in memory, which needs root.
 */
@ExtendWith(TestDatabases.class)
class DiskFullTest {

  private static final Faults FAULTS = new Faults("disk");

  @TempDir Path folder;

  @AfterAll
  static void tell() {
    FAULTS.print();
  }

  @Test
  void sqliteRollsBackAndGoesOnWhenThereIsRoom() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Path scripts = Files.createDirectory(folder.resolve("scripts"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()) == 0);
    try {
      Files.writeString(
          scripts.resolve("a1.sql"),
          "-- A\n-- revision: a1\n\n-- upgrade\nCREATE TABLE t (a text);\n\n-- downgrade\n");
      Files.writeString(
          scripts.resolve("b2.sql"),
          """
          -- Much
          -- revision: b2
          -- down: a1

          -- upgrade
          CREATE TABLE log (entry text);
          INSERT INTO log VALUES ('once');
          INSERT INTO t SELECT hex(randomblob(500)) FROM (
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n);

          -- downgrade
          """);
      Path ballast = disk.resolve("ballast");
      Files.write(ballast, new byte[1_700_000]);
      TestSqlite db = TestSqlite.file(disk);
      Aludel aludel =
          Aludel.open(AludelConfig.of(db.dataSource()).scripts(ScriptDirectory.of(scripts)));

      assertThatThrownBy(() -> aludel.upgrade("head"))
          .isInstanceOf(AludelException.class)
          .hasMessageContaining("SQLITE_FULL");
      assertThat(db.query("SELECT version_num FROM aludel_version")).containsExactly("a1");

      Files.delete(ballast);
      aludel.upgrade("head");
      assertThat(db.query("SELECT entry FROM log")).containsExactly("once");
      assertThat(db.query("SELECT count(*) FROM t")).containsExactly("1000");
      FAULTS.survived("full, SQLite");
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  @Test
  void postgresqlRollsBackAndGoesOnWhenThereIsRoom(TestPostgres db) throws Exception {
    Path disk = Files.createDirectory(folder.resolve("space"));
    Path scripts = Files.createDirectory(folder.resolve("scripts"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=2m,mode=777", "tmpfs", disk.toString()) == 0);
    try {
      Path space = Files.createDirectory(disk.resolve("ts"));
      // The server may run as another user than this test.
      String owner = db.query("SHOW data_directory").get(0);
      run("chown", "--reference=" + owner, space.toString());
      db.execute("CREATE TABLESPACE small LOCATION '" + space + "'");
      Files.writeString(
          scripts.resolve("a1.sql"),
          """
          -- Much
          -- revision: a1

          -- upgrade
          CREATE TABLE log (entry text);
          INSERT INTO log VALUES ('once');
          CREATE TABLE t (a text) TABLESPACE small;
          INSERT INTO t SELECT repeat('x', 1000) FROM generate_series(1, 5000);
          CREATE INDEX CONCURRENTLY t_a ON t (left(a, 10)) TABLESPACE small;

          -- downgrade
          """);
      Aludel aludel =
          Aludel.open(AludelConfig.of(db.dataSource()).scripts(ScriptDirectory.of(scripts)));
      assertThatThrownBy(() -> aludel.upgrade("head"))
          .isInstanceOf(AludelException.class)
          .hasMessageContaining("SQLSTATE 53100");
      assertThat(db.query("SELECT to_regclass('t')")).containsExactly("NULL");

      assertThat(run("mount", "-o", "remount,size=64m", disk.toString())).isZero();
      aludel.upgrade("head");
      assertThat(db.query("SELECT entry FROM log")).containsExactly("once");
      assertThat(db.query("SELECT count(*) FROM t")).containsExactly("5000");
      FAULTS.survived("full, PostgreSQL");
    } finally {
      db.execute("DROP TABLE IF EXISTS t");
      db.execute("DROP TABLESPACE IF EXISTS small");
      run("umount", "-l", disk.toString());
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
