package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.testing.Scripts;
import dev.aludel.testing.SqlitePair;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Schemas written by hand, with all that SQLite has: one becomes the other by its diff, and back.
 */
class SqlitePairsTest {

  static List<SqlitePair> pairs() {
    return SqlitePair.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void eachBecomesTheOtherAndItselfAgainWithItsRows(SqlitePair pair) throws SQLException {
    try (TestSqlite db = TestSqlite.memory();
        TestSqlite other = TestSqlite.memory();
        Connection connection = db.connect();
        Connection elsewhere = other.connect()) {
      Dialect dialect = Dialects.of(connection);
      Scripts.run(connection, pair.before());
      Scripts.run(connection, pair.rows());
      Scripts.run(elsewhere, pair.after());
      List<String> catalog = SqlitePair.catalog(connection);
      Map<String, List<String>> rows = SqlitePair.rows(connection);
      LiveDiff live = new LiveDiff(dialect, connection);
      Schema before = live.inspect();
      Schema model = new LiveDiff(dialect, elsewhere).inspect();

      SchemaDiff diff = live.to(model, before, renames(pair));
      assertThat(diff.isEmpty()).isFalse();
      live.runForeseen(diff.operations());

      assertThat(live.to(model, live.inspect()).describe()).as("left").isEmpty();
      assertThat(SqlitePair.catalog(connection))
          .filteredOn(line -> !isKeyOfNulls(line))
          .containsExactlyInAnyOrderElementsOf(
              SqlitePair.catalog(elsewhere).stream().filter(line -> !isKeyOfNulls(line)).toList());

      live.run(Operation.inverseOf(before, diff.operations()));

      assertThat(live.to(before, live.inspect()).describe()).as("left after the inverse").isEmpty();
      assertThat(SqlitePair.catalog(connection))
          .filteredOn(line -> !isKeyOfNulls(line))
          .containsExactlyInAnyOrderElementsOf(
              catalog.stream().filter(line -> !isKeyOfNulls(line)).toList());
      assertThat(SqlitePair.rows(connection)).isEqualTo(rows);
    }
  }

  @Test
  void aConflictClauseThatComesLeavesOutNoRow() throws SQLException {
    for (String clause :
        List.of(
            "UNIQUE ON CONFLICT REPLACE",
            "UNIQUE ON CONFLICT IGNORE",
            "NOT NULL ON CONFLICT IGNORE",
            "NOT NULL ON CONFLICT REPLACE DEFAULT 7",
            "PRIMARY KEY ON CONFLICT REPLACE")) {
      try (TestSqlite db = TestSqlite.memory();
          TestSqlite other = TestSqlite.memory();
          Connection connection = db.connect();
          Connection elsewhere = other.connect()) {
        Dialect dialect = Dialects.of(connection);
        Scripts.run(connection, "CREATE TABLE t (a TEXT, b TEXT)");
        db.execute("INSERT INTO t VALUES ('1', 'x'), ('1', 'y'), (NULL, 'z')");
        Scripts.run(elsewhere, "CREATE TABLE t (a TEXT " + clause + ", b TEXT)");
        LiveDiff live = new LiveDiff(dialect, connection);
        Schema before = live.inspect();
        SchemaDiff diff = live.to(new LiveDiff(dialect, elsewhere).inspect(), before);

        assertThatThrownBy(() -> live.run(diff.operations()))
            .as(clause)
            .hasMessageContaining("constraint failed");

        assertThat(live.inspect()).isEqualTo(before);
        assertThat(db.query("SELECT a, b FROM t")).containsExactly("1|x", "1|y", "NULL|z");
      }
    }
  }

  /** A primary key that is added is NOT NULL, whatever SQLite would allow. */
  private static boolean isKeyOfNulls(String line) {
    return line.matches("column .* [01] [1-9] 0 0");
  }

  private static Renames renames(SqlitePair pair) {
    return new Renames(
        List.of(),
        pair.renames().stream()
            .map(rename -> rename.split("="))
            .map(names -> new NamedRename(path(names[0]), path(names[1])))
            .toList());
  }

  private static List<String> path(String names) {
    return Arrays.asList(names.split("\\."));
  }
}
