package dev.aludel.examples.goblin;

import static dev.aludel.test.TestedDatabase.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.connect.TlsMode;
import dev.aludel.connect.database.Database;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.test.MigratedDatabase;
import dev.aludel.test.MigrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code .env.example} sets, when it is copied to {@code .env}. */
class ExampleSettingsTest {

  private static Settings settings(Path folder, Map<String, String> environment)
      throws IOException {
    Files.copy(Path.of(".env.example"), folder.resolve(".env"));
    Files.copy(Path.of("aludel.toml"), folder.resolve("aludel.toml"));
    return SettingsReader.in(folder).environment(environment).read();
  }

  @Test
  void thePoolHasTwentyConnectionsAndFortyMore(@TempDir Path folder) throws IOException {
    Settings settings = settings(folder, Map.of());

    assertThat(settings.get(AludelSettings.POOL_SIZE)).isEqualTo(20);
    assertThat(settings.get(AludelSettings.POOL_MAX_OVERFLOW)).isEqualTo(40);
    assertThat(settings.get(AludelSettings.COMMAND_TIMEOUT)).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.get(AludelSettings.CONNECT_TIMEOUT)).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.get(AludelSettings.TLS_MODE)).isEqualTo(TlsMode.VERIFY_FULL);
    assertThat(settings.databaseUrl().display())
        .isEqualTo("postgresql://goblin:***@db.example.com:5432/goblin");
  }

  @MigrationTest(on = POSTGRESQL)
  void aStatementEndsAfterHalfAMinute(MigratedDatabase migrated, @TempDir Path folder)
      throws IOException {
    Settings settings =
        settings(folder, Map.of("DATABASE_URL", migrated.jdbcUrl(), "DB_SSL_MODE", "disable"));

    try (Database database = Database.open(settings)) {
      String limit =
          database.withConnection(
              session -> session.queryValue(String.class, "SHOW statement_timeout").orElse(""));
      assertThat(limit).isEqualTo("30s");
    }
  }
}
