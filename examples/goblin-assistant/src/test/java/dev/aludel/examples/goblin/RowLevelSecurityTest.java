package dev.aludel.examples.goblin;

import static dev.aludel.test.TestedDatabase.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.connect.database.Database;
import dev.aludel.connect.database.StatementFailure;
import dev.aludel.examples.goblin.sample.SampleData;
import dev.aludel.test.MigratedDatabase;
import dev.aludel.test.MigrationTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The policies keep users apart, whatever a query asks for, in a role that owns nothing. */
@MigrationTest(on = POSTGRESQL)
class RowLevelSecurityTest {

  private static final List<String> OWN =
      List.of("tasks", "streams", "provider_credentials", "routing_requests");

  private final String role = "goblin_" + UUID.randomUUID().toString().replace("-", "");
  private Database owner;
  private Database application;
  private UserSpace space;
  private List<UUID> users;

  private record Id(UUID id) {}

  @BeforeEach
  void open(MigratedDatabase database) throws SQLException {
    owner = Goblin.open(database.jdbcUrl());
    SampleData.fill(owner, Goblin.vault(), 1, 7);
    users =
        owner.withConnection(
            session ->
                session.query(Id.class, "SELECT id FROM users ORDER BY email").stream()
                    .map(Id::id)
                    .toList());
    owner.withConnection(
        session ->
            session.update(
                "CREATE ROLE " + role + " LOGIN PASSWORD 'of-a-test' IN ROLE goblin_app"));
    application =
        Goblin.open(
            database.jdbcUrl().replaceFirst("\\?.*", "?user=" + role + "&password=of-a-test"));
    space = new UserSpace(application);
  }

  @AfterEach
  void close() {
    application.close();
    owner.withConnection(session -> session.update("DROP ROLE " + role));
    owner.close();
  }

  private long count(UUID user, String sql) {
    return space.in(
        user,
        transaction -> transaction.queryValue(Long.class, "SELECT count(*) " + sql).orElse(-1L));
  }

  private long all(String sql) {
    return owner.withConnection(
        session -> session.queryValue(Long.class, "SELECT count(*) " + sql).orElse(-1L));
  }

  @MigrationTest
  void aUserSeesTheirOwnRowsAndNoOthers() {
    for (UUID user : users.subList(0, 3)) {
      for (String table : OWN) {
        long own = all("FROM " + table + " WHERE user_id = '" + user + "'");

        assertThat(own).as(table).isPositive();
        assertThat(count(user, "FROM " + table)).as(table).isEqualTo(own);
        assertThat(count(user, "FROM " + table + " WHERE user_id <> '" + user + "'")).isZero();
      }
      assertThat(count(user, "FROM users")).isEqualTo(1);
      assertThat(count(user, "FROM stream_chunks"))
          .isPositive()
          .isEqualTo(
              all(
                  "FROM stream_chunks c JOIN streams s ON s.id = c.stream_id WHERE s.user_id = '"
                      + user
                      + "'"));
    }
  }

  @MigrationTest
  void aSharedCollectionIsSeenByAllAndChangedByItsUser() {
    UUID ada = users.get(0);
    String visible = "WHERE c.user_id = '" + ada + "' OR c.is_shared";
    String documents =
        "FROM search_documents d JOIN search_collections c ON c.id = d.collection_id ";

    assertThat(count(ada, "FROM search_collections"))
        .isGreaterThan(2)
        .isEqualTo(all("FROM search_collections c " + visible));
    assertThat(count(ada, "FROM search_documents")).isEqualTo(all(documents + visible));
    assertThat(
            space.<Long, RuntimeException>in(
                ada, transaction -> transaction.update("UPDATE search_documents SET title = 'x'")))
        .isEqualTo(all(documents + "WHERE c.user_id = '" + ada + "'"));
  }

  @MigrationTest
  void whoIsNobodySeesNothing() {
    for (String table : List.of("users", "tasks", "streams", "stream_chunks", "routing_requests")) {
      assertThat(
              application.<Long, RuntimeException>withConnection(
                  session ->
                      session.queryValue(Long.class, "SELECT count(*) FROM " + table).orElse(-1L)))
          .as(table)
          .isZero();
    }
  }

  /** The next transaction on the same connection of the pool begins as nobody. */
  @MigrationTest
  void aConnectionForgetsForWhomItWorked() {
    assertThat(count(users.get(0), "FROM tasks")).isPositive();

    assertThat(
            application.<Long, RuntimeException>inTransaction(
                transaction ->
                    transaction.queryValue(Long.class, "SELECT count(*) FROM tasks").orElse(-1L)))
        .isZero();
  }

  @MigrationTest
  void nobodyWritesForSomebodyElse() {
    TaskBoard board = new TaskBoard(space);
    UUID ada = users.get(0);
    UUID bob = users.get(1);
    UUID task = board.add(ada, "Pay rent", 1, List.of("home"));

    assertThatThrownBy(
            () ->
                space.in(
                    bob,
                    transaction ->
                        transaction.update(
                            "INSERT INTO tasks (user_id, title, tags) VALUES (?, 'for Ada', '{}')",
                            ada)))
        .isInstanceOf(StatementFailure.class)
        .hasMessageContaining("row-level security");
    assertThat(
            space.<Long, RuntimeException>in(
                bob, transaction -> transaction.update("DELETE FROM tasks WHERE id = ?", task)))
        .isZero();
    assertThat(board.open(ada)).extracting(TaskBoard.Entry::id).contains(task);
  }

  @MigrationTest
  void theApplicationMayNotChangeTheSchemaNorTheVersion() {
    for (String sql :
        List.of(
            "ALTER TABLE tasks DISABLE ROW LEVEL SECURITY",
            "DROP POLICY own ON tasks",
            "CREATE TABLE mine (id integer)",
            "DELETE FROM aludel_version")) {
      assertThatThrownBy(() -> application.withConnection(session -> session.update(sql)))
          .as(sql)
          .isInstanceOf(StatementFailure.class);
    }
  }
}
