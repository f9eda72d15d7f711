package dev.aludel.connect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.ConnectionFailure.Kind;
import dev.aludel.connect.settings.Settings;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The manners of QueuePool. */
@ExtendWith(TestDatabases.class)
class PoolTest {

  private static Database open(TestPostgres db, String... more) {
    return Database.open(DatabaseTest.settings(db, more));
  }

  @Test
  void itStartsEmptyGrowsToItsOverflowAndShrinksToItsSize(TestPostgres db) throws SQLException {
    try (Database database = open(db, "pool.size", "2", "pool.max_overflow", "3")) {
      assertThat(database.poolState().total()).isZero();

      List<Connection> taken = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        taken.add(database.dataSource().getConnection());
      }
      assertThat(database.poolState().checkedOut()).isEqualTo(5);
      assertThat(database.poolState().overflow()).isEqualTo(3);

      for (Connection connection : taken) {
        connection.close();
        // The second time does nothing, as JDBC says.
        connection.close();
      }
      assertThat(database.poolState().checkedOut()).isZero();
      assertThat(database.poolState().checkedIn()).isEqualTo(2);
    }
  }

  @Test
  void aConnectionTooManyIsClosedWithItsTransactionUndone(TestPostgres db) throws SQLException {
    db.execute("CREATE TABLE t (id integer)");
    try (Database database = open(db, "pool.size", "1", "pool.max_overflow", "1")) {
      Connection kept = database.dataSource().getConnection();
      Connection tooMany = database.dataSource().getConnection();
      kept.close();
      tooMany.setAutoCommit(false);
      tooMany.setReadOnly(false);
      tooMany.createStatement().execute("INSERT INTO t VALUES (1)");

      tooMany.close();

      assertThat(database.poolState().total()).isEqualTo(1);
      assertThat(db.query("SELECT count(*) FROM t")).isEqualTo(db.query("SELECT 0"));
      assertThatThrownBy(() -> tooMany.createStatement().execute("SELECT 1"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void anExhaustedPoolNamesWhoHoldsItsConnections(TestPostgres db) throws SQLException {
    AtomicReference<ConnectionFailure> heard = new AtomicReference<>();
    try (Database database =
        open(db, "pool.size", "1", "pool.max_overflow", "1", "pool.timeout", "2")) {
      database.addListener(
          new DatabaseListener() {
            @Override
            public void poolExhausted(ConnectionFailure failure) {
              heard.set(failure);
            }
          });
      try (Connection first = database.dataSource().getConnection();
          Connection second = database.dataSource().getConnection()) {
        ConnectionFailure failure =
            catchThrowableOfType(
                ConnectionFailure.class, () -> database.dataSource().getConnection());

        assertThat(failure.kind()).isEqualTo(Kind.POOL_EXHAUSTED);
        assertThat(failure)
            .hasMessageContaining("2.0 s")
            .hasMessageContaining("1 + 1")
            .hasMessageContaining("thread " + Thread.currentThread().getName())
            .hasMessageContaining("PoolTest.anExhaustedPoolNamesWhoHoldsItsConnections");
        assertThat(heard.get()).isSameAs(failure);
        assertThat(database.poolState().timeouts()).isEqualTo(1);
        assertThat(first).isNotEqualTo(second);
      }
      database.dataSource().getConnection().close();
    }
  }

  @Test
  void aConnectionThatCannotBeOpenedIsToldAtOnceAndNotAfterTheTimeout() {
    Settings settings = Settings.of("postgresql://ada:hidden@localhost:1/app");
    long start = System.nanoTime();
    try (Database database = Database.open(settings)) {
      ConnectionFailure failure =
          catchThrowableOfType(
              ConnectionFailure.class, () -> database.withConnection(session -> 1));
      assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    }
    // The pool's own timeout is 30 s.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void theHoldersOfTransactionsAreFoundWhereverTheyAreCalled(TestPostgres db) throws Exception {
    CountDownLatch inside = new CountDownLatch(2);
    CountDownLatch over = new CountDownLatch(1);
    try (Database database = open(db)) {
      Thread nested =
          new Thread(
              () ->
                  database.inTransaction(
                      outer -> database.withConnection(inner -> waitInside(inside, over))),
              "nested");
      nested.start();
      CompletableFuture<Boolean> async =
          database.inTransactionAsync(tx -> waitInside(inside, over));
      inside.await();

      List<Holder> holders = database.poolState().holders();
      over.countDown();
      async.get();
      nested.join();

      assertThat(holders).hasSize(3);
      assertThat(holders)
          .allSatisfy(
              holder ->
                  assertThat(holder.caller())
                      .startsWith(PoolTest.class.getName() + ".")
                      .contains("PoolTest.java:"));
      assertThat(holders.stream().filter(h -> h.thread().equals("nested")).map(Holder::caller))
          .hasSize(2)
          .doesNotHaveDuplicates();
      assertThat(database.poolState().holders()).isEmpty();
    }
  }

  private static boolean waitInside(CountDownLatch inside, CountDownLatch over) {
    inside.countDown();
    try {
      return over.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anInterruptedWaitStaysInterrupted(TestPostgres db) throws Exception {
    try (Database database = open(db, "pool.size", "1", "pool.max_overflow", "0");
        Connection only = database.dataSource().getConnection()) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      CountDownLatch ended = new CountDownLatch(1);
      Thread waiting =
          new Thread(
              () -> {
                try {
                  database.dataSource().getConnection();
                } catch (Throwable e) {
                  thrown.set(e);
                }
                if (Thread.currentThread().isInterrupted()) {
                  ended.countDown();
                }
              });
      waiting.start();
      while (database.poolState().waiting() == 0) {
        Thread.sleep(5);
      }
      waiting.interrupt();
      ended.await();
      assertThat(thrown.get()).isInstanceOf(SQLException.class);
      assertThat(only.isClosed()).isFalse();
    }
  }

  @Test
  void closingWaitsForWorkAndThenEndsWhatIsLeft(TestPostgres db) throws Exception {
    Database database = open(db);
    CountDownLatch taken = new CountDownLatch(1);
    AtomicReference<Object> result = new AtomicReference<>();
    Thread working =
        new Thread(
            () ->
                result.set(
                    database.<Object, RuntimeException>inTransaction(
                        tx -> {
                          taken.countDown();
                          return tx.queryValue(Integer.class, "SELECT 1 FROM pg_sleep(0.3)");
                        })));
    working.start();
    taken.await();

    database.close();
    working.join();

    assertThat(result.get()).hasToString("Optional[1]");
    assertThatThrownBy(() -> database.dataSource().getConnection())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("is closed");

    Database other = open(db);
    Connection forgotten = other.dataSource().getConnection();
    other.close(Duration.ofMillis(50));
    assertThatThrownBy(() -> forgotten.createStatement().execute("SELECT 1"))
        .isInstanceOf(SQLException.class);
  }

  /** Takes a connection whose backend was ended, after it was idle for so long. */
  private static Optional<Integer> afterItsEnd(TestPostgres db, Database database, long idle)
      throws Exception {
    Integer pid =
        database
            .<Optional<Integer>, RuntimeException>withConnection(
                s -> s.queryValue(Integer.class, "SELECT pg_backend_pid()"))
            .orElseThrow();
    db.query("SELECT pg_terminate_backend(" + pid + ", 5000)");
    Thread.sleep(idle);
    return database.withConnection(s -> s.queryValue(Integer.class, "SELECT 1"));
  }

  @Test
  void aBrokenConnectionThatWasIdleIsReplacedByTheNextCheckout(TestPostgres db) throws Exception {
    try (Database database = open(db, "pool.size", "2", "pool.max_overflow", "0")) {
      // HikariCP trusts a connection that was in use half a second ago.
      assertThat(afterItsEnd(db, database, 600)).contains(1);
    }
  }

  @Test
  void aStrictPrePingReplacesOneThatBrokeThisMoment(TestPostgres db) throws Exception {
    try (Database database = open(db, "pool.pre_ping", "always")) {
      for (int i = 0; i < 3; i++) {
        assertThat(afterItsEnd(db, database, 0)).contains(1);
      }
      assertThat(database.poolState().total()).isEqualTo(1);
    }
  }

  @Test
  void withoutPrePingTheFirstStatementFailsAndTheNextDoesNot(TestPostgres db) throws Exception {
    try (Database database = open(db, "pool.pre_ping", "false")) {
      StatementFailure failure =
          catchThrowableOfType(StatementFailure.class, () -> afterItsEnd(db, database, 600));

      assertThat(failure.sqlState()).contains("57P01");
      assertThat(
              database.<Optional<Integer>, RuntimeException>withConnection(
                  s -> s.queryValue(Integer.class, "SELECT 1")))
          .contains(1);
      // What unwraps the driver's connection still does.
      try (Connection connection = database.dataSource().getConnection()) {
        assertThat(connection.unwrap(org.postgresql.PGConnection.class).getBackendPID())
            .isPositive();
      }
    }
  }
}
