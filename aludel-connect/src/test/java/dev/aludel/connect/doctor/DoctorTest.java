package dev.aludel.connect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.connect.doctor.Check.Status;
import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.class)
class DoctorTest {

  @TempDir Path folder;

  private Settings settings(String url, String... more) {
    SettingsReader reader =
        SettingsReader.in(folder).withoutFiles().environment(Map.of()).set("url", url, "--url");
    for (int i = 0; i < more.length; i += 2) {
      reader.set(more[i], more[i + 1], "-x");
    }
    return reader.read();
  }

  private static Check check(Report report, String name) {
    return report.checks().stream().filter(c -> c.name().equals(name)).findAny().orElseThrow();
  }

  @Test
  void aGoodServerPassesEveryCheck(TestPostgres db) {
    List<Check> heard = new ArrayList<>();

    Report report = Doctor.of(settings(db.databaseUrl())).examine(heard::add);

    assertThat(report.isHealthy()).as(report.toString()).isTrue();
    assertThat(heard).isEqualTo(report.checks());
    assertThat(report.checks())
        .extracting(Check::name)
        .containsExactly(
            "name",
            "port",
            "TLS",
            "authentication",
            "database",
            "schema",
            "permissions",
            "version",
            "primary",
            "pooler",
            "clock",
            "connection budget",
            "pool",
            "prepared statements",
            "advisory locks",
            "extensions",
            "pg_stat_statements");
    assertThat(check(report, "permissions").finding()).contains("is a superuser");
    assertThat(check(report, "pool").finding()).isEqualTo("15 connections at once");
    assertThat(report.toString()).contains("✓ version", "PostgreSQL 18");
  }

  @Test
  void whatIsMissingIsToldWithTheStatementThatMendsIt(TestPostgres db) throws SQLException {
    db.execute("CREATE ROLE reader_" + db.name() + " LOGIN");
    Settings settings =
        settings(
            db.databaseUrl().replace("postgres@", "reader_" + db.name() + "@"), "pool.size", "10");

    Report report =
        Doctor.of(settings).withInstances(20).withExtensions(List.of("pg_trgm")).examine();

    assertThat(report.checks())
        .extracting(Check::finding)
        .doesNotContain("the check itself failed");
    assertThat(check(report, "permissions").status()).isEqualTo(Status.FAILED);
    assertThat(check(report, "permissions").remedy())
        .isEqualTo("GRANT CREATE, USAGE ON SCHEMA public TO reader_" + db.name() + ";");
    assertThat(check(report, "connection budget").finding()).startsWith("20 × 20 = 400 of 297");
    assertThat(check(report, "connection budget").remedy()).contains("max_connections = 413");
    assertThat(check(report, "extensions").remedy()).isEqualTo("CREATE EXTENSION \"pg_trgm\";");
    db.execute("DROP OWNED BY reader_" + db.name() + "; DROP ROLE reader_" + db.name());
  }

  @Test
  void aSchemaThatIsNotThereAndReadOnlyTransactionsAreTold(TestPostgres db) throws SQLException {
    db.execute("ALTER DATABASE " + db.name() + " SET default_transaction_read_only = on");

    Report report = Doctor.of(settings(db.databaseUrl(), "schema", "sales")).examine();

    assertThat(check(report, "schema").remedy()).startsWith("CREATE SCHEMA sales;");
    assertThat(check(report, "primary").finding()).contains("only read");
    db.execute(check(report, "primary").remedy());
    assertThat(check(Doctor.of(settings(db.databaseUrl())).examine(), "primary").status())
        .isEqualTo(Status.OK);
  }

  @Test
  void tablesThatTheRoleMayNotUseAreTold(TestPostgres db) throws SQLException {
    String role = "worker_" + db.name();
    db.execute(
        "CREATE ROLE %s LOGIN; GRANT CREATE ON SCHEMA public TO %s; CREATE TABLE orders (id int)"
            .formatted(role, role));
    Doctor doctor = Doctor.of(settings(db.databaseUrl().replace("postgres@", role + "@")));

    Check before = check(doctor.examine(), "permissions");
    assertThat(before.status()).isEqualTo(Status.WARNING);
    assertThat(before.evidence()).isEqualTo("1 of them, such as orders");
    db.execute(before.remedy());

    assertThat(check(doctor.examine(), "permissions").status()).isEqualTo(Status.OK);
    db.execute("DROP OWNED BY %s; DROP ROLE %s".formatted(role, role));
  }

