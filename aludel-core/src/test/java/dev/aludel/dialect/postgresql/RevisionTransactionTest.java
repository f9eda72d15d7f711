package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One revision, one transaction, one runner at a time. */
@ExtendWith(TestDatabases.class)
class RevisionTransactionTest {

  private static final Dialect DIALECT = Postgres.DIALECT;

  @Test
  void whatIsCommittedStaysAndWhatIsNotIsRolledBack(TestPostgres db) throws SQLException {
    try (var connection = db.connect();
        var statement = connection.createStatement()) {
      try (Transaction transaction = DIALECT.begin(connection, "aludel_version", List.of())) {
        statement.execute("CREATE TABLE kept (a int)");
        transaction.commit();
      }
      try (Transaction transaction = DIALECT.begin(connection, "aludel_version", List.of())) {
        statement.execute("CREATE TABLE dropped (a int)");
      }
      assertThat(connection.getAutoCommit()).isTrue();
    }
    assertThat(Postgres.inspect(db).tables())
        .extracting(table -> table.name().name())
        .containsExactly("kept");
  }

  @Test
  void aSecondRunnerIsToldAtOnce(TestPostgres db) throws SQLException {
    try (var first = db.connect();
        var second = db.connect();
        Transaction held = DIALECT.begin(first, "aludel_version", List.of())) {
      assertThat(DIALECT.tryBegin(second, "aludel_version", List.of())).isEmpty();
      assertThatThrownBy(() -> DIALECT.begin(second, "aludel_version", List.of()))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Another run is changing this database")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("55P03");
      assertThat(second.getAutoCommit()).isTrue();

      try (Transaction other = DIALECT.begin(second, "other_version", List.of())) {
        other.commit();
      }
      held.commit();
      try (Transaction next = DIALECT.begin(second, "aludel_version", List.of())) {
        next.commit();
      }
    }
  }

  @Test
  void anOpenTransactionHoldsNoSnapshotSoThatIndexesBuildConcurrently(TestPostgres db)
      throws SQLException {
    db.execute("CREATE TABLE t (a int)");
    try (var runner = db.connect();
        var builder = db.connect();
        var statement = builder.createStatement();
        Transaction held = DIALECT.begin(runner, "aludel_version", List.of())) {
      statement.execute("SET statement_timeout = '5s'");
      statement.execute("CREATE INDEX CONCURRENTLY i ON t (a)");
      assertThat(
              db.query(
                  "SELECT state, backend_xmin FROM pg_stat_activity WHERE state LIKE 'idle in%'"))
          .containsExactly("idle in transaction|NULL");
      held.commit();
    }
  }

  @Test
  void aQuestionIsAnsweredUnderTheLockAndNoSnapshotIsHeldAfterIt(TestPostgres db)
      throws SQLException {
    db.execute("CREATE TABLE answers (a text)");
    Optional<String> question = Optional.of("SELECT a FROM answers ORDER BY a");
    try (var connection = db.connect()) {
      // More often than the driver takes to have the server keep the plan.
      for (int row = 0; row < 7; row++) {
        try (Transaction transaction =
            DIALECT.tryBegin(connection, "aludel_version", List.of(), question).orElseThrow()) {
          assertThat(transaction.answers()).hasSize(row);
        }
        db.execute("INSERT INTO answers VALUES ('row %d')".formatted(row));
      }
      try (Transaction held =
          DIALECT.tryBegin(connection, "aludel_version", List.of(), question).orElseThrow()) {
        assertThat(held.answers()).first().isEqualTo("row 0");
        assertThat(
                db.query(
                    "SELECT state, backend_xmin FROM pg_stat_activity WHERE state LIKE 'idle in%'"))
            .containsExactly("idle in transaction|NULL");
      }
    }
  }

  @Test
  void aGuardMayBeIdleForAsLongAsItTakesAndHoldsNoSnapshot(TestPostgres db) throws Exception {
    try (var connection = db.connect();
        var statement = connection.createStatement()) {
      statement.execute("SET idle_in_transaction_session_timeout = '50ms'");
      try (Transaction guard = DIALECT.tryGuard(connection, "aludel_version").orElseThrow()) {
        Thread.sleep(200);
        assertThat(guard.isAlive()).isTrue();
        assertThat(
                db.query(
                    "SELECT state, backend_xmin FROM pg_stat_activity WHERE state LIKE 'idle in%'"))
            .containsExactly("idle in transaction|NULL");
      }
      try (var row = statement.executeQuery("SHOW idle_in_transaction_session_timeout")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("50ms");
      }
    }
  }

  @Test
  void aTransactionThatDoesNothingIsEndedByTheServer(TestPostgres db) throws Exception {
    try (var connection = db.connect();
        var statement = connection.createStatement()) {
      statement.execute("SET idle_in_transaction_session_timeout = '50ms'");
      Transaction transaction = DIALECT.begin(connection, "aludel_version", List.of());
      Thread.sleep(200);
      assertThat(transaction.isAlive()).isFalse();
      transaction.close();
    }
  }

  @Test
  void anIndexTakesAsLongAsItTakesAndTheLimitHoldsAgainAfterIt(TestPostgres db)
      throws SQLException {
    db.execute(
        """
        CREATE TABLE t (a int);
        INSERT INTO t VALUES (1);
        CREATE FUNCTION slow(a int) RETURNS int IMMUTABLE LANGUAGE plpgsql
          AS $$ BEGIN PERFORM pg_sleep(0.3); RETURN a; END $$;
        """);
    try (var connection = db.connect();
        var statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = '100ms'");
      try (Transaction transaction = DIALECT.begin(connection, "aludel_version", List.of())) {
        Statement index = Statement.of("CREATE INDEX i ON t (slow(a)) -- takes a while");
        for (Statement sent : transaction.withoutLimit(index)) {
          sent.send(connection);
        }
        assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(5)"))
            .hasMessageContaining("statement timeout");
      }
    }
  }

  @Test
  void theLocksNumberNeverChanges() {
    assertThat(RevisionTransaction.key("aludel_version")).isEqualTo(6_355_631_753_510_182_298L);
  }

  @Test
  void aScriptForAnotherToRunStandsInOneTransaction() {
    assertThat(DIALECT.frame(List.of()).opening()).containsExactly("BEGIN");
    assertThat(DIALECT.frame(List.of()).closing()).containsExactly("COMMIT");
  }
}
