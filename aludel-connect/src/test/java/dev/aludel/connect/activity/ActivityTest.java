package dev.aludel.connect.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.connect.settings.Settings;
import dev.aludel.error.AludelException;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a PostgreSQL server is doing. */
@ExtendWith(TestDatabases.class)
class ActivityTest {

  private static ActivityReader reader(TestPostgres db) {
    return ActivityReader.open(Settings.of(db.databaseUrl()));
  }

  private static int pid(Connection connection) throws SQLException {
    try (ResultSet row = connection.createStatement().executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static ServerSession session(ActivityReader reader, int pid) {
    return reader.session(pid).orElseThrow();
  }

  /** Runs a statement that will wait for a lock, and comes back when it waits. */
  private static CompletableFuture<String> waiting(
      ActivityReader reader, Connection connection, String sql)
      throws SQLException, InterruptedException {
    int pid = pid(connection);
    CompletableFuture<String> end =
        CompletableFuture.supplyAsync(
            () -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
                return "done";
              } catch (SQLException e) {
                return String.valueOf(e.getSQLState());
              }
            },
            // A thread of its own: the common pool may have only one, which would wait for itself.
            task -> new Thread(task, "waits for a lock").start());
    while (session(reader, pid).waitsFor().isEmpty() && !end.isDone()) {
      Thread.sleep(20);
    }
    return end;
  }

  @Test
  void whoWaitsForWhomIsATree(TestPostgres db) throws Exception {
    db.execute("CREATE TABLE clients (id int PRIMARY KEY); INSERT INTO clients VALUES (1)");
    try (ActivityReader reader = reader(db);
        Connection holder = db.connect();
        Connection altering = db.connect();
        Connection reading = db.connect()) {
      holder.setAutoCommit(false);
      holder.createStatement().execute("UPDATE clients SET id = 2");
      CompletableFuture<String> altered =
          waiting(reader, altering, "ALTER TABLE clients ADD COLUMN name text");
      CompletableFuture<String> read = waiting(reader, reading, "SELECT * FROM clients");

      Activity activity = reader.read();

      LockWait root =
          activity.waits().stream()
              .filter(wait -> wait.session().database().equals(db.name()))
              .findAny()
              .orElseThrow();
      assertThat(root.session().pid()).isEqualTo(pid(holder));
      assertThat(root.session().state()).isEqualTo("idle in transaction");
      assertThat(root.waiting()).isEqualTo(2);
      LockWait first = root.waiters().get(0);
      assertThat(first.session().waitsFor()).isEqualTo("AccessExclusiveLock on clients");
      assertThat(first.session().query()).startsWith("ALTER TABLE");
      assertThat(first.waiters().get(0).session().waitsFor())
          .isEqualTo("AccessShareLock on clients");
      assertThat(activity.transactions())
          .extracting(ServerSession::pid)
          .containsSubsequence(pid(holder), first.session().pid());

      holder.rollback();
      assertThat(altered.get()).isEqualTo("done");
      assertThat(read.get()).isEqualTo("done");
      assertThat(reader.read().waits())
          .noneMatch(wait -> wait.session().database().equals(db.name()));
    }
  }

  @Test
  void itWaitsForNoLockAndMeasuresWhatIsNotTaken(TestPostgres db) throws SQLException {
    db.execute(
        """
        CREATE TABLE free (id int PRIMARY KEY, words text);
        INSERT INTO free SELECT n, repeat('x', 100) FROM generate_series(1, 5000) n;
        CREATE TABLE taken AS SELECT * FROM free;
        """);
    db.execute("VACUUM ANALYZE");
    try (ActivityReader reader = reader(db);
        Connection holder = db.connect()) {
      holder.setAutoCommit(false);
      holder.createStatement().execute("LOCK TABLE taken");

      List<RelationSize> sizes = reader.read().relations();

      assertThat(sizes).extracting(RelationSize::name).contains("free", "taken", "free_pkey");
      RelationSize free = size(sizes, "free");
      assertThat(free.rows()).contains(5000L);
      assertThat(free.bytes()).isGreaterThan(600_000);
      assertThat(free.indexBytes()).isEqualTo(size(sizes, "free_pkey").bytes());
      assertThat(size(sizes, "free_pkey").table()).contains("free");
      assertThat(size(sizes, "taken").bytes()).isGreaterThan(500_000);
      holder.rollback();
    }
  }

