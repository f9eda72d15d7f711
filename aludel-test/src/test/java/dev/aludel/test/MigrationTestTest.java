package dev.aludel.test;

import static dev.aludel.test.TestedDatabase.POSTGRESQL;
import static dev.aludel.test.TestedDatabase.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.Aludel;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each test has a migrated database of its own. */
@MigrationTest(
    migrations = "src/test/migrations",
    on = {SQLITE, POSTGRESQL})
class MigrationTestTest {

  private static final Set<TestedDatabase> RAN_ON = EnumSet.noneOf(TestedDatabase.class);
  private static final Set<String> SEEN = new HashSet<>();

  @AfterAll
  static void eachTestRanOnBothAndEachOnItsOwn() {
    assertThat(RAN_ON).containsExactlyInAnyOrder(SQLITE, POSTGRESQL);
    assertThat(SEEN).hasSize(4);
  }

  @MigrationTest
  void theRevisionsHaveBeenApplied(
      DataSource dataSource, Connection connection, Aludel aludel, MigratedDatabase database)
      throws SQLException {
    RAN_ON.add(database.kind());
    execute(connection, "INSERT INTO clients (id, name) VALUES (1, 'Ada')");

    assertThat(aludel.current().rows()).containsExactly("b2");
    try (Connection other = dataSource.getConnection()) {
      assertThat(query(other, "SELECT is_archived FROM clients")).isEqualTo("0");
    }
  }

  /** Both would fail if they shared a database: the row of the one would be in the other's way. */
  @MigrationTest
  void aTestSeesNothingOfAnother(Connection connection, MigratedDatabase database)
      throws SQLException {
    SEEN.add(database.jdbcUrl());
    assertThat(query(connection, "SELECT count(*) FROM clients")).isEqualTo("0");
    execute(connection, "INSERT INTO clients (id, name) VALUES (1, 'Ada')");
  }

  @MigrationTest
  void norDoesTheOther(Connection connection, MigratedDatabase database) throws SQLException {
    SEEN.add(database.jdbcUrl());
    assertThat(query(connection, "SELECT count(*) FROM clients")).isEqualTo("0");
    execute(connection, "INSERT INTO clients (id, name) VALUES (1, 'Bob')");
  }

  @MigrationTest
  @At("a1")
  void aTestMayBeginAtAnEarlierRevision(Connection connection, Aludel aludel) throws SQLException {
    execute(connection, "INSERT INTO clients (id, name) VALUES (1, 'Ada')");

    aludel.upgrade("head");

    assertThat(query(connection, "SELECT is_archived FROM clients")).isEqualTo("0");
  }

  @MigrationTest
  @At("base")
  void orBeforeTheFirst(Connection connection, Aludel aludel) {
    assertThatThrownBy(() -> query(connection, "SELECT * FROM clients"))
        .isInstanceOf(SQLException.class);
    assertThat(aludel.upgrade("head").steps()).hasSize(2);
  }

  @MigrationTest(on = POSTGRESQL)
  void aMethodMayBeForOneDatabaseOnly(MigratedDatabase database) {
    assertThat(database.kind()).isEqualTo(POSTGRESQL);
  }

  @Test
  void aPlainTestHasTheFirstDatabase(MigratedDatabase database, Connection connection)
      throws SQLException {
    assertThat(database.kind()).isEqualTo(SQLITE);
    assertThat(query(connection, "PRAGMA foreign_keys")).isEqualTo("1");
  }

  @Nested
  @At("a1")
  class WithPreparation {

    @BeforeEach
    void addAda(Connection connection) throws SQLException {
      execute(connection, "INSERT INTO clients (id, name) VALUES (1, 'Ada')");
    }

    @MigrationTest
    void theTestHasTheDatabaseThatWasPreparedForIt(Connection connection, Aludel aludel)
        throws SQLException {
      assertThat(aludel.current().rows()).containsExactly("a1");
      assertThat(query(connection, "SELECT name FROM clients")).isEqualTo("Ada");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
