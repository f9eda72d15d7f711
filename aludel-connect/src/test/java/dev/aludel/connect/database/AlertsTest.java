package dev.aludel.connect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.ConnectionFailure.Kind;
import dev.aludel.connect.settings.Settings;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a listener hears. */
@ExtendWith(TestDatabases.class)
class AlertsTest {

  private static final class Heard implements DatabaseListener {
    private final List<Kind> exhausted = new CopyOnWriteArrayList<>();
    private final List<Kind> failed = new CopyOnWriteArrayList<>();
    private final List<String> slow = new CopyOnWriteArrayList<>();

    @Override
    public void poolExhausted(ConnectionFailure failure) {
      exhausted.add(failure.kind());
    }

    @Override
    public void connectionFailed(ConnectionFailure failure) {
      failed.add(failure.kind());
    }

    @Override
    public void slowStatement(String sql, Duration duration) {
      slow.add(sql);
    }
  }

  private final Heard heard = new Heard();

  private Database open(Settings settings) {
    Database database = Database.open(settings);
    database.addListener(heard);
    return database;
  }

  @Test
  void ofEachSlowStatementHoweverItIsRunAndOfNoOther(TestPostgres db) throws SQLException {
    try (Database database = open(DatabaseTest.settings(db, "log.slow_statement", "150ms"))) {
      database.withConnection(s -> s.queryValue(Integer.class, "SELECT 1"));
      database.withConnection(s -> s.queryValue(String.class, "SELECT pg_sleep(0.2) || 'a'"));
      database.inTransaction(tx -> tx.update("DO $$ BEGIN PERFORM pg_sleep(0.2); END $$"));
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_sleep(0.2), 'c'");
      }
    }
    assertThat(heard.slow)
        .containsExactly(
            "SELECT pg_sleep(0.2) || 'a'",
            "DO $$ BEGIN PERFORM pg_sleep(0.2); END $$",
            "SELECT pg_sleep(0.2), 'c'");
    assertThat(heard.failed).isEmpty();
  }

  @Test
  void ofAConnectionThatBreaksInUseAndNotOfAStatementThatIsRefused(TestPostgres db) {
    String suicide = "SELECT pg_terminate_backend(pg_backend_pid())";
    try (Database database = open(DatabaseTest.settings(db))) {
      assertThatThrownBy(() -> database.inTransaction(tx -> tx.update("SELECT nonsense")))
          .isInstanceOf(StatementFailure.class);
      assertThat(heard.failed).isEmpty();

      assertThatThrownBy(() -> database.inTransaction(tx -> tx.queryValue(Boolean.class, suicide)))
          .isInstanceOf(StatementFailure.class);
      assertThat(heard.failed).containsExactly(Kind.BACKEND_ENDED);

      assertThatThrownBy(
              () -> {
                try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                  statement.execute(suicide);
                }
              })
          .isInstanceOf(SQLException.class);
      assertThat(heard.failed).containsExactly(Kind.BACKEND_ENDED, Kind.BACKEND_ENDED);
    }
  }

  @Test
  void ofEachFailureToConnect() {
    try (Database database = open(Settings.of("postgresql://ada:hidden@localhost:1/app"))) {
      List<Throwable> thrown = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        try {
          database.withConnection(session -> 1);
        } catch (ConnectionFailure e) {
          thrown.add(e);
        }
      }
      assertThat(thrown).hasSize(3);
    }
    // One attempt may be told to two that waited for it.
    assertThat(heard.failed).isNotEmpty().containsOnly(Kind.REFUSED);
  }

  @Test
  void aListenerThatFailsHarmsNobody(TestPostgres db) throws SQLException {
    Settings settings =
        DatabaseTest.settings(db, "pool.size", "1", "pool.max_overflow", "0", "pool.timeout", "2");
    try (Database database = Database.open(settings)) {
      database.addListener(
          new DatabaseListener() {
            @Override
            public void poolExhausted(ConnectionFailure failure) {
              throw new IllegalStateException("I am broken");
            }
          });
      database.addListener(heard);
      try (Connection only = database.dataSource().getConnection()) {
        assertThatThrownBy(() -> database.withConnection(session -> 1))
            .isInstanceOf(ConnectionFailure.class)
            .hasMessageContaining("no connection came free");
        assertThat(only.isClosed()).isFalse();
      }
    }
    assertThat(heard.exhausted).containsExactly(Kind.POOL_EXHAUSTED);
  }
}