  @Test
  void ofSeveralHostsOneThatAnswersIsEnough(TestPostgres db) {
    String server = "localhost:" + db.port();
    String url =
        db.databaseUrl().replace(server, "localhost:1," + server + ",no-such-host.invalid");

    Report report = Doctor.of(settings(url)).examine();

    assertThat(check(report, "name").status()).isEqualTo(Status.WARNING);
    assertThat(check(report, "name").finding())
        .contains("no host of the name no-such-host.invalid");
    assertThat(check(report, "port").finding()).contains("nothing listens on localhost:1");
    assertThat(report.isHealthy()).as(report.toString()).isTrue();
  }

  @Test
  void afterAFailureTheRestIsSkipped() {
    Report report = Doctor.of(settings("postgresql://ada:hidden@localhost:1/app")).examine();

    assertThat(report.isHealthy()).isFalse();
    assertThat(check(report, "name").status()).isEqualTo(Status.OK);
    assertThat(check(report, "port").finding()).isEqualTo("nothing listens on localhost:1");
    assertThat(check(report, "authentication").finding()).isEqualTo("not without port");
    assertThat(report.toString())
        .doesNotContain("hidden")
        .contains("→ Start the server")
        .contains("– not without port: TLS, authentication, database");
  }

  @Test
  void aMissingDatabaseIsAFailureOfItsOwn(TestPostgres db) {
    Report report = Doctor.of(settings(db.databaseUrl() + "_none")).examine();

    assertThat(check(report, "authentication").status()).isEqualTo(Status.OK);
    assertThat(check(report, "database").remedy()).contains("CREATE DATABASE");
    assertThat(check(report, "schema").finding()).isEqualTo("not without database");
  }

  @Test
  void aSilentServerCostsNoMoreThanTheLimit() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      long start = System.nanoTime();
      Report report =
          Doctor.of(settings("postgresql://ada@localhost:" + silent.getLocalPort() + "/app"))
              .withLimit(Duration.ofSeconds(1))
              .examine();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(check(report, "TLS").status()).isEqualTo(Status.FAILED);
    }
  }

  @Test
  void aGoodSqliteFilePassesEveryCheck(TestSqlite db) throws SQLException {
    db.execute("CREATE TABLE t (id integer PRIMARY KEY)");

    Report report = Doctor.of(settings(db.databaseUrl())).examine();

    assertThat(report.isHealthy()).as(report.toString()).isTrue();
    assertThat(report.checks())
        .extracting(Check::name)
        .containsExactly(
            "file",
            "opening",
            "version",
            "permissions",
            "lock",
            "journal mode",
            "integrity",
            "foreign keys");
  }

  @Test
  void whatIsWrongWithAnSqliteFileIsTold(TestSqlite db) throws SQLException, IOException {
    db.execute(
        """
        CREATE TABLE parent (id integer PRIMARY KEY);
        CREATE TABLE child (id integer PRIMARY KEY, parent integer REFERENCES parent);
        PRAGMA foreign_keys = off;
        INSERT INTO child VALUES (1, 7);
        """);
    try (Connection writer = db.connect()) {
      writer.createStatement().execute("BEGIN IMMEDIATE");
      Report report = Doctor.of(settings(db.databaseUrl())).examine();
      assertThat(check(report, "lock").status()).isEqualTo(Status.FAILED);
      assertThat(check(report, "foreign keys").evidence())
          .isEqualTo("the first: child rowid 1 to parent");
    }
    Files.writeString(folder.resolve("notes.txt"), "These are no rows. ".repeat(300));
    assertThat(check(Doctor.of(settings("sqlite:///notes.txt")).examine(), "opening").finding())
        .contains("not an SQLite database");
    assertThat(check(Doctor.of(settings("sqlite:///none.db")).examine(), "file").remedy())
        .contains("aludel upgrade head");
    assertThat(folder.resolve("none.db")).doesNotExist();
  }
}
