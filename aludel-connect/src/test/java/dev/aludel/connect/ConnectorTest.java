package dev.aludel.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.connect.ConnectionFailure.Kind;
import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.class)
class ConnectorTest {

  @TempDir Path folder;

  private Settings settings(String url, String... more) {
    SettingsReader reader =
        SettingsReader.in(folder).environment(Map.of()).set("url", url, "--url");
    for (int i = 0; i < more.length; i += 2) {
      reader.set(more[i], more[i + 1], "-x");
    }
    return reader.read();
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static ConnectionFailure failure(Connector connector) {
    return catchThrowableOfType(ConnectionFailure.class, connector::open);
  }

  @Test
  void aPostgresqlSessionIsSetUpAsConfigured(TestPostgres db) throws SQLException {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    try (Connection connection =
        Connector.forMigrations(
                settings(
                    db.databaseUrl(),
                    "schema",
                    "app,public",
                    "timeouts.statement",
                    "7",
                    "timeouts.lock",
                    "1500ms",
                    "timeouts.idle_in_transaction",
                    "2min"))
            .open()) {
      assertThat(value(connection, "SHOW search_path")).isEqualTo("app,public");
      assertThat(value(connection, "SHOW statement_timeout")).isEqualTo("7s");
      assertThat(value(connection, "SHOW lock_timeout")).isEqualTo("1500ms");
      assertThat(value(connection, "SHOW idle_in_transaction_session_timeout")).isEqualTo("2min");
      assertThat(value(connection, "SHOW application_name")).isEqualTo("aludel");
      assertThat(value(connection, "SHOW TimeZone")).isEqualTo("UTC");
      assertThat(connection.getAutoCommit()).isTrue();
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void theUrlsOwnParametersOutweighTheSettings(TestPostgres db) throws SQLException {
    String url = db.databaseUrl() + "?application_name=mine&connect_timeout=3";
    try (Connection connection = Connector.forMigrations(settings(url)).open()) {
      assertThat(value(connection, "SHOW application_name")).isEqualTo("mine");
    }
  }

  @Test
  void aReadOnlyConnectorWritesNothing(TestPostgres db) throws SQLException {
    try (Connection connection =
        Connector.forMigrations(settings(db.databaseUrl())).readOnly().open()) {
      assertThatThrownBy(() -> connection.createStatement().execute("CREATE TABLE t (id int)"))
          .hasMessageContaining("read-only");
    }
  }

  @Test
  void aMissingDatabaseIsNamedWithTheCommandThatCreatesIt(TestPostgres db) {
    PostgresqlUrl url = ((PostgresqlUrl) DatabaseUrl.parse(db.databaseUrl())).withDatabase("nope");

    ConnectionFailure failure =
        failure(Connector.of(url, SessionOptions.forMigrations(settings(db.databaseUrl()))));

    assertThat(failure.kind()).isEqualTo(Kind.DATABASE_MISSING);
    assertThat(failure)
        .hasMessageContaining("there is no database nope")
        .hasMessageContaining("CREATE DATABASE \"nope\"")
        .hasMessageContaining("SQLSTATE 3D000");
  }

  @Test
  void aPortWhereNothingListensIsRefused() {
    ConnectionFailure failure =
        failure(Connector.forMigrations(settings("postgresql://ada:hidden@localhost:1/app")));

    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure)
        .hasMessageContaining("postgresql://ada:***@localhost:1/app")
        .hasMessageContaining("nothing listens on localhost:1")
        .hasMessageContaining("pg_isready -h localhost -p 1")
        .message()
        .doesNotContain("hidden");
  }

  @Test
  void anSqliteConnectionEnforcesForeignKeysAndWaitsForLocks() throws SQLException {
    try (Connection connection =
        Connector.forMigrations(settings("sqlite:///app.db", "timeouts.lock", "3")).open()) {
      assertThat(value(connection, "PRAGMA foreign_keys")).isEqualTo("1");
      assertThat(value(connection, "PRAGMA busy_timeout")).isEqualTo("3000");
      connection.createStatement().execute("CREATE TABLE t (id integer)");
    }
    assertThat(folder.resolve("app.db")).exists();
  }

  @Test
  void anSqliteFileOfAnyNameOpens() throws SQLException {
    for (String name : new String[] {"a b.db", "100%.db", "ä€.db", "a#b.db", "a'b.db"}) {
      try (Connection connection = Connector.forMigrations(settings("sqlite:///" + name)).open()) {
        connection.createStatement().execute("CREATE TABLE t (id integer)");
      }
      assertThat(folder.resolve(name)).exists();
    }
  }

  @Test
  void readingCommandsCreateNoFile() {
    Connector connector = Connector.forMigrations(settings("sqlite:///app.db"));

    assertThat(failure(connector.withoutCreating()).kind()).isEqualTo(Kind.FILE_MISSING);
    assertThat(failure(connector.readOnly()).kind()).isEqualTo(Kind.FILE_MISSING);
    assertThat(folder.resolve("app.db")).doesNotExist();
  }

  @Test
  void anSqliteFileIsReadWithoutWriting() throws SQLException {
    Connector connector = Connector.forMigrations(settings("sqlite:///app.db"));
    connector.open().close();
    try (Connection connection = connector.readOnly().open()) {
      assertThatThrownBy(() -> connection.createStatement().execute("CREATE TABLE t (id int)"))
          .hasMessageContaining("READONLY");
    }
  }

  @Test
  void whatIsNoSqliteDatabaseIsRefusedAndLeftAsItIs() throws IOException {
    Path file = folder.resolve("notes.txt");
    Files.writeString(file, "These are my notes, and they are longer than a header. ".repeat(20));

    ConnectionFailure failure = failure(Connector.forMigrations(settings("sqlite:///notes.txt")));

    assertThat(failure.kind()).isEqualTo(Kind.FILE_NOT_A_DATABASE);
    assertThat(failure).hasMessageContaining("notes.txt");
    assertThat(file).content().startsWith("These are my notes");
  }

  @Test
  void aMissingFolderAndAFolderAreTold() {
    ConnectionFailure missing = failure(Connector.forMigrations(settings("sqlite:///none/app.db")));
    ConnectionFailure isFolder = failure(Connector.forMigrations(settings("sqlite:///" + folder)));

    assertThat(missing.kind()).isEqualTo(Kind.FOLDER_MISSING);
    assertThat(missing).hasMessageContaining(folder.resolve("none").toString());
    assertThat(isFolder.kind()).isEqualTo(Kind.FILE_NOT_A_DATABASE);
  }

  @Test
  void theDataSourceGivesTheSameConnections(TestPostgres db) throws SQLException {
    try (Connection connection =
        Connector.forMigrations(settings(db.databaseUrl())).dataSource().getConnection()) {
      assertThat(value(connection, "SHOW application_name")).isEqualTo("aludel");
    }
  }
}
