package dev.aludel.examples.statementanalyzer;

import static dev.aludel.test.TestedDatabase.POSTGRESQL;
import static dev.aludel.test.TestedDatabase.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import dev.aludel.test.At;
import dev.aludel.test.MigrationTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;

/** What holds in a database that the revisions made, with a fresh one for each test. */
@MigrationTest(on = {SQLITE, POSTGRESQL})
class RevisionsTest {

  private Connection connection;

  @BeforeEach
  void connect(Connection toDatabase) {
    connection = toDatabase;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private String value(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @MigrationTest
  void whoGoesTakesTheirClientsAlong() throws SQLException {
    execute("INSERT INTO users (email, password_hash, display_name) VALUES ('a@b.c', 'x', 'Ada')");
    execute("INSERT INTO clients (user_id, name) SELECT id, 'Analytical Engines' FROM users");
    assertThat(value("SELECT currency FROM clients")).isEqualTo("EUR");

    execute("DELETE FROM users");

    assertThat(value("SELECT count(*) FROM clients")).isEqualTo("0");
  }

  @MigrationTest
  void anAddressNeedsAnAt() {
    assertThatThrownBy(
            () ->
                execute(
                    "INSERT INTO users (email, password_hash, display_name) VALUES ('a', 'x', 'Ada')"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("users_email_check");
  }

  @MigrationTest
  @At("base")
  void theFirstRevisionStartsWithNothing(Aludel aludel) throws SQLException {
    assertThatThrownBy(() -> value("SELECT count(*) FROM users")).isInstanceOf(SQLException.class);

    aludel.upgrade("head");

    assertThat(value("SELECT count(*) FROM users")).isEqualTo("0");
  }
}
