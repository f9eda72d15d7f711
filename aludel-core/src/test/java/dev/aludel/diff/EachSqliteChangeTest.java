package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialects;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.testing.Scripts;
import dev.aludel.testing.SqlitePair;
import dev.aludel.testing.TestSqlite;
import dev.aludel.testing.schema.EachChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each property of an SQLite table changes alone, there and back with the rows, and beside each
 * thing that stays. What SQLite does not take, as a state of it, is left out.
 */
class EachSqliteChangeTest {

  private static final String NAMED = System.getProperty("aludel.each.named", ".*");

  @Test
  void alone() {
    all(EachChange.alone("sqlite"), 1);
  }

  @Test
  void beside() {
    all(EachChange.beside("sqlite"), Boolean.getBoolean("aludel.long") ? 1 : 31);
  }

  /**
   * @param of how many there are to each that is tried
   */
  private static void all(Stream<EachChange> changes, int of) {
    List<String> failures = new ArrayList<>();
    int taken = 0;
    AtomicInteger at = new AtomicInteger();
    List<EachChange> some =
        changes
            .filter(each -> each.name().matches(NAMED))
            .filter(each -> at.getAndIncrement() % of == 0)
            .toList();
    for (EachChange each : some) {
      try {
        taken += isTaken(each) ? 1 : 0;
      } catch (SQLException | RuntimeException | AssertionError e) {
        failures.add("##" + each.name() + "\n" + e.getMessage() + "\n" + each);
      }
    }
    assertThat(failures).as("of %d that SQLite takes", taken + failures.size()).isEmpty();
    assertThat(taken)
        .as("of %d that were tried", some.size())
        .isGreaterThanOrEqualTo(some.size() / 2);
  }

  private static boolean isTaken(EachChange change) throws SQLException {
    try (TestSqlite db = TestSqlite.memory();
        TestSqlite wanted = TestSqlite.memory();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      try {
        Scripts.run(connection, EachChange.ground("sqlite") + change.before());
        Scripts.run(elsewhere, EachChange.ground("sqlite") + change.after());
      } catch (SQLException e) {
        return false;
      }
      thereAndBack(db, connection, elsewhere);
      return true;
    }
  }

  private static void thereAndBack(TestSqlite db, Connection connection, Connection elsewhere)
      throws SQLException {
    LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
    Schema before = live.inspect();
    Schema model = new LiveDiff(live.dialect(), elsewhere).inspect();
    List<String> catalog = catalog(connection);
    String table =
        before.tables().stream()
            .map(t -> t.name().name())
            .filter(n -> n.startsWith("t_"))
            .findFirst()
            .orElseThrow();
    String rows =
        "SELECT CAST(k AS REAL), CAST(v AS REAL), CAST(w AS REAL) FROM " + table + " ORDER BY k";
    List<String> there = db.query(rows);

    SchemaDiff diff = live.to(model, before);
    live.runForeseen(diff.operations());
    assertThat(live.to(model, live.inspect()).describe())
        .as("left after %s", diff.describe())
        .isEmpty();
    assertThat(catalog(connection))
        .as("after %s", diff.describe())
        .containsExactlyInAnyOrderElementsOf(catalog(elsewhere));

    live.run(Operation.inverseOf(before, diff.operations()));
    assertThat(live.to(before, live.inspect()).describe())
        .as("left after the inverse of %s", diff.describe())
        .isEmpty();
    assertThat(catalog(connection))
        .as("after the inverse of %s", diff.describe())
        .containsExactlyInAnyOrderElementsOf(catalog);
    assertThat(db.query(rows)).as("rows after %s and back", diff.describe()).isEqualTo(there);
  }

  /** A primary key that is added is NOT NULL, whatever SQLite would allow. */
  private static List<String> catalog(Connection connection) throws SQLException {
    return SqlitePair.catalog(connection).stream()
        .filter(line -> !line.matches("column .* [01] [1-9] 0 0"))
        .toList();
  }
}
