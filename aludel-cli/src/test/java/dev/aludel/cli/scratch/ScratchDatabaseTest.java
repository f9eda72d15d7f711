package dev.aludel.cli.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDatabaseTest {

  @TempDir Path folder;

  @Test
  void onSqliteItIsAFileThatGoes() throws Exception {
    ScratchDatabase scratch =
        ScratchDatabase.of(Settings.of("sqlite:///app.db"), "sqlite").orElseThrow();
    try (scratch;
        Connection connection = scratch.dataSource().getConnection()) {
      connection.createStatement().execute("CREATE TABLE t (id integer)");
    }
    assertThat(((ScratchDatabase.SqliteFile) scratch).folder()).doesNotExist();
    assertThat(folder.resolve("app.db")).doesNotExist();
  }

  @Test
  void onPostgresqlItIsADatabaseThatGoes() throws Exception {
    try (TestPostgres server = TestPostgres.create()) {
      String name;
      try (ScratchDatabase scratch =
              ScratchDatabase.of(withDevUrl(server.databaseUrl()), "postgresql").orElseThrow();
          Connection connection = scratch.dataSource().getConnection()) {
        name = connection.getCatalog();
        assertThat(name).startsWith("aludel_scratch_");
        connection.createStatement().execute("CREATE TABLE t (id integer)");
      }
      assertThat(server.query("SELECT datname FROM pg_database")).doesNotContain(name);
      assertThatThrownBy(() -> server.query("SELECT * FROM t")).hasMessageContaining("t");
    }
  }

  @Test
  void itGoesWithTheSubscriptionsThatAModelMadeInIt() throws Exception {
    try (TestPostgres server = TestPostgres.create()) {
      String name;
      try (ScratchDatabase scratch =
              ScratchDatabase.of(withDevUrl(server.databaseUrl()), "postgresql").orElseThrow();
          Connection connection = scratch.dataSource().getConnection()) {
        name = connection.getCatalog();
        connection
            .createStatement()
            .execute(
                """
                CREATE SUBSCRIPTION "The news" CONNECTION 'dbname=elsewhere'
                PUBLICATION all_of_it WITH (connect = false)
                """);
      }
      assertThat(server.query("SELECT datname FROM pg_database")).doesNotContain(name);
      assertThat(server.query("SELECT subname FROM pg_subscription")).isEmpty();
    }
  }

  @Test
  void onPostgresqlThereIsNoneWithoutADevUrl() {
    assertThat(ScratchDatabase.of(Settings.of("postgresql://app@db/bank"), "postgresql")).isEmpty();
  }

  @Test
  void aDevUrlOfAnotherDialectIsRefused() throws Exception {
    Settings settings = withDevUrl("sqlite:///scratch.db");

    assertThatThrownBy(() -> ScratchDatabase.of(settings, "postgresql"))
        .hasMessageContaining("dev_url is sqlite:///")
        .hasMessageContaining("but the database is PostgreSQL");
  }

  private Settings withDevUrl(String url) throws Exception {
    Files.writeString(folder.resolve("aludel.toml"), "[aludel]\ndev_url = \"" + url + "\"\n");
    return SettingsReader.in(folder).environment(Map.of()).read();
  }
}
