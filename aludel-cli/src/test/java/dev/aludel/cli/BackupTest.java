package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.embedded.EmbeddedPostgresql;
import dev.aludel.embedded.EmbeddedUrl;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code aludel backup} and {@code aludel restore}, on real files and servers. */
@ExtendWith(TestDatabases.class)
class BackupTest {

  @TempDir Path folder;

  private static void fill(TestSqlite db) throws Exception {
    db.execute(
        """
        CREATE TABLE notes (id INTEGER PRIMARY KEY, v TEXT, raw BLOB);
        WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
          INSERT INTO notes SELECT i, hex(randomblob(20)), randomblob(50) FROM n;
        CREATE TABLE aludel_version (version_num TEXT PRIMARY KEY);
        INSERT INTO aludel_version VALUES ('3f2a9c41d0b7');
        CREATE VIEW shown AS SELECT v FROM notes;
        """);
  }

  private List<String> backups() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void anSqliteFileInUseIsBackedUpAndRestored(TestSqlite db) throws Exception {
    fill(db);
    Project project = Project.on(db, folder);
    try (Connection writer = db.connect();
        Statement statement = writer.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("INSERT INTO notes VALUES (3000, 'not committed', NULL)");
      assertThat(project.run("backup").succeeds().out())
          .contains("restored into a scratch database and equal: 2,001 rows in 2 tables");
      statement.execute("COMMIT");
    }

    assertThat(backups()).hasSize(1);
    String name = backups().get(0);
    assertThat(name).matches("test-\\d+-[0-9]{8}T[0-9]{6}Z-3f2a9c41d0b7\\.db");
    Path file = folder.resolve("backups").resolve(name);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    Project.Outcome full = project.run("restore", file.toString(), "database");
    assertThat(full.code()).isEqualTo(1);
    assertThat(full.err()).contains("is not empty", "--clean", "Nothing was changed");
    Files.write(folder.resolve("new.db-wal"), new byte[] {1, 2, 3});
    project.run("restore", file.toString(), "sqlite:///new.db").succeeds();
    assertThat(folder.resolve("new.db-wal")).doesNotExist();
    db.execute("DELETE FROM notes WHERE id < 100");
    assertThat(project.run("restore", file.toString(), "database", "--clean").succeeds().out())
        .contains("2,001 rows in 2 tables");
    assertThat(db.query("SELECT count(*), max(id) FROM notes")).containsExactly("2000|2000");
    assertThat(project.run("verify", "database", "sqlite:///new.db").code()).isZero();
  }

  @Test
  void onlyTheNewestBackupsOfThisDatabaseStay(TestSqlite db) throws Exception {
    fill(db);
    Project project = Project.on(db, folder);
    project.run("backup").succeeds();
    Files.writeString(folder.resolve("backups/other-20200101T000000Z-base.db"), "");
    Files.writeString(folder.resolve("backups/letters.txt"), "");
    project.run("backup", "--no-check").succeeds();
    String newest = backups().get(backups().size() - 1);

    Project.Outcome third = project.run("backup", "--keep", "2", "--json").succeeds();

    assertThat(third.out()).contains("\"checked\" : true", "\"removed\" : [ \"test-");
    assertThat(backups()).hasSize(4).contains("letters.txt", newest);
    assertThat(project.run("backup", "--keep", "0").code()).isEqualTo(2);
  }

  @Test
  void aDamagedFileIsFoundWhenItIsBackedUpAndWhenItIsRestored(TestSqlite db) throws Exception {
    fill(db);
    Project project = Project.on(db, folder);
    project.run("backup").succeeds();
    Path file = folder.resolve("backups").resolve(backups().get(0));
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 8192; i < 8192 + 3000; i++) {
      bytes[i] = (byte) 0xA5;
    }
    Files.write(folder.resolve("damaged.db"), bytes);

