package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.aludel.testing.Scripts;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.schema.EachChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each property of each kind changes alone, there and back: of a table by itself, of parents, of
 * children, of partitioned tables and of partitions, and beside each thing that stays. What the
 * server does not take, as a table or as a state of it, is left out.
 *
 * <p>Many are tried in one database; where that fails, the halves of them are tried, down to those
 * that fail alone. Of all that are tried the server must take more than a few.
 */
class EachChangeTest {

  private static final int TOGETHER = 40;

  /** Of so many changes one is tried, if a run tells it. */
  private static final int OF = Integer.getInteger("aludel.each.of", 0);

  private static final int FIRST = Integer.getInteger("aludel.each.first", 0);

  /** The names of those that are tried. */
  private static final String NAMED = System.getProperty("aludel.each.named", ".*");

  private static final AtomicInteger TRIED = new AtomicInteger();
  private static final AtomicInteger TAKEN = new AtomicInteger();

  static Stream<List<EachChange>> alone() {
    return batches(EachChange.alone("postgresql"), 211, 1);
  }

  static Stream<List<EachChange>> beside() {
    return batches(EachChange.beside("postgresql"), 31013, 199);
  }

  static Stream<List<EachChange>> ofObjects() {
    return batches(EachChange.ofObjects("postgresql"), 23, 1);
  }

  static Stream<List<EachChange>> ofForms() {
    return batches(EachChange.ofForms("postgresql"), 307, 9);
  }

  /**
   * Some of them, so many at a time.
   *
   * @param ofShort how many there are to each that a short run tries
   * @param ofLong and a long one
   */
  private static Stream<List<EachChange>> batches(Stream<EachChange> all, int ofShort, int ofLong) {
    int of = OF > 0 ? OF : Boolean.getBoolean("aludel.long") ? ofLong : ofShort;
    AtomicInteger at = new AtomicInteger(-FIRST);
    Predicate<EachChange> isNamed =
        NAMED.equals(".*") ? each -> true : each -> each.name().matches(NAMED);
    List<EachChange> some =
        all.filter(isNamed).filter(each -> Math.floorMod(at.getAndIncrement(), of) == 0).toList();
    List<List<EachChange>> batches = new ArrayList<>();
    for (int begin = 0; begin < some.size(); begin += TOGETHER) {
      batches.add(some.subList(begin, Math.min(some.size(), begin + TOGETHER)));
    }
    return batches.stream();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("alone")
  void alone(List<EachChange> changes) throws Exception {
    together(changes);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("beside")
  void beside(List<EachChange> changes) throws Exception {
    together(changes);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("ofObjects")
  void ofObjects(List<EachChange> changes) throws Exception {
    together(changes);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("ofForms")
  void ofForms(List<EachChange> changes) throws Exception {
    together(changes);
  }

  @AfterAll
  static void theServerTookMost() {
    if (NAMED.equals(".*")) {
      assertThat(TAKEN.get())
          .as("of %d that were tried", TRIED.get())
          .isGreaterThan(TRIED.get() / 2);
    }
  }

  private static void together(List<EachChange> changes) throws SQLException {
    List<String> failures = new ArrayList<>();
    try {
      attempt(changes);
    } catch (SQLException | RuntimeException | AssertionError e) {
      find(changes, e, failures);
    }
    if (!failures.isEmpty()) {
      fail(failures.size() + " failed:\n" + String.join("\n----\n", failures));
    }
  }

  /** Those that fail alone; all together, if each half of them does not. */
  private static void find(List<EachChange> changes, Throwable failed, List<String> failures)
      throws SQLException {
    int known = failures.size();
    if (changes.size() > 1) {
      int half = changes.size() / 2;
      for (List<EachChange> part :
          List.of(changes.subList(0, half), changes.subList(half, changes.size()))) {
        try {
          attempt(part);
        } catch (SQLException | RuntimeException | AssertionError e) {
          find(part, e, failures);
        }
      }
    }
    if (failures.size() == known) {
      failures.add(
          "##"
              + changes.get(0).name()
              + (changes.size() > 1 ? " and the next " + (changes.size() - 1) : "")
              + "\n"
              + failed.getMessage()
              + "\n"
              + changes.get(0));
      System.out.println(failures.get(failures.size() - 1) + "\n----");
    }
  }

  private static void attempt(List<EachChange> changes) throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      Scripts.run(connection, EachChange.ground("postgresql"));
      Scripts.run(elsewhere, EachChange.ground("postgresql"));
      int taken = 0;
      for (EachChange each : changes) {
        taken += loads(each, connection, elsewhere) ? 1 : 0;
      }
      TRIED.addAndGet(changes.size());
      TAKEN.addAndGet(taken);
      if (taken > 0) {
        Scripts.run(
            connection,
            "SELECT nextval(oid::regclass), nextval(oid::regclass) FROM pg_class WHERE relkind = 'S'");
        if (changes.get(0).name().hashCode() % 2 == 0) {
          CatalogTrial.thereAndBack(db, connection, wanted, elsewhere);
        } else {
          CatalogTrial.thereAndBackReading(db, connection, wanted, elsewhere);
        }
      }
    }
  }

  /** Whether the server takes both, so that they are there now. */
  private static boolean loads(EachChange each, Connection connection, Connection elsewhere)
      throws SQLException {
    connection.setAutoCommit(false);
    elsewhere.setAutoCommit(false);
    boolean taken = takes(connection, each.before()) && takes(elsewhere, each.after());
    for (Connection one : List.of(connection, elsewhere)) {
      if (taken) {
        one.commit();
      } else {
        one.rollback();
      }
      one.setAutoCommit(true);
    }
    return taken;
  }

  private static boolean takes(Connection connection, String script) {
    try {
      Scripts.run(connection, script);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
