package dev.aludel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

class TestDatabasesTest {

  private static final String CLIENTS =
      """
      CREATE TABLE clients (id integer PRIMARY KEY, name text);
      INSERT INTO clients VALUES (1, 'Ada'), (2, NULL);
      """;

  @OnBothDatabases
  void aScriptRunsToItsEndAndItsRowsAreRead(TestDatabase db) throws SQLException {
    db.execute(CLIENTS);

    assertThat(db.query("SELECT id, name FROM clients ORDER BY id"))
        .containsExactly("1|Ada", "2|NULL");
  }

  @OnBothDatabases
  void theUrlLeadsToTheSameDatabase(TestDatabase db) throws SQLException {
    db.execute(CLIENTS);

    try (var connection = DriverManager.getConnection(db.url());
        var rows = connection.createStatement().executeQuery("SELECT count(*) FROM clients")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(2);
    }
  }

  @OnBothDatabases
  void eachDatabaseStartsEmpty(TestDatabase db) throws SQLException {
    db.execute(CLIENTS);

    try (TestDatabase other =
        db instanceof TestPostgres ? TestPostgres.create() : TestSqlite.create()) {
      assertThatThrownBy(() -> other.query("SELECT * FROM clients"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void postgresqlIsVersion18InUtf8AndUtc() throws SQLException {
    try (var db = TestPostgres.create()) {
      assertThat(db.query("SHOW server_version").get(0)).startsWith("18.");
      assertThat(db.query("SHOW server_encoding")).containsExactly("UTF8");
      assertThat(
              db.query(
                  "SELECT datcollate, datlocale FROM pg_database WHERE datname = current_database()"))
          .containsExactly("C|C.UTF-8");
      assertThat(db.databaseUrl())
          .isEqualTo("postgresql://postgres@localhost:" + db.port() + "/" + db.name());
    }
  }

  @Test
  void aClosedPostgresqlDatabaseIsGoneAlthoughSomebodyIsConnected() throws SQLException {
    try (var observer = TestPostgres.create()) {
      var db = TestPostgres.create();
      try (var connection = db.connect()) {
        assertThat(connection.isValid(1)).isTrue();
        db.close();
        assertThat(connection.isValid(1)).isFalse();
      }
      assertThat(observer.query("SELECT 1 FROM pg_database WHERE datname = '" + db.name() + "'"))
          .isEmpty();
    }
  }

  @Test
  void aDatabaseInMemoryIsSharedByItsConnectionsUntilItIsClosed() throws SQLException {
    var db = TestSqlite.memory();
    db.execute(CLIENTS);

    assertThat(db.query("SELECT count(*) FROM clients")).containsExactly("2");

    db.close();
    assertThatThrownBy(() -> db.query("SELECT * FROM clients"))
        .hasMessageContaining("no such table");
  }

  @Test
  void aWriterInMemoryLocksOutTheSecondOneAsInAFile() throws SQLException {
    try (var db = TestSqlite.memory();
        var first = db.connect();
        var second = db.connect();
        var writing = first.createStatement();
        var waiting = second.createStatement()) {
      writing.execute("BEGIN IMMEDIATE");
      waiting.execute("PRAGMA busy_timeout = 0");

      assertThatThrownBy(() -> waiting.execute("BEGIN IMMEDIATE"))
          .hasMessageContaining("SQLITE_BUSY");
    }
  }

  @Test
  void aFileStandsInTheGivenDirectoryAndStaysThere(@TempDir Path directory) throws Exception {
    try (var db = TestSqlite.file(directory)) {
      db.execute(CLIENTS);
    }

    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aFileOfItsOwnIsRemoved() throws SQLException {
    var db = TestSqlite.create();
    db.execute(CLIENTS);
    var file = Path.of(db.url().substring("jdbc:sqlite:".length()));
    assertThat(file).exists();

    db.close();

    assertThat(file.getParent()).doesNotExist();
  }

  @Nested
  @ExtendWith(TestDatabases.class)
  class AsParameters {

    @BeforeEach
    void createTable(TestPostgres postgres, TestSqlite sqlite) throws SQLException {
      postgres.execute(CLIENTS);
      sqlite.execute(CLIENTS);
    }

    @Test
    void theTestHasTheDatabasesThatWerePreparedForIt(TestPostgres postgres, TestSqlite sqlite)
        throws SQLException {
      assertThat(postgres.query("SELECT count(*) FROM clients")).containsExactly("2");
      assertThat(sqlite.query("SELECT count(*) FROM clients")).containsExactly("2");
    }
  }
}
