package dev.aludel.examples.goblin;

import static dev.aludel.test.TestedDatabase.POSTGRESQL;
import static dev.aludel.test.TestedDatabase.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.connect.database.Database;
import dev.aludel.connect.database.StatementFailure;
import dev.aludel.examples.goblin.TaskBoard.Entry;
import dev.aludel.test.MigratedDatabase;
import dev.aludel.test.MigrationTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the assistant does for a user, through the pool. */
@MigrationTest(on = {SQLITE, POSTGRESQL})
class UserSpaceTest {

  private static final UUID ADA = UUID.fromString("00000000-0000-4000-8000-00000000000a");
  private static final UUID BOB = UUID.fromString("00000000-0000-4000-8000-00000000000b");
  private static final UUID PROVIDER = UUID.fromString("00000000-0000-4000-8000-0000000000c0");

  private Database database;
  private UserSpace space;
  private TaskBoard board;
  private ProviderKeys keys;

  @BeforeEach
  void open(MigratedDatabase migrated) throws SQLException {
    try (var connection = migrated.connect();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO users (id, email, display_name)
          VALUES ('%s', 'ada@example.com', 'Ada'), ('%s', 'bob@example.com', 'Bob')
          """
              .formatted(ADA, BOB));
      statement.executeUpdate(
          """
          INSERT INTO providers (id, slug, name, kind, base_url)
          VALUES ('%s', 'contoso', 'Contoso AI', 'CHAT', 'https://api.example.com')
          """
              .formatted(PROVIDER));
    }
    database = Goblin.open(migrated.jdbcUrl());
    space = new UserSpace(database);
    board = new TaskBoard(space);
    keys = new ProviderKeys(space, Goblin.vault());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @MigrationTest
  void aUserIsKnownByTheAddressAlone() {
    assertThat(space.userOf(" Ada@Example.com ")).contains(ADA);
    assertThat(space.userOf("grace@example.com")).isEmpty();
  }

  @MigrationTest
  void theBoardShowsOnesOwnOpenTasksTheMostUrgentFirst() {
    board.add(ADA, "Read mail", 4, List.of());
    UUID done = board.add(ADA, "Pay rent", 1, List.of("home"));
    board.add(ADA, "Call Grace", 2, List.of("phone", "a,\"b\""));
    board.add(BOB, "Sleep", 1, List.of());

    assertThat(board.finish(ADA, done, Instant.now())).isTrue();

    assertThat(board.open(ADA)).extracting(Entry::title).containsExactly("Call Grace", "Read mail");
    assertThat(board.open(BOB)).extracting(Entry::title).containsExactly("Sleep");
  }

  @MigrationTest
  void nobodyFinishesATaskTwiceOrOneOfSomebodyElse() {
    UUID task = board.add(ADA, "Pay rent", 1, List.of());

    assertThat(board.finish(BOB, task, Instant.now())).isFalse();
    assertThat(board.finish(ADA, task, Instant.now())).isTrue();
    assertThat(board.finish(ADA, task, Instant.now())).isFalse();
  }

  @MigrationTest
  void aPriorityHasFiveSteps() {
    assertThatThrownBy(() -> board.add(ADA, "Pay rent", 9, List.of()))
        .isInstanceOf(StatementFailure.class)
        .hasMessageContaining("tasks_priority_check");
    assertThat(board.open(ADA)).isEmpty();
  }

  @MigrationTest
  void aKeyIsKeptReplacedAndRevoked() {
    keys.keep(ADA, PROVIDER, "default", "sk-the-first-key-of-ada");
    keys.keep(ADA, PROVIDER, "default", "sk-the-second-key-of-ada");

    assertThat(keys.find(ADA, PROVIDER, "default")).contains("sk-the-second-key-of-ada");
    assertThat(keys.find(BOB, PROVIDER, "default")).isEmpty();

    assertThat(keys.revoke(ADA, PROVIDER, "default", Instant.now())).isTrue();
    assertThat(keys.find(ADA, PROVIDER, "default")).isEmpty();
  }

  @MigrationTest
  void theDatabaseHoldsNoKeyInTheOpen(MigratedDatabase migrated) throws SQLException {
    keys.keep(ADA, PROVIDER, "default", "sk-the-key-of-ada-beef");

    try (var connection = migrated.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT * FROM provider_credentials")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString("last_four")).isEqualTo("beef");
      assertThat(new String(row.getBytes("encrypted_key"), StandardCharsets.ISO_8859_1))
          .doesNotContain("sk-the");
    }
  }
}
