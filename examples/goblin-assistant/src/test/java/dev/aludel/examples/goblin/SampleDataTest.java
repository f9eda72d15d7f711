package dev.aludel.examples.goblin;

import static dev.aludel.test.TestedDatabase.POSTGRESQL;
import static dev.aludel.test.TestedDatabase.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.connect.Connector;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.database.Database;
import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.Copy;
import dev.aludel.copy.CopyReport;
import dev.aludel.examples.goblin.sample.SampleData;
import dev.aludel.schema.Table;
import dev.aludel.test.MigratedDatabase;
import dev.aludel.test.MigrationTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** Rows to develop with. */
@MigrationTest(on = {SQLITE, POSTGRESQL})
class SampleDataTest {

  private static final List<String> TABLES =
      Goblin.MODEL.tables().stream().map(Table::name).map(name -> name.name()).toList();

  private record Key(UUID userId, UUID providerId, String label) {}

  @MigrationTest
  void everyTableGetsRows(MigratedDatabase migrated) {
    try (Database database = Goblin.open(migrated.jdbcUrl())) {
      Map<String, Long> rows = SampleData.fill(database, Goblin.vault(), 1, 42);

      assertThat(rows).containsOnlyKeys(TABLES.toArray(String[]::new));
      assertThat(rows.values()).allMatch(count -> count > 0);
      assertThat(rows).containsEntry("users", 20L).containsEntry("tasks", 200L);
    }
  }

  @MigrationTest
  void itsKeysOpen(MigratedDatabase migrated) {
    try (Database database = Goblin.open(migrated.jdbcUrl())) {
      SampleData.fill(database, Goblin.vault(), 1, 42);
      Key key =
          database
              .withConnection(
                  session ->
                      session.query(
                          Key.class,
                          "SELECT user_id, provider_id, label FROM provider_credentials"
                              + " WHERE revoked_at IS NULL"))
              .get(0);

      assertThat(
              new ProviderKeys(new UserSpace(database), Goblin.vault())
                  .find(key.userId(), key.providerId(), key.label()))
          .hasValueSatisfying(secret -> assertThat(secret).startsWith("sk-").hasSize(39));
    }
  }

  @MigrationTest
  void itGoesIntoAnEmptyDatabaseOnly(MigratedDatabase migrated) {
    try (Database database = Goblin.open(migrated.jdbcUrl())) {
      SampleData.fill(database, Goblin.vault(), 1, 42);

      assertThatThrownBy(() -> SampleData.fill(database, Goblin.vault(), 1, 42))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("There are users in")
          .hasMessageNotContaining("password=");
    }
  }

  /** The same rows are made on both databases, so that only what is encrypted anew differs. */
  @MigrationTest(on = POSTGRESQL)
  void aSeedGivesTheSameRowsOnBothDatabases(MigratedDatabase migrated, @TempDir Path folder) {
    String file = laptop(folder, 2);
    try (Database database = Goblin.open(migrated.jdbcUrl())) {
      SampleData.fill(database, Goblin.vault(), 2, 42);
    }

    assertThat(copy(file, migrated.jdbcUrl()).verify().tables())
        .allMatch(table -> table.isEqual() || table.table().equals("provider_credentials"));
  }

  @MigrationTest(on = POSTGRESQL)
  void aLaptopsRowsAreCopiedToPostgresqlAndVerified(
      MigratedDatabase migrated, @TempDir Path folder) {
    String file = laptop(folder, 3);

    CopyReport report = copy(file, migrated.jdbcUrl()).run();

    assertThat(report.findings()).isEmpty();
    assertThat(report.isGood()).isTrue();
    assertThat(report.tables()).extracting(table -> table.table()).containsAll(TABLES);
    assertThat(copy(file, migrated.jdbcUrl()).verify().isEqual()).isTrue();
    try (Database database = Goblin.open(migrated.jdbcUrl())) {
      // The number of the next metric is beyond those that were copied with theirs.
      assertThat(
              database.<Long, RuntimeException>withConnection(
                  session ->
                      session.update(
                          "INSERT INTO provider_metrics (provider_id, hour_start)"
                              + " SELECT id, now() FROM providers")))
          .isEqualTo(5);
    }
  }

  /** An SQLite file at head, with rows. */
  private static String laptop(Path folder, int scale) {
    String url = "sqlite:///" + folder.resolve("goblin.db");
    Settings settings = Goblin.settings(url);
    Goblin.migrate(settings);
    try (Database database = Database.open(settings)) {
      SampleData.fill(database, Goblin.vault(), scale, 42);
    }
    return url;
  }

  private static Copy copy(String from, String to) {
    return Copy.of(connector(from), connector(to)).threads(2);
  }

  private static Connector connector(String url) {
    Settings settings = Goblin.settings(url);
    return Connector.of(settings.databaseUrl(), SessionOptions.forMigrations(settings));
  }
}