  private static RelationSize size(List<RelationSize> sizes, String name) {
    return sizes.stream().filter(size -> size.name().equals(name)).findAny().orElseThrow();
  }

  @Test
  void connectionsAreCountedByApplication(TestPostgres db) throws SQLException {
    String application = "shop of " + db.name();
    try (ActivityReader reader = reader(db);
        Connection idle = named(db, application);
        Connection inTransaction = named(db, application)) {
      inTransaction.setAutoCommit(false);
      inTransaction.createStatement().execute("SELECT 1");

      ApplicationUse use =
          reader.read().applications().stream()
              .filter(each -> each.application().equals(application))
              .findAny()
              .orElseThrow();

      assertThat(use).isEqualTo(new ApplicationUse(application, "postgres", 0, 1, 1));
      assertThat(idle.isValid(1)).isTrue();
    }
  }

  private static Connection named(TestPostgres db, String application) throws SQLException {
    Connection connection = db.connect();
    connection.createStatement().execute("SET application_name = '" + application + "'");
    return connection;
  }

  @Test
  void noQueryShowsASecret(TestPostgres db) throws SQLException {
    try (ActivityReader reader = reader(db);
        Connection other = db.connect()) {
      String role = "secretive_" + db.name();
      other.createStatement().execute("CREATE ROLE " + role + " PASSWORD 'correct-horse'");

      assertThat(session(reader, pidWithoutQuery(db, role)).query())
          .isEqualTo("CREATE ROLE " + role + " PASSWORD '***'");
      assertThat(reader.read().toString()).doesNotContain("correct-horse");
      other.createStatement().execute("DROP ROLE " + role);
    }
  }

  private static int pidWithoutQuery(TestPostgres db, String role) throws SQLException {
    return Integer.parseInt(
        db.query("SELECT pid FROM pg_stat_activity WHERE query LIKE 'CREATE ROLE " + role + " %'")
            .get(0));
  }

  @Test
  void aSessionThatIsEndedIsGone(TestPostgres db) throws SQLException {
    try (ActivityReader reader = reader(db);
        Connection victim = db.connect()) {
      ServerSession session = session(reader, pid(victim));

      assertThat(reader.terminate(session)).isTrue();

      assertThat(reader.session(session.pid())).isEmpty();
      assertThat(reader.terminate(session)).isFalse();
      assertThatThrownBy(() -> victim.createStatement().execute("SELECT 1"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void aRoleThatMayNotIsToldWhatToGrant(TestPostgres db) throws SQLException {
    String role = "guest_" + db.name();
    db.execute("CREATE ROLE " + role + " LOGIN");
    Settings settings = Settings.of(db.databaseUrl().replace("postgres@", role + "@"));
    try (ActivityReader reader = ActivityReader.open(settings);
        Connection other = db.connect()) {
      other.createStatement().execute("SELECT 1");
      ServerSession session = session(reader, pid(other));

      assertThat(session.query()).isEqualTo("<insufficient privilege>");
      assertThat(reader.read().notes())
          .contains(
              "What other roles run is hidden from this one: GRANT pg_monitor TO " + role + ";");
      assertThatThrownBy(() -> reader.terminate(session))
          .isInstanceOf(AludelException.class)
          .hasMessageContaining("GRANT pg_signal_backend");
      assertThat(other.isValid(1)).isTrue();
    }
    db.execute("DROP ROLE " + role);
  }

  @Test
  void howToSeeSlowStatementsIsTold(TestPostgres db) {
    try (ActivityReader reader = reader(db)) {
      assertThat(reader.read().notes())
          .anyMatch(note -> note.contains("shared_preload_libraries = 'pg_stat_statements'"));
      assertThat(reader.read().server())
          .startsWith("PostgreSQL 18")
          .contains(" of 300 connections");
    }
  }
}