    assertThat(project.run("restore", "damaged.db", "sqlite:///target.db").err())
        .contains("damaged.db is damaged", "Take another backup");
    assertThat(folder.resolve("target.db")).doesNotExist();
    Project.Outcome again = project.run("backup", "sqlite:///damaged.db", "kept");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("is damaged, and so is a copy", "No backup was kept");
    assertThat(folder.resolve("kept")).isEmptyDirectory();
  }

  @Test
  void whatIsNoBackupIsRefused(TestSqlite db, TestPostgres server) throws Exception {
    fill(db);
    Project project = Project.on(db, folder);
    Files.writeString(folder.resolve("plain.sql"), "CREATE TABLE x (id int);");
    project.run("backup").succeeds();

    assertThat(project.run("restore", "plain.sql", "sqlite:///t.db").err())
        .contains("is no backup", "psql");
    assertThat(project.run("restore", "nowhere.db", "sqlite:///t.db").err())
        .contains("There is no file");
    assertThat(project.run("restore", "backups/" + backups().get(0), server.databaseUrl()).err())
        .contains("is a backup of SQLite", "aludel copy");
  }

  @Test
  void anOlderPgDumpIsRefusedWithWhatToInstall(TestPostgres db) throws Exception {
    Project project = Project.on(db, folder);
    Path tool = Files.createDirectory(folder.resolve("bin")).resolve("pg_dump");
    Files.writeString(
        tool, "#!/bin/sh\necho 'pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)'\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();

    Project.Outcome old = project.run("backup", "--pg-bin", "bin");
    assertThat(old.code()).isEqualTo(1);
    assertThat(old.err())
        .contains(
            "pg_dump of PostgreSQL 18 or newer is needed",
            "There is only 15.18",
            "postgresql-client-18");
    assertThat(project.run("backup", "--pg-bin", "nowhere").err()).contains("There is none in");
    assertThat(backups()).isEmpty();
  }

  /** The server that the installed pg_dump fits, as Maven Central has it. */
  private static String fitting() throws Exception {
    Process process;
    try {
      process = new ProcessBuilder("pg_dump", "--version").start();
    } catch (IOException e) {
      assumeTrue(false, "pg_dump is not installed (apt-get install postgresql-client)");
      return "";
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher matcher = Pattern.compile("\\) (\\d+)\\.").matcher(said);
    assumeTrue(matcher.find(), "pg_dump does not tell its version: " + said);
    String version =
        switch (matcher.group(1)) {
          case "15" -> "15.19.0";
          case "16" -> "16.15.0";
          case "17" -> "17.11.0";
          case "18" -> "18.6.0";
          default -> "";
        };
    assumeTrue(!version.isEmpty(), "no server is known that fits " + said);
    return "embedded:postgresql:" + version;
  }

  private static void execute(String url, String sql) throws Exception {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(String url) throws Exception {
    java.net.URI uri = java.net.URI.create(url);
    String[] user = uri.getUserInfo().split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d%s".formatted(uri.getHost(), uri.getPort(), uri.getPath()),
        user[0],
        user[1]);
  }

  private static String one(String url, String sql) throws Exception {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void aPostgresqlInUseIsBackedUpCheckedAndRestored() throws Exception {
    try (EmbeddedPostgresql server = EmbeddedUrl.parse(fitting()).orElseThrow().start()) {
      String url = server.url();
      execute(url, "CREATE DATABASE shop");
      execute(url, "CREATE DATABASE fresh");
      String shop = url.replaceFirst("/[^/]*$", "/shop");
      String fresh = url.replaceFirst("/[^/]*$", "/fresh");
      execute(
          shop,
          """
          CREATE TYPE mood AS ENUM ('ok', 'bad');
          CREATE SCHEMA odd;
          CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m mood, r real, t text);
          INSERT INTO notes (m, r, t) SELECT 'ok', i / 7.0, repeat('x', i % 90) FROM generate_series(1, 3000) i;
          CREATE TABLE odd."Name q" (doc jsonb);
          INSERT INTO odd."Name q" VALUES ('{"a": [1.50]}');
          CREATE VIEW shown AS SELECT t FROM notes;
          CREATE TABLE aludel_version (version_num varchar PRIMARY KEY);
          INSERT INTO aludel_version VALUES ('b1'), ('a1');
          """);
      Project project = Project.empty(folder).with("DATABASE_URL", shop);

      Project.Outcome made = project.run("backup").succeeds();
      assertThat(made.out()).contains("equal: 3,003 rows in 3 tables");
      assertThat(backups()).hasSize(1);
      String name = backups().get(0);
      assertThat(name).matches("shop-[0-9]{8}T[0-9]{6}Z-a1\\+b1\\.dump");
      assertThat(one(url, "SELECT count(*) FROM pg_database WHERE datname LIKE 'aludel%'"))
          .isEqualTo("0");

      assertThat(project.run("restore", "backups/" + name, fresh).succeeds().out())
          .contains("3,003 rows in 3 tables");
      assertThat(one(fresh, "SELECT sum(r)::text FROM notes"))
          .isEqualTo(one(shop, "SELECT sum(r)::text FROM notes"));
      execute(fresh, "DELETE FROM notes WHERE id < 10");
      assertThat(project.run("restore", "backups/" + name, fresh).err())
          .contains("is not empty", "--clean");
      project.run("restore", "backups/" + name, fresh, "--clean").succeeds();
      assertThat(one(fresh, "SELECT count(*) FROM notes")).isEqualTo("3000");

      // What cannot be restored leaves all as it was.
      execute(fresh, "DELETE FROM notes WHERE id < 10; CREATE VIEW mine AS SELECT t FROM notes");
      Project.Outcome failed = project.run("restore", "backups/" + name, fresh, "--clean");
      assertThat(failed.code()).isEqualTo(1);
      assertThat(failed.err()).contains("mine", "rolled back");
      assertThat(one(fresh, "SELECT count(*) FROM notes")).isEqualTo("2991");
      assertThat(made.out() + made.err() + failed.err())
          .doesNotContain(java.net.URI.create(url).getUserInfo().split(":", 2)[1]);
    }
  }
}
