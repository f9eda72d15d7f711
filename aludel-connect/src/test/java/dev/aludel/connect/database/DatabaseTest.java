package dev.aludel.connect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class DatabaseTest {

  private static final String CLIENTS =
      """
      CREATE TABLE clients (
        id integer PRIMARY KEY,
        name text NOT NULL,
        balance numeric(12, 2),
        active boolean,
        born date,
        created_at timestamp
      )
      """;

  enum Status {
    NEW,
    DONE
  }

  record Client(
      int id,
      String name,
      @Nullable BigDecimal balance,
      @Nullable Boolean active,
      @Nullable LocalDate born,
      @Nullable LocalDateTime createdAt) {}

  static Settings settings(TestDatabase db, String... more) {
    SettingsReader reader = SettingsReader.in(Path.of("")).withoutFiles().environment(Map.of());
    reader.set("url", db.databaseUrl(), "--url");
    for (int i = 0; i < more.length; i += 2) {
      reader.set(more[i], more[i + 1], "-x");
    }
    return reader.read();
  }

  private static Database open(TestDatabase db, String... more) {
    return Database.open(settings(db, more));
  }

  @OnBothDatabases
  void aFailedBatchTellsTheServersWordsAndNoValue(TestDatabase db) throws SQLException {
    db.execute("CREATE TABLE keys (id integer PRIMARY KEY, token varchar(80))");
    try (Database database = open(db)) {
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      tx ->
                          tx.batch(
                              "INSERT INTO keys VALUES (?, ?)",
                              List.of(List.of(1, "one"), List.of(1, "s3cr3t-token")))))
          .isInstanceOf(StatementFailure.class)
          .hasMessageContaining("INSERT INTO keys VALUES (?, ?)")
          .hasMessageContaining("keys")
          .hasMessageNotContaining("s3cr3t-token");
    }
  }

  @OnBothDatabases
  void rowsAreReadAsRecords(TestDatabase db) throws SQLException {
    db.execute(CLIENTS);
    try (Database database = open(db)) {
      Client ada =
          new Client(
              1,
              "Ada",
              new BigDecimal("12.50"),
              true,
              LocalDate.of(1815, 12, 10),
              LocalDateTime.of(2026, 1, 2, 3, 4, 5));
      database.inTransaction(
          tx -> {
            tx.update(
                "INSERT INTO clients VALUES (?, ?, ?, ?, ?, ?)",
                1,
                "Ada",
                ada.balance(),
                true,
                ada.born(),
                ada.createdAt());
            return tx.update("INSERT INTO clients (id, name) VALUES (?, ?)", 2, "Bob");
          });

      List<Client> clients =
          database.withConnection(
              session -> session.query(Client.class, "SELECT * FROM clients ORDER BY id"));

      assertThat(clients.get(0))
          .usingRecursiveComparison()
          .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
          .isEqualTo(ada);
      assertThat(clients.get(1)).isEqualTo(new Client(2, "Bob", null, null, null, null));
    }
  }

  @OnBothDatabases
  void aTransactionIsUndoneByWhateverItsWorkThrows(TestDatabase db) throws SQLException {
    db.execute(CLIENTS);
    try (Database database = open(db)) {
      for (Throwable thrown :
          List.of(
              new Exception("checked"), new IllegalStateException(), new StackOverflowError())) {
        assertThatThrownBy(
                () ->
                    database.inTransaction(
                        tx -> {
                          tx.update("INSERT INTO clients (id, name) VALUES (1, 'Ada')");
                          return sneak(thrown);
                        }))
            .isSameAs(thrown);
      }
      assertThat(db.query("SELECT count(*) FROM clients")).containsExactly("0");
      assertThat(database.poolState().checkedOut()).isZero();
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> long sneak(Throwable thrown) throws X {
    throw (X) thrown;
  }

  @OnBothDatabases
  void aNestedFailureUndoesOnlyItself(TestDatabase db) throws SQLException {
    db.execute(CLIENTS);
    try (Database database = open(db)) {
      database.inTransaction(
          tx -> {
            tx.update("INSERT INTO clients (id, name) VALUES (1, 'Ada')");
            assertThatThrownBy(
                    () ->
                        tx.nested(
                            inner -> {
                              inner.update("INSERT INTO clients (id, name) VALUES (2, 'Bob')");
                              return inner.update("INSERT INTO clients (id, name) VALUES (1, 'x')");
                            }))
                .isInstanceOf(StatementFailure.class);
            return tx.nested(
                inner -> inner.update("INSERT INTO clients (id, name) VALUES (3, 'Cy')"));
          });
      assertThat(db.query("SELECT id FROM clients ORDER BY id")).containsExactly("1", "3");
    }
  }

  @OnBothDatabases
  void aReadOnlyTransactionWritesNothingAndTheNextOneMay(TestDatabase db) throws SQLException {
    db.execute(CLIENTS);
    try (Database database = open(db, "pool.size", "1", "pool.max_overflow", "0")) {
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      TransactionOptions.DEFAULT.reading(),
                      tx -> {
                        tx.queryValue(Integer.class, "SELECT count(*) FROM clients");
                        return tx.update("INSERT INTO clients (id, name) VALUES (1, 'Ada')");
                      }))
          .isInstanceOf(StatementFailure.class)
          .hasMessageContaining("in: INSERT");
      assertThat(
              database.<Long, RuntimeException>inTransaction(
                  tx -> tx.update("INSERT INTO clients (id, name) VALUES (1, 'Ada')")))
          .isEqualTo(1);
    }
  }

  @OnBothDatabases
  void aFailedStatementIsToldWithItsTextAndWithoutItsSecrets(TestDatabase db) {
    try (Database database = open(db)) {
      assertThatThrownBy(
              () ->
                  database.withConnection(
                      session -> session.update("UPDATE none SET password = 'hidden'")))
          .isInstanceOf(StatementFailure.class)
          .hasMessageContaining("none")
          .hasMessageContaining("in: UPDATE none SET password = '***'")
          .hasMessageNotContaining("hidden");
    }
  }

  @OnBothDatabases
  void manyRowsAreInsertedAsTheyAre(TestDatabase db) throws SQLException {
    db.execute("CREATE TABLE \"Odd name\" (id integer, \"text\" text, amount numeric(20, 4))");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < 2_345; i++) {
      rows.add(
          Arrays.asList(
              i,
              random.nextInt(9) == 0 ? null : text(random),
              BigDecimal.valueOf(random.nextLong() / 1_000_000, 4)));
    }
    try (Database database = open(db)) {
      long inserted =
          database.inTransaction(
              tx -> tx.insert("Odd name", List.of("id", "text", "amount"), rows));

      assertThat(inserted).isEqualTo(2_345);
      record Row(int id, @Nullable String text, BigDecimal amount) {}
      List<Row> read =
          database.withConnection(
              session -> session.query(Row.class, "SELECT * FROM \"Odd name\" ORDER BY id"));
      for (int i = 0; i < rows.size(); i++) {
        assertThat(read.get(i).text()).as("seed %d, row %d", seed, i).isEqualTo(rows.get(i).get(1));
        assertThat(read.get(i).amount())
            .as("seed %d, row %d", seed, i)
            .isEqualByComparingTo((BigDecimal) rows.get(i).get(2));
      }
    }
  }

  private static String text(Random random) {
    String alphabet = "aäß€😀\\\t\n\r.,'\"{}NULL\\N \b\f\u000b";
    int[] characters = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }

  @Test
  void copyTakesEveryTypeOfPostgresql(TestPostgres db) throws SQLException {
    db.execute(
        """
        CREATE TYPE status AS ENUM ('NEW', 'DONE');
        CREATE TABLE t (u uuid, j jsonb, b bytea, ts timestamptz, s status, a text[], ok boolean)
        """);
    UUID uuid = UUID.randomUUID();
    Instant now = Instant.parse("2026-11-21T04:08:00.123456Z");
    try (Database database = open(db)) {
      database.inTransaction(
          tx ->
              tx.insert(
                  "public.t",
                  List.of("u", "j", "b", "ts", "s", "a", "ok"),
                  List.of(
                      List.of(
                          uuid,
                          "{\"a\": 1}",
                          new byte[] {0, 92, 10, -1},
                          now,
                          Status.DONE,
                          List.of("x\"y", "\\", "NULL"),
                          true))));
      @SuppressWarnings("ArrayRecordComponent")
      record Row(UUID u, String j, byte[] b, Instant ts, Status s, List<String> a, boolean ok) {}
      Row row =
          database
              .<Optional<Row>, RuntimeException>withConnection(
                  session -> session.queryFirst(Row.class, "SELECT * FROM t"))
              .orElseThrow();
      assertThat(row.u()).isEqualTo(uuid);
      assertThat(row.j()).isEqualTo("{\"a\": 1}");
      assertThat(row.b()).containsExactly(0, 92, 10, -1);
      assertThat(row.ts()).isEqualTo(now);
      assertThat(row.s()).isEqualTo(Status.DONE);
      assertThat(row.a()).containsExactly("x\"y", "\\", "NULL");
      assertThat(row.ok()).isTrue();
    }
  }

  @Test
  void aRowOfTheWrongWidthInsertsNothing(TestPostgres db) throws SQLException {
    db.execute("CREATE TABLE t (a int, b int)");
    try (Database database = open(db)) {
      assertThatThrownBy(
              () ->
                  database.withConnection(
                      s -> s.insert("t", List.of("a", "b"), List.of(List.of(1, 2), List.of(3)))))
          .isInstanceOf(StatementFailure.class)
          .hasMessageContaining("1 values for 2 columns");
      assertThat(db.query("SELECT count(*) FROM t")).containsExactly("0");
    }
  }

  @Test
  void aSerializationFailureIsRetriedOnRequest(TestPostgres db) throws Exception {
    db.execute("CREATE TABLE counter (n int); INSERT INTO counter VALUES (0)");
    TransactionOptions options =
        TransactionOptions.DEFAULT.isolated(Isolation.SERIALIZABLE).retrying(50);
    try (Database database = open(db)) {
      AtomicInteger runs = new AtomicInteger();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Thread thread =
            new Thread(
                () ->
                    database.inTransaction(
                        options,
                        tx -> {
                          runs.incrementAndGet();
                          int n =
                              tx.queryValue(Integer.class, "SELECT n FROM counter").orElseThrow();
                          return tx.update("UPDATE counter SET n = ?", n + 1);
                        }));
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(db.query("SELECT n FROM counter")).containsExactly("8");
      assertThat(runs.get()).isGreaterThanOrEqualTo(8);
    }
  }

  @Test
  void anAsynchronousTransactionGivesItsResultOrItsFailure(TestPostgres db) throws Exception {
    try (Database database = open(db)) {
      assertThat(
              database
                  .<Optional<Integer>, RuntimeException>inTransactionAsync(
                      tx -> tx.queryValue(Integer.class, "SELECT 42"))
                  .get())
          .contains(42);
      assertThatThrownBy(
              () ->
                  database
                      .<Long, RuntimeException>inTransactionAsync(tx -> tx.update("SELEC"))
                      .get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(StatementFailure.class);
    }
  }

  @Test
  void aConnectionCutInTheMiddleOfAStatementIsNeverASuccess(TestPostgres db) throws Exception {
    db.execute("CREATE TABLE t (a int)");
    try (Database database = open(db)) {
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      tx -> {
                        tx.update("INSERT INTO t VALUES (1)");
                        int pid =
                            tx.queryValue(Integer.class, "SELECT pg_backend_pid()").orElseThrow();
                        new Thread(
                                () -> {
                                  try {
                                    Thread.sleep(100);
                                    db.query("SELECT pg_terminate_backend(" + pid + ")");
                                  } catch (SQLException | InterruptedException e) {
                                    throw new IllegalStateException(e);
                                  }
                                })
                            .start();
                        return tx.queryValue(String.class, "SELECT pg_sleep(10)::text");
                      }))
          .isInstanceOf(StatementFailure.class)
          .satisfies(
              failure -> assertThat(((StatementFailure) failure).sqlState()).contains("57P01"));

      assertThat(db.query("SELECT count(*) FROM t")).containsExactly("0");
      // The pool has thrown the broken connection away.
      assertThat(
              database.<Optional<Integer>, RuntimeException>withConnection(
                  s -> s.queryValue(Integer.class, "SELECT 1")))
          .contains(1);
    }
  }

  @Test
  void aCommitThatIsRefusedIsToldAsUndone(TestPostgres db) throws SQLException {
    db.execute(
        """
        CREATE TABLE p (id int PRIMARY KEY);
        CREATE TABLE c (id int REFERENCES p DEFERRABLE INITIALLY DEFERRED)
        """);
    try (Database database = open(db)) {
      assertThatThrownBy(() -> database.inTransaction(tx -> tx.update("INSERT INTO c VALUES (1)")))
          .isInstanceOf(StatementFailure.class)
          .hasMessageContaining("COMMIT was refused and the transaction undone")
          .hasMessageContaining("23503");
    }
  }

  @Test
  void sqliteWritersTakeTurnsWhileReadersRead(TestSqlite db) throws Exception {
    db.execute("CREATE TABLE t (n integer)");
    try (Database database = open(db)) {
      int writers = 8;
      CountDownLatch done = new CountDownLatch(writers);
      List<Throwable> failures = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        new Thread(
                () -> {
                  try {
                    for (int n = 0; n < 25; n++) {
                      database.inTransaction(
                          tx -> {
                            tx.queryValue(Integer.class, "SELECT max(n) FROM t");
                            return tx.update("INSERT INTO t VALUES (1)");
                          });
                      database.inTransaction(
                          TransactionOptions.DEFAULT.reading(),
                          tx -> tx.queryValue(Integer.class, "SELECT count(*) FROM t"));
                    }
                  } catch (Throwable failure) {
                    synchronized (failures) {
                      failures.add(failure);
                    }
                  } finally {
                    done.countDown();
                  }
                })
            .start();
      }
      done.await();
      assertThat(failures).isEmpty();
      assertThat(db.query("SELECT count(*) FROM t")).containsExactly("200");
      assertThat(
              database.<Optional<String>, RuntimeException>withConnection(
                  s -> s.queryValue(String.class, "PRAGMA journal_mode")))
          .contains("wal");
    }
  }

  @Test
  void anSqliteDatabaseInMemoryIsOneForAll() {
    try (Database database = Database.open(Settings.of("sqlite://"))) {
      database.inTransaction(tx -> tx.update("CREATE TABLE t (n integer)"));
      assertThat(
              database.<Long, RuntimeException>inTransaction(
                  tx -> tx.update("INSERT INTO t VALUES (1)")))
          .isEqualTo(1);
      assertThat(database.poolState().size()).isEqualTo(1);
    }
  }
}
