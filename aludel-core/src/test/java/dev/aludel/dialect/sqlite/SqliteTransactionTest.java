package dev.aludel.dialect.sqlite;

import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Transaction;
import dev.aludel.dialect.TransactionFrame;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class SqliteTransactionTest {

  private static final List<Operation> REBUILD =
      List.of(new DropTable(QualifiedName.of("t"), Optional.empty()));

  private static final List<Operation> PLAIN =
      List.of(new AddColumn(QualifiedName.of("t"), column("a", integer())));

  @Test
  void eightRunnersAtOnceTakeTurnsAndNoneSeesTheDatabaseBusy(TestSqlite db) throws Exception {
    db.execute("CREATE TABLE t (n INT)");
    ExecutorService runners = Executors.newFixedThreadPool(8);
    try {
      List<Future<Void>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        results.add(runners.submit(() -> countUp(db)));
      }
      for (Future<Void> result : results) {
        result.get();
      }
    } finally {
      runners.shutdownNow();
    }
    assertThat(db.query("SELECT count(*), count(DISTINCT n) FROM t")).containsExactly("40|40");
  }

  /** Reads and then writes what it read, five times: a lost update would count twice. */
  private static Void countUp(TestSqlite db) throws SQLException {
    try (Connection connection = db.connect();
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 20000");
      for (int i = 0; i < 5; i++) {
        Optional<Transaction> begun = Optional.empty();
        while (begun.isEmpty()) {
          begun = Migration.SQLITE.tryBegin(connection, "lock", REBUILD);
        }
        try (Transaction transaction = begun.get()) {
          statement.execute("INSERT INTO t SELECT 1 + count(*) FROM t");
          transaction.commit();
        }
      }
    }
    return null;
  }

  @Test
  void aQuestionIsAnsweredWhenTheTransactionIsOpen(TestSqlite db) throws SQLException {
    try (var connection = db.connect();
        Transaction open =
            Migration.SQLITE
                .tryBegin(connection, "lock", List.of(), Optional.of("SELECT 'a' UNION SELECT 'b'"))
                .orElseThrow()) {
      assertThat(open.answers()).containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void whoeverWouldHaveToWaitIsToldSoAndFindsItsConnectionAsItWas(TestSqlite db)
      throws SQLException {
    try (Connection writer = db.connect();
        Connection waiting = db.connect();
        var statement = waiting.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 50");
      statement.execute("PRAGMA foreign_keys = ON");
      try (Transaction ignored = Migration.SQLITE.begin(writer, "lock", PLAIN)) {
        assertThat(Migration.SQLITE.tryBegin(waiting, "lock", REBUILD)).isEmpty();
      }
      assertThat(statement.executeQuery("PRAGMA foreign_keys").getInt(1)).isEqualTo(1);
      assertThat(statement.executeQuery("PRAGMA busy_timeout").getInt(1)).isEqualTo(50);
      Migration.SQLITE.begin(waiting, "lock", REBUILD).close();
    }
  }

  @Test
  void aConnectionWithoutAutoCommitIsGivenBackSo(TestSqlite db) throws SQLException {
    db.execute("CREATE TABLE t (n INT)");
    try (Connection connection = db.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try (Transaction transaction = Migration.SQLITE.begin(connection, "lock", PLAIN)) {
        statement.execute("INSERT INTO t VALUES (1)");
        transaction.commit();
      }
      assertThat(connection.getAutoCommit()).isFalse();
      try (Transaction ignored = Migration.SQLITE.begin(connection, "lock", PLAIN)) {
        statement.execute("INSERT INTO t VALUES (2)");
      }
    }
    assertThat(db.query("SELECT n FROM t")).containsExactly("1");
  }

  @Test
  void aForeignKeyToWhatIsNoKeyLeavesTheOthersLookedAt(TestSqlite db) throws SQLException {
    db.execute(
        "CREATE TABLE a (x INT); CREATE TABLE b (x INT REFERENCES a (x));"
            + " CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p_id REFERENCES p);"
            + " INSERT INTO p VALUES (1), (2); INSERT INTO c VALUES (1)");
    try (Connection connection = db.connect();
        var statement = connection.createStatement()) {
      for (int row : List.of(2, 1)) {
        try (Transaction transaction = Migration.SQLITE.begin(connection, "lock", REBUILD)) {
          statement.execute("DELETE FROM p WHERE id = " + row);
          if (row == 2) {
            transaction.commit();
          } else {
            assertThatThrownBy(transaction::commit)
                .hasMessageContaining(
                    "the row with rowid 1 of table c references no row of table p");
          }
        }
      }
    }
    assertThat(db.query("SELECT id FROM p")).containsExactly("1");
  }

  @Test
  void sqlOnlyOutputPutsForeignKeysAsideForARebuildAlone() {
    assertThat(Migration.SQLITE.frame(REBUILD))
        .isEqualTo(
            new TransactionFrame(
                List.of("PRAGMA foreign_keys = OFF", "BEGIN IMMEDIATE"),
                List.of("PRAGMA foreign_key_check", "COMMIT", "PRAGMA foreign_keys = ON")));
    assertThat(Migration.SQLITE.frame(PLAIN))
        .isEqualTo(new TransactionFrame(List.of("BEGIN IMMEDIATE"), List.of("COMMIT")));
  }

  /** SQLite itself is the judge of which tables it can look at. */
  @Test
  void sqlOnlyOutputLooksAtTheOthersBesideAForeignKeyToWhatIsNoKey(TestSqlite db)
      throws SQLException {
    db.execute(
        """
        CREATE TABLE p (id INTEGER PRIMARY KEY, a INT, b TEXT COLLATE NOCASE, c TEXT, d TEXT, UNIQUE (a, b));
        CREATE TABLE bare (x INT);
        CREATE UNIQUE INDEX c_key ON p (c);
        CREATE UNIQUE INDEX some_d ON p (d) WHERE d > 'x';
        CREATE UNIQUE INDEX other_b ON p (b COLLATE BINARY);
        CREATE TABLE to_row (x INT REFERENCES p, y INT REFERENCES P (ID));
        CREATE TABLE to_both (x INT, y TEXT, FOREIGN KEY (y, x) REFERENCES p (b, a));
        CREATE TABLE to_index (x TEXT REFERENCES p (c));
        CREATE TABLE to_none (x INT REFERENCES gone, y INT REFERENCES gone (x));
        CREATE TABLE "to ""itself" (x INT UNIQUE, y INT REFERENCES "to ""itself" (x));
        """);
    try (Connection connection = db.connect()) {
      assertThat(closing(connection)).startsWith("PRAGMA foreign_key_check", "COMMIT");
    }
    db.execute(
        """
        CREATE TABLE half (x INT REFERENCES p (a));
        CREATE TABLE partial (x TEXT REFERENCES p (d));
        CREATE TABLE otherwise (x TEXT REFERENCES p (b));
        CREATE TABLE unkeyed (x INT REFERENCES bare);
        CREATE TABLE plain (x INT, y INT REFERENCES bare (x));
        """);
    try (Connection connection = db.connect();
        var statement = connection.createStatement()) {
      List<String> closing = closing(connection);
      assertThat(closing)
          .containsExactly(
              "PRAGMA foreign_key_check(\"to \"\"itself\")",
              "PRAGMA foreign_key_check(\"to_both\")",
              "PRAGMA foreign_key_check(\"to_index\")",
              "PRAGMA foreign_key_check(\"to_none\")",
              "PRAGMA foreign_key_check(\"to_row\")",
              "COMMIT",
              "PRAGMA foreign_keys = ON");
      statement.execute("BEGIN");
      for (String each : closing) {
        statement.execute(each);
      }
    }
  }

  private static List<String> closing(Connection connection) throws SQLException {
    return Migration.SQLITE.closing(REBUILD, Migration.inspect(connection));
  }
}
