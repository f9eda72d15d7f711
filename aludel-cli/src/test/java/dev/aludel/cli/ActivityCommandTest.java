package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sessions reach their state in their own time, but not after minutes. */
@ExtendWith(TestDatabases.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class ActivityCommandTest {

  @TempDir Path folder;

  private Project project(String url) {
    return Project.empty(folder).with("LANG", "C.UTF-8").with("DATABASE_URL", url);
  }

  private static int pid(Connection connection) throws SQLException {
    try (ResultSet row = connection.createStatement().executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void whoWaitsForWhomStandsFirst(TestPostgres db) throws Exception {
    db.execute("CREATE TABLE clients (id int PRIMARY KEY)");
    Project project = project(db.databaseUrl());
    try (Connection holder = db.connect();
        Connection waiting = db.connect()) {
      int holds = pid(holder);
      int waits = pid(waiting);
      holder.setAutoCommit(false);
      holder.createStatement().execute("LOCK TABLE clients");
      CompletableFuture<Boolean> end =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return waiting.createStatement().execute("SELECT * FROM clients");
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      while (!db.query("SELECT wait_event_type FROM pg_stat_activity WHERE pid = " + waits)
          .equals(java.util.List.of("Lock"))) {
        Thread.sleep(20);
      }

      String out = project.run("activity", "-v").succeeds().out();

      assertThat(out)
          .startsWith(db.databaseUrl() + System.lineSeparator() + "PostgreSQL 18")
          .containsSubsequence(
              "Who waits for whom",
              "  " + holds + "  postgres",
              "idle in transaction, in a transaction for",
              "     └ " + waits + "  postgres",
              "for AccessShareLock on clients  SELECT * FROM clients",
              "Sessions",
              "Connections by application",
              "Longest transactions",
              "Largest tables",
              "Largest indexes",
              "! Slow statements go unseen without pg_stat_statements");
      assertThat(project.run("activity", "--json").succeeds().out())
          .contains("\"blockedBy\" : [ " + holds + " ]");
      holder.rollback();
      assertThat(end.get()).isTrue();
    }
  }

  @Test
  void oneScreenIsNotExceeded(TestPostgres db) {
    Project project = project(db.databaseUrl()).with("LINES", "40").with("COLUMNS", "72");

    Project.Outcome outcome = project.run("activity").succeeds();

    assertThat(outcome.lines().size()).isLessThanOrEqualTo(40);
    assertThat(outcome.lines())
        .filteredOn(line -> !line.startsWith("!") && !line.contains("://"))
        .allMatch(line -> line.length() <= 72);
  }

  @Test
  void aSessionIsEndedOnlyWhenSomebodySaysYes(TestPostgres db) throws SQLException {
    Project project = project(db.databaseUrl());
    try (Connection victim = db.connect()) {
      String pid = Integer.toString(pid(victim));

      assertThat(project.run("activity", "--terminate", pid).ends(2).err())
          .contains(pid, "Nobody is at a terminal to be asked. Add --yes");
      assertThat(project.answering("").run("activity", "--terminate", pid).ends(1).err())
          .contains("SELECT pg_backend_pid()", "Session " + pid + " is left as it is.");
      assertThat(victim.isValid(1)).isTrue();

      assertThat(project.answering("y").run("activity", "--terminate", pid).succeeds().err())
          .contains("Session " + pid + " is ended.");
      assertThat(victim.isValid(1)).isFalse();
      assertThat(project.run("activity", "--terminate", pid, "--yes").ends(1).err())
          .contains("There is no session " + pid);
    }
    try (Connection victim = db.connect()) {
      String pid = Integer.toString(pid(victim));
      assertThat(project.run("activity", "--terminate", pid, "--yes", "--json").succeeds().out())
          .contains("\"terminated\" : true");
      assertThat(victim.isValid(1)).isFalse();
    }
  }

  @Test
  void ofSqliteThereAreFilesAndLocks(TestSqlite db) throws SQLException {
    db.execute("CREATE TABLE clients (id integer PRIMARY KEY)");
    Project project = project(db.databaseUrl());

    assertThat(project.run("activity").succeeds().out())
        .contains("SQLite 3.", "Files", "database", "Largest tables", "clients")
        .contains("! SQLite has no server");
    assertThat(project.run("activity", "--terminate", "7", "--yes").ends(1).err())
        .contains("no sessions to end");
  }

  @Test
  void watchingGoesOnUntilItIsEnded(TestPostgres db) throws Exception {
    Project project = project(db.databaseUrl());
    CompletableFuture<Project.Outcome> outcome = new CompletableFuture<>();
    Thread watching = new Thread(() -> outcome.complete(project.run("activity", "--watch=0.1")));
    watching.start();
    String seen =
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'aludel activity'"
            + " AND datname = current_database()";
    while (db.query(seen).get(0).equals("0")) {
      Thread.sleep(20);
    }
    Thread.sleep(700);
    watching.interrupt();

    assertThat(outcome.get(30, TimeUnit.SECONDS).succeeds().lines())
        .filteredOn(line -> line.startsWith("PostgreSQL"))
        .hasSizeGreaterThan(1);
    while (!db.query(seen).get(0).equals("0")) {
      Thread.sleep(20);
    }
  }

  @Test
  void wrongUsageAndNoDatabase() {
    Project project = project("postgresql://ada:hidden@localhost:1/app");

    assertThat(project.run("activity", "--watch=0").ends(2).err()).contains("0.1 to 86400");
    assertThat(project.run("activity", "--watch", "--terminate", "1").ends(2).err())
        .contains("do not go together");
    assertThat(project.run("activity", "--yes").ends(2).err()).contains("--terminate");
    assertThat(project.run("activity").ends(1).err())
        .contains("nothing listens on localhost:1")
        .doesNotContain("hidden");
    assertThat(project.run("activity", "--watch").ends(1).err()).contains("nothing listens");
    assertThat(project.run("activity", "--url", "sqlite:///none.db").ends(1).err())
        .contains("does not exist");
    assertThat(project.file("none.db")).doesNotExist();
  }
}
