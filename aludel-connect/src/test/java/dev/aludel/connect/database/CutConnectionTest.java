package dev.aludel.connect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A connection that is cut, wherever that is, is never reported as success. */
@ExtendWith(TestDatabases.class)
@Timeout(120)
class CutConnectionTest {

  private CuttingProxy proxy;
  private Database database;

  @BeforeEach
  void open(TestPostgres db) throws SQLException, IOException {
    db.execute("CREATE TABLE t (a int)");
    proxy = new CuttingProxy(db.port());
    database =
        Database.open(
            SettingsReader.in(Path.of(""))
                .withoutFiles()
                .environment(Map.of())
                .set("url", "postgresql://postgres@127.0.0.1:" + proxy.port() + "/" + db.name(), "")
                .set("tls.mode", "disable", "-x")
                .read());
    // The connection is there before anything is cut.
    assertThat(one()).contains(1);
  }

  @AfterEach
  void close() throws IOException {
    database.close();
    proxy.close();
  }

  private Optional<Integer> one() {
    return database.withConnection(session -> session.queryValue(Integer.class, "SELECT 1"));
  }

  private static StatementFailure failure(Runnable work) {
    StatementFailure failure = catchThrowableOfType(StatementFailure.class, work::run);
    assertThat(failure).isNotNull();
    return failure;
  }

  @Test
  void aStatementOfATransactionIsUndone(TestPostgres db) throws SQLException {
    proxy.cutAfter("INSERT INTO t");

    StatementFailure failure =
        failure(() -> database.inTransaction(tx -> tx.update("INSERT INTO t VALUES (1)")));

    assertThat(failure.isOutcomeUnknown()).isFalse();
    assertThat(failure.sqlState()).contains("08006");
    assertThat(db.query("SELECT a FROM t")).isEmpty();
    assertThat(one()).contains(1);
  }

  @Test
  void ofACommitNobodyKnows(TestPostgres db) throws SQLException {
    proxy.cutAfter("COMMIT");

    StatementFailure failure =
        failure(() -> database.inTransaction(tx -> tx.update("INSERT INTO t VALUES (1)")));

    assertThat(failure.isOutcomeUnknown()).isTrue();
    assertThat(failure).hasMessageContaining("Look whether its changes are there");
    // The server had heard it.
    assertThat(db.query("SELECT a FROM t")).containsExactly("1");
    assertThat(one()).contains(1);
  }

  @Test
  void ofAStatementThatCommitsItselfNobodyKnows(TestPostgres db) throws SQLException {
    proxy.cutAfter("INSERT INTO t");

    StatementFailure failure =
        failure(() -> database.withConnection(s -> s.update("INSERT INTO t VALUES (1)")));

    assertThat(failure.isOutcomeUnknown()).isTrue();
    assertThat(failure).hasMessageContaining("Look whether its changes are there");
    assertThat(db.query("SELECT a FROM t")).containsExactly("1");
    assertThat(one()).contains(1);
  }

  @Test
  void aCopyWhoseBackendEndsInsertsNothing(TestPostgres db) throws SQLException {
    StatementFailure failure =
        failure(
            () ->
                database.inTransaction(
                    tx -> {
                      int pid =
                          tx.queryValue(Integer.class, "SELECT pg_backend_pid()").orElseThrow();
                      Iterable<List<Integer>> rows = () -> endingAfter(50_000, db, pid);
                      return tx.insert("t", List.of("a"), rows);
                    }));

    assertThat(failure.isOutcomeUnknown()).isFalse();
    assertThat(failure.sqlState()).isPresent();
    assertThat(failure.sqlState().get()).isIn("08006", "57P01");
    assertThat(db.query("SELECT count(*) FROM t")).containsExactly("0");
    assertThat(database.poolState().checkedOut()).isZero();
    // The driver does not notice that the connection is closed; the pool has thrown it away.
    assertThat(one()).contains(1);
  }

  /** Rows without end, in the middle of which the backend is told to end. */
  private static Iterator<List<Integer>> endingAfter(int rows, TestPostgres db, int pid) {
    return new Iterator<>() {
      private int row;

      @Override
      public boolean hasNext() {
        return row < 10_000_000;
      }

      @Override
      public List<Integer> next() {
        if (++row == rows) {
          try {
            db.query("SELECT pg_terminate_backend(" + pid + ", 5000)");
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        }
        return List.of(row);
      }
    };
  }

  @Test
  void whereverItIsCutEachTransactionIsDoneOrReported(TestPostgres db) throws SQLException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Set<String> done = new HashSet<>();
    Set<String> reported = new HashSet<>();
    Set<String> unknown = new HashSet<>();
    // As many as it takes until some were done and some were not; 60 are seldom too few.
    for (int i = 1; i <= 60 || (i <= 2_000 && (done.isEmpty() || reported.isEmpty())); i++) {
      int id = i;
      // Connecting alone takes about a thousand of them.
      proxy.cutAfter(random.nextInt(2_500));
      try {
        if (random.nextBoolean()) {
          database.inTransaction(tx -> tx.update("INSERT INTO t VALUES (?)", id));
        } else {
          List<List<Integer>> rows =
              IntStream.range(0, 100).mapToObj(n -> List.of(id)).collect(Collectors.toList());
          database.inTransaction(tx -> tx.insert("t", List.of("a"), rows));
        }
        done.add(Integer.toString(id));
      } catch (StatementFailure e) {
        (e.isOutcomeUnknown() ? unknown : reported).add(Integer.toString(id));
      } catch (ConnectionFailure e) {
        reported.add(Integer.toString(id));
      }
    }
    proxy.cutNoMore();

    String which = "seed " + seed;
    Set<String> there = new HashSet<>(db.query("SELECT DISTINCT a FROM t"));
    assertThat(there).as(which).containsAll(done).doesNotContainAnyElementsOf(reported);
    List<String> unsure = new ArrayList<>(there);
    unsure.removeAll(done);
    assertThat(unknown).as(which).containsAll(unsure);
    assertThat(done).as(which).isNotEmpty();
    assertThat(reported).as(which).isNotEmpty();
    assertThat(database.poolState().checkedOut()).as(which).isZero();
  }
}
