package dev.aludel.connect.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.connect.settings.Settings;
import dev.aludel.error.AludelException;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class SqliteActivityTest {

  private static Activity look(TestSqlite db) {
    try (ActivityReader reader = ActivityReader.open(Settings.of(db.databaseUrl()))) {
      return reader.read();
    }
  }

  @Test
  void sizesOfFilesAndTables(TestSqlite db) throws SQLException {
    db.execute(
        """
        CREATE TABLE clients (id integer PRIMARY KEY, name text);
        CREATE INDEX ix_name ON clients (name);
        INSERT INTO clients (name) WITH RECURSIVE n (i) AS
          (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) SELECT 'name ' || i FROM n;
        """);

    Activity activity = look(db);

    assertThat(activity.server()).startsWith("SQLite 3.").contains("journal mode delete");
    assertThat(activity.files()).extracting(DatabaseFile::what).containsExactly("database");
    assertThat(activity.relations())
        .extracting(RelationSize::name)
        .containsExactlyInAnyOrder("clients", "ix_name");
    boolean indexFirst = activity.relations().get(0).table().isPresent();
    RelationSize table = activity.relations().get(indexFirst ? 1 : 0);
    RelationSize index = activity.relations().get(indexFirst ? 0 : 1);
    assertThat(table.bytes()).isGreaterThan(20_000);
    assertThat(table.indexBytes()).isEqualTo(index.bytes()).isPositive();
    assertThat(index.table()).contains("clients");
    assertThat(activity.notes()).anyMatch(note -> note.startsWith("SQLite has no server"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whoHoldsTheWriteLockIsTold(TestSqlite db) throws SQLException {
    db.execute("CREATE TABLE t (a)");
    long self = ProcessHandle.current().pid();
    for (String mode : new String[] {"DELETE", "WAL"}) {
      db.query("PRAGMA journal_mode = " + mode);
      try (Connection writer = db.connect()) {
        assertThat(look(db).locks()).noneMatch(lock -> lock.lock().startsWith("write"));
        writer.createStatement().execute("BEGIN IMMEDIATE");
        writer.createStatement().execute("INSERT INTO t VALUES (1)");

        Activity activity = look(db);

        assertThat(activity.locks())
            .as(mode)
            .anyMatch(lock -> lock.pid() == self && lock.lock().equals("write"));
        writer.createStatement().execute("COMMIT");
      }
    }
  }

  @Test
  void thereIsNoSessionToEnd(TestSqlite db) throws SQLException {
    db.execute("CREATE TABLE t (a)");
    try (ActivityReader reader = ActivityReader.open(Settings.of(db.databaseUrl()))) {
      assertThatThrownBy(() -> reader.session(1))
          .isInstanceOf(AludelException.class)
          .hasMessageContaining("no sessions to end");
    }
  }
}
