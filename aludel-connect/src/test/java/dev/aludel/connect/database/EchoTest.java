package dev.aludel.connect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.aludel.connect.Secret;
import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** What {@code DATABASE_ECHO=true} writes to the log, and what it keeps to itself. */
@ExtendWith(TestDatabases.class)
class EchoTest {

  private static final String HORSE = "correct-horse-battery-staple";

  private final Logger sql = (Logger) LoggerFactory.getLogger("dev.aludel.sql");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    sql.addAppender(log);
    sql.setLevel(Level.INFO);
  }

  @AfterEach
  void stopListening() {
    sql.setLevel(null);
    sql.detachAppender(log);
  }

  private static Settings settings(TestDatabase db, String echo) {
    return SettingsReader.in(Path.of(""))
        .withoutFiles()
        .environment(Map.of("DATABASE_URL", db.databaseUrl(), "DATABASE_ECHO", echo))
        .read();
  }

  /** The lines, without their times. */
  private List<String> lines() {
    return log.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .map(line -> line.replaceFirst(" in [0-9.E-]+ ms$", ""))
        .toList();
  }

  @OnBothDatabases
  void everyStatementIsLoggedWithItsValues(TestDatabase db) throws SQLException {
    try (Database database = Database.open(settings(db, "true"))) {
      database.inTransaction(
          tx -> {
            tx.update("CREATE TABLE clients (id integer, name varchar(500))");
            tx.update("INSERT INTO clients VALUES (?, ?)", 1, "Ada");
            return tx.queryValue(String.class, "SELECT name\n  FROM clients\n WHERE id = ?", 1);
          });
      try (Connection connection = database.dataSource().getConnection();
          PreparedStatement statement =
              connection.prepareStatement("UPDATE clients SET name = ? WHERE id = ?")) {
        statement.setString(1, "Grace");
        statement.setInt(2, 1);
        statement.executeUpdate();
      }
      assertThatThrownBy(() -> database.withConnection(s -> s.update("DELETE FROM nothing")))
          .isInstanceOf(StatementFailure.class);
    }
    assertThat(lines())
        .containsSubsequence(
            "CREATE TABLE clients (id integer, name varchar(500)) done",
            "INSERT INTO clients VALUES (?, ?) [1, 'Ada'] done",
            "SELECT name FROM clients WHERE id = ? [1] done",
            "UPDATE clients SET name = ? WHERE id = ? ['Grace', 1] done");
    assertThat(lines()).filteredOn(line -> line.startsWith("INSERT")).hasSize(1);
  }

  @OnBothDatabases
  void batchesAreLoggedWithTheirNumber(TestDatabase db) throws SQLException {
    db.execute("CREATE TABLE t (a integer)");
    try (Database database = Database.open(settings(db, "true"))) {
      database.withConnection(
          s -> s.batch("INSERT INTO t VALUES (?)", List.of(List.of(1), List.of(2))));
      database.withConnection(s -> s.insert("t", List.of("a"), List.of(List.of(3))));
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.addBatch("DELETE FROM t WHERE a = 1");
        statement.addBatch("DELETE FROM t WHERE a = 2");
        statement.executeBatch();
      }
    }
    assertThat(lines())
        .anyMatch(line -> line.matches("INSERT INTO t VALUES \\(\\?\\) .*× 2 done"))
        .anyMatch(
            line ->
                line.startsWith(
                    db instanceof TestPostgres
                        ? "COPY \"t\" (\"a\")"
                        : "INSERT INTO \"t\" (\"a\")"))
        .contains("DELETE FROM t WHERE a = 2 × 2 done");
  }

  @OnBothDatabases
  void longValuesAreCutAndBytesAreCounted(TestDatabase db) throws SQLException {
    db.execute("CREATE TABLE notes (a varchar(5000), b varchar(100))");
    try (Database database = Database.open(settings(db, "true"))) {
      database.inTransaction(
          tx -> tx.update("INSERT INTO notes VALUES (?, ?)", "x".repeat(4000), null));
      database.inTransaction(tx -> tx.update("UPDATE notes SET b = '" + "y".repeat(3000) + "'"));
    } catch (StatementFailure tooLong) {
      assertThat(tooLong).hasMessageContaining("(3023 characters)");
    }
    assertThat(lines())
        .contains(
            "INSERT INTO notes VALUES (?, ?) ['"
                + "x".repeat(60)
                + "… (4000 characters)', null] done");
    assertThat(lines()).allMatch(line -> line.length() < 2_100);
  }

  @Test
  void noSecretIsLoggedHoweverItIsGiven(TestPostgres db) throws SQLException {
    String role = "secretive_" + db.name();
    db.execute("CREATE TABLE users (name text, password_hash text)");
    try (Database database = Database.open(settings(db, "true"))) {
      database.inTransaction(
          tx -> {
            tx.update("CREATE ROLE " + role + " PASSWORD '" + HORSE + "'");
            tx.update("ALTER ROLE " + role + " PASSWORD $x$" + HORSE + "$x$");
            tx.update("INSERT INTO users (name, password_hash) VALUES (?, ?)", "ada", HORSE);
            tx.update("SELECT 'postgresql://ada:" + HORSE + "@db/app'::text INTO TEMP urls");
            return tx.queryValue(String.class, "SELECT ?::text", Secret.of(HORSE).toString());
          });
      try (Connection connection = database.dataSource().getConnection();
          PreparedStatement statement =
              connection.prepareStatement("UPDATE users SET password_hash = ?")) {
        statement.setString(1, HORSE);
        statement.executeUpdate();
      }
    }
    assertThat(lines())
        .contains(
            "CREATE ROLE " + role + " PASSWORD '***' done",
            "INSERT INTO users (name, password_hash) VALUES (?, ?) [***, ***] done",
            "UPDATE users SET password_hash = ? [***] done")
        .allMatch(line -> !line.contains(HORSE));
    db.execute("DROP ROLE " + role);
  }

  @OnBothDatabases
  void withoutItNothingIsLogged(TestDatabase db) {
    try (Database database = Database.open(settings(db, "false"))) {
      database.withConnection(s -> s.queryValue(Integer.class, "SELECT 1"));
    }
    assertThat(lines()).isEmpty();
  }
}
