package dev.aludel.examples.statementanalyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.connect.database.Database;
import dev.aludel.connect.database.StatementFailure;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.examples.statementanalyzer.ClientDirectory.Entry;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What the example reads and writes through the pool, on the database that its revisions make. */
class ClientDirectoryTest {

  private static final String ADA = "ada@example.com";

  private static Database migrated(TestDatabase db) throws SQLException {
    Aludel.open(
            AludelConfig.of(db.dataSource())
                .scripts(ScriptDirectory.of(Path.of("migrations/versions"))))
        .upgrade("head");
    db.execute(
        "INSERT INTO users (email, password_hash, display_name) VALUES ('%s', 'x', 'Ada')"
            .formatted(ADA));
    return Database.open(
        SettingsReader.in(Path.of(""))
            .withoutFiles()
            .environment(Map.of("DATABASE_URL", db.databaseUrl()))
            .read());
  }

  @OnBothDatabases
  void aPersonsClientsComeByName(TestDatabase db) throws SQLException {
    try (Database database = migrated(db)) {
      ClientDirectory directory = new ClientDirectory(database);

      assertThat(directory.add(ADA, List.of("Zuse", "Babbage"))).isEqualTo(2);

      assertThat(directory.of(ADA)).extracting(Entry::name).containsExactly("Babbage", "Zuse");
      assertThat(directory.of(ADA)).extracting(Entry::currency).containsOnly("EUR");
      assertThat(directory.of("grace@example.com")).isEmpty();
    }
  }

  @OnBothDatabases
  void aNameThatIsThereAlreadyAddsNone(TestDatabase db) throws SQLException {
    try (Database database = migrated(db)) {
      ClientDirectory directory = new ClientDirectory(database);
      directory.add(ADA, List.of("Babbage"));

      assertThatThrownBy(() -> directory.add(ADA, List.of("Zuse", "Babbage")))
          .isInstanceOf(StatementFailure.class);

      assertThat(directory.of(ADA)).extracting(Entry::name).containsExactly("Babbage");
    }
  }
}
