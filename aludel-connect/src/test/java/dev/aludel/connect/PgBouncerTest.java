package dev.aludel.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.connect.ConnectionFailure.Kind;
import dev.aludel.connect.doctor.Check;
import dev.aludel.connect.doctor.Check.Status;
import dev.aludel.connect.doctor.Doctor;
import dev.aludel.connect.doctor.Report;
import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs where PgBouncer is installed ({@code apt-get install pgbouncer}). */
@ExtendWith(TestDatabases.class)
class PgBouncerTest {

  @TempDir Path folder;
  private PgBouncer bouncer;

  @BeforeEach
  void start(TestPostgres db) throws Exception {
    assumeTrue(PgBouncer.program().isPresent(), "PgBouncer is not installed");
    bouncer = PgBouncer.start(folder, db.port(), 2);
  }

  @AfterEach
  void stop() {
    if (bouncer != null) {
      bouncer.close();
    }
  }

  private Settings settings(TestPostgres db, String parameters) {
    return SettingsReader.in(folder)
        .withoutFiles()
        .environment(Map.of())
        .set(
            "url",
            "postgresql://postgres@127.0.0.1:" + bouncer.port() + "/" + db.name() + parameters,
            "--url")
        .set("schema", "public", "-x")
        .read();
  }

  @Test
  void aSessionIsSetUpWhereStartupParametersAreRefused(TestPostgres db) throws Exception {
    Connector.forMigrations(settings(db, "")).open().close();

    ConnectionFailure failure =
        catchThrowableOfType(
            ConnectionFailure.class,
            () ->
                Connector.forMigrations(settings(db, "?options=-c%20work_mem%3D8MB"))
                    .open()
                    .close());
    assertThat(failure.kind()).isEqualTo(Kind.POOLER_REFUSES_SETTING);
  }

  @Test
  void theDoctorSeesThePoolerAndWhatItBreaks(TestPostgres db) throws SQLException {
    Report report = Doctor.of(settings(db, "")).examine();

    assertThat(check(report, "pooler").status()).as(report.toString()).isEqualTo(Status.WARNING);
    assertThat(check(report, "pooler").finding()).contains("a pooler such as PgBouncer");
    assertThat(check(report, "prepared statements").remedy()).contains("prepareThreshold=0");
    assertThat(check(report, "advisory locks").status()).isEqualTo(Status.WARNING);
    assertThat(check(report, "advisory locks").remedy()).contains("directly");
    assertThat(db.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
        .containsExactly("0");
  }

  @Test
  void theDoctorLeavesNoStatementPreparedForTheNextClient(TestPostgres db) throws Exception {
    Settings settings = settings(db, "?prepareThreshold=0");
    Doctor.of(settings(db, "")).examine();

    Report report = Doctor.of(settings).examine();

    assertThat(check(report, "prepared statements").finding())
        .isEqualTo("none: prepareThreshold=0");
    assertThat(report.isHealthy()).as(report.toString()).isTrue();
    try (Connection first = Connector.forMigrations(settings).open();
        Connection second = Connector.forMigrations(settings).open()) {
      // An open transaction keeps its session, so that each client is in one of its own.
      first.setAutoCommit(false);
      second.setAutoCommit(false);
      for (Connection each : List.of(first, second)) {
        try (ResultSet left =
            each.createStatement().executeQuery("SELECT name FROM pg_prepared_statements")) {
          assertThat(left.next()).isFalse();
        }
      }
    }
  }

  private static Check check(Report report, String name) {
    return report.checks().stream().filter(c -> c.name().equals(name)).findAny().orElseThrow();
  }
}
